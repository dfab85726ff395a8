"""What stands under which heading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gangmu.graph.find import read
from gangmu.graph.text import Source

Linked = Callable[..., Any]

PLAN = """今后五年工作任务

一、做强现代农业

新建10万亩高标准农田。

（一）壮大园区

打造云岭茶叶加工园。

二、做优生态环境

建设青石河湿地公园。
"""


def pairs(found: Any) -> list[tuple[str, str]]:
    return [(row[0], row[2]) for row in found]


def test_undertakings_serve_the_headings_above_them_and_so_do_headings(rows: Linked) -> None:
    found = rows(PLAN, "servesByNesting")
    assert sorted(pairs(found)) == [
        ("云岭茶叶加工园", "做强现代农业"),
        ("云岭茶叶加工园", "壮大园区"),
        ("壮大园区", "做强现代农业"),
        ("青石河湿地公园", "做优生态环境"),
        ("高标准农田", "做强现代农业"),
    ]
    assert {row[3:] for row in found} == {("structural", "high", "")}


def test_the_evidence_is_the_heading_and_the_statement(linked: Linked) -> None:
    link = next(link for link in linked(PLAN, "servesByNesting") if link.subject.key == "高标准农田")
    assert link.rationale == "列在标题“一、做强现代农业”之下"
    chars = read(Source("a", PLAN, "", "")).text.chars
    assert [chars[slice(*span)] for span in link.evidence] == ["一、做强现代农业", "新建10万亩高标准农田"]


def test_nothing_in_a_review_is_nested(rows: Linked) -> None:
    text = """过去五年工作回顾

一、农业基础更加稳固

建成云岭茶叶加工园。

二、生态环境持续改善

启动青石河湿地公园建设。
"""
    assert rows(text, "servesByNesting") == []


def test_a_look_back_inside_the_plan_is_not_nested(rows: Linked) -> None:
    text = "今后五年工作任务\n\n一、做强现代农业\n\n过去一年，建成云岭茶叶加工园。今后五年，要建设白沙茶叶加工园。\n"
    assert ("云岭茶叶加工园", "做强现代农业") not in pairs(rows(text, "servesByNesting"))


def test_headings_that_only_open_a_part_are_not_served(rows: Linked) -> None:
    text = "今后五年工作任务\n\n一、总体要求\n\n建设云岭茶叶加工园。\n\n二、重点任务\n\n建设白沙茶叶加工园。\n"
    assert rows(text, "servesByNesting") == []


def test_a_report_without_headings(rows: Linked) -> None:
    assert rows("今年，建设云岭茶叶加工园。\n", "servesByNesting") == []
