"""The SPARQL 1.1 endpoint: the protocol's query side at ``/sparql``.

It is a bare ASGI application, because what a framework does for a request costs more than a look-up in the graph.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from gangmu.api import request
from gangmu.api.formats import HTML, ROWS, TRIPLES, NotAcceptable, choose, content_type
from gangmu.api.request import DIRECT, FORM, METHODS, Gone, Refusal
from gangmu.api.runner import Busy, Question, Reply, Runner, TooMuch, TooSlow
from gangmu.api.settings import Settings
from gangmu.graph.errors import QueryError, StoreError

__all__ = ["CUT", "METHODS", "Endpoint", "asks", "router"]

CUT = "Gangmu-Cut"
"""The header of an answer that was cut: how many rows or triples of it were sent."""
PAGE = Path(__file__).resolve().parent / "explorer" / "sparql.html"

_Headers = list[tuple[bytes, bytes]]
_VARY = (b"vary", b"Accept")
_DEEP = 200
"""Brackets within brackets of which the engine is known to bear more, but not any number."""


def router() -> APIRouter:
    """Return routes that describe the endpoint in the OpenAPI document; they are never reached (see `asks`)."""
    routes = APIRouter()

    @routes.get("/sparql", summary="SPARQL 1.1 endpoint", response_model=None, openapi_extra=_described(_FIELDS))
    @routes.post("/sparql", summary="SPARQL 1.1 endpoint", response_model=None, openapi_extra=_described(()))
    async def sparql() -> None:
        """Ask the graph: SELECT, ASK, CONSTRUCT, DESCRIBE; prefixes that are not declared are Gangmu's own."""

    return routes


def asks(scope: Scope, root_path: str) -> bool:
    """Tell whether a request goes to the endpoint: a proxy may leave its own path in the address, or take it out."""
    return scope["type"] == "http" and scope["path"] in (
        "/sparql",
        (root_path or scope.get("root_path", "")) + "/sparql",
    )


class Endpoint:
    """Answers what the protocol has, refuses the rest, and waits for `runner` meanwhile."""

    def __init__(self, runner: Runner, settings: Settings) -> None:
        self._runner = runner
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["endpoint"] = self  # as the framework does, for what counts requests by their route
        method = scope["method"]
        if method not in METHODS:
            return await _say(send, 405, f"send {', '.join(METHODS)}", [(b"allow", _ALLOW)])
        if method == "OPTIONS":
            return await _send(send, 204, [(b"allow", _ALLOW), (b"accept-post", f"{FORM}, {DIRECT}".encode())])
        accept = request.header(scope, b"accept")
        if method != "POST" and _wants_page(accept):
            return await FileResponse(PAGE, headers={"Vary": "Accept"})(scope, receive, send)
        try:
            status, headers, body = await self._answer(scope, receive, accept)
        except Refusal as refusal:
            return await _say(send, refusal.status, str(refusal), [_VARY])
        except Gone:
            return None
        headers += [_VARY, (b"content-length", str(len(body)).encode())]
        await _send(send, status, headers, b"" if method == "HEAD" else body)

    async def _answer(self, scope: Scope, receive: Receive, accept: str) -> tuple[int, _Headers, bytes]:
        settings = self._settings
        asked = await request.asked(scope, receive, settings.max_body, settings.time_limit)
        rows, triples = _wanted(accept)
        question = Question(
            asked.query,
            ROWS.get(rows, ""),
            TRIPLES.get(triples, ""),
            asked.default_graphs,
            asked.named_graphs,
            request.address(scope),
        )
        client = scope.get("client")
        try:
            reply = await self._run(question, client[0] if client else "", receive)
        except QueryError as error:
            return _sorry(400, str(error))
        except TooSlow:
            return _sorry(504, f"the query took longer than {settings.time_limit:g} seconds and was given up")
        except TooMuch:
            if _depth(asked.query) > _DEEP:
                return _sorry(400, "the query nests deeper than the engine can go; write it flatter")
            sentence = f"the query needed more than {settings.memory_limit:,} MB of memory and was given up"
            return _sorry(503, f"{sentence}; ask for less at a time", 10)
        except Busy:
            return _sorry(503, "all workers that your address may use are busy; try again in a moment", 2)
        except StoreError as error:
            return _sorry(503, str(error), 5)
        return _replied(reply, rows, triples)

    async def _run(self, question: Question, client: str, receive: Receive) -> Reply:
        """Return the reply; raise Gone, and free the worker, when the client goes away."""
        task, gone = asyncio.current_task(), False
        watching: asyncio.Task[None] | None = None
        assert task is not None

        async def until_gone() -> None:
            nonlocal gone
            while (await receive())["type"] != "http.disconnect":
                pass
            gone = True
            task.cancel()

        def watch() -> None:
            nonlocal watching
            if watching is None:
                watching = asyncio.get_running_loop().create_task(until_gone())

        try:
            return await self._runner.run(question, client, watch)
        except asyncio.CancelledError:
            if not gone:
                raise
            task.uncancel()
            raise Gone from None
        finally:
            if watching is not None:
                watching.cancel()


