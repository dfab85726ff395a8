"""``gangmu build``: reports to a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gangmu.api.commands import shared

if TYPE_CHECKING:
    from gangmu.graph.build import BuildResult


def build(
    reports: Annotated[
        list[Path] | None, typer.Argument(help="Texts or folders of reports (报告); none: the sample.")
    ] = None,
    store: shared.Store = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes to read with; 0: as many as there are cores.")] = 0,
) -> None:
    """Build the graph (建图) of one or more reports and let the store serve it.

    A report is a .txt, .md, .html, .docx or .pdf file, or a folder with a report.toml and perhaps a curation.toml. A
    folder of reports is built from all that can be read; the others are listed with the reason, and the exit code is
    1. If a report that is named by itself fails, the graph that was there stays as it was.
    """
    failed = built(reports or [], shared.settings(store).store, jobs)
    if failed:
        shared.fail(f"{failed} report{'s' * (failed != 1)} could not be read and {_are(failed)} not in the graph")


def built(reports: list[Path], store: Path, jobs: int = 0) -> int:
    """Build the graph of `reports` in the folder `store`; say what was built and what a person should know.

    Return how many reports could not be read.
    """
    from gangmu.graph.build import build as make

    with _progress() as progress:
        result = make(reports, store, progress, jobs)
    _tell(result)
    count = len(result.reports)
    shown = ", ".join(result.reports[:5]) + (f" … (+{count - 5})" if count > 5 else "")
    print(f"{count} report{'s' * (count != 1)}, {result.quads:,} quads in {store}: {shown}")
    return len(result.failed)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _tell(result: BuildResult) -> None:
    for name, orphan in result.orphans:
        shared.say(f"curation of {name}: {orphan}")
    for name, note in result.notes:
        shared.say(f"{name}: {note}")
    for path in result.undescribed[:5]:
        shared.say(f"{path} has no report.toml beside it; its things are scoped by the file's name, “{path.stem}”")
    if len(result.undescribed) > 5:
        shared.say(f"… and so are those of {len(result.undescribed) - 5} more reports")
    for failure in result.failed:
        shared.say(f"not in the graph: {failure.error}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """A bar where somebody watches, a line for each report where nobody does."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: shared.say(
            f"reading {name}" if total == 1 else f"read {done} of {total}: {name}"
        )
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=Path(name).name.replace("[", "\\[")
        )
