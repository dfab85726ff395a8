"""The clean text with the insides of marks hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.mentions.projects.masks import HIDDEN, mask

MARKS = "“”（）《》〔〕()\n，、甲乙𠮷"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("建设“云谷、水岸”园区", "建设“‖‖‖‖‖”园区"),
        ("青石河（云岭段）治理", "青石河（‖‖‖）治理"),
        ("编制《青石规划》", "编制《‖‖‖‖》"),
        ("青石发〔2020〕3号", "青石发〔‖‖‖‖〕3号"),
        ("园区(一期)", "园区(‖‖)"),
        ("“甲”“乙”", "“‖”“‖”"),
        ("“甲（乙）丙”", "“‖‖‖‖‖”"),
        ("“”（）《》", "“”（）《》"),
        # A mark without its partner hides nothing.
        ("建设“云谷园区", "建设“云谷园区"),
        ("“甲\n乙”", "“甲\n乙”"),
        ("“甲“乙”", "“甲“‖”"),
        ("“" + "甲" * 61 + "”", "“" + "甲" * 61 + "”"),
        ("𠮷“𠮷”", "𠮷“‖”"),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(st.text(MARKS))
def test_every_place_stays_where_it_was(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(shown in (was, HIDDEN) for was, shown in zip(text, masked, strict=True))
    assert masked.count("\n") == text.count("\n")
