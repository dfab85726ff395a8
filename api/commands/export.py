"""``gangmu export``: the whole graph in a format that others read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from gangmu.api.commands import shared


def export(
    form: Annotated[str, typer.Option("--format", help="ttl, trig, nt, jsonld or rdfxml.")] = "ttl",
    store: shared.Store = None,
) -> None:
    """Print the whole graph (导出) on standard output, in sorted order."""
    from gangmu.graph.export import FORMATS
    from gangmu.graph.export import export as exported

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    sys.stdout.flush()
    sys.stdout.buffer.write(exported(shared.view(store), form))
