"""Groups on shelves: each top with what stands under it as a list, the lists in columns, as a page is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gangmu.graph.network.boxes import PAD, Box, Label, Point, Side, box
from gangmu.graph.network.radial import Places

INDENT = 44.0
"""Pixels by which a list stands in from its top."""
BETWEEN = 46.0
"""Pixels between two columns."""
APART = 26.0
"""Pixels between two groups of a column."""


def shelves(
    tops: Sequence[str], children: Mapping[str, Sequence[str]], labels: Mapping[str, Label], aspect: float
) -> Places:
    """Place the groups in as many columns as make the page about `aspect` as wide as high; labels stand on the right.

    >>> places = shelves(["a"], {"a": ["b"]}, dict.fromkeys("ab", Label(100, 20, 9)), 1.0)
    >>> places.points["a"], places.points["b"]
    (Point(x=0.0, y=10.0), Point(x=44.0, y=39.0))
    """
    boxes = {name: box(labels[name], Side.RIGHT) for top in tops for name in (top, *children.get(top, ()))}
    groups = [[top, *children.get(top, ())] for top in tops]
    tried = [_set(groups, boxes, count) for count in range(1, len(groups) + 1)] or [({}, 1.0, 1.0)]
    points, *_ = min(tried, key=lambda page: max(page[1] / aspect, page[2]))
    return Places(points, dict.fromkeys(boxes, Side.RIGHT), ())


def _set(
    groups: Sequence[Sequence[str]], boxes: Mapping[str, Box], count: int
) -> tuple[dict[str, Point], float, float]:
    """Return the places in at most `count` columns, in their order, and the page's width and height."""
    heights = [sum(_height(boxes[name]) for name in group) + APART for group in groups]
    points: dict[str, Point] = {}
    x, widest, at, page, highest = 0.0, 0.0, 0.0, sum(heights) / count, 0.0
    for group, height in zip(groups, heights, strict=True):
        if at and at + height / 2 > page:
            x, widest, at = x + widest + BETWEEN, 0.0, 0.0
        for i, name in enumerate(group):
            room = boxes[name]
            left = x + (INDENT if i else 0.0)
            points[name] = Point(round(left, 1), round(at + room.above, 1))
            widest = max(widest, left - x + room.right + room.left)
            at += _height(room)
        at += APART
        highest = max(highest, at)
    return points, x + widest, highest


def _height(room: Box) -> float:
    return room.above + room.below + PAD
