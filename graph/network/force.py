"""Places by forces: what is tied together lies together. Computed here, so that nothing moves by itself.

The method is that of Fruchterman and Reingold (1991), repulsion counted on a grid as they propose, from a start that is
no chance: the nodes in their order on a spiral. Then boxes that lie on each other are pushed apart. The same input
always gets the same places. (networkx has the method too, but there it needs numpy, and scipy from 500 nodes on.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, pi, sin, sqrt

from gangmu.graph.network.boxes import PAD, Box, Label, Point, Side, box, touching
from gangmu.graph.network.radial import Places

LINE = 130.0
"""Pixels that a line between two nodes likes to be long."""
TURNS = 70
"""How often all nodes move."""
REACH = 2.5
"""As many lengths of a line away, nodes do not push each other any more."""
DRAW = 0.02
"""How strongly everything is drawn to the middle, so that what is tied to nothing does not drift away."""
ROUNDS = 60
"""How often boxes that touch are pushed apart before it is enough."""

_GOLDEN = pi * (3 - sqrt(5))
_Spots = list[list[float]]


def forced(names: Sequence[str], lines: Sequence[tuple[str, str]], labels: Mapping[str, Label]) -> Places:
    """Place the nodes `names`, which `lines` join, in the order given.

    >>> places = forced("abc", [("a", "b"), ("b", "c")], dict.fromkeys("abc", Label(100, 20, 9)))
    >>> places == forced("abc", [("a", "b"), ("b", "c")], dict.fromkeys("abc", Label(100, 20, 9)))
    True
    """
    numbers = {name: i for i, name in enumerate(names)}
    joined = [(numbers[a], numbers[b]) for a, b in lines if a != b and a in numbers and b in numbers]
    spots = [
        [0.9 * LINE * sqrt(i) * cos(i * _GOLDEN), 0.9 * LINE * sqrt(i) * sin(i * _GOLDEN)] for i in numbers.values()
    ]
    for turn in range(TURNS):
        _move(spots, joined, LINE * (1 - turn / TURNS) + 1)
    boxes = [box(labels[name], Side.BELOW) for name in names]
    spots = _apart(spots, boxes)
    points = {name: Point(round(x, 1) + 0.0, round(y, 1) + 0.0) for name, (x, y) in zip(names, spots, strict=True)}
    return Places(points, dict.fromkeys(names, Side.BELOW), ())


def _start(i: int) -> list[float]:
    """Return a place on a spiral that fills the page evenly."""
    away = 0.9 * LINE * sqrt(i)
    return [away * cos(i * _GOLDEN), away * sin(i * _GOLDEN)]


def _move(spots: _Spots, joined: Sequence[tuple[int, int]], most: float) -> None:
    """Move every node where it is pushed and pulled to, by `most` pixels at most."""
    forces = [[-DRAW * x, -DRAW * y] for x, y in spots]
    for i, j in _near(spots):
        dx, dy = spots[i][0] - spots[j][0], spots[i][1] - spots[j][1]
        push = LINE * LINE / max(dx * dx + dy * dy, 1.0)
        _both(forces, i, j, dx * push, dy * push)
    for i, j in joined:
        dx, dy = spots[i][0] - spots[j][0], spots[i][1] - spots[j][1]
        pull = -hypot(dx, dy) / LINE
        _both(forces, i, j, dx * pull, dy * pull)
    for spot, (fx, fy) in zip(spots, forces, strict=True):
        part = min(1.0, most / max(hypot(fx, fy), 1e-9))
        spot[0] += fx * part
        spot[1] += fy * part


def _both(forces: _Spots, i: int, j: int, fx: float, fy: float) -> None:
    forces[i][0] += fx
    forces[i][1] += fy
    forces[j][0] -= fx
    forces[j][1] -= fy


def _near(spots: _Spots) -> Iterator[tuple[int, int]]:
    """Yield the pairs of nodes that lie in the same or in neighbouring fields of a grid."""
    field = REACH * LINE
    grid: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(spots):
        grid.setdefault((int(x // field), int(y // field)), []).append(i)
    for (column, row), here in grid.items():
        yield from ((i, j) for n, i in enumerate(here) for j in here[n + 1 :])
        for beside in ((1, -1), (1, 0), (1, 1), (0, 1)):
            there = grid.get((column + beside[0], row + beside[1]), ())
            yield from ((i, j) for i in here for j in there)


def _apart(spots: _Spots, boxes: Sequence[Box]) -> _Spots:
    """Push apart what touches, each time by the shorter way; while it does not end, draw everything larger."""
    rooms = {str(i): room for i, room in enumerate(boxes)}
    for turn in range(ROUNDS):
        close = touching({str(i): Point(*spot) for i, spot in enumerate(spots)}, rooms)
        if not close:
            break
        for one, two in close:
            _push(spots[int(one)], spots[int(two)], rooms[one], rooms[two])
        if turn % 6 == 5:
            spots = [[x * 1.15, y * 1.15] for x, y in spots]
    return spots


def _push(one: list[float], two: list[float], its: Box, others: Box) -> None:
    right = (one[0] + its.right + PAD) - (two[0] - others.left)
    left = (two[0] + others.right + PAD) - (one[0] - its.left)
    down = (one[1] + its.below + PAD) - (two[1] - others.above)
    up = (two[1] + others.below + PAD) - (one[1] - its.above)
    if min(right, left, down, up) <= 0:
        return
    axis = 0 if min(right, left) < min(down, up) else 1
    forward, backward = ((right, left), (down, up))[axis]
    step = forward / 2 + 0.5 if forward < backward else -backward / 2 - 0.5
    one[axis] -= step
    two[axis] += step
