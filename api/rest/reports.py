"""Reports, their outlines and their texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Counts, Issuer, Outline, Report, Reports, ReportText, Section
from gangmu.api.rest.stored import local, one, rows
from gangmu.graph.names.raw import is_a
from gangmu.graph.store import View
from gangmu.ontology.terms import ID


def reports(view: View) -> Reports:
    """Return all reports, in the order of their IRIs."""
    found = groupby(rows(view, "reports"), key=lambda row: row["report"])
    listed = [_report(iri, list(about)) for iri, about in found]
    return Reports(total=len(listed), truncated=False, reports=listed)


def _report(iri: str, about: list[dict[str, str]]) -> Report:
    first = about[0]
    kinds = {local(row["kind"]) for row in about}
    issuers = {row["issuer"]: row.get("issuerName", "") for row in about if "issuer" in row}
    return Report(
        iri=iri,
        kind=narrowest(kinds),
        zh=first["zh"],
        en=first.get("en", ""),
        scope=iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else "",
        year=first.get("year"),
        issuers=[Issuer(iri=issuer, zh=name) for issuer, name in sorted(issuers.items())],
        length=int(first["length"]),
        sha256=first["sha256"],
    )


def narrowest(kinds: Iterable[str]) -> str:
    """Return the class that says most; of several, the first by name.

    >>> narrowest({"Project", "Campaign", "PolicyElement"})
    'Campaign'
    """
    named = {kind for kind in kinds if ":" not in kind}
    return min((k for k in named if not any(o != k and is_a(o, k) for o in named)), default="")


def text(view: View, report: str, start: int, end: int | None) -> ReportText:
    """Return the text of a report, or the part of it that is asked for."""
    found = rows(view, "text", report=one(report))
    if not found:
        raise HTTPException(404, f"there is no report {report} in the graph")
    whole = found[0]["string"]
    last = len(whole) if end is None else min(end, len(whole))
    return ReportText(
        report=report,
        text=whole[start:last],
        start=min(start, len(whole)),
        end=max(min(start, len(whole)), last),
        length=len(whole),
        sha256=found[0]["sha256"],
        encoding=found[0].get("encoding", ""),
        truncated=len(whole[start:last]) < len(whole),
    )


def outline(view: View, report: str) -> Outline:
    """Return the tree of headings of a report; raise HTTPException (404) if there is no such report."""
    sections = rows(view, "sections", report=one(report))
    if not sections and not rows(view, "text", report=one(report)):
        raise HTTPException(404, f"there is no report {report} in the graph")
    by_iri = {row["section"]: row for row in sections}
    below: dict[str, list[str]] = {}
    for iri, row in by_iri.items():
        parent = row.get("parent", "")
        below.setdefault(parent if parent in by_iri and parent != iri else "", []).append(iri)
    places = _places(rows(view, "section-places", report=one(report)))
    projects = _pairs(rows(view, "section-projects", report=one(report)))
    numbers = _pairs(rows(view, "section-numbers", report=one(report)))
    tree = [_section(iri, by_iri, below, places, projects, numbers)[0] for iri in below.get("", ())]
    return Outline(report=report, count=len(by_iri), sections=tree)


_Sets = Mapping[str, frozenset[str]]


def _places(found: list[dict[str, str]]) -> dict[str, tuple[int, int]]:
    """Return where each section's heading begins and ends; one that a line break cuts is several quotes."""
    places: dict[str, tuple[int, int]] = {}
    for row in found:
        start, end = places.get(row["section"], (int(row["start"]), int(row["end"])))
        places[row["section"]] = (min(start, int(row["start"])), max(end, int(row["end"])))
    return places


def _pairs(found: list[dict[str, str]]) -> _Sets:
    sets: dict[str, set[str]] = {}
    for row in found:
        sets.setdefault(row["section"], set()).add(row["counted"])
    return {section: frozenset(counted) for section, counted in sets.items()}


def _section(
    iri: str,
    by_iri: Mapping[str, Mapping[str, str]],
    below: Mapping[str, list[str]],
    places: Mapping[str, tuple[int, int]],
    projects: _Sets,
    numbers: _Sets,
) -> tuple[Section, frozenset[str], frozenset[str]]:
    """Return a section with those below it, and the projects and numbers of all of them."""
    row = by_iri[iri]
    inner = [_section(child, by_iri, below, places, projects, numbers) for child in below.get(iri, ())]
    here, counted = projects.get(iri, frozenset()), numbers.get(iri, frozenset())
    every, each = here.union(*(one[1] for one in inner)), counted.union(*(one[2] for one in inner))
    section = Section(
        iri=iri,
        position=int(row["position"]),
        heading=row["heading"],
        number=row.get("number", ""),
        kind=local(row["kind"]),
        orientation=local(row["orientation"]),
        start=places[iri][0] if iri in places else None,
        end=places[iri][1] if iri in places else None,
        expounds=row.get("expounds"),
        projects=Counts(here=len(here), below=len(every)),
        numbers=Counts(here=len(counted), below=len(each)),
        sections=[one[0] for one in inner],
    )
    return section, every, each
