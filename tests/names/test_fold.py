"""The form in which names are compared, and the place that each character comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.names.fold import fold, folded
from gangmu.graph.names.pinyin import latin, readings, spellings

CHINESE = st.text(st.sampled_from("青石縣县三个3个１４5两二〇零十 “”（）·、。．.+%ＧgÜe\u0301"), max_size=20)


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["三个青石", "“三个青石”", "3个青石", "３个 青石", "三個青石", "三\u3000个\n青石"], "三个青石"),
        (["两个青石", "二个青石", "2个青石"], "二个青石"),
        (["第十四次大会", "第14次大会", "第１４次大会"], "第十四次大会"),
        (["十大工程", "10大工程"], "十大工程"),
        (["二十条", "20条"], "二十条"),
        (["1。5次", "1 5次"], "一五次"),
        (["2021年", "二〇二一年", "二零二一年", "２０２１年"], "二零二一年"),
        (["202", "二〇二"], "二零二"),
        (["1+3"], "一+三"),
        (["13"], "一三"),
        (["2.5万亩", "二.五万亩"], "二.五万亩"),
        (["25万亩"], "二十五万亩"),
        (["Green Qingshi", "GREEN-QINGSHI", "ｇｒｅｅｎ　qingshi"], "greenqingshi"),
        (["Straße", "STRASSE"], "strasse"),
        (["café", "cafe\u0301"], "café"),
        (["", "“”", " 　\n", "——", "\u200b\ufeff"], ""),
    ],
)
def test_what_is_one_name(names: list[str], form: str) -> None:
    assert {name: fold(name) for name in names} == dict.fromkeys(names, form)


@given(st.one_of(CHINESE, st.text(max_size=40)))
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    form = folded(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(form.starts, form.ends, strict=True))
    assert list(form.starts) == sorted(form.starts)
    assert list(form.ends) == sorted(form.ends)


@given(st.one_of(CHINESE, st.text(max_size=40)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30))
def test_a_part_of_chinese_is_a_part_of_the_form(text: str) -> None:
    middle = len(text) // 2
    assert fold(text) == fold(text[:middle]) + fold(text[middle:])


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("lǜsè qīngshí", "luseqingshi"),
        ("lüse", "luse"),
        ("LVSE", "luse"),
        ("lu:se", ""),
        ("xi'an", "xian"),
        ("绿se", ""),
        ("5g", ""),
        ("", ""),
    ],
)
def test_latin(typed: str, key: str) -> None:
    assert latin(typed) == key


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("绿谷", {"lugu", "lg"}),
        ("略水", {"lueshui", "ls"}),
        ("重庆", {"chongqing", "cq"}),
        ("长三角", {"zhangsanjiao", "changsanjiao", "zsj", "csj"}),
    ],
)
def test_spellings(name: str, keys: set[str]) -> None:
    assert keys <= {key for key, _ in spellings(readings(name))}
