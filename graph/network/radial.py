"""Where the nodes of a tree of slogans stand: rings by level, room for every label, nothing on top of anything.

A walk round the rings gives each leaf the arc that its label needs in that direction. Labels are written level, so they
stand beside the nodes at the sides of a ring, and over or under them at its top and bottom. Then those rings grow on
which boxes touch, until none do. Nothing is random: the same tree always gets the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, tau
from typing import NamedTuple

from gangmu.graph.network.boxes import PAD, Box, Label, Point, Side, box, clear_sides, touching

GROWTH = 1.04
TURNS = 3
"""How often the labels of inner nodes may change sides before it is enough."""
SHAPES = (1.0, 0.85, 0.7)
"""How much narrower than the page the rings may be: labels beside the nodes make the picture wider than its rings."""
MANY = 60
"""Of more nodes than these the rings grow in larger steps, so that a large picture does not keep anybody waiting."""
COARSE = 1.15
AT_FIRST, AGAIN = 6, 2
"""How often arcs and directions are fitted to each other."""
_NONE = 1e-6  # as good as no arc at all
ROUNDNESS = 1.05
"""By how much a picture may be larger than the smallest for the sake of rounder rings."""


class Ring(NamedTuple):
    """The two radii of a level's ring."""

    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class Places:
    """Where each node and its label stand, and the rings from the innermost to the outermost."""

    points: dict[str, Point]
    sides: dict[str, Side]
    rings: tuple[Ring, ...]


def radial(
    root: str,
    children: Mapping[str, Sequence[str]],
    labels: Mapping[str, Label],
    aspect: float = 1.0,
    ring: float = 130,
) -> Places:
    """Place the tree below `root` on rings that are `aspect` times as wide as high and at least `ring` pixels apart.

    `children` names each node's children in order (a node without an entry is a leaf), `labels` every node's label.

    >>> places = radial("a", {"a": ["b", "c"]}, dict.fromkeys("abc", Label(100, 20, 9)))
    >>> places.points["a"], len(places.rings), places.sides["b"], places.sides["c"]
    (Point(x=0.0, y=0.0), 1, <Side.RIGHT: 'right'>, <Side.LEFT: 'left'>)
    """
    levels = _levels(root, children)
    leaves = [name for name in _walk(root, children) if not children.get(name)]
    beside, over = ([_extent(box(labels[name], side)) for name in leaves] for side in (Side.RIGHT, Side.BELOW))
    least = [Extent(*map(min, one, two)) for one, two in zip(beside, over, strict=True)]
    wide = max(aspect, 0.1) ** 0.5
    radii = [level * ring for level in range(max(levels.values()) + 1)]
    inner, turned = {name: Side.BELOW for name, below in children.items() if below}, 0
    needs: list[float] = []
    coarse = len(labels) > MANY
    growth = COARSE if coarse else GROWTH
    while True:
        rings = [Ring(radius * wide, radius / wide) for radius in radii]
        around = [rings[levels[name]] for name in leaves]
        needs = _needs(least, around, needs)
        full = sum(needs) / tau
        if full > 1 and len(levels) > 1:
            radii = _grown(radii, _tight(leaves, needs, levels), ring, min(1.5, max(growth, full)))
            continue
        turns = _angles(needs)
        angles = _spread(children, levels, dict(zip(leaves, turns, strict=True)))
        points = {name: _point(rings[levels[name]], angle) for name, angle in angles.items()}
        sides = dict(zip(leaves, map(_side, beside, over, around, turns), strict=True)) | inner
        boxes = {name: box(labels[name], side) for name, side in sides.items()}
        tight = {max(levels[a], levels[b]) for a, b in touching(points, boxes)} - {0}
        if tight:
            radii = _grown(radii, tight, ring, growth)
            continue
        clear = clear_sides(children, labels, points)
        if clear == inner or turned == (1 if coarse else TURNS):
            return Places(points, sides, tuple(rings[1:]))
        inner, turned = clear, turned + 1


