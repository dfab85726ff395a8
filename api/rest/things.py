"""Things of the graph, all or only some: by kind, state, basis, report, section, place, and name."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Listed, Things
from gangmu.api.rest.stored import exists, local, rows
from gangmu.api.served import Graph
from gangmu.graph.names import How
from gangmu.graph.names.raw import is_a
from gangmu.graph.rows import Iri
from gangmu.ontology.terms import GM

MOST_NAMED = 2_000
"""A name is looked up for so many things; more makes the list truncated."""
_ANCHOR = 300  # so many things are given to the next question; more are compared afterwards


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things are wanted; "" or an empty tuple leaves a filter out."""

    kinds: tuple[str, ...] = ()
    status: str = ""
    basis: str = ""
    report: str = ""
    section: str = ""
    place: str = ""
    text: str = ""

    def filters(self) -> list[tuple[str, Iri]]:
        """Return the stored questions to ask with their values, those that leave fewest things first."""
        asked = (
            ("section", self.section),
            ("place", self.place),
            ("report", self.report),
            ("status", self.status and getattr(GM, self.status)),
            ("basis", self.basis and getattr(GM, self.basis)),
        )
        return [(f"things-by-{name}", Iri(value)) for name, value in asked if value]


def things(graph: Graph, wanted: Wanted, limit: int, offset: int) -> Things:
    """Return the things that pass all filters: by how well the name fits where one is given, else by IRI."""
    for iri in filter(None, (wanted.report, wanted.section, wanted.place)):
        if not exists(graph.view, iri):
            raise HTTPException(404, f"there is no {iri} in the graph")
    found, cut = _named(graph, wanted)
    for name, value in wanted.filters():
        anchor = tuple(map(Iri, found)) if len(found) <= _ANCHOR else None
        if not found:
            break
        passed = {row["thing"] for row in rows(graph.view, name, value=value, thing=anchor)}
        found = [iri for iri in found if iri in passed]
    chosen = found[offset : offset + limit]
    return Things(
        total=len(found),
        truncated=cut or len(chosen) < len(found),
        offset=offset,
        limit=limit,
        things=_listed(graph, chosen),
    )


def _named(graph: Graph, wanted: Wanted) -> tuple[list[str], bool]:
    """Return the things of the wanted kinds and name, and whether there may be more."""
    known = graph.skeleton.things
    if not wanted.text:
        fit = frozenset(k for k in graph.kinds if any(is_a(k, one) for one in wanted.kinds))
        return [iri for iri, thing in known.items() if not wanted.kinds or thing.kind in fit], False
    hits = graph.names.find(wanted.text, wanted.kinds or tuple(graph.kinds), limit=MOST_NAMED + 1)
    sure = [hit.iri for hit in hits[:MOST_NAMED] if hit.iri in known and hit.how is not How.TYPO]  # no guess in a list
    return sure, len(hits) > MOST_NAMED


def _listed(graph: Graph, iris: list[str]) -> list[Listed]:
    statuses: dict[str, list[str]] = {}
    if iris:
        for row in rows(graph.view, "statuses", thing=tuple(map(Iri, iris))):
            statuses.setdefault(row["thing"], []).append(local(row["status"]))
    found = (graph.skeleton.things[iri] for iri in iris)
    return [Listed(iri=t.iri, kind=t.kind, zh=t.zh, en=t.en, statuses=statuses.get(t.iri, [])) for t in found]
