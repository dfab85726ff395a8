"""A made-up report to its links, by the whole way from the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gangmu.graph import links
from gangmu.graph.find import find, read
from gangmu.graph.model import Link
from gangmu.graph.text import Source
from gangmu.graph.things import things

Linked = Callable[..., list[Link]]
Rows = Callable[..., list[tuple[str, str, str, str, str, str]]]


@pytest.fixture
def linked() -> Linked:
    """Return the links of a text, of the given predicates or of all."""

    def of(text: str, *predicates: str) -> list[Link]:
        reading = read(Source("a", text, "0" * 64, "utf-8"))
        findings = find(reading)
        found = links.find(reading, findings, things(reading, findings))
        for link in found:  # what holds of every link, whatever the rule
            assert link.evidence and all(reading.words(span) for span in link.evidence)
            assert (link.basis == "thematic") == (link.predicate in ("servesByTheme", "continues", "possiblySameAs"))
            assert link.basis != "thematic" or (link.confidence != "high" and link.rationale and link.terms)
            assert link.subject != link.object
        return [link for link in found if not predicates or link.predicate in predicates]

    return of


@pytest.fixture
def rows(linked: Linked) -> Rows:
    """Return (subject, predicate, object, basis, confidence, cue) of each link; the report itself is 本报告."""

    def of(text: str, *predicates: str) -> list[tuple[str, str, str, str, str, str]]:
        return [
            (x.subject.key or "本报告", x.predicate, x.object.key, x.basis.value, x.confidence.value, x.cue)
            for x in linked(text, *predicates)
        ]

    return of
