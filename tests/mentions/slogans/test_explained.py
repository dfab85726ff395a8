"""The parts of slogans as a glossary lists them: plain lists, sums taken apart, several terms in one entry."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import slogans
from gangmu.graph.model import Listing, Slogan
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean


def slogan(name: str, entry: str, told: str = "") -> Slogan:
    """Return the slogan `name` of a report whose running text names it and whose glossary has `entry`."""
    text = told or f"一、今后任务\n落实“{name}”要求。\n"
    reading = outline(clean(Source("a", f"{text}名词解释\n1.{entry}\n", "", "utf-8")))
    found = [one for one in slogans.read(reading) if one.name == name]
    assert len(found) == 1
    for listed in found[0].listings:
        for member in listed.members:
            assert reading.words(member.at) == member.name and (not listed.explained or listed.at.holds(member.at))
    return found[0]


def members(one: Slogan) -> list[list[str]]:
    return [[member.name for member in listed.members] for listed in one.listings]


@pytest.mark.parametrize(
    ("name", "entry", "parts"),
    [
        ("两湖", "“两湖”：是指青石湖、云岭湖。", ["青石湖", "云岭湖"]),
        ("两新", "“两新”：设备更新和以旧换新。", ["设备更新", "以旧换新"]),
        ("五茶", "“五茶”产业：绿茶、红茶、白茶、黑茶、黄茶。", ["绿茶", "红茶", "白茶", "黑茶", "黄茶"]),
        # what the term says after the name is no part of the last one; nor is what the sentence goes on to say
        ("三网", "“三网”融合：是指电信网、广播网和互联网融合发展，实现互通、共享，提供语音、图像服务。", ["电信网", "广播网", "互联网"]),
        # the list stands after a cue inside a longer sentence
        (
            "三库",
            "“三库”：2024年9月，省政府印发《方案》，提出建设水库、钱库、粮库。",
            ["水库", "钱库", "粮库"],
        ),
        ("四下", "“四下”：一种工作方法，具体指政策下乡、调查下乡、接访下乡、办公下乡。", ["政策下乡", "调查下乡", "接访下乡", "办公下乡"]),
        ("三件事", "“三件事”：实施“修路、引水、通电”专项行动，改善条件。", ["修路", "引水", "通电"]),
        # several terms in one entry: each its own part
        ("五边", "“四旁”、“五边”：“四旁”为村旁、宅旁、路旁、水旁；“五边”为山边、水边、路边、村边、城边。", ["山边", "水边", "路边", "村边", "城边"]),
        ("两新", "“两重”、“两新”：重大战略实施和重点安全建设；设备更新和以旧换新。", ["设备更新", "以旧换新"]),
        # compounds: one part for each numeral
        ("两科一中心", "“两科一中心”：每县建成两个特色专科和一个推广中心。", ["两个特色专科", "一个推广中心"]),
        ("1+1+N", "“1+1+N”体系：1个管理机构、1个平台公司、N个运营公司。", ["1个管理机构", "1个平台公司", "N个运营公司"]),
    ],
)  # fmt: skip
def test_lists(name: str, entry: str, parts: list[str]) -> None:
    one = slogan(name, entry)
    assert members(one) == [parts]
    assert one.listings[0].explained and one.listings[0].listing is Listing.CLOSED


@pytest.mark.parametrize(
    ("name", "entry", "groups"),
    [
        (
            "1+3+N",
            "“1+3+N”平台：“1”是1个服务总站，“3”是青石、云岭、白沙3个分站，“N”是若干个起降点。",
            [("1", "1个服务总站"), ("3", "青石"), ("3", "云岭"), ("3", "白沙"), ("N", "若干个起降点")],
        ),
        (
            "1+3",
            "“1+3”互动：“1”是指总体意见，“3”是指相关部门配套的3类政策，即甲类、乙类两种。",
            [("1", "总体意见"), ("3", "相关部门配套的3类政策")],  # not as many as the numeral says: the whole
        ),
        (
            "1+M+N",
            "“1+M+N”体系：建设“1”个省级中心，指导建设“M”个市级中心，引导组建“N”个基地，共同服务企业。",
            [("1", "省级中心"), ("M", "市级中心"), ("N", "基地")],
        ),
    ],
)
def test_sums_are_taken_apart(name: str, entry: str, groups: list[tuple[str, str]]) -> None:
    (listed,) = slogan(name, entry).listings
    assert [(member.group, member.name) for member in listed.members] == groups


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("两湖", "“两湖”：青石县的旅游品牌。"),
        ("三湖", "“三湖”：青石湖、云岭湖。"),  # two where three are meant
        ("16+16", "“16+16”园区共建：甲市16个区与乙省16个州通过园中园、飞地园区等方式，合作共建。"),
        ("622", "“622”模式：农户占60%、村集体占20%、企业占20%的分配模式。"),  # what a code counts is not told
    ],
)
def test_where_no_list_fits_there_is_none(name: str, entry: str) -> None:
    assert members(slogan(name, entry)) == []


def test_the_running_text_comes_first() -> None:
    told = "一、今后任务\n建设云岭湖、青石湖、白沙湖“三湖”。\n"
    one = slogan("三湖", "“三湖”：青石湖、云岭湖、白沙湖。", told)
    assert members(one) == [["云岭湖", "青石湖", "白沙湖"], ["青石湖", "云岭湖", "白沙湖"]]
    assert [listed.explained for listed in one.listings] == [False, True]


def test_a_plain_count_that_the_glossary_explains_is_a_slogan() -> None:
    text = "一、今后任务\n开展茶园六大行动。\n名词解释\n1.茶园六大行动：修剪、施肥、除草、防虫、采摘、加工行动。\n"
    found = [one for one in slogans.read(outline(clean(Source("a", text, "", "utf-8")))) if one.counted]
    assert [(one.name, one.counts, len(one.spots)) for one in found] == [("茶园六大行动", (6,), 2)]
    assert members(found[0]) == [["修剪", "施肥", "除草", "防虫", "采摘", "加工"]]