def fitted(
    root: str,
    children: Mapping[str, Sequence[str]],
    labels: Mapping[str, Label],
    aspect: float = 1.0,
    ring: float = 130,
) -> Places:
    """Place the tree as `radial` does, with rings of that shape that fits best into a page `aspect` as wide as high."""
    tried = [
        radial(root, children, labels, aspect * part, ring) for part in (SHAPES if len(labels) <= MANY else SHAPES[1:2])
    ]
    pages = [_page(places, labels, aspect) for places in tried]
    return next(places for places, page in zip(tried, pages, strict=True) if page <= min(pages) * ROUNDNESS)


def _page(places: Places, labels: Mapping[str, Label], aspect: float) -> float:
    """Return the height of the page (`aspect` as wide as high) that holds everything."""
    rooms = [(places.points[name], box(labels[name], side)) for name, side in places.sides.items()]
    width = max(at.x + room.right for at, room in rooms) - min(at.x - room.left for at, room in rooms)
    height = max(at.y + room.below for at, room in rooms) - min(at.y - room.above for at, room in rooms)
    return max(width / aspect, height)


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


def _grown(radii: Sequence[float], tight: set[int], ring: float, growth: float) -> list[float]:
    """Return the radii with the `tight` levels a little larger, and every ring still clear of the one inside it."""
    grown = [0.0]
    for level, radius in enumerate(radii[1:], 1):
        grown.append(max(radius * growth if level in tight else radius, grown[-1] + ring))
    return grown


def _tight(leaves: Sequence[str], needs: Sequence[float], levels: Mapping[str, int]) -> set[int]:
    """Return the level whose leaves ask for most, as a set: the one ring to make larger."""
    asked: dict[int, float] = {}
    for name, need in zip(leaves, needs, strict=True):
        asked[levels[name]] = asked.get(levels[name], 0.0) + need
    return {max(asked, key=lambda level: asked[level])}


class Extent(NamedTuple):
    """How wide and how high a box is, with the room that stays free beside it."""

    across: float
    down: float


def _extent(room: Box) -> Extent:
    return Extent(room.left + room.right + PAD, room.above + room.below + PAD)


def _needs(least: Sequence[Extent], rings: Sequence[Ring], before: Sequence[float]) -> list[float]:
    """Return each leaf's arc; arcs depend on directions and these on the arcs, so it goes round a few times.

    It begins with those `before` the rings grew, if there are any: then it is nearly there.
    """
    needs = list(before) or [1.0] * len(least)
    for _ in range(AGAIN if before else AT_FIRST):
        needs = [_need(*one) for one in zip(least, rings, _angles(needs), strict=True)]
    return needs


def _need(extent: Extent, ring: Ring, angle: float) -> float:
    """Return the arc (in radians) that a box takes in this direction: it clears the next one either across or down."""
    across, down = ring.rx * abs(sin(angle)), ring.ry * abs(cos(angle))
    return min(extent.across / (across if across > _NONE else _NONE), extent.down / (down if down > _NONE else _NONE))


def _side(beside: Extent, over: Extent, ring: Ring, angle: float) -> Side:
    """Return where a leaf's label stands: outwards, where it takes the smaller arc."""
    if _need(beside, ring, angle) <= _need(over, ring, angle):
        return Side.RIGHT if cos(angle) >= 0 else Side.LEFT
    return Side.BELOW if sin(angle) >= 0 else Side.ABOVE


def _angles(needs: Sequence[float]) -> list[float]:
    """Return each leaf's direction, clockwise from the top, when all arcs together fill the ring."""
    whole, passed, angles = sum(needs), 0.0, []
    for need in needs:
        angles.append(-pi / 2 + tau * (passed + need / 2) / whole)
        passed += need
    return angles


def _spread(
    children: Mapping[str, Sequence[str]], levels: dict[str, int], leaves: Mapping[str, float]
) -> dict[str, float]:
    """Return every node's direction: any node but a leaf looks to the middle of its leaves."""
    spans: dict[str, tuple[float, float]] = {}
    for name in reversed(levels):  # children come before their parents
        below = [spans[child] for child in children.get(name, ())]
        spans[name] = (below[0][0], below[-1][1]) if below else (leaves[name], leaves[name])
    return {name: sum(spans[name]) / 2 for name in levels}


def _point(ring: Ring, angle: float) -> Point:
    return Point(round(ring.rx * cos(angle), 1) + 0.0, round(ring.ry * sin(angle), 1) + 0.0)
