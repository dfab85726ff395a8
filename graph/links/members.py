"""Slogan → its parts, in the order in which the text lists them."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Listed, Listing, Ref, Slogan, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield a hasMember link for each part of each slogan that the text lists, with its place in the order.

    Where the running text breaks its list off, and the glossary does not, the parts are the glossary's.
    """
    for slogan in findings.slogans:
        if not slogan.counted or not slogan.listings:
            continue
        subject = known.find(slogan.name) or Ref(Kind.SLOGAN, slogan.name)
        listed = best(slogan)
        agrees = len(listed.members) in (sum(slogan.counts), len(slogan.counts))
        for position, member in enumerate(listed.members, 1):
            thing = known.find(member.name)
            if thing is None:
                continue
            evidence = places(reading, slogan, listed)
            inside = evidence[0].holds(member.at)
            yield Link(
                subject,
                "hasMember",
                thing,
                Basis.STATED if inside else Basis.STRUCTURAL,
                Confidence.HIGH if agrees else Confidence.MEDIUM,
                evidence[:1] if inside else (evidence[0], member.at),
                cue=f"“{member.group}”" if f"“{member.group}”" in reading.words(evidence[0]) else "",
                rationale=_rationale(listed, agrees),
                position=position,
            )


def _rationale(listed: Listed, agrees: bool) -> str:
    told = "由名词解释列出" if listed.explained else ""
    return told if agrees else f"{told or '原文列出'}{len(listed.members)}项，与数目不合"


def best(slogan: Slogan) -> Listed:
    """Return the listing that says which parts a slogan has: the first that is complete, else the first."""
    return next((listed for listed in slogan.listings if complete(slogan, listed)), slogan.listings[0])


def complete(slogan: Slogan, listed: Listed) -> bool:
    """Tell whether a listing is closed and holds as many parts as the name counts, or one for each numeral of it."""
    return listed.listing is Listing.CLOSED and len(listed.members) in (sum(slogan.counts), len(slogan.counts))


def places(reading: Reading, slogan: Slogan, listed: Listed) -> tuple[Span, ...]:
    """Return where a report lists the parts of a slogan: the words that do, and each part that stands elsewhere.

    Parts that headings unfold stand apart, with all that is told of them in between; there the name of the slogan and
    the headings are enough.
    """
    at = listed.at
    if "\n" in reading.words(at):
        at = next((spot for spot in (*slogan.spots, slogan.at) if at.meets(spot)), slogan.at)
    return (at, *(member.at for member in listed.members if not at.holds(member.at)))
