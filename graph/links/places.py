"""Undertaking → the places in its own name or where the clause puts it, and the region that it is said to serve."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Ref, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things

# -- patterns --------------------------------------------------------------------------------------------------------

_SERVES = re.compile(r"服务(?P<place>[^，。；、的]{2,10})的")
# 在开发区高标准建设…: a site without a name of its own, known by its kind.
_SITE = re.compile(r"在(?P<site>[^，。；、在]{0,8}?(?:开发区|园区|新区|高新区|示范区|经开区))(?![^，。；]{0,3}内?的)")
_LINE = re.compile(r"[—\-~至]")


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield locatedIn links (none for a line that connects places) and servesPlace links (服务甲的乙)."""
    for project, subject in zip(findings.projects, known.projects, strict=True):
        before = Span(project.at.start, project.spot.start)
        served = _SERVES.search(reading.text.chars, *before)
        for name in project.places:
            place = known.place(name)
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
            )
        site = _SITE.search(reading.text.chars, *before)
        if site and (known.find(site["site"]) or Ref(Kind.SITE, "")).kind is Kind.SITE:
            place = known.add(site["site"], Ref(Kind.SITE, site["site"]))
            yield Link(
                subject,
                "locatedIn",
                place,
                Basis.STATED,
                Confidence.HIGH,
                (project.at,),
                f"在{site['site']}",
            )
        if served and (place := known.place(served["place"])):
            yield Link(
                subject,
                "servesPlace",
                place,
                Basis.STATED,
                Confidence.HIGH,
                (project.at,),
                "服务…的",
            )
