"""Slogan → its parts, in the order in which the text lists them."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Ref
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
            inside = listed.at.holds(member.at)
            yield Link(
                subject,
                "hasMember",
                thing,
                Basis.STATED if inside else Basis.STRUCTURAL,
                Confidence.HIGH if agrees else Confidence.MEDIUM,
                (listed.at,) if inside else (listed.at, member.at),
                rationale="" if agrees else f"原文列出{len(listed.members)}项，与数目不合",
                position=position,
            )