def _replied(reply: Reply, rows: str, triples: str) -> tuple[int, _Headers, bytes]:
    media, offers = (rows, ROWS) if reply.form in ("SELECT", "ASK") else (triples, TRIPLES)
    if reply.body is None:
        return _sorry(406, str(NotAcceptable(offers)))
    headers = [(b"content-type", content_type(media).encode())]
    if reply.cut:
        headers.append((CUT.lower().encode(), reply.cut.encode()))
    return 200, headers, reply.body


@lru_cache(maxsize=200)
def _wants_page(accept: str) -> bool:
    try:
        return choose(accept, [*ROWS, *TRIPLES, HTML]) == HTML
    except NotAcceptable:
        return False


@lru_cache(maxsize=200)
def _wanted(accept: str) -> tuple[str, str]:
    """Return the media types that are wanted for rows and for triples, "" where none is."""
    return _choice(accept, ROWS), _choice(accept, TRIPLES)


def _choice(accept: str, offers: Mapping[str, str]) -> str:
    try:
        return choose(accept, offers)
    except NotAcceptable:
        return ""


def _depth(query: str) -> int:
    """Return how deep brackets stand within brackets, whatever they mean.

    >>> _depth("{ ( ) { ( ) } }")
    3
    """
    depth = deepest = 0
    for sign in query:
        depth += (sign in "{([") - (sign in "})]")
        deepest = max(deepest, depth)
    return deepest


_ALLOW = ", ".join(METHODS).encode()


def _sorry(status: int, sentence: str, retry_after: int = 0) -> tuple[int, _Headers, bytes]:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if retry_after:
        headers.append((b"retry-after", str(retry_after).encode()))
    return status, headers, f"{sentence}\n".encode("utf-8", "replace")


async def _say(send: Send, status: int, sentence: str, headers: _Headers) -> None:
    _, more, body = _sorry(status, sentence)
    await _send(send, status, [*headers, *more, (b"content-length", str(len(body)).encode())], body)


async def _send(send: Send, status: int, headers: _Headers, body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


# --- what the OpenAPI document says ---

_FIELDS = (
    ("query", True, "the query"),
    ("default-graph-uri", False, "a graph for the default graph, in place of the union of all; may come several times"),
    ("named-graph-uri", False, "a graph that GRAPH may name; may come several times"),
)

_STATUSES = {
    400: "not sound, or refused",
    403: "an update",
    406: "in no format that is wanted",
    408: "the body did not come in time",
    413: "too long",
    414: "too long",
    415: "a body that is no query",
    503: "busy, or out of memory",
    504: "too slow",
}


def _described(fields: tuple[tuple[str, bool, str], ...]) -> dict[str, Any]:
    """Return what OpenAPI says of a way to ask; without `fields` for the address, they are those of a form."""
    text = {"schema": {"type": "string"}}
    good = {
        "description": f"the answer; if it was cut, {CUT} says how much was sent",
        "content": dict.fromkeys([*ROWS, *TRIPLES], text),
    }
    bad = {str(status): {"description": why, "content": {"text/plain": text}} for status, why in _STATUSES.items()}
    said: dict[str, Any] = {"responses": {"200": good, **bad}}
    if fields:
        said["parameters"] = [
            {"name": name, "in": "query", "required": needed, "description": what, **text}
            for name, needed, what in fields
        ]
    else:
        names = {name: {"type": "string"} for name, *_ in _FIELDS}
        form = {"type": "object", "required": ["query"], "properties": names}
        said["requestBody"] = {"required": True, "content": {FORM: {"schema": form}, DIRECT: text}}
    return said
