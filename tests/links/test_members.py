"""Slogans and their parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gangmu.graph.find import read
from gangmu.graph.model import Kind
from gangmu.graph.text import Source

Linked = Callable[..., Any]

UNFOLDED = """一、做好“三篇文章”

（一）{}

建设云岭物流园。

（二）{}

建设白沙产业园。

（三）{}

建设白沙市场。
"""


def test_parts_that_stand_before_the_name(rows: Linked) -> None:
    assert rows("一、今后任务\n建设人文青石、绿色青石、和谐青石“三个青石”。", "hasMember") == [
        ("三个青石", "hasMember", "人文青石", "stated", "high", ""),
        ("三个青石", "hasMember", "绿色青石", "stated", "high", ""),
        ("三个青石", "hasMember", "和谐青石", "stated", "high", ""),
    ]


def test_their_order_is_kept(linked: Linked) -> None:
    found = linked("一、今后任务\n建设人文青石、绿色青石、和谐青石“三个青石”。", "hasMember")
    assert [(link.position, link.object.key) for link in found] == [(1, "人文青石"), (2, "绿色青石"), (3, "和谐青石")]


def test_parts_that_headings_unfold(linked: Linked) -> None:
    text = UNFOLDED.format("做强农业", "做优工业", "做活商贸")
    found = linked(text, "hasMember")
    assert [(link.object.key, link.object.kind) for link in found] == [
        ("做强农业", Kind.STRATEGY),
        ("做优工业", Kind.STRATEGY),
        ("做活商贸", Kind.STRATEGY),
    ]
    assert {(link.basis.value, link.confidence.value) for link in found} == {("structural", "high")}
    chars = read(Source("a", text, "", "")).text.chars
    assert [[chars[slice(*span)] for span in link.evidence] for link in found] == [
        ["三篇文章", "做强农业"],
        ["三篇文章", "做优工业"],
        ["三篇文章", "做活商贸"],
    ]


def test_headings_behind_a_name_whose_parts_are_told_are_other_things(rows: Linked) -> None:
    text = (
        "今后五年工作任务\n\n建设人文青石、绿色青石“两个青石”。\n\n"
        "一、做强农业\n\n建设云岭物流园。\n\n二、做优工业\n\n建设白沙产业园。\n"
    )
    assert [row[2] for row in rows(text, "hasMember")] == ["人文青石", "绿色青石"]
    assert {row[2] for row in rows(text, "servesByNesting")} == {"做强农业", "做优工业"}


def test_two_wordings_of_the_same_parts_are_the_same_things(rows: Linked) -> None:
    first = "过去五年工作回顾\n\n做好农业提质、工业提速、商贸提档“三篇文章”。\n\n今后五年工作任务\n\n"
    text = first + UNFOLDED.format("当好农业排头兵", "打造工业新引擎", "打造商贸新高地")
    assert [row[2] for row in rows(text, "hasMember")] == ["农业提质", "工业提速", "商贸提档"]
    assert ("云岭物流园", "农业提质") in {(row[0], row[2]) for row in rows(text, "servesByNesting")}


def test_a_slogan_without_a_list_has_no_parts(rows: Linked) -> None:
    assert rows("一、今后任务\n落实“六新”部署，建设云岭物流园。", "hasMember") == []


def test_a_compound_of_slogans(rows: Linked) -> None:
    text = (
        "一、今后任务\n建设人文青石、绿色青石、和谐青石“三个青石”，"
        "写好农业提质、工业提速、商贸提档、城镇提升“四篇文章”的“三四”思路。"
    )
    found = rows(text, "hasMember")
    assert [(row[0], row[2]) for row in found if row[0] == "三四"] == [("三四", "三个青石"), ("三四", "四篇文章")]


def test_parts_that_only_the_glossary_lists(linked: Linked) -> None:
    text = "一、今后任务\n建好“两湖”，落实“1+2”政策。\n名词解释\n1.“两湖”：青石湖、云岭湖。\n2.“1+2”政策：“1”是总意见，“2”是甲办法、乙办法。\n"
    found = linked(text, "hasMember")
    chars = read(Source("a", text, "", "")).text.chars
    assert [(x.subject.key, x.object.key, x.cue, x.rationale) for x in found] == [
        ("两湖", "青石湖", "", "由名词解释列出"),
        ("两湖", "云岭湖", "", "由名词解释列出"),
        ("1+2", "总意见", "“1”", "由名词解释列出"),
        ("1+2", "甲办法", "“2”", "由名词解释列出"),
        ("1+2", "乙办法", "“2”", "由名词解释列出"),
    ]
    assert {chars[slice(*x.evidence[0])] for x in found[:2]} == {"1.“两湖”：青石湖、云岭湖。"}


def test_a_list_that_breaks_off_gives_way_to_the_glossarys(rows: Linked) -> None:
    text = "一、今后任务\n落实守信、守时等“四守”要求。\n名词解释\n1.“四守”：守信、守时、守责、守廉。\n"
    assert [row[2] for row in rows(text, "hasMember")] == ["守信", "守时", "守责", "守廉"]
