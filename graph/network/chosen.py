"""One picture: the tree of what is shown, with every node's place, label and counts, and every tie between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from gangmu.graph.network.around import Around
from gangmu.graph.network.boxes import Point, Side
from gangmu.graph.network.labels import WIDE, Room, label, wrapped
from gangmu.graph.network.layouts import Layout, placed
from gangmu.graph.network.radial import Places, Ring
from gangmu.graph.network.skeleton import Quoted, Skeleton, Thing, Tie, is_member
from gangmu.graph.network.trees import LIMIT, MOST, NOWHERE, Tree, nested, themed


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
    """All that one picture shows; `left_out` counts what would stand in it if it were not full."""

    root: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rings: tuple[Ring, ...]
    left_out: int = 0


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
    layout: Layout = "radial",
    pairs: Iterable[tuple[str, str]] = (),
    most: int = MOST,
) -> Network | None:
    """Return the network below `root` (else below the first root): nested members down to `depth`, and all of `opened`.

    The layout "theme" shows what is read to stand under each goal instead. `pairs` are a parent and a child each that
    are shown besides. Returns None for an empty skeleton; raises KeyError for a root that is no thing of the graph.
    """
    root = root if root is not None else next(iter(skeleton.roots), None)
    if root is None:
        return None
    if layout == "theme":
        tree = themed(skeleton, most)
    else:
        if not skeleton.members(root):
            opened = {root, *opened}  # nothing would be seen of it otherwise
        tree = nested(skeleton, skeleton.things[root].iri, frozenset(opened), depth, limit, most, pairs)
    ties = [tie for node in tree.levels for tie in _below(skeleton, node) if tie.child in tree.levels]
    if layout == "theme":
        ties = [tie for tie in ties if tie.basis == "thematic"]
    return _picture(skeleton, tree, ties, skeleton.things, layout, lang, aspect, room)


def ego(
    skeleton: Skeleton,
    found: Around,
    *,
    lang: str = "zh",
    aspect: float = 1.0,
    room: Room = WIDE,
    layout: Layout = "radial",
) -> Network:
    """Return the network around one thing, over all its links (see `gangmu.graph.network.around`)."""
    return _picture(skeleton, found.tree, found.ties, found.things, layout, lang, aspect, room)


def _below(skeleton: Skeleton, node: str) -> list[Tie]:
    return [tie for ties in skeleton.ties(node).values() for tie in ties]


def _picture(
    skeleton: Skeleton,
    tree: Tree,
    ties: Collection[Tie],
    things: Mapping[str, Thing],
    layout: Layout,
    lang: str,
    aspect: float,
    room: Room,
) -> Network:
    shown = [iri for iri in tree.levels if iri != NOWHERE]
    lines = {iri: wrapped(things[iri].name(lang), room.at(tree.levels[iri], room.columns)) for iri in shown}
    labels = {
        iri: label(
            lines[iri],
            room.at(tree.levels[iri], room.letters),
            room.node(tree.levels[iri], bool(skeleton.ties(iri)) or not tree.levels[iri]),
        )
        for iri in shown
    }
    places = placed(layout, tree, [(tie.parent, tie.child) for tie in ties], labels, aspect, room)
    parents = tree.parents()
    nodes = tuple(_node(skeleton, tree, things[iri], parents.get(iri), places, lines[iri], room) for iri in shown)
    return Network(tree.root, nodes, tuple(Edge(tie, _shortest(tie)) for tie in ties), places.rings, tree.left_out)


def _node(
    skeleton: Skeleton, tree: Tree, thing: Thing, parent: str | None, places: Places, lines: tuple[str, ...], room: Room
) -> Node:
    iri, level = thing.iri, tree.levels[thing.iri]
    below = skeleton.ties(iri)
    said, read = skeleton.below(iri)
    return Node(
        thing=thing,
        parent=parent,
        level=level,
        at=places.points[iri],
        side=places.sides[iri],
        lines=lines,
        width=label(lines, room.at(level, room.letters), 0).width,
        size=room.node(level, bool(below) or not level),
        letters=room.at(level, room.letters),
        members=sum(is_member(ties) for ties in below.values()),
        bases=dict(Counter(ties[0].basis for ties in below.values() if not is_member(ties))),
        said=said,
        read=read,
        open=iri in tree.children,
        more=tree.more.get(iri, 0),
    )


def _shortest(tie: Tie) -> Quoted | None:
    return min(tie.quotes, key=lambda quote: (len(quote.exact), quote.start), default=None)
