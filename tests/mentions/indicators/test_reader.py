"""Indicators: name, values, units, roles and times, as a reader of the sentence would note them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu.graph.mentions import indicators
from gangmu.graph.model import Indicator, Orientation
from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean


def reading(text: str, orientation: Orientation) -> Reading:
    """The reading of `text` as if all of it stood in a part of that orientation."""
    whole = outline(clean(Source("a", text, "", "utf-8")))
    return replace(whole, sentences=tuple(replace(s, orientation=orientation, section=None) for s in whole.sentences))


def read(text: str, orientation: Orientation = Orientation.REVIEW) -> tuple[Indicator, ...]:
    return indicators.read(reading(text, orientation))


def noted(found: Iterable[Indicator]) -> list[str]:
    """Each indicator in one line: name: value unit role; …"""
    return [
        f"{indicator.name}: " + "; ".join(f"{_plain(v.value)}{v.unit} {v.role}" for v in indicator.values)
        for indicator in found
    ]


def _plain(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"


REVIEW = [
    # shares of things, fractions, tenths, proportions
    ("71%的煤电机组实现超低排放。", ["煤电机组实现超低排放: 71% share"]),
    ("新能源汽车产量占全国1/4。", ["新能源汽车产量占全国: 1/4 share"]),
    ("近七成的县完成改造。", ["县完成改造: 七成 share"]),
    ("三次产业结构演进为3.6 : 55.5 : 40.9。", ["三次产业结构: 3.6 : 55.5 : 40.9 actual"]),
    # compared with another quantity, or carried on
    ("农村居民收入增长7%，增速比城镇居民高2.4个百分点。", ["农村居民收入: 7% growth; 2.4个百分点 growth"]),
    ("粮食总产量1.37万亿斤，增产74亿斤。", ["粮食总产量: 1.37万亿斤 actual; 74亿斤 growth"]),
    ("农民负担平均减轻30%。", ["农民负担: 30% growth"]),
    ("调查失业率在5.3%以下。", ["调查失业率: 5.3% actual"]),
    # level, change, from … to; the name is carried to the next clause
    (
        "该县地区生产总值从2016年的75.9亿元增至2020年的122.9亿元，年均增长8.8%；",
        ["地区生产总值: 75.9亿元 baseline; 122.9亿元 actual; 8.8% annualGrowth"],
    ),
    ("规模以上工业增加值从20亿元增至60亿元。", ["规模以上工业增加值: 20亿元 baseline; 60亿元 actual"]),
    ("常住人口城镇化率由42.13%升至46.29%。", ["常住人口城镇化率: 42.13% baseline; 46.29% actual"]),
    ("补助标准由每人每年120元提高到200元。", ["补助标准: 120元 baseline; 200元 actual"]),
    (
        "市场主体数量从9800家增至25000家，年均增长超20%。",
        ["市场主体数量: 9800家 baseline; 25000家 actual; 20% annualGrowth"],
    ),
    ("研究经费，从2002年1288亿元增加到2007年的3664亿元。", ["研究经费: 1288亿元 baseline; 3664亿元 actual"]),
    ("公共财政收入10.37万亿元，增长24.8%。", ["公共财政收入: 10.37万亿元 actual; 24.8% growth"]),
    ("优良天数较2015年增长100天。", ["优良天数: 100天 growth"]),
    ("人均住房面积达到39平方米，比2010年提高17%。", ["人均住房面积: 39平方米 actual; 17% growth"]),
    ("旅游收入达到69亿元，是2010年的2.6倍。", ["旅游收入: 69亿元 actual; 2.6倍 growth"]),
    ("科技投入翻一番。", ["科技投入: 一番 growth"]),
    ("财政民生支出占比均超过80%。", ["财政民生支出占比: 80% share"]),
    (
        "铁路里程达到12万公里，其中高速铁路超过1.9万公里，占世界60%以上。",
        ["铁路里程: 12万公里 actual", "高速铁路: 1.9万公里 actual; 60% share"],
    ),
    ("参合率再创新高，达到98.5%。", ["参合率: 98.5% actual"]),
    ("规上工业增加值增长8.3%，高于全国2.5个百分点。", ["规上工业增加值: 8.3% growth; 2.5个百分点 growth"]),
    ("城镇调查失业率为4.5%，低于全国0.6个百分点。", ["城镇调查失业率: 4.5% actual; 0.6个百分点 actual"]),
    ("新设外资企业数量增长19.1%。", ["新设外资企业数量: 19.1% growth"]),
    ("带动家电类消费增长24.8%。", ["家电类消费: 24.8% growth"]),
    ("城乡居民收入比缩小至1.83。", ["城乡居民收入比: 1.83 actual"]),
    ("人均预期寿命达到79.5岁。", ["人均预期寿命: 79.5岁 actual"]),
    ("审批时限压缩至3个工作日。", ["审批时限: 3个工作日 actual"]),
    # 分别 and lists
    (
        "城镇居民收入和农村居民收入分别提高8700多元、4600多元，年均分别增长6.5%、8.5%。",
        ["城镇居民收入: 8700元 growth; 6.5% annualGrowth", "农村居民收入: 4600元 growth; 8.5% annualGrowth"],
    ),
    ("新能源汽车、家电类消费分别增长40.9%、24.8%。", ["新能源汽车消费: 40.9% growth", "家电类消费: 24.8% growth"]),
    ("货物和集装箱吞吐量分别增长4%、11.3%。", ["货物吞吐量: 4% growth", "集装箱吞吐量: 11.3% growth"]),
    ("自来水、卫生厕所普及率分别达到97.7%和83.1%。", ["自来水普及率: 97.7% actual", "卫生厕所普及率: 83.1% actual"]),
    ("5G基站、标准机架分别达到10.8万个、101.2万架。", ["5G基站: 10.8万个 actual", "标准机架: 101.2万架 actual"]),
    ("交通、能源分别完成投资325亿元、214亿元。", ["交通投资: 325亿元 actual", "能源投资: 214亿元 actual"]),
    ("事故起数、死亡人数下降17.6%、11.6%。", ["事故起数: 17.6% growth", "死亡人数: 11.6% growth"]),
    (
        "外贸比重78.7%，出口比重62.6%，分别提高11.1、11.2个百分点。",
        ["外贸比重: 78.7% share; 11.1个百分点 growth", "出口比重: 62.6% share; 11.2个百分点 growth"],
    ),
    (
        "钢铁、装备增加值分别增长2%、3%，占工业比重分别提高到21.7%、33.6%。",
        ["钢铁增加值: 2% growth; 21.7% share", "装备增加值: 3% growth; 33.6% share"],
    ),
    ("免签口岸扩展到9个。", ["免签口岸: 9个 actual"]),
    # counts: thing + count, count + thing, count + thing + what became of it
    (
        "该县实施了重点项目302个，固定资产投资累计完成174亿元。",
        ["重点项目: 302个 actual", "固定资产投资: 174亿元 actual"],
    ),
    ("新建改建污水处理厂（站）18个。", ["污水处理厂（站）: 18个 actual"]),
    ("农业龙头企业达14家。", ["农业龙头企业: 14家 actual"]),
    (
        "培育了1家产值过百亿元的“龙榜”企业、5家产值过十亿元的“虎榜”企业和12家“专精特新”企业。",
        ["“龙榜”企业: 1家 actual", "“虎榜”企业: 5家 actual", "“专精特新”企业: 12家 actual"],
    ),
    ("该县5个省级贫困村全部退出。", ["省级贫困村: 5个 actual"]),
    ("100个乡村e镇全面投运。", ["乡村e镇: 100个 actual"]),
    ("建成360个精品示范村、2680个提档升级村。", ["精品示范村: 360个 actual", "提档升级村: 2680个 actual"]),
    ("建成教育共同体500个、产教联合体10个。", ["教育共同体: 500个 actual", "产教联合体: 10个 actual"]),
    ("新增国家集群4个、总数达到8个。", ["国家集群: 4个 actual; 8个 actual"]),
    ("入市试点成交87宗、2959亩。", ["入市试点成交: 87宗 actual; 2959亩 actual"]),
    ("6.1万户14.2万名防返贫监测对象消除风险。", ["防返贫监测对象消除风险: 6.1万户 actual; 14.2万名 actual"]),
    ("净增外贸企业167家，精简行政审批事项63个。", ["外贸企业: 167家 growth", "行政审批事项: 63个 growth"]),
    ("竹林等14个品牌入选名录。", ["品牌入选名录: 14个 actual"]),
    ("为经营主体减负超3000亿元，惠及1400万儿童。", ["经营主体减负: 3000亿元 actual", "惠及儿童: 1400万 actual"]),
    ("带动家电消费增长5%，惠及160余万人。", ["家电消费: 5% growth", "惠及: 160万人 actual"]),
    ("投资3.4亿元的云岭大桥项目成功落地。", ["云岭大桥项目投资: 3.4亿元 actual"]),
    ("投资1100万元新建管线2847米。", ["投资: 1100万元 actual", "管线: 2847米 actual"]),
    ("完成了5个村17公里的村巷硬化。", ["村: 5个 actual", "村巷硬化: 17公里 actual"]),
    (
        "1299个重大项目完成投资1.4万亿元、投资完成率129.6%。",
        ["重大项目: 1299个 actual", "重大项目完成投资: 1.4万亿元 actual", "投资完成率: 129.6% actual"],
    ),
    # ranks, classes, streaks, proportions
    ("经济总量稳居世界第二位。", ["经济总量: 二位 actual"]),
    ("生产总值增长5%，从全国第六位上升到第四位。", ["生产总值: 5% growth; 六位 baseline; 四位 actual"]),
    ("生产总量、装机总量居全国第1、第2位。", ["生产总量: 1位 actual", "装机总量: 2位 actual"]),
    ("青河出口水质稳定达到地表水Ⅴ类标准。", ["青河出口水质: Ⅴ类 actual"]),
    ("高考达线率为全市“十五连冠”。", ["高考达线率: 十五连冠 actual"]),
    ("三次产业结构调整为11.8:48.3:39.9。", ["三次产业结构: 11.8:48.3:39.9 actual"]),
]

PLAN = [
    # works to be done, and people, are stated; money that is set up too
    ("实施18个老旧小区改造。", ["老旧小区改造: 18个 target"]),
    ("做好22.8公里道路的扩建和绿化。", []),
    ("完成9条道路的综合改造。", ["道路综合改造: 9条 target"]),
    ("聘请200名医疗专家。", ["医疗专家: 200名 target"]),
    ("设立1000亿元青石专项资金。", ["青石专项资金: 1000亿元 target"]),
    ("确保粮食播种面积15万亩、总产5万吨。", ["粮食播种面积: 15万亩 target", "总产: 5万吨 target"]),
    ("①补充配置电脑30万台。", ["电脑: 30万台 target"]),
    ("经济增长目标设定为6%左右。", ["经济增长: 6% target"]),
    # stated targets
    ("地区生产总值达到230亿元。", ["地区生产总值: 230亿元 target"]),
    ("地区生产总值增长20%，达到282亿元。", ["地区生产总值: 20% target; 282亿元 target"]),
    ("收入年均增长7%以上，失业率控制在5.5%以内。", ["收入: 7% target", "失业率: 5.5% target"]),
    ("主要预期目标：2025年森林覆盖率达到23%。", ["森林覆盖率: 23% target"]),
    ("确保网办率达到95%以上。", ["网办率: 95% target"]),
    (
        "力争“十四五”末，新创建“双创”基地2个至3个，新培育“专精特新”企业15家、“小升规”企业80家。",
        ["“双创”基地: 2个 target; 3个 target", "“专精特新”企业: 15家 target", "“小升规”企业: 80家 target"],
    ),
    (
        "年内政府投入引导资金6000万元，实施12个菜篮子项目。",
        ["政府投入引导资金: 6000万元 target", "菜篮子项目: 12个 target"],
    ),
    ("销售收入超亿元的非公企业达到20家。", ["销售收入超亿元的非公企业: 20家 target"]),
    ("力争2027年建成6个万亿级产业。", ["万亿级产业: 6个 target"]),
    ("实施重大科技项目400个以上。", ["重大科技项目: 400个 target"]),
    ("新增100个以上项目纳入保障范围。", ["项目纳入保障范围: 100个 target"]),
    ("劳动生产率从人均8.7万元提高到12万元以上。", ["劳动生产率: 8.7万元 baseline; 12万元 target"]),
    ("上年末城镇化率已达65%。", ["城镇化率: 65% actual"]),
    # a number that only sizes what is planned
    ("新建10万亩以上高标准农田，建设5万亩蔬菜示范园。", []),
    ("打造3个十亿元战略性新兴产业集群，抓好4个“六新”产业园建设。", []),
    ("着力打造1个至2个电商强镇。", []),
    ("加快推进云岭5万千瓦风电、青石700万吨露天矿等重点项目前期工作。", []),
]

NEITHER = [
    "用好240小时过境免签政策，建设15分钟生活圈，推动24小时开放。",
    "为全省60岁以上老年人免费接种疫苗。",
    "国内生产总值每增长1个百分点的增量。",
    "主要经济指标跻身全市第一方阵，连续3年排全国前列。",
    "国道108线、4A级景区、5G网络、“1+11”体系和“三个青石”。",
    "2021年3月30日，第十四届三次全会召开。",
]


@pytest.mark.parametrize(("text", "expected"), REVIEW)
def test_review(text: str, expected: list[str]) -> None:
    assert noted(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PLAN)
def test_plan(text: str, expected: list[str]) -> None:
    assert noted(read(text, Orientation.OUTLOOK)) == expected


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_none(text: str) -> None:
    assert noted(read(text)) == []


def test_wording_goes_before_the_section() -> None:
    assert noted(read("力争年底网办率达到95%。")) == ["网办率: 95% target"]
    assert noted(read("去年网办率达到95%。", Orientation.OUTLOOK)) == ["网办率: 95% actual"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("生产总值从2016年的75亿元增至2020年的122亿元，年均增长8.8%。", ["2016", "2020", None]),
        ("2020年，生产总值达到122亿元；财政收入12亿元。", ["2020", "2020"]),
        ("到2020年，森林覆盖率达到23%。", ["2020"]),
        ("空气优良天数较2015年增长100天，森林覆盖率达16%。", ["2015", None]),
        ("力争“十四五”末，培育企业15家。", ["“十四五”末"]),
        ("今后五年，森林覆盖率达到23%。", ["今后五年"]),
        ("森林覆盖率达16%。", [None]),
    ],
)
def test_times(text: str, times: list[str | None]) -> None:
    assert [value.when for indicator in read(text) for value in indicator.values] == times


def test_time_of_the_nearest_heading() -> None:
    whole = outline(clean(Source("a", "一、2024年工作回顾\n\n森林覆盖率达16%，城镇新增就业2万人。\n", "", "utf-8")))
    found = indicators.read(whole)
    assert [value.when for indicator in found for value in indicator.values] == ["2024", "2024"]


ANNUAL = """政府工作报告
2016年2月19日在青石县第五届人民代表大会第二次会议上
各位代表：
{}
"""


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("一、过去一年工作回顾\n2015年是不平凡的一年。\n建成学校7所。", ["2015"]),
        ("一、过去五年工作回顾\n2015年是不平凡的一年。\n建成学校7所。", ["过去五年"]),
        ("一、“十二五”时期和2015年工作回顾\n五年来，建成学校7所。建成桥梁2座。", ["五年来", "五年来"]),
        ("一、“十二五”时期和2015年工作回顾\n农业稳步发展。全年新增就业300人，再就业20人。", ["2015", "2015"]),
        ("一、“十二五”时期和2015年工作回顾\n五年共投资6亿元。去年投资2亿元。", ["五年", "2015"]),
        ("一、2015年工作回顾\n去年财政收入8亿元，比去年预算多1亿元。", ["2015", "2015"]),
        (
            "一、2015年工作回顾\n建成学校7所。\n二、今年任务\n今年新增就业300人。力争全年招商20亿元。",
            ["2015", "2016", "2016"],
        ),
        ("一、２０１５年工作回顾\n建成学校7所。", ["2015"]),
        (
            "一、2015年工作回顾\n建成学校7所。\n二、2016年任务\n去年建成桥梁3座，今年力争建成5座。",
            ["2015", "2015", "2016"],
        ),
        ("一、去年工作回顾\n建成学校7所。", ["去年"]),  # the text nowhere names the year
    ],
)
def test_years_of_an_annual_report(body: str, times: list[str | None]) -> None:
    whole = outline(clean(Source("a", ANNUAL.format(body), "", "utf-8")))
    assert [value.when for indicator in indicators.read(whole) for value in indicator.values] == times


def test_no_other_report_has_years_of_its_own() -> None:
    text = ANNUAL.format("一、工作回顾\n2015年是开局之年。\n全年建成学校7所。").replace("政府工作报告", "青石县情况")
    whole = outline(clean(Source("a", text, "", "utf-8")))
    assert [value.when for indicator in indicators.read(whole) for value in indicator.values] == [None]


def test_spans_and_bounds() -> None:
    text = "收入分别提高8700多元、4600多元，网办率达95%以上。"
    whole = reading(text, Orientation.REVIEW)
    (income, rate) = indicators.read(whole)
    assert [whole.words(value.at) for value in income.values] == ["8700多元", "4600多元"]
    assert [value.raw for value in rate.values] == ["95%以上"]
    assert [value.bound for value in (*income.values, *rate.values)] == ["多", "多", "以上"]
    assert whole.words(rate.at) == "网办率达95%以上"
    assert rate.spot is not None and whole.words(rate.spot) == "网办率"


def test_short_names_keep_the_bare_noun_as_alias() -> None:
    (found,) = read("竹林等14个品牌入选名录。")
    assert found.aliases == ("品牌",)


@settings(max_examples=60)
@given(
    st.text(alphabet="0123456789.%万亿元个家从由增长至达到分别年均占比重点项目、，；。“”（）的和第位Ⅴ类", max_size=80)
)
def test_any_text_yields_only_what_stands_in_it(text: str) -> None:
    try:
        whole = reading(text, Orientation.REVIEW)
    except IndexError:
        pytest.fail("the outline must hold on any text")
    for indicator in indicators.read(whole):
        assert indicator.name and indicator.values
        assert whole.sentences[indicator.sentence].at.holds(indicator.at)
        for value in indicator.values:
            assert whole.words(value.at) == value.raw
            assert indicator.at.holds(value.at)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("粮食生产再获丰收，总产达到57亿斤。", ["粮食总产"]),
        ("青石县果树喜获丰收，总产达到57亿斤。", ["总产"]),  # 青石县果树 is no crop of four characters at most
        ("财政收入完成17亿元，按可比口径增长13%。", ["财政收入"]),
        ("经济总量跨上5万亿元台阶。", ["经济总量"]),
        ("算力规模从年初的400P增加到8400P。", ["算力规模"]),
    ],
)
def test_what_a_bare_quantity_is_of(text: str, names: list[str]) -> None:
    assert [indicator.name for indicator in read(text)] == names


def test_a_total_is_another_name_of_what_it_is_the_total_of() -> None:
    (found,) = read("国内生产总值增长6%，总量突破90万亿元。")
    assert (found.name, found.aliases) == ("国内生产总值", ("国内生产总值总量",))
