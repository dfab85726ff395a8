"""What ties one thing of a report to another: who serves what, leads what, stands where, and on which basis."""

from __future__ import annotations

from gangmu.graph.links import leaders, mandates, members, nesting, places, principles, purposes, sequels, themes
from gangmu.graph.model import Findings, Link, Ref
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things

RULES = (members, nesting, purposes, leaders, places, mandates, principles, sequels, themes)
"""The rules in the order in which their links are listed; none knows another."""


def find(reading: Reading, findings: Findings, known: Things) -> tuple[Link, ...]:
    """Return the links of a report; where two rules state the same relation, the first one's words stand.

    What the text states or lays out needs no interpretation: a pair that serves in the text gets no thematic link.
    """
    found: dict[tuple[Ref, str, Ref], Link] = {}
    for rule in RULES:
        for link in rule.links(reading, findings, known):
            if link.subject != link.object and not _in_text(found, link):
                found.setdefault((link.subject, link.predicate, link.object), link)
    return tuple(found.values())


def _in_text(found: dict[tuple[Ref, str, Ref], Link], link: Link) -> bool:
    return link.predicate == "servesByTheme" and any(
        (link.subject, predicate, link.object) in found for predicate in ("servesAsStated", "servesByNesting")
    )
