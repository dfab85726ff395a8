"""``gangmu build``: reports to a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gangmu.api.commands import shared


def build(
    reports: Annotated[
        list[Path] | None, typer.Argument(help="Texts or folders of reports (报告); none: the sample.")
    ] = None,
    store: shared.Store = None,
) -> None:
    """Build the graph (建图) of one or more reports and let the store serve it.

    A report is a .txt or .md file (UTF-8 or GB18030), or a folder with a report.toml and perhaps a curation.toml.
    If anything fails, the graph that was there stays as it was.
    """
    built(reports or [], shared.settings(store).store)


def built(reports: list[Path], store: Path) -> None:
    """Build the graph of `reports` in the folder `store`, and say what was built and what a person should know."""
    from gangmu.graph.build import build as make

    result = make(reports, store, shared.say)
    for name, orphan in result.orphans:
        shared.say(f"curation of {name}: {orphan}")
    for path in result.undescribed:
        shared.say(f"{path} has no report.toml beside it; its things are scoped by the file's name, “{path.stem}”")
    count = len(result.reports)
    print(f"{count} report{'s' * (count != 1)}, {result.quads:,} quads in {store}: {', '.join(result.reports)}")
