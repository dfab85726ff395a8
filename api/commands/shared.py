"""What the commands share: the folder of the graph, its view, and how they speak to a person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

Store = Annotated[
    Path | None, typer.Option("--store", help="The folder of the graph (图库); default $GANGMU_STORE or .gangmu.")
]


def fail(sentence: str, code: int = 1) -> NoReturn:
    """Say what is wrong on standard error and leave with `code`."""
    print(f"gangmu: {sentence}", file=sys.stderr)
    sys.exit(code)


def say(message: str) -> None:
    """Say on standard error what is going on."""
    print(message, file=sys.stderr, flush=True)


def settings(store: Path | None = None, **flags: Any) -> Any:
    """Return the settings; a flag that is not None wins over the environment."""
    from gangmu.api.settings import Settings

    return Settings.read(store=store, **flags)


def view(store: Path | None) -> Any:
    """Return a view of the graph in `store`; raise StoreError if there is none."""
    from gangmu.graph.store import View

    return View.open(settings(store).store)
