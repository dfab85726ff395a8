"""A tree from left to right: a column for each level, a row for each leaf, room for every label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from gangmu.graph.network.boxes import PAD, Box, Label, Point, Side, box
from gangmu.graph.network.radial import Places

STEP = 60.0
"""Pixels from one column to the next at least, so that a line can be seen."""


def sideways(root: str, children: Mapping[str, Sequence[str]], labels: Mapping[str, Label]) -> Places:
    """Place the tree below `root` so that no label lies on another one.

    The label of what holds something stands below it, that of a leaf to its right.

    >>> places = sideways("a", {"a": ["b", "c"]}, dict.fromkeys("abc", Label(100, 20, 9)))
    >>> [places.points[name] for name in "abc"], places.sides["b"]
    ([Point(x=0.0, y=0.0), Point(x=119.0, y=-14.5), Point(x=119.0, y=14.5)], <Side.RIGHT: 'right'>)
    """
    sides = {name: Side.BELOW if children.get(name) else Side.RIGHT for name in labels}
    boxes = {name: box(labels[name], sides[name]) for name in labels}
    order, levels = [root], {root: 0}
    for name in order:
        levels |= dict.fromkeys(children.get(name, ()), levels[name] + 1)
        order += children.get(name, ())
    heights: dict[str, float] = {}
    for name in reversed(order):
        own = 2 * max(boxes[name].above, boxes[name].below) + PAD if children.get(name) else 0.0
        leaf = boxes[name].above + boxes[name].below + PAD
        below = sum(heights[child] for child in children.get(name, ()))
        heights[name] = max(own, below) if children.get(name) else leaf
    columns = _columns([[n for n in order if levels[n] == level] for level in range(max(levels.values()) + 1)], boxes)
    points, tops = {}, {root: -heights[root] / 2}
    for name in order:
        points[name] = Point(round(columns[levels[name]], 1), round(tops[name] + heights[name] / 2, 1) + 0.0)
        at = tops[name] + (heights[name] - sum(heights[child] for child in children.get(name, ()))) / 2
        for child in children.get(name, ()):
            tops[child], at = at, at + heights[child]
    return Places(points, sides, ())


def _columns(levels: Sequence[Sequence[str]], boxes: Mapping[str, Box]) -> list[float]:
    """Return the x of each level: far enough from the one before it for the widest labels of both."""
    xs = [0.0]
    for before, here in pairwise(levels):
        room = max(boxes[n].right for n in before) + max(boxes[n].left for n in here)
        xs.append(xs[-1] + max(room + STEP, STEP))
    return xs
