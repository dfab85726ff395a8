"""Which heading stands under which, learnt from the report itself: the order in which styles come and go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gangmu.graph.headings import Number
from gangmu.graph.model import HeadingKind, Orientation, Span

_HIGH = 4
"""The rank of 一、: what is numbered so, or higher, goes on over turns of the speech."""


@dataclass(slots=True)
class Heading:
    """A heading on its way into the tree.

    `line` is its line, `until` the end of what it can hold at most (a lead's paragraph; -1 for no bound), `mark` its
    bullet, `hashes` its Markdown level, `states` the orientation that its words state, `over` where something else
    than a heading ends it (-1 if nothing does). `parent` and `level` are found by `nest`.
    """

    kind: HeadingKind
    at: Span
    line: int
    number: Number | None = None
    until: int = -1
    mark: str = ""
    hashes: int = 0
    states: Orientation | None = None
    apart: bool = False
    parent: int | None = None
    level: int = 1
    over: int = -1

    def ended(self, at: int) -> bool:
        """Tell whether it has ended where `at` begins."""
        return 0 <= self.until <= at or 0 <= self.over <= at

    @property
    def ends_by_turn(self) -> bool:
        """Whether a turn of the speech may end it: a bullet, or a part numbered below 一、."""
        if self.kind is HeadingKind.BULLET:
            return True
        return self.kind is HeadingKind.NUMBERED and self.number is not None and self.number.rank > _HIGH

    @property
    def inside(self) -> bool:
        """Whether it stands inside a paragraph (a lead, a numbered sentence)."""
        return self.until >= 0 and self.kind is not HeadingKind.BULLET


def nest(headings: Sequence[Heading], turns: Sequence[int] = ()) -> None:
    """Find the parent and the level of every heading, in the order of the text.

    At each of `turns` the speaker addresses the listeners anew: what stands below the top and has no next number ends.

    >>> from gangmu.graph.headings import number
    >>> styles = ["一、", "（一）", "（二）", "二、", "1.", "2."]
    >>> found = [Heading(HeadingKind.NUMBERED, Span(i, i), i, number(s + "甲", 0, 5)) for i, s in enumerate(styles)]
    >>> nest(found)
    >>> [heading.parent for heading in found]
    [None, 0, 0, None, 3, 3]
    """
    tree, coming = _Tree(headings), 0
    for index, heading in enumerate(headings):
        while coming < len(turns) and turns[coming] <= heading.at.start:
            tree.turn(turns[coming])
            coming += 1
        tree.add(index)
    for at in turns[coming:]:
        tree.turn(at)


class _Tree:
    def __init__(self, headings: Sequence[Heading]) -> None:
        self.headings = headings
        self.open: list[int] = []
        self.seen: set[tuple[str, str]] = set()
        self.goes_on = _goes_on(headings)
        self.next_number = _next_number(headings)
        self.runs = _runs(headings)

    def add(self, index: int) -> None:
        heading = self.headings[index]
        while self.open and self.headings[self.open[-1]].ended(heading.at.start):
            self.open.pop()
        del self.open[self.depth(index, heading) :]
        heading.parent = self.open[-1] if self.open else None
        heading.level = len(self.open) + 1
        if heading.parent is not None and heading.number:
            self.seen.add((_style(self.headings[heading.parent]), heading.number.style))
        self.open.append(index)

    def turn(self, at: int) -> None:
        """End the numbered parts below the top that go on with no next number, and what stands under them."""
        for depth, index in enumerate(self.open):
            above = self.headings[index]
            if depth and above.ends_by_turn and not self.goes_on[index]:
                for closed in (self.headings[i] for i in self.open[depth:]):
                    closed.over = at if closed.over < 0 else min(closed.over, at)
                del self.open[depth:]
                return

    def depth(self, index: int, heading: Heading) -> int:
        """Return how many of the open headings stay open above this one."""
        if heading.kind is HeadingKind.LEAD:
            return self.first(lambda other: other.inside)
        if heading.inside:
            return self.first(lambda other: other.inside and _style(other) == _style(heading))
        if heading.hashes:
            return self.first(lambda other: not other.hashes or other.hashes >= heading.hashes)
        if heading.kind is HeadingKind.BULLET:
            return self.first(lambda other: other.inside or other.mark == heading.mark != "")
        if heading.kind is HeadingKind.NUMBERED:
            return self.numbered(heading)
        return self.title(index, heading)

    def first(self, closes: Callable[[Heading], bool]) -> int:
        """Return the depth of the first open heading that closes, or of all if none does."""
        return next((depth for depth, index in enumerate(self.open) if closes(self.headings[index])), len(self.open))

    def numbered(self, heading: Heading) -> int:
        same = [d for d, index in enumerate(self.open) if _style(self.headings[index]) == _style(heading)]
        if same:
            return same[-1]
        depth = self.first(lambda other: other.inside or other.kind is HeadingKind.BULLET)
        assert heading.number
        while depth and (above := self.headings[self.open[depth - 1]].number):
            # A lower style whose series is over gives way to a higher one, unless it stood above that one before.
            stands = self.goes_on[self.open[depth - 1]] or (above.style, heading.number.style) in self.seen
            if stands or above.rank <= heading.number.rank:
                break
            depth -= 1
        return depth

    def title(self, index: int, heading: Heading) -> int:
        if heading.apart:
            return 0
        place, longer = self.runs[index]
        titles = [d for d, i in enumerate(self.open) if self.headings[i].kind is HeadingKind.TITLE]
        if place:
            return titles[-1] + 1 if place == 1 or not titles else titles[-1] + (place == 2)
        if longer:
            paired = [d for d in titles if self.runs[self.open[d]] == (0, True)]
            if paired:
                return paired[-1]
        turned = [d for d, i in enumerate(self.open) if self.turns(self.headings[i], heading)]
        if turned:
            return turned[0]
        if titles:
            return titles[-1]
        return self.before_number(index)

    def turns(self, above: Heading, heading: Heading) -> bool:
        return above.states is Orientation.REVIEW and heading.states is Orientation.OUTLOOK

    def before_number(self, index: int) -> int:
        """Place a title by the number after it: above a series that begins anew, else below the number before it."""
        depth = self.first(lambda other: other.inside or other.kind is HeadingKind.BULLET)
        after = self.next_number[index]
        if after is not None and after.ordinal == 1:
            return min(depth, self.first(lambda other: _style(other) == after.style))
        return depth


def _style(heading: Heading) -> str:
    return heading.number.style if heading.number else ""


def _goes_on(headings: Sequence[Heading]) -> list[bool]:
    """For each heading: whether the next one of its style carries its series on."""
    result = [False] * len(headings)
    coming: dict[str, int] = {}
    for index in range(len(headings) - 1, -1, -1):
        number = headings[index].number
        if number and not headings[index].inside:
            result[index] = coming.get(number.style, 0) == number.ordinal + 1
            coming[number.style] = number.ordinal
    return result


def _next_number(headings: Sequence[Heading]) -> list[Number | None]:
    result: list[Number | None] = [None] * len(headings)
    coming: Number | None = None
    for index in range(len(headings) - 1, -1, -1):
        result[index] = coming
        if headings[index].number and not headings[index].inside:
            coming = headings[index].number
    return result


def _runs(headings: Sequence[Heading]) -> list[tuple[int, bool]]:
    """For each heading: its place in a run of titles on lines that follow one another, and whether the run goes on."""
    result: list[tuple[int, bool]] = []
    for index, heading in enumerate(headings):
        above = headings[index - 1] if index else None
        below = headings[index + 1] if index + 1 < len(headings) else None
        place = result[-1][0] + 1 if above and _adjoins(above, heading) else 0
        result.append((place, below is not None and _adjoins(heading, below)))
    return result


def _adjoins(above: Heading, below: Heading) -> bool:
    return above.kind is below.kind is HeadingKind.TITLE and below.line == above.line + 1 and not below.apart
