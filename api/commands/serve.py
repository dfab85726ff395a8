"""``gangmu serve``: the page and the endpoint."""

from __future__ import annotations

import math
import socket
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from gangmu.api.commands import shared
from gangmu.api.commands.build import built

if TYPE_CHECKING:
    from gangmu.api.settings import Settings


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on; default 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; default 8000.")] = None,
    store: shared.Store = None,
    workers: Annotated[int | None, typer.Option(help="How many queries may run at once; default 4.")] = None,
    time_limit: Annotated[float | None, typer.Option(help="Seconds that a query may take; default 10.")] = None,
    memory_limit: Annotated[int | None, typer.Option(help="Megabytes that a query may use; default 1024.")] = None,
    max_result: Annotated[int | None, typer.Option(help="Bytes at which a result is cut; default 50 million.")] = None,
    root_path: Annotated[str | None, typer.Option(help="The path under which a reverse proxy serves it.")] = None,
    trusted_proxies: Annotated[
        str | None, typer.Option(help="Proxies whose X-Forwarded-* is believed; default 127.0.0.1,::1.")
    ] = None,
    grace: Annotated[float | None, typer.Option(help="Seconds that a stop waits for requests; default 5.")] = None,
    log_level: Annotated[str | None, typer.Option(help="debug, info, warning or error.")] = None,
    log_questions: Annotated[
        bool | None, typer.Option("--log-questions", help="Log what people ask, too (default: never).")
    ] = None,
) -> None:
    """Serve the page and the SPARQL endpoint (网页与查询端点); build the sample first if there is no graph yet."""
    from gangmu.graph.store import current

    limits = {"workers": workers, "time_limit": time_limit, "memory_limit": memory_limit, "max_result": max_result}
    logs = {"log_level": log_level, "log_questions": log_questions}
    proxy = {"root_path": root_path, "trusted_proxies": trusted_proxies}
    settings = shared.settings(store, host=host, port=port, grace=grace, **limits, **logs, **proxy)
    if not (settings.store / "current").exists():
        shared.say(f"there is no graph in {settings.store} yet; building the sample's")
        built([], settings.store)
    current(settings.store)  # a broken store is one sentence, not a page of errors
    with closing(_listening(settings.host, settings.port)) as listener:
        host_, port_ = listener.getsockname()[:2]
        address = f"[{host_}]" if ":" in host_ else host_
        shared.say(f"Gangmu 纲目 is at http://{address}:{port_}{settings.root_path} (stop it with Ctrl+C)")
        _run(settings, listener)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket at an address (0: any free port), or leave with a sentence where that is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
        # What is accepted inherits this; without it each answer waits some 40 ms for the client's acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        shared.fail(f"{host}:{port} cannot be listened on ({error.strerror or error}); choose another with --port")


def _run(settings: Settings, listener: socket.socket) -> None:
    """Serve until the process is told to stop; what is being answered then has `grace` seconds to end."""
    import uvicorn

    from gangmu.api import logs
    from gangmu.api.app import create_app

    logs.begin(settings.log_level or ("warning" if sys.stderr.isatty() else "info"))
    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        access_log=False,
        root_path=settings.root_path,
        forwarded_allow_ips=settings.trusted_proxies,
        server_header=False,
        timeout_graceful_shutdown=math.ceil(settings.grace),
    )
    uvicorn.Server(config).run(sockets=[listener])
