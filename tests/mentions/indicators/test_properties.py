"""Numbers against a definition of their own: whatever is written is what is read."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.mentions import indicators
from gangmu.graph.mentions.indicators.numbers import numbers
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean

FULL = str.maketrans("0123456789", "０１２３４５６７８９")
UNITS = ("%", "个百分点", "亿元", "万亿元", "万人", "公里", "亿千瓦时", "家", "万吨", "元/吨", "倍")


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number as reports print one, and what it is worth."""
    value = draw(st.decimals(min_value=0, max_value=99999, places=draw(st.integers(0, 2))))
    digits = f"{value:f}"
    form = draw(st.sampled_from(("plain", "grouped", "full")))
    if form == "grouped":
        digits = f"{value:,f}"
    return digits.translate(FULL).replace(".", "．") if form == "full" else digits, value


@given(written(), st.sampled_from(UNITS), st.sampled_from(("", "以上", "左右", "多")))
def test_a_number_is_worth_what_is_written(number: tuple[str, Decimal], unit: str, bound: str) -> None:
    digits, value = number
    (found,) = numbers(f"总量达到{digits}{unit}{bound}。")
    assert found.value == float(value)
    assert (found.unit, found.bound) == (unit, bound)


@given(st.lists(st.tuples(written(), st.sampled_from(UNITS)), min_size=1, max_size=4))
def test_each_number_of_a_list_is_read_once(listed: list[tuple[tuple[str, Decimal], str]]) -> None:
    text = "甲、乙分别增长" + "、".join(digits + unit for (digits, _), unit in listed) + "。"
    assert [(n.value, n.unit) for n in numbers(text)] == [(float(value), unit) for (_, value), unit in listed]


@given(
    st.text(
        alphabet="〇零一二三四五六七八九十百千万亿0123456789０９.．,：:∶/%％成分之翻番第位超近约以上左右多年月日的占比增长至到、，。；“”《》（）\n 产值",
        max_size=80,
    )
)
def test_no_text_breaks_the_reading(text: str) -> None:
    source = Source("a", text, "", "")
    reading = outline(clean(source))
    for indicator in indicators.read(reading):
        sentence = reading.sentences[indicator.sentence]
        assert sentence.at.holds(indicator.at)
        for value in indicator.values:
            assert indicator.at.holds(value.at) and value.raw
            for quote in reading.text.quotes(value.at):
                assert source.raw[quote.start : quote.end] == quote.exact
