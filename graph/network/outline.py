"""The 纲目 as a list: what hangs on what, each line with how many undertakings and numbers stand under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gangmu.graph.network.facets import Facets
from gangmu.graph.network.skeleton import Skeleton, Thing, is_member
from gangmu.graph.network.trees import nested

ROWS = 200
"""As many things of one line are listed at most; the card shows all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `said` and `read` count undertakings as in a picture, `figures` the numbers that stand under it."""

    thing: Thing
    parent: str | None
    level: int
    members: int
    bases: dict[str, int]
    said: int
    read: int
    figures: int
    open: bool
    more: int


def outline(skeleton: Skeleton, facets: Facets, opened: Collection[str], tops: int = ROWS) -> list[Entry]:
    """Return the lines of the first `tops` trees: of the first, and of those in `opened`, what they hold."""
    found: list[Entry] = []
    shown: set[str] = set()
    for i, root in enumerate(skeleton.roots[:tops]):
        if root not in shown:
            deep = not i or root in opened
            entries = list(_entries(skeleton, facets, root, frozenset(opened), deep))
            found += [entry for entry in entries if entry.thing.iri not in shown]
            shown |= {entry.thing.iri for entry in entries}
    return found


def numbers(skeleton: Skeleton, facets: Facets, iri: str) -> int:
    """Return how many numbers stand under a thing: its own, and those of what hangs on it in the text."""
    none: frozenset[str] = frozenset()
    return len(none.union(*(facets.figures.get(node, none) for node in {iri, *skeleton.held(iri)})))


def _entries(skeleton: Skeleton, facets: Facets, root: str, opened: frozenset[str], deep: bool) -> Iterator[Entry]:
    tree = nested(skeleton, root, opened, depth=3 if deep else 0, limit=ROWS)
    parents = tree.parents()
    for iri, level in tree.levels.items():
        below = skeleton.ties(iri)
        said, read = skeleton.below(iri)
        yield Entry(
            thing=skeleton.things[iri],
            parent=parents.get(iri),
            level=level,
            members=sum(is_member(ties) for ties in below.values()),
            bases=dict(Counter(ties[0].basis for ties in below.values() if not is_member(ties))),
            said=said,
            read=read,
            figures=numbers(skeleton, facets, iri),
            open=iri in tree.children,
            more=tree.more.get(iri, 0),
        )
