"""A report's outline as a list, each heading under the one above it."""

from __future__ import annotations

from gangmu.api.linked.listing import section
from gangmu.api.linked.model import Row, Section
from gangmu.api.linked.reader import Reader

_HEADINGS = 120
"""As many headings are shown at first: an outline is read whole."""


def outline(reader: Reader, report: str) -> Section:
    """Return the headings of a report in their order."""
    facts = reader.facts
    found = [node for node in facts.nodes if "headingText" in facts.of(node)]
    found.sort(key=lambda node: int(facts.one(node, "position") or 0))
    return section(
        reader, reader.say("outline"), [_heading(reader, node) for node in found], "outline", at_first=_HEADINGS
    )


def _heading(reader: Reader, node: str) -> Row:
    facts = reader.facts
    level, above = 0, facts.one(node, "subsectionOf")
    while above and level < 6:
        level, above = level + 1, facts.one(above, "subsectionOf")
    expounded = facts.values(node, "expounds")
    return Row(
        what=reader.ref(node),
        level=level,
        badges=tuple(reader.name(code) for code in facts.values(node, "orientation")[:1]),
        also=tuple(reader.ref(iri) for iri in expounded if iri in reader.graph.skeleton.things),
    )
