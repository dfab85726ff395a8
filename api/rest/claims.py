"""The evidence of a thing, its neighbours, and the way from one thing to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Claim, Link, Neighbour, Neighbours, PathFound, Proofs, Quote, Step, Tied
from gangmu.api.rest.parameters import known, named
from gangmu.api.rest.reports import narrowest
from gangmu.api.rest.stored import local, one, rows
from gangmu.api.served import Graph
from gangmu.graph import paths
from gangmu.graph.network.skeleton import BASES
from gangmu.graph.rows import Iri
from gangmu.graph.store import View

_IN_TEXT = ("stated", "structural")
_AT_ONCE = 300


def evidence(graph: Graph, iri: str, limit: int, offset: int) -> Proofs:
    """Return what is claimed of a thing, or one claim, with the words that it rests on."""
    found = _by_claim(rows(graph.view, "evidence", thing=one(iri)))
    if not found and iri not in graph.skeleton.things:
        raise HTTPException(404, f"there is no {iri} in the graph")
    chosen = _claims(graph.view, dict(list(found.items())[offset : offset + limit]))
    return Proofs(
        iri=iri, total=len(found), truncated=len(chosen) < len(found), offset=offset, limit=limit, claims=chosen
    )


_Rows = list[dict[str, str]]


def _by_claim(found: _Rows) -> dict[str, _Rows]:
    claims: dict[str, _Rows] = {}
    for row in found:
        claims.setdefault(row["claim"], []).append(row)
    return claims


def _claims(view: View, found: Mapping[str, _Rows]) -> list[Claim]:
    sentences = _sentences(view, sorted({row["quote"] for about in found.values() for row in about}))
    return [_claim(iri, about, sentences) for iri, about in found.items()]


def _sentences(view: View, quotes: Sequence[str]) -> dict[str, str]:
    """Return the sentence around each quote; one that a line break cuts stands in several pieces."""
    pieces: dict[str, dict[int, str]] = {}
    for i in range(0, len(quotes), _AT_ONCE):
        for row in rows(view, "sentences", quote=tuple(map(Iri, quotes[i : i + _AT_ONCE]))):
            pieces.setdefault(row["quote"], {})[int(row["at"])] = row["sentence"]
    return {quote: "".join(piece for _, piece in sorted(about.items())) for quote, about in pieces.items()}


def _claim(iri: str, about: _Rows, sentences: Mapping[str, str]) -> Claim:
    row = about[0]
    return Claim(
        iri=iri,
        kind=narrowest(local(one["kind"]) for one in about if "kind" in one),
        made_by=local(row.get("madeBy", "")),
        status=local(row.get("status", "")),
        section=row.get("section"),
        link=Link(
            subject=row["subject"],
            predicate=local(row["predicate"]),
            object=row["object"],
            basis=local(row["basis"]),
            confidence=local(row.get("confidence", "")),
        )
        if {"basis", "predicate", "subject", "object"} <= row.keys()
        else None,
        quotes=_quotes(about, sentences),
    )


def _quotes(about: _Rows, sentences: Mapping[str, str]) -> list[Quote]:
    quotes = {row["quote"]: row for row in about}
    return [
        Quote(
            iri=iri,
            report=row["report"],
            exact=row["exact"],
            start=int(row["start"]),
            end=int(row["end"]),
            sentence=sentences.get(iri, ""),
        )
        for iri, row in quotes.items()
    ]


def neighbours(graph: Graph, iri: str, predicates: list[str], bases: list[str], limit: int, offset: int) -> Neighbours:
    """Return what a thing is tied to: the firmest first within each relation."""
    known(graph, iri)
    found = [
        Neighbour(
            thing=named(graph, row["object" if outward else "subject"]),
            link=row["link"],
            predicate=local(row["predicate"]),
            outward=outward,
            basis=local(row["basis"]),
            confidence=local(row.get("confidence", "")),
        )
        for row in rows(graph.view, "neighbours", thing=one(iri))
        for outward in (row["subject"] == iri,)
    ]
    found = [n for n in found if (not predicates or n.predicate in predicates) and (not bases or n.basis in bases)]
    found.sort(key=lambda n: (n.predicate, not n.outward, _rank(n.basis), n.thing.iri, n.link))
    counted = Counter((n.predicate, n.outward, n.basis) for n in found)
    chosen = found[offset : offset + limit]
    return Neighbours(
        iri=iri,
        total=len(found),
        truncated=len(chosen) < len(found),
        offset=offset,
        limit=limit,
        counts=[Tied(predicate=p, outward=o, basis=b, count=n) for (p, o, b), n in counted.items()],
        neighbours=chosen,
    )


def _rank(basis: str) -> int:
    return BASES.index(basis) if basis in BASES else len(BASES)


def path(graph: Graph, start: str, goal: str, bases: list[str], predicates: list[str], longest: int) -> PathFound:
    """Return the shortest way between two things, each step with the words that say so."""
    for iri in (start, goal):
        known(graph, iri)
    way = paths.way(graph.view, start, goal, bases=bases, predicates=predicates, longest=longest)
    quotes = _of_links(graph, [hop.link for hop in way.hops])
    steps = [
        Step(
            start=named(graph, hop.start),
            end=named(graph, hop.end),
            link=hop.link,
            predicate=hop.predicate,
            outward=hop.outward,
            basis=hop.basis,
            confidence=hop.confidence,
            quotes=quotes.get(hop.link, []),
        )
        for hop in way.hops
    ]
    return PathFound(
        found=bool(steps) or start == goal,
        truncated=not way.complete,
        interpreted=any(step.basis not in _IN_TEXT for step in steps),
        steps=steps,
    )


def _of_links(graph: Graph, links: list[str]) -> dict[str, list[Quote]]:
    found = rows(graph.view, "evidence", thing=tuple(map(Iri, links))) if links else []
    return {claim.iri: claim.quotes for claim in _claims(graph.view, _by_claim(found))}
