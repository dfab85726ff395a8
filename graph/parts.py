"""Each report to its part of the graph, over as many processes as there are cores; one that fails stops no other."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gangmu.graph import iris, rdf
from gangmu.graph.curation import Orphan
from gangmu.graph.errors import BuildError, GangmuError
from gangmu.graph.extract import run, uncollected

FEW = 3
"""So many reports are read sooner in this process than others are started."""


@dataclass(frozen=True, slots=True)
class Part:
    """One report's part of the graph: its N-Quads, sorted, in the file `lines`, and what a person should know of it."""

    path: Path
    text: Path
    document: str
    name: str
    title: str
    sha256: str
    lines: Path
    quads: int
    orphans: tuple[Orphan, ...]
    notes: tuple[str, ...]
    described: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why."""

    path: Path
    error: GangmuError


def parts(
    paths: Sequence[Path], scratch: Path, progress: Callable[[int, int, str], None], jobs: int = 0
) -> list[Part | Failure]:
    """Return the part of each report, or why there is none, in the order of `paths`; their lines lie in `scratch`."""
    jobs = min(jobs or os.cpu_count() or 1, len(paths))
    works = [partial(_guarded, path, scratch / f"{number}.nq") for number, path in enumerate(paths)]
    if jobs == 1 or len(paths) <= FEW:
        here = enumerate(zip(paths, works, strict=True), 1)
        return [_told(progress, number, len(paths), path, work()) for number, (path, work) in here]
    # A process of its own beginning: forking one that has threads (a server, a test run) may hang.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        futures = [pool.submit(work) for work in works]
        return [
            _told(progress, number, len(paths), path, _outcome(path, future))
            for number, (path, future) in enumerate(zip(paths, futures, strict=True), 1)
        ]


def _told(
    progress: Callable[[int, int, str], None], number: int, total: int, path: Path, outcome: Part | Failure
) -> Part | Failure:
    progress(number, total, str(path))
    return outcome


def _outcome(path: Path, future: Future[Part | Failure]) -> Part | Failure:
    try:
        return future.result()
    except Exception as error:  # the process itself died: out of memory, or killed
        return Failure(path, BuildError(f"{path}: the process that read it ended ({type(error).__name__}: {error})"))


def _guarded(path: Path, lines: Path) -> Part | Failure:
    try:
        return _part(path, lines)
    except GangmuError as error:
        return Failure(path, error)
    except Exception as error:  # a fault of ours in one report must not cost the others
        sentence = f"{path} cannot be read for a fault in Gangmu ({type(error).__name__}: {error}); please report it"
        failure = BuildError(sentence)
        failure.__cause__ = error
        return Failure(path, failure)


@uncollected()
def _part(path: Path, lines: Path) -> Part:
    done = run(path)
    written = rdf.lines(done.report, done.reading, done.findings, done.known, done.links)
    with lines.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(written)
    source = done.reading.text.source
    return Part(
        path,
        done.report.text,
        iris.document(done.report.issuer, done.report.name),
        done.report.name if done.report.name == done.report.issuer else f"{done.report.issuer} {done.report.name}",
        done.report.title,
        source.sha256,
        lines,
        len(written),
        done.orphans,
        (*source.notes, *(f"not admitted: {refused}" for refused in done.refused)),
        done.report.described,
    )
