"""Nouns that end the name of an undertaking, and names that say which one is meant."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions.projects.heads import definite, ended, head_class, is_head, leading_place, place_like, vague


@pytest.mark.parametrize(
    ("words", "head", "kind"),
    [
        ("云岭镇茶叶出口示范基地", "基地", "facility"),
        ("青石县人民医院", "医院", "facility"),
        ("青石至云岭高速公路", "高速公路", "facility"),
        ("学前教育普惠行动", "行动", "programme"),
        ("老旧小区改造", "改造", "programme"),
        ("青石国际马拉松", "马拉松", "programme"),
        ("青石文旅集团", "集团", "organisation"),
        ("青石产业发展基金", "基金", "fund"),
        ("云岭全域旅游发展规划", "规划", "document"),
        ("三年行动计划", "行动计划", "document"),
        ("重大项目", "重大项目", "light"),
        ("云岭公园（二期）", "公园", "facility"),
    ],
)
def test_ended(words: str, head: str, kind: str) -> None:
    assert (ended(words), head_class(head)) == (head, kind)
    assert is_head(head)


@pytest.mark.parametrize(
    "words",
    ["发展水平", "绿色通道", "基层治理", "美丽家园", "全面深化改革", "义务教育", "历史文化名城", "思路", "", "（）"],
)
def test_no_head(words: str) -> None:
    assert ended(words) == ""


@pytest.mark.parametrize(
    ("name", "head", "says"),
    [
        ("国际物流园区", "园区", True),
        ("青石水库", "水库", True),
        ("“云谷”行动", "行动", True),
        ("东外环路", "外环路", True),
        ("就业创业工程", "工程", True),
        ("重大项目", "项目", False),
        ("一批重点工程", "工程", False),
        ("市场", "市场", False),
        ("现代化产业园", "产业园", False),
        ("《行动", "行动", False),
    ],
)
def test_definite(name: str, head: str, says: bool) -> None:
    assert definite(name, head) is says


@pytest.mark.parametrize(
    ("words", "only_a_kind"),
    [("重大", True), ("现代化", True), ("三大重点", True), ("云岭", False), ("茶叶加工", False)],
)
def test_vague(words: str, only_a_kind: bool) -> None:
    assert vague(words) is only_a_kind


@pytest.mark.parametrize(
    ("words", "place"), [("云岭镇", True), ("青石河", True), ("省道201线青石段", True), ("茶叶", False), ("", False)]
)
def test_place_like(words: str, place: bool) -> None:
    assert place_like(words) is place


@pytest.mark.parametrize(
    ("words", "place"),
    [("云岭镇蔬菜基地", "云岭镇"), ("青石湖湿地公园", "青石湖"), ("蔬菜基地", ""), ("云岭镇", ""), ("", "")],
)
def test_leading_place(words: str, place: str) -> None:
    assert words[: leading_place(words)] == place
