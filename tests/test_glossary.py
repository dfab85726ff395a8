"""Glossaries of reports: where they stand, what they explain, and that they neither report nor promise."""

from __future__ import annotations

import pytest

from gangmu.graph import glossary
from gangmu.graph.find import find, read
from gangmu.graph.glossary import Glossary
from gangmu.graph.outline import Reading
from gangmu.graph.text import Source

BODY = "一、今后任务\n建设“两湖”，推广云仓。\n"


def reading(text: str) -> Reading:
    return read(Source("a", text, "", "utf-8"))


def entries(text: str) -> list[tuple[str, str]]:
    """Return the explained terms with their meanings; each entry is one line of the text."""
    of = reading(text)
    found = glossary.read(of).entries
    for entry in found:
        assert entry.at.holds(entry.spot) and entry.at.holds(entry.meaning) and of.words(entry.spot) == entry.term
        assert "\n" not in of.words(entry.at)
    return [(entry.term, of.words(entry.meaning)) for entry in found]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("名词解释\n1.“两湖”：是指青石湖、云岭湖。", [("“两湖”", "青石湖、云岭湖。")]),
        ("附件2 名词解释\n1.云仓：即一种仓库。", [("云仓", "一种仓库。")]),
        ("《政府工作报告》有关内容名词注释\n1.云仓：一种仓库。", [("云仓", "一种仓库。")]),
        ("注释：\n１、“两湖”工程：是指青石湖、云岭湖。", [("“两湖”工程", "青石湖、云岭湖。")]),
        ("附注：\n（1）云仓：一种仓库。", [("云仓", "一种仓库。")]),
        ("名词解释\n3.10种茶叶：青石茶、云岭茶。", [("10种茶叶", "青石茶、云岭茶。")]),  # not number 3.10
        ("名词解释\n云仓：一种仓库。", [("云仓", "一种仓库。")]),  # without a number
        ("名词解释\n1.云仓是指一种仓库。", [("云仓", "一种仓库。")]),  # without a colon
        ("名词解释\n1.“甲：乙”机制（试行）：一种做法。", [("“甲：乙”机制（试行）", "一种做法。")]),
        ("名词解释\n1.云仓：指导农户的仓库。", [("云仓", "指导农户的仓库。")]),  # 指 of 指导 opens nothing
        ("名词解释\n1.云仓：为方便农户而建的仓库。", [("云仓", "为方便农户而建的仓库。")]),
        ("名词解释\n一些说明，没有名词。", []),
    ],
)
def test_entries_are_numbered_terms_under_a_title(notes: str, found: list[tuple[str, str]]) -> None:
    assert entries(BODY + notes) == found


def test_a_footnote_is_an_entry_if_the_text_calls_it() -> None:
    text = "一、今后任务\n建设“两湖”〔1〕。\n〔1〕“两湖”：青石湖、云岭湖。\n〔2〕说明：无关。\n"
    assert entries(text) == [("“两湖”", "青石湖、云岭湖。")]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "我们要做好名词解释工作：让群众听懂。\n",
        "一、重点任务\n1.兴产业：建强园区。\n2.惠民生：办好实事。\n",
    ],
)
def test_a_report_without_one_has_an_empty_one(text: str) -> None:
    assert glossary.read(reading(text)) == Glossary()


def test_it_ends_where_the_next_appendix_begins() -> None:
    text = BODY + "名词解释\n1.云仓：一种仓库。\n附件\n2025年实事\n一、修路\n新建云岭大桥：年内开工。\n"
    of = reading(text)
    notes = glossary.read(of)
    assert [entry.term for entry in notes.entries] == ["云仓"]
    held = {of.words(sentence.at) for sentence in of.sentences if notes.holds(sentence.at)}
    assert held == {"名词解释", "1.云仓：一种仓库。"}


def test_what_it_says_is_no_claim() -> None:
    notes = "名词解释\n1.云仓：2024年，全县新建云岭粮食储备库，农户占60%，建成仓库12座。\n"
    found = find(reading(BODY + notes))
    assert found.projects == () or all("储备库" not in project.name for project in found.projects)
    assert found.indicators == ()
    assert [definition.term for definition in found.definitions] == ["云仓"]
    plain = find(reading(BODY + "2024年，全县新建云岭粮食储备库，建成仓库12座。\n"))
    assert plain.projects and plain.indicators and not plain.definitions
