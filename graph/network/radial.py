"""Where the nodes of a tree of slogans stand: rings by level, room for every label, nothing on top of anything.

A walk round the rings gives each leaf the arc that its label needs in that direction (labels are written level, so
they need more room at the top and bottom of a ring than at its sides). Then those rings grow on which boxes touch,
until none do. Nothing is random: the same tree always gets the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, tau
from typing import NamedTuple

PAD = 10.0
"""Pixels that stay free between two boxes."""
GROWTH = 1.04


class Point(NamedTuple):
    """A place in the picture, in pixels; y grows downwards."""

    x: float
    y: float


class Box(NamedTuple):
    """The room that a node and its label take: `width` across, `above` and `below` its centre, in pixels."""

    width: float
    above: float
    below: float


class Ring(NamedTuple):
    """The two radii of a level's ring."""

    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class Places:
    """Where each node stands, and the rings from the innermost to the outermost."""

    points: dict[str, Point]
    rings: tuple[Ring, ...]


def radial(
    root: str, children: Mapping[str, Sequence[str]], boxes: Mapping[str, Box], aspect: float = 1.0, ring: float = 150.0
) -> Places:
    """Place the tree below `root` on rings that are `aspect` times as wide as high and at least `ring` pixels apart.

    `children` names each node's children in order (a node without an entry is a leaf), `boxes` the room of every node.

    >>> places = radial("a", {"a": ["b", "c"]}, dict.fromkeys("abc", Box(100, 20, 30)))
    >>> places.points["a"], len(places.rings)
    (Point(x=0.0, y=0.0), 1)
    >>> places.points["b"].x > 0 > places.points["c"].x
    True
    """
    levels = _levels(root, children)
    leaves = [name for name in _walk(root, children) if not children.get(name)]
    wide = max(aspect, 0.1) ** 0.5
    radii = [level * ring for level in range(max(levels.values()) + 1)]
    while True:
        rings = [Ring(radius * wide, radius / wide) for radius in radii]
        needs = _needs(leaves, [rings[levels[name]] for name in leaves], boxes)
        points = _points(children, levels, _angles(leaves, needs), rings)
        tight = _tight(leaves, needs, levels) if sum(needs) > tau else {
            max(levels[a], levels[b]) for a, b in touching(points, boxes)
        }  # fmt: skip
        if not (tight := tight - {0}):
            return Places(points, tuple(rings[1:]))
        radii = _grown(radii, tight, ring)


def touching(points: Mapping[str, Point], boxes: Mapping[str, Box], pad: float = PAD) -> list[tuple[str, str]]:
    """Return the pairs of nodes whose boxes come closer than `pad` to each other.

    >>> boxes, points = dict.fromkeys("ab", Box(10, 5, 5)), {"a": Point(0, 0), "b": Point(15, 0)}
    >>> touching(points, boxes, pad=6), touching(points, boxes, pad=4)
    ([('a', 'b')], [])
    """
    found: list[tuple[str, str]] = []
    near: list[str] = []
    for name in sorted(points, key=lambda name: points[name].y - boxes[name].above):
        here, box = points[name], boxes[name]
        near = [n for n in near if points[n].y + boxes[n].below + pad > here.y - box.above]
        found += [(n, name) for n in near if abs(points[n].x - here.x) < (boxes[n].width + box.width) / 2 + pad]
        near.append(name)
    return found


def _levels(root: str, children: Mapping[str, Sequence[str]]) -> dict[str, int]:
    levels, line = {root: 0}, [root]
    for name in line:
        for child in children.get(name, ()):
            levels[child] = levels[name] + 1
            line.append(child)
    return levels


def _walk(root: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    """Return all nodes, each before its children, branch after branch."""
    found, stack = [], [root]
    while stack:
        found.append(name := stack.pop())
        stack += reversed(children.get(name, ()))
    return found


def _grown(radii: Sequence[float], tight: set[int], ring: float) -> list[float]:
    """Return the radii with the `tight` levels a little larger, and every ring still clear of the one inside it."""
    grown = [0.0]
    for level, radius in enumerate(radii[1:], 1):
        grown.append(max(radius * GROWTH if level in tight else radius, grown[-1] + ring))
    return grown


def _tight(leaves: Sequence[str], needs: Sequence[float], levels: Mapping[str, int]) -> set[int]:
    """Return the level whose leaves ask for most: the one ring to make larger."""
    asked: dict[int, float] = {}
    for name, need in zip(leaves, needs, strict=True):
        asked[levels[name]] = asked.get(levels[name], 0.0) + need
    return {max(asked, key=lambda level: asked[level])}


def _needs(leaves: Sequence[str], rings: Sequence[Ring], boxes: Mapping[str, Box]) -> list[float]:
    """Return each leaf's arc; arcs depend on directions and these on the arcs, so it goes round a few times."""
    needs = [1.0] * len(leaves)
    for _ in range(6):
        angles = _angles(leaves, needs)
        needs = [_need(boxes[name], ring, angles[name]) for name, ring in zip(leaves, rings, strict=True)]
    return needs


def _need(box: Box, ring: Ring, angle: float) -> float:
    """Return the arc (in radians) that a box takes in this direction: it clears the next one either across or down."""
    across = (box.width + PAD) / max(ring.rx * abs(sin(angle)), 1e-6)
    down = (box.above + box.below + PAD) / max(ring.ry * abs(cos(angle)), 1e-6)
    return min(across, down)


def _angles(leaves: Sequence[str], needs: Sequence[float]) -> dict[str, float]:
    """Return each leaf's direction, clockwise from the top, when all arcs together fill the ring."""
    whole, passed, angles = sum(needs), 0.0, {}
    for name, need in zip(leaves, needs, strict=True):
        angles[name] = -pi / 2 + tau * (passed + need / 2) / whole
        passed += need
    return angles


def _points(
    children: Mapping[str, Sequence[str]], levels: Mapping[str, int], angles: Mapping[str, float], rings: Sequence[Ring]
) -> dict[str, Point]:
    """Return where each node stands: a leaf in its direction, any other node in the middle of its leaves."""
    spans: dict[str, tuple[float, float]] = {}
    for name in reversed(levels):  # children come before their parents
        below = [spans[child] for child in children.get(name, ())]
        spans[name] = (below[0][0], below[-1][1]) if below else (angles[name], angles[name])
    points = {}
    for name, level in levels.items():
        angle = sum(spans[name]) / 2
        points[name] = Point(round(rings[level].rx * cos(angle), 1) + 0.0, round(rings[level].ry * sin(angle), 1) + 0.0)
    return points
