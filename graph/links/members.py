"""Slogan → its parts, in the order in which the text lists them."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Listed, Ref, Slogan, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield a hasMember link for each part of each slogan that the text lists, with its place in the order."""
    for slogan in findings.slogans:
        if not slogan.counted or not slogan.listings:
            continue
        subject = known.find(slogan.name) or Ref(Kind.SLOGAN, slogan.name)
        listed = slogan.listings[0]
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
                rationale="" if agrees else f"原文列出{len(listed.members)}项，与数目不合",
                position=position,
            )


def places(reading: Reading, slogan: Slogan, listed: Listed) -> tuple[Span, ...]:
    """Return where a report lists the parts of a slogan: the words that do, and each part that stands elsewhere.

    Parts that headings unfold stand apart, with all that is told of them in between; there the name of the slogan and
    the headings are enough.
    """
    at = listed.at
    if "\n" in reading.words(at):
        at = next((spot for spot in (*slogan.spots, slogan.at) if at.meets(spot)), slogan.at)
    return (at, *(member.at for member in listed.members if not at.holds(member.at)))
