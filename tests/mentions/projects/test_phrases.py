"""Clauses to their verb phrases."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions.projects.phrases import CLASSES, Phrase, classes, phrases
from gangmu.graph.model import Span


def read(text: str) -> list[Phrase]:
    return list(phrases(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("成功举办云岭音乐节", [("成功举办", "云岭音乐节")]),
        ("持续推进实施青石河治理", [("持续推进实施", "青石河治理")]),
        ("新建、改建农村公路", [("新建、改建", "农村公路")]),
        ("建设了青石水库", [("建设了", "青石水库")]),
        # A noun that is no verb here.
        ("加强项目建设", [("加强", "项目建设")]),
        ("推进老城改造工程", [("推进", "老城改造工程")]),
        ("青石镇危房改造、道路硬化", []),
        ("城市运营中心", []),
        # A verb after the one who acts, or the place.
        ("支持企业建设研发中心", [("建设", "研发中心")]),
        ("在云岭镇建设茶叶基地", [("建设", "茶叶基地")]),
        ("青石县建设云岭大桥", [("建设", "云岭大桥")]),
        # Behind the undertaking.
        ("青石水库建成投用", [("建成投用", "青石水库")]),
        ("云岭大桥全线建成通车", [("全线建成通车", "云岭大桥")]),
        ("力争云岭大桥年内建成通车", [("力争", "云岭大桥")]),
        # What is written may hold verbs of its own.
        ("制定出台全面推进乡村建设实施意见", [("制定", "全面推进乡村建设实施意见")]),
        ("", []),
        ("建设", []),
        ("地区生产总值增长8%", []),
    ],
)
def test_phrases(text: str, found: list[tuple[str, str]]) -> None:
    if text:
        assert [(phrase.run, text[slice(*phrase.object)]) for phrase in read(text)] == found


@pytest.mark.parametrize(
    ("text", "after", "done"),
    [
        ("青石水库建成投用", True, True),
        ("白沙机场开工建设", True, False),
        ("云岭产业园雏形初现", True, False),
        ("新建青石水库", False, False),
    ],
)
def test_what_stands_behind_says_whether_it_is_done(text: str, after: bool, done: bool) -> None:
    assert [(phrase.after, phrase.done) for phrase in read(text)] == [(after, done)]


def test_what_something_else_is_done_for() -> None:
    text = "围绕创建云岭景区实施了步行街改造"
    assert [(phrase.verb, phrase.aim) for phrase in read(text)] == [("创建", True), ("实施", False)]


@pytest.mark.parametrize(
    ("verb", "known"),
    [
        ("新建", {"build"}),
        ("组建", {"found"}),
        ("编制", {"write"}),
        ("举办", {"hold"}),
        ("做优", {"raise"}),
        ("来到", set()),
    ],
)
def test_classes(verb: str, known: set[str]) -> None:
    assert classes(verb) == known
    assert known <= set(CLASSES)


def test_a_clause_is_a_part_of_the_text() -> None:
    text = "新建甲园，举办云岭音乐节，新建乙园"
    assert [text[slice(*p.object)] for p in phrases(text, Span(5, 12))] == ["云岭音乐节"]
