"""One report all the way from its file to links: what `build` writes as RDF and `gangmu extract` prints."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gangmu.graph import links as rules
from gangmu.graph.curation import (
    Curation,
    Named,
    Orphan,
    curate,
    curate_labels,
    curate_links,
    curate_outline,
    curate_things,
    load,
)
from gangmu.graph.find import find, read
from gangmu.graph.guide import annotation
from gangmu.graph.model import Findings, Link, MadeBy, Ref
from gangmu.graph.outline import Reading
from gangmu.graph.proposals import Refused, admit
from gangmu.graph.proposals import load as load_proposals
from gangmu.graph.report import Report, report
from gangmu.graph.text import read as read_file
from gangmu.graph.things import Things, things


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report with all that was found in it, the curation entries and the proposals that nothing bears out."""

    report: Report
    reading: Reading
    findings: Findings
    known: Things
    links: tuple[Link, ...]
    orphans: tuple[Orphan, ...] = ()
    refused: tuple[Refused, ...] = ()


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no garbage be looked for meanwhile: records refer to nothing in a circle, and there are tens of thousands."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def run(path: Path, curated: bool = True) -> Extracted:
    """Read the report at `path` (a text or a folder) and return what is found in it.

    With `curated` false it is the rules' work alone: neither curation nor proposals are read. Raise ReportError or
    CurationError with one sentence.
    """
    about = report(path)
    curation = load(about.curation) if curated else Curation()
    reading, lost_headings = curate_outline(read(read_file(about.text)), curation)
    found_by_rules = find(reading)
    proposed = load_proposals(about.proposals) if curated and about.proposals else ()
    admitted, refused = admit(reading, found_by_rules, proposed)
    findings, lost = curate(reading, admitted, curation)
    known = things(reading, findings)
    lost_things = curate_things(reading, known, curation)
    found = marked(rules.find(reading, findings, known), findings, known)
    links, lost_links = curate_links(reading, found, Named(findings, known, found), curation)
    findings, lost_labels = curate_labels(findings, Named(findings, known, links), curation)
    orphans = lost_headings + lost + lost_things + lost_links + lost_labels
    return Extracted(about, reading, findings, known, links, orphans, refused)


def marked(links: tuple[Link, ...], findings: Findings, known: Things) -> tuple[Link, ...]:
    """Mark the rules' links from or to what only a model found as the model's."""
    by: dict[Ref | None, set[MadeBy]] = {}
    for ref, made_by in _makers(findings, known):
        by.setdefault(ref, set()).add(made_by)
    models = {ref for ref, makers in by.items() if makers == {MadeBy.MODEL}}

    def mark(link: Link) -> Link:
        return replace(link, made_by=MadeBy.MODEL) if {link.subject, link.object} & models else link

    return tuple(map(mark, links)) if models else links


def _makers(findings: Findings, known: Things) -> Iterator[tuple[Ref | None, MadeBy]]:
    for project, ref in zip(findings.projects, known.projects, strict=True):
        yield ref, project.made_by
    for slogan in findings.slogans:
        yield known.find(slogan.name), slogan.made_by
    for actor in findings.actors:
        yield known.actor(actor.name), actor.made_by
    for place in findings.places:
        yield known.place(place.name), place.made_by


@uncollected()
def extract(path: Path, curated: bool = False) -> dict[str, Any]:
    """Return what is found in a report in the shape of an annotation (see `gangmu.graph.guide`)."""
    done = run(path, curated)
    return annotation(done.report.name, done.reading, done.findings, done.known, done.links)
