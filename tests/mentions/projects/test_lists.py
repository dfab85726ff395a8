"""Object phrases to the things that they list, each with the head that it shares with its neighbours."""

from __future__ import annotations

import time

import pytest

from gangmu.graph.mentions.projects.lists import items
from gangmu.graph.mentions.projects.masks import mask
from gangmu.graph.mentions.projects.pieces import pieces
from gangmu.graph.mentions.projects.quantities import QUANTITY, SIZE
from gangmu.graph.model import Span


def listed(text: str) -> list[str]:
    """Each thing; where it shares a head, that stands behind a plus."""
    found = items(mask(text), Span(0, len(text)))
    return [text[slice(*i.span)] + (f" + {text[slice(*i.head)]}" if i.head else "") for i in found]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("云岭物流园", ["云岭物流园"]),
        ("云岭物流园、青石水库和白沙机场", ["云岭物流园", "青石水库", "白沙机场"]),
        ("茶园观光、温泉体验等示范小镇", ["茶园观光 + 示范小镇", "温泉体验 + 示范小镇"]),
        ("茶叶加工、竹笋加工两个产业园", ["茶叶加工 + 产业园", "竹笋加工 + 产业园"]),
        ("云岭大桥等5个重大项目", ["云岭大桥 + 重大项目"]),
        ("氢燃料电池等5个以上装备制造项目", ["氢燃料电池 + 装备制造项目"]),
        ("云岭大桥等一批项目", ["云岭大桥 + 项目"]),
        ("云岭和白沙两大旅游度假区", ["云岭 + 旅游度假区", "白沙 + 旅游度假区"]),
        ("青石镇与白沙镇蔬菜基地", ["青石镇 + 蔬菜基地", "白沙镇蔬菜基地"]),
        ("河口镇、云岭镇蔬菜基地", ["河口镇 + 蔬菜基地", "云岭镇蔬菜基地"]),
        ("“云谷”“星港”等平台", ["“云谷” + 平台", "“星港” + 平台"]),
        ("所有权、经营权“三权分置”改革", ["所有权", "“三权分置”改革"]),
        # No list.
        ("和平广场", ["和平广场"]),
        ("共和水库", ["共和水库"]),
        ("中等职业学校", ["中等职业学校"]),
        ("温和谐音乐厅", ["温和谐音乐厅"]),
        ("“云谷、水岸”产业园", ["“云谷、水岸”产业园"]),
        ("第三届博览会", ["第三届博览会"]),
        ("高等学校", ["高等学校"]),
        # No head to share.
        ("茶园观光、温泉体验等工作", ["茶园观光", "温泉体验"]),
        ("", []),
        ("、、", []),
    ],
)
def test_items(text: str, things: list[str]) -> None:
    assert listed(text) == things


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲园、乙园和丙园", ["甲园", "乙园", "丙园"]),
        ("科技和人才支撑", ["科技和人才支撑"]),
        ("云岭镇和白沙镇", ["云岭镇", "白沙镇"]),
        ("甲园以及乙园", ["甲园", "乙园"]),
        ("产业园与3个小镇", ["产业园", "3个小镇"]),
    ],
)
def test_pieces(text: str, parts: list[str]) -> None:
    assert [text[slice(*part)] for part in pieces(text, Span(0, len(text)))] == parts


@pytest.mark.parametrize(
    "words",
    [
        "10万亩以上",
        "2个至3个",
        "万亩",
        "一批",
        "近30公里",
        "3×60万千瓦",
        "200公里",
        "5条",
        "三所",
        "1.5万亩",
        "2000多户",
    ],
)
def test_quantity(words: str) -> None:
    assert QUANTITY.fullmatch(words)


@pytest.mark.parametrize(
    ("words", "size"), [("青石5万千瓦风电", "5万千瓦"), ("云岭300公里旅游公路", "300公里"), ("青石风电", "")]
)
def test_size(words: str, size: str) -> None:
    found = SIZE.search(words)
    assert (found[0] if found else "") == size


def test_a_phrase_without_end_takes_no_time_without_end() -> None:
    text = "建设和" * 6000
    started = time.process_time()
    assert len(list(pieces(text, Span(0, len(text))))) == 1
    assert time.process_time() - started < 5
