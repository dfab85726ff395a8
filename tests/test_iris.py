"""How names become IRIs."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph import iris
from gangmu.graph.model import Kind

# RFC 3987: what a path segment of an IRI may hold, of the characters that a slug may hold.
UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
SEGMENT = re.compile(f"[A-Za-z0-9{UCSCHAR}-]+")
HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('“”‘’《》、，（）—+ /_-·%\\"<>é\u0301\u200b\u1100\u1161𠮷Ⅴ'),
    )
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("绿色青石", "绿色青石"),
        ("“云谷”行动", "云谷行动"),
        ("《青石县全域旅游发展总体规划》", "青石县全域旅游发展总体规划"),
        ("云岭公园（二期）", "云岭公园-二期"),
        ("青石—云岭—白沙铁路", "青石-云岭-白沙铁路"),
        ("青石 / 云岭、白沙", "青石-云岭-白沙"),
        ("1+3+5", "1-3-5"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("__甲__", "甲"),
        ("（甲）", "甲"),
        # NFC, never NFKC.
        ("Ⅴ类水质", "Ⅴ类水质"),
        ("ＡＢ", "ＡＢ"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("\u1100\u200b\u1161", "가"),
        ("𠮷\U0002ebf0", "𠮷\U0002ebf0"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@given(HOSTILE)
def test_every_slug_is_sound(name: str) -> None:
    slug = iris.slug(name)
    assert SEGMENT.fullmatch(slug)
    assert slug == unicodedata.normalize("NFC", slug)
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug
    assert not set(slug) & set('“”‘’《》（）_%\\"<>/ ')


@given(HOSTILE)
def test_a_slug_makes_itself(name: str) -> None:
    assert iris.slug(iris.slug(name)) == iris.slug(name)


def test_names_without_a_letter_are_told_apart() -> None:
    assert len({iris.slug(name) for name in ("", "——", "！！", "“”")}) == 4


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        (Kind.SLOGAN, "口号"),
        (Kind.GOAL, "目标"),
        (Kind.STRATEGY, "举措"),
        (Kind.ELEMENT, "要素"),
        (Kind.PRINCIPLE, "原则"),
        (Kind.PROJECT, "项目"),
        (Kind.CAMPAIGN, "项目"),
        (Kind.INDICATOR, "指标"),
        (Kind.PERIOD, "时期"),
        (Kind.DOCUMENT, "文件"),
        (Kind.PARTY_BODY, "主体"),
        (Kind.PERSON, "主体"),
        (Kind.AREA, "地点"),
        (Kind.ROUTE, "地点"),
    ],
)
def test_things(kind: Kind, folder: str) -> None:
    assert iris.thing("青石县", kind, "甲、乙") == f"https://w3id.org/gangmu/id/青石县/{folder}/甲-乙"


def test_every_kind_of_thing_has_its_folder() -> None:
    folders = {iris.folder(kind) for kind in Kind if kind is not Kind.SECTION}
    assert folders == {"口号", "目标", "举措", "要素", "原则", "项目", "指标", "主体", "地点", "时期", "文件"}


def test_claims_belong_to_their_document() -> None:
    document = iris.document("青石县", "第十四次党代会 报告")
    assert document == "https://w3id.org/gangmu/id/青石县/第十四次党代会-报告"
    assert iris.claim(document, "引文", "3-7") == f"{document}/引文/3-7"


def test_a_digest_stands_for_its_parts_in_their_order() -> None:
    assert iris.digest("甲", "乙") == "b545cd0b9888"  # on every machine
    assert len({iris.digest(*parts) for parts in (["甲", "乙"], ["乙", "甲"], ["甲乙"], ["甲", "乙", ""], [])}) == 5
    assert re.fullmatch("[0-9a-f]{12}", iris.digest("甲"))
