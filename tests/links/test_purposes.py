"""What a sentence itself says that an undertaking is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Linked = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "围绕创建云岭4A级景区实施了古街改造等3个项目。",
            [("古街改造", "云岭4A级景区", "high", "围绕…实施")],
        ),
        (
            "启动大数据中心建设，打造“城市大脑”。",
            [("大数据中心", "“城市大脑”", "medium", "启动…，打造…")],
        ),
        # Beside each other is not for each other.
        ("新建云岭物流园，打造云岭大桥。", []),
        ("新建高标准农田，打造“云谷”产业园。", []),
        ("建设云岭物流园、白沙物流园，打造“城市大脑”。", []),
        ("启动大数据中心建设。打造“城市大脑”。", []),
        # What something is for must be a thing that the report names.
        ("围绕高质量发展实施了古街改造等3个项目。", []),
        ("新建云岭物流园。", []),
    ],
)
def test_stated_purposes(rows: Linked, text: str, found: list[tuple[str, str, str, str]]) -> None:
    stated = rows(f"一、今后任务\n{text}\n", "servesAsStated")
    assert [(row[0], row[2], row[4], row[5]) for row in stated] == found
    assert {row[3] for row in stated} <= {"stated"}


def test_a_purpose_by_order_alone_says_so(linked: Linked) -> None:
    (link,) = linked("一、今后任务\n启动大数据中心建设，打造“城市大脑”。\n", "servesAsStated")
    assert link.rationale == "目的由前后分句的次序给出"
