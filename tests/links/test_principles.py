"""Under which principle a slogan or the report stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Linked = Callable[..., Any]


def pairs(found: Any) -> list[tuple[str, str]]:
    return [(row[0], row[2]) for row in found]


def test_a_slogan_under_a_principle(rows: Linked) -> None:
    text = "一、总体要求\n坚持以党的建设为统领，建设人文青石、绿色青石“两个青石”。\n"
    found = rows(text, "underPrinciple")
    assert found == [("两个青石", "underPrinciple", "党的建设", "stated", "high", "以…为统领")]


def test_without_a_slogan_the_report_stands_under_it(rows: Linked) -> None:
    text = "一、总体要求\n坚持以党的建设为统领，推动高质量发展。\n"
    assert pairs(rows(text, "underPrinciple")) == [("本报告", "党的建设")]


def test_several_principles(rows: Linked) -> None:
    text = "一、总体要求\n以科技创新、对外开放为引领，推动高质量发展。\n"
    assert pairs(rows(text, "underPrinciple")) == [("本报告", "科技创新"), ("本报告", "对外开放")]


def test_a_mandate_and_another_principle_do_not_stand_under_one(rows: Linked) -> None:
    text = (
        "一、总体要求\n坚持以党的建设为统领，贯彻落实省委“三为三高”总体思路，"
        "以“三个强市”为牵引，建设人文青石、绿色青石“两个青石”。\n"
    )
    found = pairs(rows(text, "underPrinciple"))
    assert ("两个青石", "党的建设") in found
    assert {subject for subject, _ in found} == {"两个青石"}


def test_other_words_for_a_means_are_no_principle(rows: Linked) -> None:
    text = "一、总体要求\n以项目为支撑，以园区为载体，推动高质量发展。\n"
    assert rows(text, "underPrinciple") == []
