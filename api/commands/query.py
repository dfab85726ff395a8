"""``gangmu query``: SPARQL, or a shipped query by its name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from gangmu.api.commands import shared


def query(
    text: Annotated[str, typer.Argument(help="SPARQL, a file with SPARQL, or the name of a shipped query.")],
    bind: Annotated[
        list[str] | None, typer.Option("--bind", help="NAME=VALUE for a shipped query; may be repeated.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table, json, csv or tsv.")] = "table",
    store: shared.Store = None,
) -> None:
    """Ask the graph (查询). `gangmu query list` shows the shipped queries with their parameters."""
    from gangmu.api.table import FORMATS, printed

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    if text == "list":
        sys.stdout.write(_listing())
        return
    sys.stdout.write(printed(_asked(text, dict(map(_pair, bind or ())), store), form))


def _asked(text: str, values: dict[str, str], store: Path | None) -> Any:
    from gangmu.graph import query as queries
    from gangmu.graph.errors import QueryError

    if text in queries.names():
        return queries.run(shared.view(store), text, **values)
    if values:
        raise QueryError(f"--bind goes with a shipped query; these are: {', '.join(queries.names())}")
    path = Path(text)
    if text.endswith((".rq", ".sparql")):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{path} cannot be read: {error}") from None
    elif not any(sign in text for sign in "{ \n"):
        queries.load(text)  # a name that there is not: the error names the nearest ones
    return shared.view(store).answer(text)


def _listing() -> str:
    from gangmu.graph import query as queries

    lines = []
    for name in queries.names():
        known = queries.load(name)
        lines.append(f"{name}\n    {known.zh}\n    {known.en}")
        for parameter in known.parameters:
            optional = "" if parameter.required else " (may be left out)"
            lines.append(f"    --bind {parameter.name}=…  {parameter.meaning}{optional}")
    return "\n".join(lines) + "\n"


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--bind")
    return name, value
