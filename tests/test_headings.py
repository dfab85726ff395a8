"""Numbers that open headings, and numbered sentences inside paragraphs."""

from __future__ import annotations

import pytest

from gangmu.graph.headings import items, number
from gangmu.graph.sentences import split
from gangmu.graph.text import Source, clean


@pytest.mark.parametrize(
    ("line", "style", "ordinal", "rest"),
    [
        ("一、工作回顾", "one", 1, "工作回顾"),
        ("十二、 工作回顾", "one", 12, "工作回顾"),
        ("（三）兴产业", "two", 3, "兴产业"),
        ("(十一)兴产业", "two", 11, "兴产业"),
        ("1.兴产业", "three", 1, "兴产业"),
        ("１２．兴产业", "three", 12, "兴产业"),
        ("3、兴产业", "three", 3, "兴产业"),
        ("（4）兴产业", "four", 4, "兴产业"),
        ("5）兴产业", "half", 5, "兴产业"),
        ("⑥兴产业", "five", 6, "兴产业"),
        ("1.2 兴产业", "dotted2", 2, "兴产业"),
        ("1.2.13兴产业", "dotted3", 13, "兴产业"),
        ("第三章　兴产业", "chapter", 3, "兴产业"),
        ("第十节 兴产业", "section", 10, "兴产业"),
        ("第一部分：兴产业", "part", 1, "兴产业"),
        ("二是兴产业", "item", 2, "兴产业"),
        ("三要兴产业", "item", 3, "兴产业"),
        ("首先，兴产业", "adverb", 1, "兴产业"),
        ("第四，兴产业", "adverb", 4, "兴产业"),
    ],
)
def test_styles_of_numbering(line: str, style: str, ordinal: int, rest: str) -> None:
    found = number(line, 0, len(line))
    assert found
    assert (found.style, found.ordinal, line[found.end :]) == (style, ordinal, rest)


@pytest.mark.parametrize(
    "line",
    [
        "3月30日召开大会",
        "2024年工作回顾",
        "1.5亿元投资到位",
        "3.2万亩农田建成",
        "10个项目开工",
        "一二三产融合发展",
        "一、二、三产业融合发展",
        "三要素市场",
        "第一产业增加值增长",
        "十四五时期",
        "（一）",
        "兴产业",
    ],
)
def test_what_only_looks_like_a_number(line: str) -> None:
    assert number(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("一是兴产业。建园区，上项目。二是惠民生。办实事。", ["一是兴产业", "二是惠民生"]),
        (
            "抓好三件事：一是兴产业。建园区。二是惠民生。办实事。三是保安全。",
            ["一是兴产业", "二是惠民生", "三是保安全"],
        ),
        ("一要兴产业。建园区，上项目。二要惠民生，办实事。守底线。", ["一要兴产业", "二要惠民生，办实事"]),
        ("第一，兴产业。建园区。第二，惠民生。办实事。", ["第一，兴产业", "第二，惠民生"]),
        (
            "第一，各级政府要把安全生产摆在更加重要的位置，强化责任制，落实到每个生产经营企业，抓紧健全机制，不留死角。"
            "第二，强监管。办实事。第三，保安全。守底线。",
            ["第一，各级政府要把安全生产摆在更加重要的位置", "第二，强监管", "第三，保安全"],
        ),
        ("（1）兴产业。建园区。（2）惠民生。办实事。", ["（1）兴产业", "（2）惠民生"]),
        # Each tells all that it has to tell.
        ("一是兴产业，建园区，上项目。二是惠民生，办实事。三是保安全，守底线。", []),
        ("一是兴产业；二是惠民生；三是保安全。建园区。", []),
        # No series.
        ("一是兴产业。建园区。", []),
        ("二是兴产业。建园区。三是惠民生。办实事。", []),
        ("一是兴产业。建园区。三是惠民生。办实事。", []),
    ],
)
def test_numbered_sentences_that_name(paragraph: str, found: list[str]) -> None:
    text = clean(Source("a", paragraph, "", ""))
    assert [text.chars[item.start : item.end] for item in items(text.chars, list(split(text)))] == found
