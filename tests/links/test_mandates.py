"""What a report answers to, and who issued it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Linked = Callable[..., Any]


def test_a_slogan_of_a_higher_body(rows: Linked) -> None:
    text = "一、总体要求\n贯彻落实省委“三为三高”总体思路，建设云岭物流园。\n"
    found = rows(text, "answersTo", "issuedBy")
    assert [row[:5] for row in found] == [
        ("本报告", "answersTo", "三为三高", "stated", "high"),
        ("三为三高", "issuedBy", "省委", "stated", "high"),
    ]
    assert {row[5] for row in found} == {"贯彻落实"}


@pytest.mark.parametrize("text", ["提出“三个青石”思路。", "建设云岭物流园。", "落实各项惠民政策。"])
def test_what_the_report_asks_of_itself_is_no_mandate(rows: Linked, text: str) -> None:
    assert rows(f"一、总体要求\n{text}\n", "answersTo", "issuedBy") == []
