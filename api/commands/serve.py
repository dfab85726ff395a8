"""``gangmu serve``: the page and the endpoint."""

from __future__ import annotations

from typing import Annotated

import typer

from gangmu.api.commands import shared
from gangmu.api.commands.build import built


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on; default 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; default 8000.")] = None,
    store: shared.Store = None,
    workers: Annotated[int | None, typer.Option(help="How many queries may run at once; default 4.")] = None,
    time_limit: Annotated[float | None, typer.Option(help="Seconds that a query may take; default 10.")] = None,
    memory_limit: Annotated[int | None, typer.Option(help="Megabytes that a query may use; default 1024.")] = None,
    max_result: Annotated[int | None, typer.Option(help="Bytes at which a result is cut; default 50 million.")] = None,
    root_path: Annotated[str | None, typer.Option(help="The path under which a reverse proxy serves it.")] = None,
) -> None:
    """Serve the page and the SPARQL endpoint (网页与查询端点); build the sample first if there is no graph yet."""
    import uvicorn

    from gangmu.api.app import create_app
    from gangmu.graph.store import current

    limits = {"workers": workers, "time_limit": time_limit, "memory_limit": memory_limit, "max_result": max_result}
    settings = shared.settings(store, host=host, port=port, root_path=root_path, **limits)
    if not (settings.store / "current").exists():
        shared.say(f"there is no graph in {settings.store} yet; building the sample's")
        built([], settings.store)
    current(settings.store)  # a broken store is one sentence, not a page of errors
    shared.say(f"Gangmu 纲目 is at http://{settings.host}:{settings.port} (stop it with Ctrl+C)")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        root_path=settings.root_path,
        timeout_graceful_shutdown=5,
    )
