"""Which words carry which theme, and which only look as if they did."""

from __future__ import annotations

import pytest

from gangmu.ontology.terms import labels
from gangmu.ontology.themes import THEME, Theme, themes


def theme(name: str) -> Theme:
    return {theme.name: theme for theme in themes()}[name]


@pytest.mark.parametrize(
    ("name", "words", "terms"),
    [
        ("green", "造林绿化", ("造林", "绿化")),
        ("green", "青石湖生态修复", ("生态",)),
        ("green", "新能源汽车充电桩", ("新能源", "充电桩")),
        ("green", "污水处理厂，污水管网", ("污水",)),
        ("culture", "云岭古城4A级景区", ("古城", "景区")),
        ("culture", "学前教育普惠行动", ("教育", "学前")),
        ("harmony", "社区居家养老服务中心", ("社区", "养老")),
        ("harmony", "“八五”普法", ("普法",)),
        ("digital", "“城市大脑”", ("城市大脑",)),
        ("innovation", "云岭重点实验室", ("实验室",)),
        ("transport", "青石至云岭高速公路", ("高速", "公路")),
        ("rural", "农村集体产权制度改革", ("农村", "集体产权")),
        # What only looks so.
        ("green", "绿色煤焦化产业集群", ()),
        ("green", "绿色通道", ()),
        ("green", "政治生态", ()),
        ("green", "生猪养殖集群", ()),
        ("green", "清洁家园", ()),
        ("culture", "安全文化", ()),
        ("culture", "党内教育", ()),
        ("trade", "市场监管", ()),
        ("green", "", ()),
    ],
)
def test_terms(name: str, words: str, terms: tuple[str, ...]) -> None:
    assert set(theme(name).terms(words)) == set(terms)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("绿色青石", {"green": "绿色"}),
        ("人文青石", {"culture": "人文"}),
        ("和谐青石", {"harmony": "和谐"}),
        ("平安青石", {"harmony": "平安"}),
        ("创新青石", {"innovation": "创新"}),
        ("数字青石", {"digital": "数字"}),
        ("生态文明青石", {"green": "生态"}),
        ("绿色人文青石", {"green": "绿色", "culture": "人文"}),
        ("绿色通道", {}),
        ("两个青石", {}),
    ],
)
def test_which_theme_a_name_names(words: str, names: dict[str, str]) -> None:
    assert {theme.name: found for theme in themes() if (found := theme.named(words))} == names


def test_terms_come_once_and_in_order() -> None:
    assert theme("green").terms("绿化造林、绿化") == ("绿化", "造林")


def test_every_theme_has_its_label_and_what_names_it_carries_it() -> None:
    assert [theme.name for theme in themes()] == sorted(theme.name for theme in themes())
    for theme_ in themes():
        assert labels(f"{THEME}{theme_.name}")["zh"] == theme_.label
