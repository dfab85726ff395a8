"""``gangmu edition``: one report in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gangmu.api.commands import shared


def edition(
    out: Annotated[Path, typer.Argument(help="The HTML file to write.")],
    report: Annotated[str, typer.Option(help="Which report (报告): its title or IRI; none: the first one.")] = "",
    lang: Annotated[str, typer.Option(help="The language in which it opens: zh or en.")] = "zh",
    store: shared.Store = None,
) -> None:
    """Write one report into one file (单文件版) that opens anywhere: text, network, outline, numbers, gaps, answers."""
    from gangmu.api.edition import edition as make

    if lang not in ("zh", "en"):
        raise typer.BadParameter(f"{lang!r} is neither zh nor en", param_hint="--lang")
    made = make(shared.view(store), report or None, "en" if lang == "en" else "zh")
    data = made.html.encode("utf-8")
    out.write_bytes(data)
    print(f"{made.title}: {made.things} things and {made.answers} answers in {out} ({len(data) / 1e6:.1f} MB)")
    if made.unasked:
        shared.say(f"{made.unasked} more questions could be asked of it; they are not in the file")
    if made.reports_left_out:
        shared.say(f"{made.reports_left_out} other reports of the graph are left out (--report names one)")
