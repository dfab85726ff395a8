"""What a report says that it carries out for a higher body."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.mentions import mandates
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean, read


def found(text: str) -> list[tuple[str, str, str]]:
    """Return cue, issuer and name of each mandate; the spot bears the name and lies in the phrase."""
    reading = outline(clean(Source("a", text, "", "utf-8")))
    all_mandates = mandates.read(reading)
    for mandate in all_mandates:
        assert reading.words(mandate.spot) == mandate.name
        assert mandate.at.holds(mandate.spot)
        assert reading.sentences[mandate.sentence].at.holds(mandate.at)
        assert reading.words(mandate.at).startswith(mandate.cue)
    return [(mandate.cue, mandate.issuer, mandate.name) for mandate in all_mandates]


@pytest.mark.parametrize(
    ("text", "mandate"),
    [
        ("贯彻落实省委“两为两高”总体思路和要求，加快发展。", [("贯彻落实", "省委", "两为两高")]),
        (
            "按照市委以转型为牵引，打造“两个强市”、构建“一个高地”的定位，加快发展。",
            [("按照", "市委", "两个强市"), ("按照", "市委", "一个高地")],
        ),
        ("执行中央“八项规定”。", [("执行", "中央", "八项规定")]),
        (
            "按照国务院“五个严禁”“八个不得”要求，推进。",
            [("按照", "国务院", "五个严禁"), ("按照", "国务院", "八个不得")],
        ),
        ("落实省委《关于转型的意见》，加快。", [("落实", "省委", "关于转型的意见")]),
        # no mandate: nothing is named, or another's
        ("落实党中央、国务院决策部署，建设“两个高地”。", []),
        ("围绕国家重大战略部署和“十四五”规划，推进。", []),
        ("按照区委全会部署，打好“三大攻坚战”。", []),
        ("建设“三个云岭”。", []),
    ],
)
def test_mandates(text: str, mandate: list[tuple[str, str, str]]) -> None:
    assert found(text) == mandate


def test_the_sample(root: Path) -> None:
    reading = outline(clean(read(root / "data/reports/xinjiang-2021/report.txt")))
    assert [(m.issuer, m.name) for m in mandates.read(reading)] == [
        ("习近平总书记", "三篇光辉文献"),
        ("省委", "四为四高两同步"),
        ("市委", "三个强市"),
        ("市委", "三个高地"),
    ]
