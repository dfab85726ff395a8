"""``gangmu draw``: the network as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gangmu.api.commands import shared


def draw(
    out: Annotated[Path, typer.Argument(help="The HTML file to write.")],
    root: Annotated[str, typer.Option(help="What stands in the middle: a name or an IRI; none: the top slogan.")] = "",
    depth: Annotated[int, typer.Option(min=1, max=8, help="How many rings are opened.")] = 2,
    lang: Annotated[str, typer.Option(help="The language of names: zh or en.")] = "zh",
    store: shared.Store = None,
) -> None:
    """Draw the network (画图) into one file that opens anywhere, with its sentences, without the internet."""
    from gangmu.graph.picture import network

    if lang not in ("zh", "en"):
        raise typer.BadParameter(f"{lang!r} is neither zh nor en", param_hint="--lang")
    made = network(shared.view(store), root, depth=depth, lang=lang)
    made.save(out)
    left = f"; {made.left_out} things are left out" if made.left_out else ""
    print(f"{made.nodes} things in {out}{left}")
