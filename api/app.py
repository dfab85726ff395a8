"""The server: SPARQL, JSON for the page, and the page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gangmu.api import ask, docs, drawing, errors, keeping, linked, page, sparql, things
from gangmu.api.logs import REQUEST_ID, Requests
from gangmu.api.metrics import Metrics
from gangmu.api.rest import router as rest
from gangmu.api.served import Served
from gangmu.api.settings import Settings
from gangmu.api.views.router import router as views
from gangmu.api.workers.pool import Pool

# Everything comes from this server, nothing is written into the page, and no other page may frame it.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "connect", "font")),
        "img-src 'self' data:",
        *("base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"),
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


_ABOUT = (
    "中文政策报告的知识图谱：每个事物、每条关系都带着说出它的原句。列表都注明总数，以及是否截断（truncated）。\n\n"
    "Policy reports as a knowledge graph in which every thing and every link carries the sentence that says so. "
    "Every list says how many entries there are and whether it was cut (`truncated`). Links of the basis `thematic` "
    "are interpretations, never statements. IRIs are query parameters, raw or percent-encoded."
)


def create_app(settings: Settings) -> FastAPI:
    """Return the server for the graph in `settings.store`; a graph that is built later is served from then on."""
    served, metrics = Served(settings.store), Metrics()
    pool = metrics.counted(Pool(settings))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await pool.start()
        watch = asyncio.create_task(served.watch())
        yield
        watch.cancel()
        await pool.stop()

    app = _App(
        title="Gangmu 纲目",
        description=_ABOUT,
        version=_version(),
        docs_url=None,  # these two load their scripts from elsewhere; ours is in `docs`
        redoc_url=None,
        lifespan=lifespan,
    )
    app.include_router(sparql.router())
    app.include_router(things.router(served))
    app.include_router(drawing.router(served))
    app.include_router(ask.router(served))
    app.include_router(rest.router(served, pool))
    app.include_router(keeping.router(served, metrics, settings, _version()))
    app.include_router(docs.router(app.openapi))
    app.include_router(views(served))
    app.include_router(page.router(served))
    app.include_router(linked.router(served))
    errors.add_to(app)
    endpoint: ASGIApp = sparql.Endpoint(pool, settings)
    for layer, arguments, options in _layers(settings, metrics):
        app.add_middleware(layer, *arguments, **options)
        endpoint = layer(endpoint, *arguments, **options)
    app.endpoint, app.outside = ServerErrorMiddleware(endpoint, errors.failed), settings.root_path
    return app


def _layers(settings: Settings, metrics: Metrics) -> tuple[Middleware, ...]:
    """Return what stands around the app and around the endpoint alike, from the inside out."""
    return (
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=sparql.METHODS,
            allow_headers=["*"],
            expose_headers=[sparql.CUT, REQUEST_ID, *linked.EXPOSED],
        ),
        Middleware(_Outside, settings.root_path),
        Middleware(Requests, metrics, settings.log_questions),
    )


class _App(FastAPI):
    """The app; a query goes past the framework's own layers, which cost more than a look-up in the graph."""

    endpoint: ASGIApp
    outside: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if sparql.asks(scope, self.outside):
            await self.endpoint(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _version() -> str:
    try:
        return version("gangmu")
    except PackageNotFoundError:  # run from its sources
        return "0"


class _Outside:
    """Knows the path under which a proxy serves the app, and puts the security headers on every response."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        scope["root_path"] = self._root_path or scope.get("root_path", "")
        await self._app(scope, receive, with_headers)
