"""Which actors and places a statement about an undertaking ties to it."""

from __future__ import annotations

import pytest

from gangmu.graph.find import find, read
from gangmu.graph.mentions.settle import Spots
from gangmu.graph.model import Kind, Place, Span
from gangmu.graph.text import Source


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("新建云岭镇茶叶出口示范基地。", ["云岭镇"]),
        ("在云岭镇建设茶叶出口示范基地。", ["云岭镇"]),
        ("在云岭镇高标准建设茶叶出口示范基地。", ["云岭镇"]),
        ("在云岭镇、白沙镇规划建设茶叶出口示范基地。", ["云岭镇", "白沙镇"]),
        ("新建云岭镇至白沙镇旅游公路。", ["云岭镇", "白沙镇"]),
        # Another clause says nothing of where.
        ("立足云岭镇，新建茶叶出口示范基地。", []),
        ("新建茶叶出口示范基地，支持云岭镇发展。", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    found = find(read(Source("a", f"一、今年工作任务\n云岭镇和白沙镇条件好。{text}\n", "", "")))
    assert [list(project.places) for project in found.projects] == [places]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("青石县委启动云岭物流园建设。", ["青石县委"]),
        ("青石县政府加强服务，启动云岭物流园建设。", []),
        ("组建青石文旅集团。", []),
    ],
)
def test_actors(text: str, actors: list[str]) -> None:
    found = find(read(Source("a", f"一、今年工作任务\n{text}\n", "", "")))
    assert [list(project.actors) for project in found.projects] == [actors]


def test_names_inside_a_span() -> None:
    spots = Spots(
        [
            Place("甲镇", Kind.AREA, (Span(10, 12), Span(2, 4))),
            Place("乙河", Kind.NATURE, (Span(5, 7),)),
            Place("甲镇乙河", Kind.SITE, (Span(2, 6),)),
        ]
    )
    assert spots.inside(Span(0, 20)) == ("甲镇", "甲镇乙河", "乙河")
    assert spots.inside(Span(2, 4)) == ("甲镇",)
    assert spots.inside(Span(3, 7)) == ("乙河",)
    assert spots.inside(Span(12, 20)) == ()
