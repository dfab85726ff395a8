"""Slogans and quoted formulas: which names there are, what they count, where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.mentions import slogans
from gangmu.graph.model import Slogan
from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean


def reading(text: str) -> Reading:
    return outline(clean(Source("a", text, "", "utf-8")))


def read(text: str) -> tuple[Slogan, ...]:
    return slogans.read(reading(text))


def counted(text: str) -> dict[str, tuple[int, ...]]:
    return {slogan.name: slogan.counts for slogan in read(text) if slogan.counted}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("贯彻省委“四为四高两同步”总体思路和要求。", {"四为四高两同步": (4, 4, 2)}),
        ("扎实开展“两学一做”“不忘初心、牢记使命”等教育。", {"两学一做": (2, 1)}),
        ("用好“四库”管理模式，落实“五个一”机制、“一联五”制度。", {"四库": (4,), "五个一": (5,), "一联五": (1, 5)}),
        ("深化『三块地』改革，反对‘四风’。", {"三块地": (3,), "四风": (4,)}),
        ('开展"三零"单位创建。', {"三零": (3,)}),
        ("完善“三张清单［8］”。", {"三张清单": (3,)}),  # a footnote is no part of the name
        # without quotation marks, by their form
        ("扎实开展双拥共建。", {"双拥": (2,)}),
        ("推动能耗双控转向碳排放双控。", {"双控": (2,)}),
        ("坚决打好三大攻坚战。", {"三大攻坚战": (3,)}),
        ("深化三网融合，提高三医联动水平。", {"三网融合": (3,), "三医联动": (3,)}),
        ("加快一湖四水治理，加强三山绿化。", {"一湖四水": (1, 4), "三山": (3,)}),
        ("落实农村五保供养，加大门前三包力度。", {"五保": (5,), "三包": (3,)}),
        ("构建1+N制度体系。", {"1+N": (1,)}),
        # plain counts need their list
        ("打造3个十亿元产业集群，实施六大优势产业提质行动。", {}),
        ("打造两个“城市客厅”。", {}),
    ],
)
def test_names(text: str, names: dict[str, tuple[int, ...]]) -> None:
    assert counted(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”转型出雏型，“十三五”规划收官，“七五”普法完成，“八五”普法启动。",
        "高考达线率为全市“十五连冠”，创建4A级龙头景区，推行“一网通办”。",
        "第三届大会、二十届二中全会、国道108线、3月30日、五年来、两岸关系、长三角、三亚、四川。",
        "一系列举措、一批项目、一流环境、一如既往、一揽子政策、一二三产融合、四海一家、五湖四海。",
        "全县地区生产总值达到230亿元，年均增长8.8%，新建学校76所，三甲医院2家，三公里，四级公路。",
        "新增园区1个、基地2个、中心3个项目。",
        "完成甲项10项、乙项12项，丙、丁12项。",
    ],
)
def test_no_slogans(text: str) -> None:
    assert counted(text) == {}


def test_quoted_formulas_that_count_nothing_are_kept_apart() -> None:
    found = {slogan.name: slogan for slogan in read("培育“专精特新”企业，深化“放管服效”改革，打好“三大攻坚战”。")}
    assert [name for name, slogan in found.items() if not slogan.counted] == ["专精特新", "放管服效"]
    assert found["专精特新"].counts == ()


def test_a_quoted_list_of_parts_is_no_formula() -> None:
    assert [slogan.name for slogan in read("做强“粮、菜、果”三大主导产业。")] == ["三大主导产业"]
    assert [slogan.name for slogan in read("采取“引进一批、新建一批”的办法。")] == ["引进一批、新建一批"]


def test_a_sentence_is_no_formula() -> None:
    assert read("他说：“干部要到群众中去！” “请问：谁来做？”") == ()


def test_all_spots_with_and_without_marks() -> None:
    text = "建设“三个青石”。坚持三个青石不动摇，十三个青石板，第三个青石碑。再建“三个青石”。"
    (slogan,) = [slogan for slogan in read(text) if slogan.name == "三个青石"]
    assert [text[a:b] for a, b in slogan.spots] == ["三个青石"] * 3
    assert [a for a, _ in slogan.spots] == [3, 11, text.rindex("三个青石")]


def test_a_name_inside_a_longer_name_is_no_spot() -> None:
    by_name = {slogan.name: slogan for slogan in read("落实“五个一”机制。作品获五个一工程奖。“五个一工程”评选。")}
    assert len(by_name["五个一"].spots) == 1
    assert len(by_name["五个一工程"].spots) == 2


def test_the_words_that_say_it() -> None:
    text = "加快建设人文青石、绿色青石“两个青石”，用好“四库”。"
    words = reading(text)
    assert [words.words(slogan.at) for slogan in slogans.read(words)] == ["人文青石、绿色青石“两个青石", "“四库”"]


def test_the_same_count_of_other_things_is_not_mixed() -> None:
    text = "打造甲钢、乙钢两大集群。培育丙药、丁药两大集群。做强甲钢、戊钢两大集群。"
    (slogan,) = read(text)
    assert [[m.name for m in listed.members] for listed in slogan.listings] == [["甲钢", "乙钢"], ["甲钢", "戊钢"]]


def test_notes_explain_and_do_not_count() -> None:
    text = "完成任务。\n\n名词解释\n\n1.某部评选出甲钢、乙钢、丙钢3个产业集群。\n\n2.“两新”：是指设备更新和以旧换新。"
    assert counted(text) == {"两新": (2,)}


def test_the_order_of_the_text() -> None:
    names = [slogan.name for slogan in read("“六化”要求。甲、乙两大重点。双拥。“四库”。")]
    assert names == ["六化", "两大重点", "双拥", "四库"]


@given(st.text(st.sampled_from("三五两个大一双十、，。“”‘’（）和等是项产业\n：+1N建好做“”"), max_size=80))
def test_any_text_is_read_and_what_is_found_stands_there(text: str) -> None:
    words = reading(text)
    for slogan in slogans.read(words):
        assert all(words.words(spot) == slogan.name for spot in slogan.spots)
        assert all(words.words(m.at) == m.name for listed in slogan.listings for m in listed.members)
        assert slogan.counted == bool(slogan.counts)
