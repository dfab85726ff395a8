"""One listed thing to its name, its other wordings and its quantity."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions.projects.lists import Item
from gangmu.graph.mentions.projects.masks import mask
from gangmu.graph.mentions.projects.naming import named
from gangmu.graph.mentions.projects.phrases import Phrase, classes
from gangmu.graph.mentions.projects.quantities import measured
from gangmu.graph.model import Span


@pytest.mark.parametrize(
    ("text", "name", "quantity"),
    [
        ("10万亩以上高标准农田", "高标准农田", "10万亩以上"),
        ("高标准农田10万亩", "高标准农田", "10万亩"),
        ("万亩示范园", "示范园", "万亩"),
        ("一批重点项目", "重点项目", None),
        ("智能工厂270余家", "智能工厂", "270余家"),
        ("80余场次文化惠民活动", "文化惠民活动", "80余场次"),
        ("示范基地2个至3个", "示范基地", "2个至3个"),
        ("服务周边的物流集散地", "物流集散地", None),
        ("云岭物流园", "云岭物流园", None),
        ("新建的2个批发市场", "批发市场", "2个"),
        ("10万亩以上的高标准农田", "高标准农田", "10万亩以上"),
        # A number alone is no name.
        ("10万亩", "10万亩", None),
    ],
)
def test_measured(text: str, name: str, quantity: str | None) -> None:
    span, found = measured(text, Span(0, len(text)))
    assert (text[slice(*span)], found) == (name, quantity)


@pytest.mark.parametrize(
    ("verb", "text", "head", "name", "quantity"),
    [
        ("建设", "云岭物流园", "", "云岭物流园", None),
        ("建设", "青石5万千瓦风电", "", "青石风电", "5万千瓦"),
        ("建设", "云岭公园（二期）", "", "云岭公园（二期）", None),
        ("建设", "云岭公园（由县住建局牵头实施）", "", "云岭公园", None),
        ("建设", "“云谷”", "", "“云谷”", None),
        ("组建", "青石文旅集团", "", "青石文旅集团", None),
        ("编制", "《青石规划》", "", "《青石规划》", None),
        ("建设", "茶园观光", "示范小镇", "茶园观光示范小镇", None),
        ("建设", "云岭大桥", "重大项目", "云岭大桥", None),
        ("实施", "汽车充电桩安装", "项目", "汽车充电桩安装项目", None),
        # Not with this verb, not definite, or no undertaking.
        ("举办", "云岭物流园", "", None, None),
        ("建设", "青石文旅集团", "", None, None),
        ("建设", "《青石规划》", "", None, None),
        ("编制", "《青石之歌》", "", None, None),
        ("建设", "重大项目", "", None, None),
        ("建设", "“五个一”", "", None, None),
        ("推行", "“河长制”", "", None, None),
        ("建设", "重点", "产业园", None, None),
        ("建设", "发展水平", "", None, None),
    ],
)
def test_named(verb: str, text: str, head: str, name: str | None, quantity: str | None) -> None:
    whole = f"{verb}{text}{head}"
    at = Span(len(verb), len(verb) + len(text))
    shared = Span(at.end, len(whole)) if head else None
    found = named(mask(whole), whole, Phrase(verb, verb, classes(verb), Span(len(verb), len(whole))), Item(at, shared))
    assert (found and found.name, found and found.quantity) == (name, quantity)
    assert found is None or at.holds(found.spot)
