"""What one picture shows: the skeleton below one root, what the reader opened, every node with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from gangmu.graph.network.boxes import Point, Side
from gangmu.graph.network.labels import WIDE, Room, label, wrapped
from gangmu.graph.network.radial import Places, Ring, fitted
from gangmu.graph.network.skeleton import Quoted, Skeleton, Thing, Tie, is_member

LIMIT = 24
"""As many things of one node are drawn when it is opened; the card and the list show all."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture.

    `lines` is its label as drawn, on that `side`; `size` is the node's radius and `letters` the label's height, in
    pixels. `bases` counts what serves it directly by basis, `members` its members, `below` all that hangs on it or on
    its members, `more` what is open but not drawn. `parent` is None for the root.
    """

    thing: Thing
    parent: str | None
    level: int
    at: Point
    side: Side
    lines: tuple[str, ...]
    size: int
    letters: int
    members: int
    bases: dict[str, int]
    below: int
    open: bool
    more: int


@dataclass(frozen=True, slots=True)
class Edge:
    """One row for each tie between two nodes of the picture; `quote` is the shortest that says so."""

    tie: Tie
    quote: Quoted | None


@dataclass(frozen=True, slots=True)
class Network:
    """All that one picture shows."""

    root: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class _Tree:
    """The shown nodes by level, the children of each (a thing hangs in one place only), and how many were left out."""

    levels: dict[str, int]
    children: dict[str, list[str]]
    more: dict[str, int]


def draw(
    skeleton: Skeleton,
    root: str | None = None,
    opened: Collection[str] = (),
    *,
    depth: int = 3,
    limit: int = LIMIT,
    lang: str = "zh",
    aspect: float = 1.0,
    room: Room = WIDE,
) -> Network | None:
    """Return the network below `root` (else below the first root): nested members down to `depth`, and all of `opened`.

    Returns None for an empty skeleton; raises KeyError for a root that is no thing of the graph.
    """
    root = root if root is not None else next(iter(skeleton.roots), None)
    if root is None:
        return None
    if not skeleton.members(root):
        opened = {root, *opened}  # nothing would be seen of it otherwise
    tree = _tree(skeleton, skeleton.things[root].iri, frozenset(opened), depth, limit)
    lines = {
        iri: wrapped(skeleton.things[iri].name(lang), room.at(level, room.columns))
        for iri, level in tree.levels.items()
    }
    labels = {
        iri: label(lines[iri], room.at(level, room.letters), room.node(level, bool(skeleton.ties(iri))))
        for iri, level in tree.levels.items()
    }
    places = fitted(root, tree.children, labels, aspect, room.ring)
    nodes = tuple(_node(skeleton, tree, iri, places, lines[iri], room) for iri in tree.levels)
    return Network(root, nodes, _edges(skeleton, tree), places.rings)


def _tree(skeleton: Skeleton, root: str, opened: frozenset[str], depth: int, limit: int) -> _Tree:
    levels, children, more, line = {root: 0}, dict[str, list[str]](), dict[str, int](), [(root, True)]
    for node, nested in line:
        below = skeleton.ties(node)
        takes = [
            child
            for child, ties in below.items()
            if child not in levels
            and (node in opened or (nested and levels[node] < depth and is_member(ties)))
            and not _hangs_firmer(skeleton, child, ties[0], opened & levels.keys())
        ]
        kept = takes[:limit] if node in opened else takes
        children[node], more[node] = kept, len(takes) - len(kept)
        levels |= dict.fromkeys(kept, levels[node] + 1)
        line += [(child, nested and is_member(below[child])) for child in kept]
    return _Tree(levels, {node: kept for node, kept in children.items() if kept}, more)


def _hangs_firmer(skeleton: Skeleton, child: str, tie: Tie, opened: Collection[str]) -> bool:
    """Tell whether `child` has a firmer tie to another open node: there it stands, and here only a line shows."""
    return any(parent in opened and there[0].rank < tie.rank for parent, there in skeleton.parents(child).items())


def _node(skeleton: Skeleton, tree: _Tree, iri: str, places: Places, lines: tuple[str, ...], room: Room) -> Node:
    below, level = skeleton.ties(iri), tree.levels[iri]
    return Node(
        thing=skeleton.things[iri],
        parent=next((parent for parent, children in tree.children.items() if iri in children), None),
        level=level,
        at=places.points[iri],
        side=places.sides[iri],
        lines=lines,
        size=room.node(level, bool(below)),
        letters=room.at(level, room.letters),
        members=sum(is_member(ties) for ties in below.values()),
        bases=dict(Counter(ties[0].basis for ties in below.values() if not is_member(ties))),
        below=skeleton.below(iri),
        open=iri in tree.children,
        more=tree.more[iri],
    )


def _edges(skeleton: Skeleton, tree: _Tree) -> tuple[Edge, ...]:
    shown = ((child, ties) for node in tree.levels for child, ties in skeleton.ties(node).items())
    return tuple(Edge(tie, _shortest(tie)) for child, ties in shown if child in tree.levels for tie in ties)


def _shortest(tie: Tie) -> Quoted | None:
    return min(tie.quotes, key=lambda quote: (len(quote.exact), quote.start), default=None)
