"""Numbers: value, unit and bound as printed; what measures something and what is only a date, a code or a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.mentions.indicators.numbers import Scale, numbers


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("总值75.9亿元", 75.9, "亿元", ""),
        ("提高8700多元", 8700, "元", "多"),
        ("惠及160余万人", 160, "万人", "余"),
        ("新增4万多亿元", 4, "万亿元", "多"),
        ("减少1亿多", 1, "亿", "多"),
        ("企业380.8万户", 380.8, "万户", ""),
        ("发电935亿千瓦时", 935, "亿千瓦时", ""),
        ("产能5万千升", 5, "万千升", ""),
        ("保障1600万吨标准煤", 1600, "万吨标准煤", ""),
        ("更新14.2万台（套）", 14.2, "万台（套）", ""),
        ("更新6.5万台(套)", 6.5, "万台(套)", ""),
        ("降1分/千瓦时", 1, "分/千瓦时", ""),
        ("浓度28微克/立方米", 28, "微克/立方米", ""),
        ("增长8.8%", 8.8, "%", ""),
        ("增长5.1％左右", 5.1, "%", "左右"),  # one unit, however wide it is printed
        ("提高0.9个百分点", 0.9, "个百分点", ""),
        ("达95%以上", 95, "%", "以上"),
        ("约3个至", 3, "个", ""),
        ("总计1,234户", 1234, "户", ""),
        ("总值47．2万亿元", 47.2, "万亿元", ""),
        ("产能９０００多万吨", 9000, "万吨", "多"),
        ("在校生2000万人", 2000, "万人", ""),
        ("人口6434万农村人口", 6434, "万", ""),  # no unit but 万
        ("建成29个人大代表联络站", 29, "个", ""),
        ("为312万名医护人员", 312, "万名", ""),
        ("比缩小至1.83。", 1.83, "", ""),
        ("8.6个重大专项：是指", 6, "个", ""),  # the eighth item of a list
    ],
)
def test_value_and_unit(text: str, value: float, unit: str, bound: str) -> None:
    (found,) = numbers(text)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)
    assert text[slice(*found.at)].replace(" ", "") != ""


@pytest.mark.parametrize(
    ("text", "value", "unit", "scale"),
    [
        ("高考达线率为全市“十五连冠”；", "十五", "连冠", Scale.RANK),
        ("粮食生产实现“二十一连丰”，", "二十一", "连丰", Scale.RANK),
        ("稳居世界第二位，", "二", "位", Scale.RANK),
        ("居全省第4位。", 4, "位", Scale.RANK),
        ("提升到全球第8；", 8, "", Scale.RANK),
        ("达到地表水Ⅴ类标准；", "Ⅴ", "类", Scale.CLASS),
        ("保持在Ⅱ类，", "Ⅱ", "类", Scale.CLASS),
        ("比上年翻一番。", "一", "番", Scale.TIMES),
        ("占比超过三分之一。", "三分之一", "", Scale.PERCENT),
        ("占比达百分之十八点五，", "百分之十八点五", "", Scale.PERCENT),
        ("市场份额超过四成。", "四", "成", Scale.PERCENT),
        ("提高十一点六个百分点，", "十一点六", "个百分点", Scale.PERCENT),
        ("增长到一百一十四万亿元，", "一百一十四", "万亿元", Scale.MEASURE),
        ("产值突破千亿元；", "千", "亿元", Scale.MEASURE),
        ("调整为11.8:48.3:39.9。", "11.8:48.3:39.9", "", Scale.RATIO),
        ("是2010年的2.6倍，", 2.6, "倍", Scale.MEASURE),
    ],
)
def test_other_forms(text: str, value: float | str, unit: str, scale: Scale) -> None:
    (found,) = numbers(text)
    assert (found.value, found.unit, found.scale) == (value, unit, scale)


@pytest.mark.parametrize(
    "text",
    [
        "2016年、2020年底、2021—2025年、2023至2025年、２００８年３月１９日",
        "3月30日、31日，1—11月，12月份",
        "“1+11”体系，8+4政策，15+N产业链，2×35万千瓦热电联产",
        "“3个70%”“7个不准”，《规划（2020—2035年）》",
        "国家5G基站，PM2.5浓度，G108线，C919大飞机，4A级景区，4S店，创建5A级景区",
        "第30届大会，第8.6代生产线，第三方，全市第一方阵",
        "产值过百亿元的“龙榜”企业，打造十亿元产业集群，三个十万亩基地",
        "五大产业，两个“城市客厅”，一泉两河三山，“十四五”，十三届",
    ],
)
def test_what_measures_nothing(text: str) -> None:
    bare = [found for found in numbers(text) if found.scale is not Scale.BARE]
    assert [text[slice(*found.at)] for found in bare] == []


def test_ends_of_a_range() -> None:
    assert [(n.value, n.unit) for n in numbers("创建基地2个至3个，降3-5分")] == [
        (2, "个"),
        (3, "个"),
        (3, ""),
        (5, "分"),
    ]


@given(st.text(alphabet="0123456789０９.,:%万亿元个年月第一二十百成番Ⅴ类“”（）《》至-/ 甲\n", max_size=60))
def test_spans_are_in_order_and_in_the_text(text: str) -> None:
    found = numbers(text)
    assert [n.at for n in found] == sorted(n.at for n in found)
    assert all(0 <= n.at.start < n.at.end <= len(text) for n in found)
