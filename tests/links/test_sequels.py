"""What goes on with an earlier line of work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Linked = Callable[..., Any]

TEXT = """过去五年工作回顾

建成3万亩高标准农田。“七五”普法圆满完成。新建云岭物流园。

今后五年工作任务

一、做强现代农业

新建10万亩以上高标准农田。启动“八五”普法。新建白沙物流园。
"""


def test_the_same_work_in_another_size_or_period(rows: Linked) -> None:
    assert rows(TEXT, "continues") == [
        ("高标准农田（10万亩以上）", "continues", "高标准农田", "thematic", "medium", ""),
        ("“八五”普法", "continues", "“七五”普法", "thematic", "medium", ""),
    ]


def test_it_is_only_an_interpretation(linked: Linked) -> None:
    for link in linked(TEXT, "continues"):
        assert "没有写明" in link.rationale and len(link.evidence) == 2
