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
"""As many things of one node are drawn when it is opened; the card shows all."""
READ_LIMIT = 12
"""As many are drawn in all where interpretations fill up what the report itself says."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture.

    `lines` is its label as drawn, on that `side` and so `width`; `size` is the node's radius and `letters` the height
    of a letter, all in pixels. `bases` counts what serves it directly by basis, `members` its members. `said` counts
    the undertakings that hang on it or on what it holds, `read` those that do so by interpretation only. `more` counts
    what is open but not drawn. `parent` is None for the root.
    """

    thing: Thing
    parent: str | None
    level: int
    at: Point
    side: Side
    lines: tuple[str, ...]
    width: float
    size: int
    letters: int
    members: int
    bases: dict[str, int]
    said: int
    read: int
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
        if node in opened:
            takes, more[node] = _opened(skeleton, below, limit)
        else:
            takes = [c for c, ties in below.items() if nested and levels[node] < depth and is_member(ties)]
        around = opened & levels.keys()
        kept = [c for c in takes if c not in levels and not _said_elsewhere(skeleton, c, below[c][0], around)]
        children[node] = kept
        levels |= dict.fromkeys(kept, levels[node] + 1)
        line += [(child, nested and is_member(below[child])) for child in kept]
    return _Tree(levels, {node: kept for node, kept in children.items() if kept}, more)


def _opened(skeleton: Skeleton, below: dict[str, list[Tie]], limit: int) -> tuple[list[str], int]:
    """Return what an open node shows of all that hangs on it, and how many things it leaves out.

    A report lays things out under headings under headings, and a thing hangs on each of them. Where there is room, what
    the headings hold is shown at once and the headings between are not; where there is not, the nearest headings are.
    """
    said = [child for child, ties in below.items() if ties[0].in_text]
    read = [child for child, ties in below.items() if not ties[0].in_text]
    held = {child: [c for c, ties in skeleton.ties(child).items() if ties[0].in_text] for child in said}
    known = set(said)
    flat = [child for child in said if is_member(below[child]) or not held[child] or not known.issuperset(held[child])]
    inner = {child for outer in said for child in held[outer] if outer != child}
    shown = flat if len(flat) <= limit else [child for child in said if child not in inner]
    room = min(limit, READ_LIMIT) if said else limit
    takes = [*shown[:limit], *read[: max(0, room - len(shown))]]
    return takes, max(0, len(shown) - limit) + max(0, len(read) - max(0, room - len(shown)))


def _said_elsewhere(skeleton: Skeleton, child: str, tie: Tie, opened: Collection[str]) -> bool:
    """Tell whether `child` only is read to hang here and is said to hang on another open node: there it stands."""
    return any(
        parent in opened and there[0].in_text and not tie.in_text for parent, there in skeleton.parents(child).items()
    )


def _node(skeleton: Skeleton, tree: _Tree, iri: str, places: Places, lines: tuple[str, ...], room: Room) -> Node:
    below, level = skeleton.ties(iri), tree.levels[iri]
    said, read = skeleton.below(iri)
    return Node(
        thing=skeleton.things[iri],
        parent=next((parent for parent, children in tree.children.items() if iri in children), None),
        level=level,
        at=places.points[iri],
        side=places.sides[iri],
        lines=lines,
        width=label(lines, room.at(level, room.letters), 0).width,
        size=room.node(level, bool(below)),
        letters=room.at(level, room.letters),
        members=sum(is_member(ties) for ties in below.values()),
        bases=dict(Counter(ties[0].basis for ties in below.values() if not is_member(ties))),
        said=said,
        read=read,
        open=iri in tree.children,
        more=tree.more.get(iri, 0),
    )


def _edges(skeleton: Skeleton, tree: _Tree) -> tuple[Edge, ...]:
    shown = ((child, ties) for node in tree.levels for child, ties in skeleton.ties(node).items())
    return tuple(Edge(tie, _shortest(tie)) for child, ties in shown if child in tree.levels for tie in ties)


def _shortest(tie: Tie) -> Quoted | None:
    return min(tie.quotes, key=lambda quote: (len(quote.exact), quote.start), default=None)
