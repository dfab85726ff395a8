"""The command `gangmu`: reports to a graph, and questions to it, from a terminal.

Nothing heavy is imported until a command needs it, so that ``gangmu --help`` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from gangmu.graph.errors import GangmuError

app = typer.Typer(
    help="Gangmu 纲目: Chinese policy reports (政策报告) as knowledge graphs in which every fact keeps its sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Store = Annotated[
    Path | None, typer.Option("--store", help="The folder of the graph (图库); default $GANGMU_STORE or .gangmu.")
]


def main() -> None:
    """Run the command line: exit code 0 when all is well, 1 for what a user can mend, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a Windows console would otherwise break on Chinese
            reconfigure(encoding="utf-8", newline="\n")
    try:
        app()
    except GangmuError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("stopped; the graph that was there is whole", 130)


def _fail(sentence: str, code: int = 1) -> NoReturn:
    print(f"gangmu: {sentence}", file=sys.stderr)
    sys.exit(code)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _settings(store: Path | None = None, **flags: Any) -> Any:
    from gangmu.api.settings import Settings

    return Settings.read(store=store, **flags)


def _view(store: Path | None) -> Any:
    from gangmu.graph.store import View

    return View.open(_settings(store).store)


@app.command()
def build(
    reports: Annotated[
        list[Path] | None, typer.Argument(help="Texts or folders of reports (报告); none: the sample.")
    ] = None,
    store: Store = None,
) -> None:
    """Build the graph (建图) of one or more reports and let the store serve it.

    A report is a .txt or .md file (UTF-8 or GB18030), or a folder with a report.toml and perhaps a curation.toml.
    If anything fails, the graph that was there stays as it was.
    """
    _built(reports or [], _settings(store).store)


def _built(reports: list[Path], store: Path) -> None:
    from gangmu.graph.build import build as make

    result = make(reports, store, _say)
    for name, orphan in result.orphans:
        _say(f"curation of {name}: {orphan}")
    for path in result.undescribed:
        _say(f"{path} has no report.toml beside it; its things are scoped by the file's name, “{path.stem}”")
    count = len(result.reports)
    print(f"{count} report{'s' * (count != 1)}, {result.quads:,} quads in {store}: {', '.join(result.reports)}")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on; default 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; default 8000.")] = None,
    store: Store = None,
    root_path: Annotated[str | None, typer.Option(help="The path under which a reverse proxy serves it.")] = None,
) -> None:
    """Serve the page and the SPARQL endpoint (网页与查询端点); build the sample first if there is no graph yet."""
    import uvicorn

    from gangmu.api.app import create_app
    from gangmu.graph.store import current

    settings = _settings(store, host=host, port=port, root_path=root_path)
    if not (settings.store / "current").exists():
        _say(f"there is no graph in {settings.store} yet; building the sample's")
        _built([], settings.store)
    current(settings.store)  # a broken store is one sentence, not a page of errors
    _say(f"Gangmu 纲目 is at http://{settings.host}:{settings.port} (stop it with Ctrl+C)")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        root_path=settings.root_path,
        timeout_graceful_shutdown=5,
    )


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A report's text, or its folder.")],
    curated: Annotated[bool, typer.Option("--curated", help="With what a person corrected (校订).")] = False,
) -> None:
    """Print what is found in a report as JSON (抽取): headings, slogans, projects, indicators, actors, places."""
    import json

    from gangmu.graph.extract import extract as found

    sys.stdout.write(json.dumps(found(file, curated), ensure_ascii=False, indent=1) + "\n")


@app.command()
def check(store: Store = None) -> None:
    """Check the graph (检查): its SHACL shapes, all quotes, and the sentences that yielded nothing."""
    from gangmu.graph import check as checks

    view = _view(store)
    count, bad = checks.quotes(view)
    print(f"quotes (引文): {count:,}, of which {len(bad):,} are not in their text")
    _say("checking the shapes …")
    found = (*bad, *checks.shapes(view))
    violations = [finding for finding in found if finding.severity == "violation"]
    print(f"shapes (SHACL): {len(violations) - len(bad)} violations, {len(found) - len(violations)} warnings")
    for finding in found:
        print(f"  {finding.severity}: {finding.message}")
    for covered in checks.coverage(view):
        share = f"{len(covered.silent)} of {covered.sentences} sentences yielded nothing ({covered.share:.1%})"
        print(f"coverage (覆盖): {covered.document.rsplit('/', 1)[1]}: {share}")
        for silent in covered.silent:
            print(f"  line {silent.line}: {silent.words}")
    if violations:
        _fail(f"{len(violations)} violations; the messages above say what would mend them")


@app.command()
def query(
    text: Annotated[str, typer.Argument(help="SPARQL, a file with SPARQL, or the name of a shipped query.")],
    bind: Annotated[
        list[str] | None, typer.Option("--bind", help="NAME=VALUE for a shipped query; may be repeated.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table, json, csv or tsv.")] = "table",
    store: Store = None,
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
        return queries.run(_view(store), text, **values)
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
    return _view(store).answer(text)


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


@app.command()
def export(
    form: Annotated[str, typer.Option("--format", help="ttl, trig, nt, jsonld or rdfxml.")] = "ttl",
    store: Store = None,
) -> None:
    """Print the whole graph (导出) on standard output, in sorted order."""
    from gangmu.graph.export import FORMATS
    from gangmu.graph.export import export as exported

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    sys.stdout.flush()
    sys.stdout.buffer.write(exported(_view(store), form))


if __name__ == "__main__":
    main()
