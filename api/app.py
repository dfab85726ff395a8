"""The server: SPARQL, JSON for the page, and the page."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gangmu.api import page, sparql, things
from gangmu.api.runner import Threads
from gangmu.api.served import Served
from gangmu.api.settings import Settings
from gangmu.api.views.router import router as views
from gangmu.graph.errors import StoreError

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


def create_app(settings: Settings) -> FastAPI:
    """Return the server for the graph in `settings.store`; a graph that is built later is served from then on."""
    served = Served(settings.store)
    app = FastAPI(
        title="Gangmu 纲目",
        version=_version(),
        docs_url=None,  # these two load their scripts from elsewhere
        redoc_url=None,
    )
    app.include_router(sparql.router(Threads(served.view, settings.workers, settings.time_limit), settings))
    app.include_router(things.router(served))
    app.include_router(views(served))
    app.include_router(page.router(served))
    app.add_exception_handler(StoreError, _no_graph)
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=sparql.METHODS, allow_headers=["*"])
    app.add_middleware(_Outside, settings.root_path)
    return app


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
        root_path = self._root_path or scope.get("root_path", "")
        await self._app({**scope, "root_path": root_path}, receive, with_headers)


def _no_graph(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": "noGraph", "message": str(error)}, 503, {"Retry-After": "5"})


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.endswith("/sparql"):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    return JSONResponse({"error": "refused", "message": str(error.detail)}, error.status_code, error.headers)
