"""Where an undertaking is, and which region it serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Linked = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新建云岭镇茶叶出口基地。", [("云岭镇茶叶出口基地", "locatedIn", "云岭镇", "")]),
        ("在云岭镇建设茶叶出口基地。", [("茶叶出口基地", "locatedIn", "云岭镇", "在云岭镇")]),
        ("建设青石河湿地公园。", [("青石河湿地公园", "locatedIn", "青石河", "")]),
        ("打造服务晋南的物流集散地。", [("物流集散地", "servesPlace", "晋南", "服务…的")]),
        # A line between places stands in none of them.
        ("建设云岭镇至白沙镇旅游公路。", []),
        ("建设云岭镇—白沙镇旅游公路。", []),
        ("立足云岭镇，新建茶叶出口基地。", []),
    ],
)
def test_places(rows: Linked, text: str, found: list[tuple[str, str, str, str]]) -> None:
    located = rows(f"一、今后任务\n{text}\n", "locatedIn", "servesPlace")
    assert [(row[0], row[1], row[2], row[5]) for row in located] == found
    assert {row[3:5] for row in located} <= {("stated", "high")}
