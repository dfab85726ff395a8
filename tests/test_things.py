"""Which thing a name means within one report."""

from __future__ import annotations

import pytest

from gangmu.graph.find import find, read
from gangmu.graph.model import Kind, Ref
from gangmu.graph.text import Source
from gangmu.graph.things import Things, bare, things


def known(text: str) -> Things:
    reading = read(Source("a", text, "", "utf-8"))
    return things(reading, find(reading))


@pytest.mark.parametrize(
    ("name", "plain"),
    [("“云谷”行动", "云谷行动"), ("《青石规划》", "青石规划"), ("‘甲’ 乙\u3000丙", "甲乙丙"), ("", ""), ("“”", "")],
)
def test_bare(name: str, plain: str) -> None:
    assert bare(name) == plain


def test_names_are_found_with_and_without_their_marks() -> None:
    found = known("一、今后任务\n实施“绿满青石”行动。\n")
    ref = Ref(Kind.CAMPAIGN, "“绿满青石”行动")
    assert found.find("“绿满青石”行动") == found.find("绿满青石行动") == ref
    assert found.find("绿满") is None


def test_what_a_name_means_first_it_goes_on_to_mean() -> None:
    found = Things()
    first, second = Ref(Kind.PROJECT, "甲"), Ref(Kind.PLACE, "甲")
    assert found.add("甲", first) == first
    assert found.add("“甲”", second) == first


@pytest.mark.parametrize(
    ("statements", "keys"),
    [
        # Alike in name, and in size as far as one is given.
        (["新建云岭物流园。", "推进云岭物流园建设。"], ["云岭物流园"] * 2),
        (["新建10万亩高标准农田。", "新建10万亩高标准农田。"], ["高标准农田"] * 2),
        (["推进高标准农田建设。", "新建10万亩高标准农田。"], ["高标准农田"] * 2),
        (["实施“云谷”行动。", "深化云谷行动。"], ["“云谷”行动"] * 2),
        # Of another size, so another thing.
        (
            ["新建3万亩高标准农田。", "新建10万亩高标准农田。", "新建3万亩高标准农田。"],
            ["高标准农田", "高标准农田（10万亩）", "高标准农田"],
        ),
        (["新建云岭物流园。", "新建白沙物流园。"], ["云岭物流园", "白沙物流园"]),
    ],
)
def test_two_statements_of_one_project(statements: list[str], keys: list[str]) -> None:
    assert [ref.key for ref in known("一、今后任务\n" + "\n".join(statements) + "\n").projects] == keys


def test_other_wordings_of_a_project_mean_it() -> None:
    found = known("一、今后任务\n推进云岭大桥等重大项目建设。\n")
    assert found.find("云岭大桥重大项目") == Ref(Kind.PROJECT, "云岭大桥")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("建设人文青石、绿色青石、和谐青石“三个青石”。", "绿色青石", Kind.GOAL),
        ("做好农业提质、工业提速、商贸提档“三篇文章”。", "农业提质", Kind.ELEMENT),
        ("推进所有权、承包权、经营权“三权分置”改革。", "承包权", Kind.ELEMENT),
        ("建设人文青石、绿色青石、和谐青石“三个青石”。", "三个青石", Kind.SLOGAN),
        ("坚持“专精特新”方向。", "专精特新", Kind.EXPRESSION),
        ("实施“绿满青石”行动。", "“绿满青石”行动", Kind.CAMPAIGN),
        ("新建云岭镇茶叶基地。", "云岭镇", Kind.AREA),
        ("新建云岭镇茶叶基地。", "云岭镇茶叶基地", Kind.PROJECT),
        ("支持青石时代公司发展。", "青石时代公司", Kind.ENTERPRISE),
    ],
)
def test_kinds(text: str, name: str, kind: Kind) -> None:
    found = known(f"一、今后任务\n{text}\n").find(name)
    assert found is not None and found.kind is kind


def test_parts_that_headings_of_the_plan_unfold_are_strategies() -> None:
    text = "做好农业提质、工业提速、商贸提档“三篇文章”。\n\n今后五年工作任务\n\n一、农业提质\n\n建设云岭物流园。\n"
    assert known(text).find("农业提质") == Ref(Kind.STRATEGY, "农业提质")


@pytest.mark.parametrize(
    ("heading", "thing"),
    [
        ("一、做强现代农业", Ref(Kind.STRATEGY, "做强现代农业")),
        ("一、全力做强现代农业", Ref(Kind.STRATEGY, "全力做强现代农业")),
        ("一、建设“三个青石”", Ref(Kind.SLOGAN, "三个青石")),
        ("一、着力建设绿色青石", Ref(Kind.STRATEGY, "着力建设绿色青石")),
        ("一、绿色青石", Ref(Kind.STRATEGY, "绿色青石")),
        # What only opens a part names no line of work.
        ("一、总体要求", None),
        ("一、今后五年主要目标", None),
        # Nor does a place or a body.
        ("一、云岭镇", None),
    ],
)
def test_what_a_heading_of_the_plan_names(heading: str, thing: Ref | None) -> None:
    text = (
        "今后五年工作任务\n\n今后五年，要坚持以云岭镇为中心，建设人文青石、绿色青石、和谐青石“三个青石”。\n\n"
        f"{heading}\n\n建设云岭物流园。\n\n二、做优生态环境\n\n建设云岭湿地公园。\n"
    )
    reading = read(Source("a", text, "", "utf-8"))
    (index,) = [section.index for section in reading.sections if section.title == heading]
    assert things(reading, find(reading)).sections.get(index) == thing


def test_a_heading_of_the_review_names_no_line_of_work() -> None:
    assert (
        known(
            "过去五年工作回顾\n\n一、经济实力显著增强\n\n建成云岭物流园。\n\n二、生态持续改善\n\n建成公园。\n"
        ).sections
        == {}
    )
