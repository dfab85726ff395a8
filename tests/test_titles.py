"""Lines that stand alone: titles of parts, and the furniture that is none."""

from __future__ import annotations

import pytest

from gangmu.graph.paragraphs import paragraphs
from gangmu.graph.sentences import split
from gangmu.graph.text import Source, clean
from gangmu.graph.titles import appendix, body, glossary, greets, is_title

PROSE = "过去一年，粮食增产，园区建成。"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("指导思想", True),
        ("负重实现赶超 乘势取得突破", True),
        ("2025年工作安排", True),
        ("展 望", True),
        ("打造古今同辉的人文青石，建设内外兼修的和谐青石", True),
        ("青石县委书记张三代表县委作报告", False),
        ("青石县第十四次代表大会会场", False),
        ("图为大会现场", False),
        ("摄影：张三", False),
        ("来源：青石日报", False),
        ("县长 张三", False),
        ("青石县人民政府县长　　李　四", False),
        ("张三 李四四 王五", False),
        ("2025年1月20日", False),
        ("（2025年1月20日）", False),
        ("（此件公开发布）", False),
        ("主办单位：县教育局，各镇", False),
        ("各位代表", False),
        ("今年要抓好以下工作：", False),
        (PROSE, False),
        ("现在,我代表县政府作报告.", False),
        ("建设园区,修好道路,办好实事", False),
        ("123 456", False),
        ("建设园区" * 11, False),
    ],
)
def test_which_lines_are_titles(line: str, title: bool) -> None:
    text = clean(Source("a", f"{PROSE}\n{line}\n{PROSE}", "", ""))
    assert is_title(text.chars, list(paragraphs(text, list(split(text)))), 1) is title


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        (f"青石县政府工作报告\n——2025年1月2日在青石县人民代表大会上\n县长 张三\n各位代表：\n{PROSE}", PROSE),
        (f"青石县政府工作报告\n来源：青石日报\n{PROSE}\n一、回顾", PROSE),
        (f"各位代表：\n一、工作回顾\n{PROSE}", "一、工作回顾"),
        (f"一、工作回顾\n{PROSE}", "一、工作回顾"),
        (f"青石县政府工作报告\n一、工作回顾\n{PROSE}", "一、工作回顾"),
        (f"青石县政府工作报告\n2024年工作回顾\n{PROSE}", "2024年工作回顾"),
        (f"# 青石县政府工作报告\n## 回顾\n{PROSE}", "回顾"),
        (f"青石县规划\n目录\n一、回顾……1\n二、展望……9\n一、回顾\n{PROSE}\n二、展望\n{PROSE}", "一、回顾"),
        (PROSE, PROSE),
    ],
)
def test_where_the_body_begins(raw: str, first: str) -> None:
    text = clean(Source("a", raw, "", ""))
    found = list(paragraphs(text, list(split(text))))
    assert text.chars[slice(*found[body(text.chars, found)].line.at)] == first


@pytest.mark.parametrize(
    ("title", "after", "explains"),
    [
        ("附件1", True, False),
        ("附件2 名词解释", True, True),
        ("《政府工作报告》有关名词解释", True, True),
        ("注释：", True, True),
        ("附加说明", False, False),
        ("主要任务", False, False),
    ],
)
def test_what_stands_after_the_report(title: str, after: bool, explains: bool) -> None:
    assert (appendix(title), glossary(title)) == (after, explains)


@pytest.mark.parametrize(
    ("line", "found"),
    [("各位代表！", True), ("各位代表，过去一年很不平凡。", True), ("同志们！", True), ("我们要团结各位代表。", False)],
)
def test_a_paragraph_that_turns_to_the_listeners(line: str, found: bool) -> None:
    text = clean(Source("a", line, "", ""))
    assert greets(text.chars, next(iter(paragraphs(text, list(split(text)))))) is found
