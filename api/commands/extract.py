"""``gangmu extract``: what is found in a report, as JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def extract(
    file: Annotated[Path, typer.Argument(help="A report's text, or its folder.")],
    curated: Annotated[bool, typer.Option("--curated", help="With what a person corrected (校订).")] = False,
) -> None:
    """Print what is found in a report as JSON (抽取): headings, slogans, projects, indicators, actors, places."""
    import json

    from gangmu.graph.extract import extract as found

    sys.stdout.write(json.dumps(found(file, curated), ensure_ascii=False, indent=1) + "\n")
