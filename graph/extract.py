"""One report all the way from its file to links: what `build` writes as RDF and `gangmu extract` prints."""

from __future__ import annotations

from dataclasses import dataclass
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
from gangmu.graph.model import Findings, Link
from gangmu.graph.outline import Reading
from gangmu.graph.report import Report, report
from gangmu.graph.text import read as read_file
from gangmu.graph.things import Things, things


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report with all that was found in it, and the curation entries that found nothing to hold on to."""

    report: Report
    reading: Reading
    findings: Findings
    known: Things
    links: tuple[Link, ...]
    orphans: tuple[Orphan, ...] = ()


def run(path: Path, curated: bool = True) -> Extracted:
    """Read the report at `path` (a text or a folder) and return what is found in it.

    With `curated` false, or where there is no curation file, it is the rules' work alone. Raise ReportError or
    CurationError with one sentence.
    """
    about = report(path)
    curation = load(about.curation) if curated else Curation()
    reading, lost_headings = curate_outline(read(read_file(about.text)), curation)
    findings, lost = curate(reading, find(reading), curation)
    known = things(reading, findings)
    lost_things = curate_things(reading, known, curation)
    found = rules.find(reading, findings, known)
    links, lost_links = curate_links(reading, found, Named(findings, known, found), curation)
    findings, lost_labels = curate_labels(findings, Named(findings, known, links), curation)
    orphans = lost_headings + lost + lost_things + lost_links + lost_labels
    return Extracted(about, reading, findings, known, links, orphans)


def extract(path: Path, curated: bool = False) -> dict[str, Any]:
    """Return what is found in a report in the shape of an annotation (see `gangmu.graph.guide`)."""
    done = run(path, curated)
    return annotation(done.report.name, done.reading, done.findings, done.known, done.links)
