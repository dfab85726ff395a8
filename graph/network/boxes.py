"""The room that a node takes with its label, and what lies on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import hypot
from typing import NamedTuple

PAD = 9.0
"""Pixels that stay free between two boxes."""
GAP = 7.0
"""Pixels between a node and its label."""


class Side(StrEnum):
    """On which side of its node a label stands."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


class Point(NamedTuple):
    """A place in the picture, in pixels; y grows downwards."""

    x: float
    y: float


class Label(NamedTuple):
    """How large a label is, in pixels, and the radius of its node."""

    width: float
    height: float
    node: float


class Box(NamedTuple):
    """The room that a node takes with its label, in pixels from the node's centre to each side."""

    left: float
    right: float
    above: float
    below: float


def box(label: Label, side: Side) -> Box:
    """Return the room that a node takes whose label stands on this side.

    >>> box(Label(100, 20, 9), Side.BELOW)
    Box(left=50.0, right=50.0, above=9, below=36.0)
    """
    width, height, node = label
    across, upright = max(width / 2, node), max(height / 2, node)
    match side:
        case Side.BELOW:
            return Box(across, across, node, node + GAP + height)
        case Side.ABOVE:
            return Box(across, across, node + GAP + height, node)
        case Side.LEFT:
            return Box(node + GAP + width, node, upright, upright)
        case Side.RIGHT:
            return Box(node, node + GAP + width, upright, upright)


def touching(points: Mapping[str, Point], boxes: Mapping[str, Box], pad: float = PAD) -> list[tuple[str, str]]:
    """Return the pairs of nodes whose boxes come closer than `pad` to each other.

    >>> boxes, points = dict.fromkeys("ab", Box(5, 5, 5, 5)), {"a": Point(0, 0), "b": Point(15, 0)}
    >>> touching(points, boxes, pad=6), touching(points, boxes, pad=4)
    ([('a', 'b')], [])
    """
    found: list[tuple[str, str]] = []
    near: list[str] = []
    for name in sorted(points, key=lambda name: points[name].y - boxes[name].above):
        here, room = points[name], boxes[name]
        near = [n for n in near if points[n].y + boxes[n].below + pad > here.y - room.above]
        for other in near:
            there, its = points[other], boxes[other]
            if here.x - room.left < there.x + its.right + pad and there.x - its.left < here.x + room.right + pad:
                found.append((other, name))
        near.append(name)
    return found


def clear_sides(
    children: Mapping[str, Sequence[str]], labels: Mapping[str, Label], points: Mapping[str, Point]
) -> dict[str, Side]:
    """Return where the label of each node with children stands: where it hides least of any line."""
    lines = [(points[name], points[child]) for name, below in children.items() for child in below]
    order = (Side.BELOW, Side.ABOVE, Side.RIGHT, Side.LEFT)
    found = {}
    for name in (name for name, below in children.items() if below):
        at, label = points[name], labels[name]
        near = list(_within(lines, at, label.node + GAP + max(label.width, label.height)))
        hidden = {side: round(_hidden(near, at, label, side)) for side in order}
        found[name] = min(order, key=hidden.__getitem__)
    return found


def _within(lines: Sequence[tuple[Point, Point]], at: Point, reach: float) -> Iterator[tuple[Point, Point]]:
    """Yield the lines that can come as near as `reach` to a point: most do not, and the rest takes longer to tell."""
    for line in lines:
        (x, y), (to_x, to_y) = line
        across = min(x, to_x) < at.x + reach and max(x, to_x) > at.x - reach
        if across and min(y, to_y) < at.y + reach and max(y, to_y) > at.y - reach:
            yield line


def _hidden(lines: Sequence[tuple[Point, Point]], at: Point, label: Label, side: Side) -> float:
    """Return how many pixels of line the label of a node would lie on, the node itself left out."""
    room = box(label, side)
    left, right, top, bottom = at.x - room.left, at.x + room.right, at.y - room.above, at.y + room.below
    match side:
        case Side.BELOW:
            top = at.y + label.node
        case Side.ABOVE:
            bottom = at.y - label.node
        case Side.LEFT:
            right = at.x - label.node
        case Side.RIGHT:
            left = at.x + label.node
    return sum(_inside(start, end, (left, right), (top, bottom)) for start, end in lines)


def _inside(start: Point, end: Point, across: tuple[float, float], down: tuple[float, float]) -> float:
    """Return how many pixels of a line lie in a rectangle: where it is between both its pairs of sides at once."""
    enter, leave = 0.0, 1.0
    for origin, way, (low, high) in ((start.x, end.x - start.x, across), (start.y, end.y - start.y, down)):
        if not way:
            if not low < origin < high:
                return 0.0
            continue
        near, far = sorted(((low - origin) / way, (high - origin) / way))
        enter, leave = max(enter, near), min(leave, far)
    return max(0.0, leave - enter) * hypot(end.x - start.x, end.y - start.y)
