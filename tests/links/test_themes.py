"""What may be taken to serve an aim because its words carry the aim's theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Linked = Callable[..., Any]

AIMS = "今后五年，建设人文青石、绿色青石、和谐青石“三个青石”。"


def served(rows: Linked, statement: str, heading: str = "做强产业") -> set[tuple[str, str, str]]:
    text = f"今后五年工作任务\n\n{AIMS}\n\n一、{heading}\n\n{statement}\n"
    return {(row[0], row[2], row[4]) for row in rows(text, "servesByTheme")}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("实施造林绿化工程。", {("造林绿化工程", "绿色青石", "medium")}),
        ("实施“绿满青石”行动。", {("“绿满青石”行动", "绿色青石", "medium")}),
        ("建设青石河湿地公园。", {("青石河湿地公园", "绿色青石", "medium")}),
        (
            "实施学前教育普惠行动。",
            {("学前教育普惠行动", "人文青石", "medium"), ("学前教育普惠行动", "和谐青石", "medium")},
        ),
        ("启动“八五”普法。", {("“八五”普法", "和谐青石", "medium")}),
        (
            "围绕创建云岭景区实施了步行街改造。",
            {("云岭景区", "人文青石", "medium"), ("步行街改造", "人文青石", "medium")},
        ),
        # Strictness matters as much as recall.
        ("打造生猪养殖集群。", set()),
        ("建设绿色煤焦化产业集群。", set()),
        ("开通绿色通道。", set()),
        ("建设云岭物流园。", set()),
    ],
)
def test_terms_in_the_name(rows: Linked, statement: str, found: set[tuple[str, str, str]]) -> None:
    assert served(rows, statement) == found


def test_terms_in_the_heading_count_less(rows: Linked) -> None:
    assert served(rows, "实施青石河综合整治工程。", "加强环境治理") == {("青石河综合整治工程", "绿色青石", "low")}
    assert served(rows, "建设云岭物流园。", "做强产业") == set()


def test_the_reason_names_the_terms_and_where_they_stand(linked: Linked) -> None:
    def reason(statement: str, heading: str) -> list[str]:
        text = f"今后五年工作任务\n\n{AIMS}\n\n一、{heading}\n\n{statement}\n"
        return [link.rationale for link in linked(text, "servesByTheme")]

    assert reason("实施造林绿化工程。", "做强产业") == ["名称含“造林”“绿化”，同属“绿色生态”主题；原文没有写明"]
    assert reason("实施青石河综合整治工程。", "加强环境治理") == [
        "所在标题“一、加强环境治理”含“环境治理”，同属“绿色生态”主题；原文没有写明"
    ]
    assert "名称前的目的含“景区”，同属“人文”主题；原文没有写明" in reason(
        "围绕创建云岭景区实施了步行街改造。", "做强产业"
    )


def test_an_aim_is_not_served_by_its_own_name(rows: Linked) -> None:
    found = served(rows, "建设绿色青石。")
    assert not [row for row in found if row[0] == row[1]]


def test_where_no_aim_names_a_theme_nothing_is_interpreted(rows: Linked) -> None:
    assert rows("一、今后任务\n实施造林绿化工程。\n", "servesByTheme") == []


def test_what_is_stated_stays_stated(rows: Linked) -> None:
    text = f"今后五年工作任务\n\n{AIMS}\n\n一、做强产业\n\n实施造林绿化工程。\n"
    assert {row[1] for row in rows(text) if row[2] == "绿色青石" and row[0] != "三个青石"} == {"servesByTheme"}
