"""Rows of a query as rows of an answer: the firmest basis, why, the sentences, and the path to what was asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gangmu.graph.ask.answer import Count, Evidence, Hop, Named, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing, kind, named
from gangmu.graph.ask.replies import label
from gangmu.graph.ask.situation import Situation, by_thing
from gangmu.graph.ask.telling import say

BASES = ("stated", "structural", "derived", "thematic", "external")
TEXT = ("stated", "structural")


def rank(basis: str) -> int:
    """Return how firm a basis is; 0 is the firmest."""
    return BASES.index(basis) if basis in BASES else len(BASES)


def rows_of(s: Situation, found: Iterable[Found], forward: bool = True) -> tuple[Row, ...]:
    """Return one row a thing, from its claims; `forward` tells whether what was asked about is the subject."""
    grouped = by_thing(found)
    things = s.known.things([each[0].thing for each in grouped.values() if each[0].thing])
    rows = [_row(s, each, things, forward) for each in grouped.values()]
    return tuple(sorted((row for row in rows if row.evidence), key=lambda row: rank(row.basis)))


def _row(s: Situation, claims: Sequence[Found], things: dict[str, Thing], forward: bool) -> Row:
    claims = sorted(claims, key=lambda c: rank(c.get("basis") or "stated"))
    first, basis = claims[0], claims[0].get("basis") or "stated"
    firm = [c for c in claims if (c.get("basis") or "stated") == basis]
    thing = things.get(first.thing)
    quotes = dict.fromkeys(e for c in firm for e in c.evidence)
    evidence = tuple(sorted(quotes, key=lambda e: -len(set(first.label) & set(e.exact))))  # what names it comes first
    facts = [("English", thing.en)] if s.lang == "en" and thing and thing.en else []
    return Row(
        first.label,
        first.thing,
        kind(thing.kinds, s.known.vocabulary) if thing else "",
        basis,
        why(s, first),
        evidence,
        tuple(hop(s, c, thing, forward) for c in firm[:1] if thing and c.get("relation")),
        tuple(facts),
    )


def why(s: Situation, claim: Found) -> str:
    """Return on what a claim rests, in the asker's language."""
    basis = claim.get("basis") or "stated"
    reason = claim.cells.get("why", "") or claim.cells.get("cue", "")
    told = say(s.lang, f"basis.{basis}")
    return f"{told}{'：' if s.lang == 'zh' else ': '}{reason}" if reason else told


def hop(s: Situation, claim: Found, thing: Thing, forward: bool) -> Hop:
    """Return the step from a row's thing to what was asked about."""
    anchor = s.known.things([claim.cells["anchor"]]).get(claim.cells["anchor"])
    end = named(anchor, s.lang, s.known.vocabulary) if anchor else Named(claim.cells["anchor"], claim.get("anchor"), "")
    return Hop(
        named(thing, s.lang, s.known.vocabulary),
        claim.get("relation"),
        end,
        claim.get("basis"),
        not forward,
        claim.evidence,
        label(s, claim.get("relation")),
    )


def counts(rows: Iterable[Row], bases: Sequence[str] = ("stated", "structural", "thematic")) -> tuple[Count, ...]:
    """Return how many rows rest on each basis, also where there are none."""
    tally = Counter(row.basis for row in rows)
    return tuple(Count(basis, tally[basis]) for basis in dict.fromkeys((*bases, *sorted(tally))))


def shortest(evidence: Sequence[Evidence]) -> str:
    """Return the shortest quote, for a sentence of the answer."""
    return min((e.exact for e in evidence), key=len, default="")
