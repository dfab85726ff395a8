"""The report as one reads it: its text, its headings, its sentences, and the words that speak of a thing.

All offsets count code points of the text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pydantic import BaseModel

from gangmu.api.linked.citation import TYPES
from gangmu.api.served import Graph
from gangmu.api.views.asked import rows
from gangmu.graph.network.skeleton import KINDS
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean
from gangmu.ontology.terms import GM_NS, ID


class Heading(BaseModel):
    """A heading: its place, its level from 1, and what it expounds ("" for nothing)."""

    iri: str
    title: str
    level: int
    kind: str
    orientation: str
    start: int
    end: int
    expounds: str


class Mark(BaseModel):
    """Words that speak of a thing; `by` says who found it, `thing` is its place in the list of things."""

    start: int
    end: int
    thing: int
    by: str


class Named(BaseModel):
    """A thing that the text speaks of."""

    iri: str
    kind: str
    zh: str
    en: str


class Cited(BaseModel):
    """How the report is cited (GB/T 7714): its author, its type (R/OL, N/OL …), its year or ""."""

    author: str
    type: str
    year: str


class Reading(BaseModel):
    """All that the reading view shows of one report; `sentences` are [start, end] pairs in the order of the text."""

    report: str
    title: str
    text: str
    sha256: str
    cited: Cited
    headings: list[Heading]
    sentences: list[tuple[int, int]]
    things: list[Named]
    marks: list[Mark]


def reading(graph: Graph, report: str) -> Reading | None:
    """Return the reading of `report`, None if the graph has no text of it."""
    source = next(rows(graph.view, "text", report=report), None)
    if source is None:
        return None
    marks = list(rows(graph.view, "marks", report=report))
    known = graph.skeleton.things
    order = {iri: place for place, iri in enumerate(dict.fromkeys(m["thing"] for m in marks if m["thing"] in known))}
    return Reading(
        report=report,
        title=next((one.zh for one in graph.reports if one.iri == report), report),
        text=source["text"],
        sha256=source["sha256"],
        cited=_cited(report, list(rows(graph.view, "cited", report=report))),
        headings=list(_headings(rows(graph.view, "sections", report=report))),
        sentences=list(_sentences(source["text"])),
        things=[Named(iri=iri, kind=known[iri].kind, zh=known[iri].zh, en=known[iri].en) for iri in order],
        marks=[
            Mark(start=int(m["start"]), end=int(m["end"]), thing=order[m["thing"]], by=_local(m.get("madeBy", "")))
            for m in marks
            if m["thing"] in order
        ],
    )


def _cited(report: str, found: list[Mapping[str, str]]) -> Cited:
    """A digest is its journalist's; a report is of the body for which it was given, else of the one that issued it."""
    kinds = {_local(row["kind"]) for row in found}
    first = found[0] if found else {}
    ways = ("credited",) if "NewsDigest" in kinds else ("behalf", "delivered")
    return Cited(
        author=next((first[way] for way in ways if first.get(way)), report.removeprefix(ID).partition("/")[0]),
        type=TYPES.get(min(kinds & set(KINDS), key=KINDS.index, default=""), "R/OL"),
        year=first.get("year", "")[:4],
    )


def _headings(found: Iterable[Mapping[str, str]]) -> Iterable[Heading]:
    """A heading that a line break cuts in two has two quotes; it stands where the first one does."""
    levels: dict[str, int] = {}
    for row in found:
        if row["section"] in levels:
            continue
        levels[row["section"]] = levels.get(row.get("parent", ""), 0) + 1
        yield Heading(
            iri=row["section"],
            title=row["title"],
            level=levels[row["section"]],
            kind=_local(row["kind"]),
            orientation=_local(row["orientation"]),
            start=int(row["start"]),
            end=int(row["end"]),
            expounds=row.get("names", ""),
        )


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text, read anew: the graph only holds those in which something was found."""
    read = outline(clean(Source("", text, "", "")))
    place = read.text.raw_offset
    return tuple((place(s.at.start), place(s.at.end - 1) + 1) for s in read.sentences)


def _local(iri: str) -> str:
    return iri.removeprefix(GM_NS)
