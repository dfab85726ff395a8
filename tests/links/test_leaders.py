"""Who leads, is supported, takes part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Linked = Callable[..., Any]

TEXT = (
    "一、今后任务\n新材料产业上，以青石时代公司为龙头，实施汽车充电桩等一批项目，"
    "支持云岭药业、白沙化工等企业做大做强。\n"
)


def test_a_leader_leads_the_line_of_business_and_what_follows(rows: Linked) -> None:
    assert [(row[0], row[2], *row[3:]) for row in rows(TEXT, "ledBy")] == [
        ("新材料产业", "青石时代公司", "stated", "high", "以…为龙头"),
        ("汽车充电桩", "青石时代公司", "stated", "high", "以…为龙头"),
    ]


def test_the_supported_lead_nothing(rows: Linked) -> None:
    assert [(row[0], row[2], *row[3:]) for row in rows(TEXT, "supportsActor")] == [
        ("新材料产业", "云岭药业", "stated", "high", "支持…"),
        ("新材料产业", "白沙化工", "stated", "high", "支持…"),
    ]


def test_what_stands_before_the_cue_is_not_led(rows: Linked) -> None:
    text = "一、今后任务\n建设云岭物流园，以青石时代公司为龙头，建设白沙产业园。\n"
    assert [(row[0], row[2]) for row in rows(text, "ledBy")] == [("白沙产业园", "青石时代公司")]


def test_a_rank_and_a_class_of_firms_are_no_leaders(rows: Linked) -> None:
    text = "一、今后任务\n打造云岭4A级龙头景区，培育农业产业化龙头企业，支持企业做大做强。\n"
    assert rows(text, "ledBy", "supportsActor") == []


def test_whoever_the_clause_names_takes_part(rows: Linked) -> None:
    text = "一、今后任务\n县医疗集团启动云岭医院建设。\n"
    assert [(row[0], row[2], *row[3:]) for row in rows(text, "involves")] == [
        ("云岭医院", "县医疗集团", "stated", "medium", "")
    ]


def test_departments_lead_the_item_that_they_stand_under(rows: Linked) -> None:
    text = "一、今后任务\n（一）实施暖心行动\n新建云岭养老院。\n责任单位：县民政局、县财政局\n（二）推进育才工程\n"
    assert [(row[0], row[2], *row[3:]) for row in rows(text, "ledBy")] == [
        ("实施暖心行动", "县民政局", "stated", "high", "责任单位"),
        ("实施暖心行动", "县财政局", "stated", "high", "责任单位"),
        ("云岭养老院", "县民政局", "stated", "high", "责任单位"),
        ("云岭养老院", "县财政局", "stated", "high", "责任单位"),
    ]


def test_departments_in_a_sentence_lead_its_undertakings(rows: Linked) -> None:
    text = "一、今后任务\n新建云岭养老院（牵头单位：县民政局；配合单位：县财政局）。新建白沙大桥。\n"
    assert [(row[0], row[1], row[2]) for row in rows(text, "ledBy", "involves") if row[5]] == [
        ("云岭养老院", "ledBy", "县民政局"),
        ("云岭养老院", "involves", "县财政局"),
    ]
