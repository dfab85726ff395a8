"""What a report announces and leaves open: slogans without parts, goals without projects, projects without numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from gangmu.api.served import Graph
from gangmu.api.views.asked import rows


class Gap(BaseModel):
    """A thing with a gap: its names, and what is known of it (`note`: a count, a status, a figure; `quote`)."""

    iri: str
    zh: str
    en: str
    kind: str
    note: str
    quote: str


class Theme(BaseModel):
    """How many links an interpretation by one theme makes, and of how many things."""

    iri: str
    zh: str
    en: str
    links: int
    things: int


class Gaps(BaseModel):
    """The gaps of one report, each list in the order of the text."""

    report: str
    unlisted: list[Gap]
    goals: list[Gap]
    projects: list[Gap]
    targets: list[Gap]
    themes: list[Theme]


def gaps(graph: Graph, report: str) -> Gaps:
    """Return what `report` leaves open; each list is that of a query of `queries/` that can be run by itself."""
    view = graph.view
    return Gaps(
        report=report,
        unlisted=_gaps(graph, rows(view, "unlisted", report=report), "count", "pattern"),
        goals=_gaps(graph, rows(view, "goals", report=report), "interpretations"),
        projects=_gaps(graph, rows(view, "projects", report=report), "status"),
        targets=_gaps(graph, rows(view, "targets", report=report), "figure"),
        themes=[
            Theme(iri=row["theme"], zh=row["zh"], en=row["en"], links=int(row["links"]), things=int(row["things"]))
            for row in rows(view, "themes", report=report)
        ],
    )


def _gaps(graph: Graph, found: Iterable[Mapping[str, str]], *notes: str) -> list[Gap]:
    """A thing that is spoken of in several places is one gap; its note and its quote are the first ones."""
    gaps: dict[tuple[str, str], Gap] = {}
    for row in found:
        known = graph.skeleton.things.get(row["thing"])
        note = next((row[name].rpartition("#")[2] for name in notes if row.get(name)), "")
        key = (row["thing"], note if "figure" in notes else "")
        if known is not None and key not in gaps:
            gaps[key] = Gap(
                iri=known.iri, zh=known.zh, en=known.en, kind=known.kind, note=note, quote=row.get("quote", "")
            )
    return list(gaps.values())
