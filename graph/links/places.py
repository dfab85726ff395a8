"""Undertaking → the places in its own name or where the clause puts it, and the region that it is said to serve."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Link, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things

# -- patterns --------------------------------------------------------------------------------------------------------

_SERVES = re.compile(r"服务(?P<place>[^，。；、的]{2,10})的")
_LINE = re.compile(r"[—\-~至]")


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield locatedIn links (none for a line that connects places) and servesPlace links (服务甲的乙)."""
    for project, subject in zip(findings.projects, known.projects, strict=True):
        before = Span(project.at.start, project.spot.start)
        served = _SERVES.search(reading.text.chars, *before)
        for name in project.places:
            place = known.find(name)
            if place is None or _LINE.search(project.name):
                continue
            cue = f"在{name}" if f"在{name}" in reading.words(project.at) else ""
            why = "" if cue else "地名在项目名称中"
            yield Link(
                subject,
                "locatedIn",
                place,
                Basis.STATED,
                Confidence.HIGH,
                (project.at,),
                cue,
                why,
                made_by=project.made_by,
            )
        if served and (place := known.find(served["place"])):
            yield Link(
                subject,
                "servesPlace",
                place,
                Basis.STATED,
                Confidence.HIGH,
                (project.at,),
                "服务…的",
                made_by=project.made_by,
            )
