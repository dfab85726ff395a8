"""Reports to a graph that is served: read, found, curated, linked, written as sorted N-Quads, swapped in whole."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from gangmu.graph import description, names, rdf
from gangmu.graph.curation import Orphan
from gangmu.graph.errors import BuildError
from gangmu.graph.parts import Failure, Part, parts
from gangmu.graph.report import reports as reports_at
from gangmu.graph.report import shipped
from gangmu.graph.store import publish

Progress = Callable[[int, int, str], None]
"""Told how many reports are done, of how many, and which one was the last."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: the snapshot's folder, the reports in it, how many quads, and what a person should know."""

    snapshot: Path
    reports: tuple[str, ...]
    quads: int
    orphans: tuple[tuple[str, Orphan], ...] = ()
    undescribed: tuple[Path, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    failed: tuple[Failure, ...] = ()


def _quietly(done: int, total: int, name: str) -> None:
    """Say nothing."""


def build(paths: Sequence[Path], store: Path, progress: Progress = _quietly, jobs: int = 0) -> BuildResult:
    """Build the graph of the reports at `paths` (none: those that Gangmu ships with) and let `store` serve it.

    A folder of reports is built from all that can be read, over `jobs` processes (0: as many as there are cores); what
    cannot is returned in `failed`. The same reports make the same graph, byte for byte, on every machine. Raise
    ReportError, CurationError, BuildError or StoreError with one sentence where a report that is named by itself
    cannot be read, or none can; the graph that was there then stays.
    """
    named = {path for path in paths if not path.is_dir() or reports_at(path) == (path,)}
    todo = [report for path in paths for report in reports_at(path)] or list(shipped())
    with tempfile.TemporaryDirectory(prefix="gangmu-") as scratch:
        done = _sound(parts(todo, Path(scratch), progress, jobs), named)
        made = [part for part in done if isinstance(part, Part)]
        manifest = {"reports": [{"document": part.document, "sha256": part.sha256} for part in made]}
        vocabulary = rdf.vocabulary()
        said = description.lines(vocabulary, [part.lines for part in made])
        with ExitStack() as files:
            lines = [files.enter_context(part.lines.open(encoding="utf-8", newline="\n")) for part in made]
            snapshot = publish(store, _merged([vocabulary, said, *lines]), manifest, {names.FILE: names.write})
    return BuildResult(
        snapshot,
        tuple(part.name for part in made),
        len(vocabulary) + len(said) + sum(part.quads for part in made),
        tuple((part.name, orphan) for part in made for orphan in part.orphans),
        tuple(part.text for part in made if not part.described),
        tuple((part.name, note) for part in made for note in part.notes),
        tuple(part for part in done if isinstance(part, Failure)),
    )


def _merged(sorted_lines: Sequence[Iterable[str]]) -> Iterable[str]:
    """Merge sorted lines into one; two reports never share a line, because each has its own graph."""
    return heapq.merge(*sorted_lines)


def _sound(done: Iterable[Part | Failure], named: set[Path]) -> list[Part | Failure]:
    """Return the parts and what failed of a folder; raise what failed of a report that was named by itself."""
    found = list(_distinct(done))
    for one in found:
        if isinstance(one, Failure) and one.path in named:
            raise one.error
    if not any(isinstance(one, Part) for one in found):
        first = next(one for one in found if isinstance(one, Failure))
        raise BuildError(f"none of {len(found)} reports can be read; the first one: {first.error}") from first.error
    return found


def _distinct(done: Iterable[Part | Failure]) -> Iterator[Part | Failure]:
    seen: dict[str, Path] = {}
    for part in done:
        other = seen.setdefault(part.document, part.text) if isinstance(part, Part) else None
        if isinstance(part, Part) and other is not None and other is not part.text:
            sentence = (
                f"{other} and {part.text} are both named “{part.title}”; "
                "give one of them another name in its report.toml"
            )
            yield Failure(part.path, BuildError(sentence))
        else:
            yield part
