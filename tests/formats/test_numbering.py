"""What Word counts by itself."""

from __future__ import annotations

import pytest

from gangmu.graph.formats.numbering import _WRITTEN, han


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 10, "十"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "(21)"),
        ("decimalFullWidth", 10, "１０"),
        ("upperLetter", 2, "B"),
    ],
)
def test_forms(form: str, number: int, written: str) -> None:
    assert _WRITTEN[form](number) == written


def test_han_is_different_for_each_number() -> None:
    assert len({han(number) for number in range(1, 1000)}) == 999
