"""Reports to a graph that is served: read, found, curated, linked, written as sorted N-Quads, swapped in whole."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gangmu.graph import iris, names, rdf
from gangmu.graph.curation import Orphan
from gangmu.graph.errors import BuildError
from gangmu.graph.extract import Extracted, run
from gangmu.graph.report import shipped
from gangmu.graph.store import publish


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: the snapshot's folder, the reports in it, how many quads, and what a person should know."""

    snapshot: Path
    reports: tuple[str, ...]
    quads: int
    orphans: tuple[tuple[str, Orphan], ...]
    undescribed: tuple[Path, ...]


def build(reports: Sequence[Path], store: Path, progress: Callable[[str], None] = lambda message: None) -> BuildResult:
    """Build the graph of `reports` (none: those that Gangmu ships with) and let the folder `store` serve it.

    The same reports make the same graph, byte for byte, on every machine. Raise ReportError, CurationError,
    BuildError or StoreError with one sentence; the graph that was there then stays.
    """
    done: list[Extracted] = []
    for path in reports or shipped():
        progress(f"reading {path}")
        done.append(run(path))
    _distinct(done)
    progress("writing the graph")
    parts = [rdf.vocabulary()]
    for extracted in done:
        parts.append(
            rdf.lines(extracted.report, extracted.reading, extracted.findings, extracted.known, extracted.links)
        )
    titles = tuple(f"{extracted.report.issuer} {extracted.report.name}" for extracted in done)
    manifest = {
        "reports": [
            {"document": iris.document(e.report.issuer, e.report.name), "sha256": e.reading.text.source.sha256}
            for e in done
        ]
    }
    snapshot = publish(store, _merged(parts), manifest, {names.FILE: names.write})
    return BuildResult(
        snapshot,
        titles,
        sum(map(len, parts)),
        tuple((name, orphan) for name, e in zip(titles, done, strict=True) for orphan in e.orphans),
        tuple(e.report.text for e in done if not e.report.described),
    )


def _merged(parts: Iterable[list[str]]) -> Iterable[str]:
    """Merge sorted lists of lines into one; two reports never share a line, because each has its own graph."""
    return heapq.merge(*parts)


def _distinct(done: Sequence[Extracted]) -> None:
    seen: dict[str, Path] = {}
    for extracted in done:
        iri = iris.document(extracted.report.issuer, extracted.report.name)
        other = seen.setdefault(iri, extracted.report.text)
        if other is not extracted.report.text:
            raise BuildError(
                f"{other} and {extracted.report.text} are both named “{extracted.report.name}” of "
                f"{extracted.report.issuer}; give one of them another name in its report.toml"
            )
