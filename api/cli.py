"""The command `gangmu`: reports to a graph, and questions to it, from a terminal.

Each command is a module of `gangmu.api.commands`. Nothing heavy is imported until a command needs it, so that
``gangmu --help`` answers at once.
"""

from __future__ import annotations

import sys

import typer

from gangmu.api.commands import shared
from gangmu.api.commands.ask import ask
from gangmu.api.commands.build import build
from gangmu.api.commands.check import check
from gangmu.api.commands.draw import draw
from gangmu.api.commands.edition import edition
from gangmu.api.commands.export import export
from gangmu.api.commands.extract import extract
from gangmu.api.commands.propose import propose
from gangmu.api.commands.query import query
from gangmu.api.commands.serve import serve
from gangmu.graph.errors import GangmuError

app = typer.Typer(
    help="Gangmu 纲目: Chinese policy reports (政策报告) as knowledge graphs in which every fact keeps its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (build, serve, extract, propose, check, ask, query, draw, edition, export):
    app.command()(command)


def main() -> None:
    """Run the command line: exit code 0 when all is well, 1 for what a user can mend, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a Windows console would otherwise break on Chinese
            reconfigure(encoding="utf-8", newline="\n")
    try:
        app()
    except GangmuError as error:
        shared.fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        shared.fail("stopped; the graph that was there is whole", 130)


if __name__ == "__main__":
    main()
