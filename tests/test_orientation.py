"""Which way a title and a sentence look."""

from __future__ import annotations

import pytest

from gangmu.graph.model import Orientation
from gangmu.graph.orientation import lasting, of_sentence, of_text, of_title


@pytest.mark.parametrize(
    ("title", "high", "value"),
    [
        ("2024年工作回顾", True, "review"),
        ("回眸", True, "review"),
        ("过去五年的工作", True, "review"),
        ("“十三五”规划完成情况", True, "review"),
        ("展 望", True, "outlook"),
        ("2025年工作安排建议", True, "outlook"),
        ("今后五年的目标任务", True, "outlook"),
        ("2025年目标任务和重点工作", True, "outlook"),
        ("今后五年主要目标", True, "goalList"),
        ("指导思想", True, "guidance"),
        ("2025年总体要求", True, "guidance"),
        ("实现建军百年奋斗目标", True, None),
        ("围绕主要目标上项目", True, None),
        ("兴产业", True, None),
        ("2025年总体要求和政策取向", True, "outlook"),
        ("主要目标", False, "goalList"),
        ("基本原则", False, "guidance"),
        ("总结推广经验，抓好任务落实", False, None),
        ("总结推广经验，抓好任务落实", True, "review"),
    ],
)
def test_titles(title: str, high: bool, value: str | None) -> None:
    assert of_title(title, high) == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("一年来，粮食增产。", "review"),
        ("各位代表！过去五年，粮食增产。", "review"),
        ("我们将新建医院。", "outlook"),
        ("今年，要新建医院。", "outlook"),
        ("今年经济社会发展主要预期目标是：粮食增产5%。", "goalList"),
        ("今年政府工作的总体要求是：稳中求进。", "guidance"),
        ("粮食增产5%。", None),
        ("各位代表！", None),
    ],
)
def test_sentences(sentence: str, value: str | None) -> None:
    assert of_sentence(sentence, 0, len(sentence)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五年来，粮食增产，取得了成效，圆满完成任务。", "review"),
        ("要加快建设，确保增产。", "outlook"),
        ("青石县。", None),
    ],
)
def test_texts(text: str, value: str | None) -> None:
    assert of_text(text, 0, len(text)) == value


@pytest.mark.parametrize(
    ("own", "base", "sentence", "last"),
    [
        ("review", "outlook", "两岸往来更密切。", True),
        ("review", "outlook", "要加强往来。", False),
        ("review", "outlook", "对此，我们要加强往来。", False),
        ("review", "outlook", "这些问题必须解决。", False),
        ("review", "review", "要加强往来。", True),
        ("goalList", "outlook", "失业率5.5%左右。", True),
        ("goalList", "outlook", "继续实施就业政策。", False),
        ("guidance", "outlook", "继续实施就业政策。", True),
    ],
)
def test_how_long_a_stated_orientation_lasts(own: str, base: str, sentence: str, last: bool) -> None:
    stated = Orientation(own)
    assert lasting(stated, Orientation(base), sentence, 0, len(sentence)) is (stated if last else None)
