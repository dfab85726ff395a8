"""Which heading stands under which, and where a turn of the speech ends one."""

from __future__ import annotations

import pytest

from gangmu.graph.headings import number
from gangmu.graph.model import HeadingKind, Span
from gangmu.graph.nesting import Heading, nest


def found(marks: str) -> tuple[list[Heading], list[int]]:
    """Return headings and turns made of their marks: a number, “-” for a bullet, “t” for a title, “!” for a turn."""
    headings, turns = [], []
    for at, mark in enumerate(marks.split()):
        line = at * 2  # so that two titles never stand on lines that follow one another
        if mark == "!":
            turns.append(at)
        elif mark == "-":
            headings.append(Heading(HeadingKind.BULLET, Span(at, at + 1), line, mark="-"))
        elif mark == "t":
            headings.append(Heading(HeadingKind.TITLE, Span(at, at + 1), line))
        elif mark == "l":
            headings.append(Heading(HeadingKind.LEAD, Span(at, at + 1), line, until=at + 1))
        else:
            written = mark + "甲"
            headings.append(Heading(HeadingKind.NUMBERED, Span(at, at + 1), line, number(written, 0, len(written))))
    return headings, turns


@pytest.mark.parametrize(
    ("marks", "levels"),
    [
        ("一、 （一） 1. 2. （二） 二、", "1 2 3 3 2 1"),
        ("第一章 第一节 一、 （一） 第二节 第二章", "1 2 3 4 2 1"),
        ("1. （一） （二） 2. （一）", "1 2 2 1 2"),
        ("一、 一是 二是 （一） 1. （二）", "1 2 2 2 3 2"),
        ("t 一是 二是 t 一要 二要", "1 2 2 1 2 2"),
        ("一、 - - （一） - - （二）", "1 2 2 2 3 3 2"),
        ("一、 （一） l l （二） l", "1 2 3 3 2 3"),
        # A turn ends what has no next number, below 一、 only.
        ("一、 （一） （二） ! l 二、 l", "1 2 2 2 1 2"),
        ("一、 （一） ! l （二） l", "1 2 3 2 3"),
        ("一、 二、 ! l", "1 1 2"),
        ("一、 （一） 1. 2. ! l （二） ! l", "1 2 3 3 3 2 2"),
        ("t （一） （二） ! l", "1 2 2 2"),
        ("（一） （二） ! l", "1 1 2"),
        ("一、 - - ! l", "1 2 2 2"),
    ],
)
def test_levels(marks: str, levels: str) -> None:
    headings, turns = found(marks)
    nest(headings, turns)
    assert [heading.level for heading in headings] == [int(level) for level in levels.split()]
    for heading in headings:
        above = headings[heading.parent] if heading.parent is not None else None
        assert heading.level == (above.level + 1 if above else 1)


def test_where_a_turn_ends_a_heading() -> None:
    headings, turns = found("一、 （一） 1. ! 二、")
    nest(headings, turns)
    assert [heading.over for heading in headings] == [-1, 3, 3, -1]
    assert headings[1].ended(3) and not headings[1].ended(2)
