"""A part of the skeleton: without some kinds and bases, and only the undertakings of a status, a heading or a place.

What is left is a skeleton too, so that every count in a picture counts what the reader let through.
"""

from __future__ import annotations

from dataclasses import dataclass

from gangmu.graph.network.facets import Facets
from gangmu.graph.network.skeleton import UNDERTAKINGS, Skeleton


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through. `kinds` and `bases` are left out; an empty `status`, `section` or `place` lets all through.

    The last three only sort undertakings: slogans, goals and headings stay, with fewer things under them.
    """

    kinds: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    status: str = ""
    section: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.bases or self.status or self.section or self.place)


def sifted(skeleton: Skeleton, facets: Facets, sieve: Sieve) -> Skeleton:
    """Return what of `skeleton` goes through `sieve`; things that hang on nothing else any more become roots."""
    wanted = [
        found.get(value, frozenset())
        for found, value in (
            (facets.by_status, sieve.status),
            (facets.by_section, sieve.section),
            (facets.by_place, sieve.place),
        )
        if value
    ]
    things = {
        iri: thing
        for iri, thing in skeleton.things.items()
        if thing.kind not in sieve.kinds
        and (thing.kind not in UNDERTAKINGS or all(iri in allowed for allowed in wanted))
    }
    graph = skeleton.graph.__class__()
    for parent, child, key, tie in skeleton.graph.edges(keys=True, data="tie"):
        if tie.basis not in sieve.bases and parent in things and child in things:
            graph.add_edge(parent, child, key=key, tie=tie)
    return Skeleton(things, graph)
