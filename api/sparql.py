"""The SPARQL 1.1 endpoint: the protocol's query side at ``/sparql``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from gangmu.api.formats import HTML, ROWS, TRIPLES, NotAcceptable, choose, content_type
from gangmu.api.runner import Busy, Question, Reply, Runner, TooSlow
from gangmu.api.settings import Settings
from gangmu.graph.errors import QueryError, StoreError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
PAGE = Path(__file__).resolve().parent / "explorer" / "sparql.html"

_HOW = (
    "send a query: GET with ?query=…, POST with query=… as application/x-www-form-urlencoded, "
    "or POST with the query itself as application/sparql-query"
)
_READ_ONLY = "this graph can only be read; updates are refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query, and the graphs that the request (not the query) names as its dataset."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def router(runner: Runner, settings: Settings) -> APIRouter:
    """Return the routes of the endpoint; `runner` runs the queries."""
    routes = APIRouter()

    @routes.get("/sparql", summary="SPARQL 1.1 endpoint", response_model=None)
    @routes.post("/sparql", summary="SPARQL 1.1 endpoint", response_model=None, operation_id="sparql_by_post")
    @routes.head("/sparql", include_in_schema=False)
    async def sparql(request: Request) -> Response:
        accept = request.headers.get("accept")
        if request.method != "POST" and _wants_page(accept):
            return FileResponse(PAGE, headers={"Vary": "Accept"})
        asked = await _asked(request, settings.max_body)
        response = await _answered(runner, settings, asked, accept)
        response.headers["Vary"] = "Accept"
        return response

    @routes.options("/sparql", include_in_schema=False)
    async def options() -> Response:
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": f"{FORM}, {DIRECT}"})

    return routes


def _wants_page(accept: str | None) -> bool:
    try:
        return choose(accept, [*ROWS, *TRIPLES, HTML]) == HTML
    except NotAcceptable:
        return False


async def _asked(request: Request, max_body: int) -> Asked:
    """Return what the request asks; raise HTTPException for one that is not as the protocol has it."""
    fields = _pairs(request.scope["query_string"], "the address")
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise HTTPException(403, _READ_ONLY)
        if kind not in (FORM, DIRECT):
            raise HTTPException(415, f"the body is {kind or 'of no stated kind'}; {_HOW}")
        body = await _body(request, max_body)
        fields += _pairs(body, "the form") if kind == FORM else [("query", _text(body))]
    return _one(fields)


def _one(fields: list[tuple[str, str]]) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise HTTPException(403, _READ_ONLY)
    if len(queries) != 1:
        raise HTTPException(400, f"there {'is no query' if not queries else f'are {len(queries)} queries'}; {_HOW}")
    return Asked(
        queries[0],
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
    )


def _pairs(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeError:
        raise HTTPException(400, f"{where} is not percent-encoded UTF-8") from None
    except ValueError as error:
        raise HTTPException(400, f"{where} cannot be read: {error}") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the query is not UTF-8: byte {error.start} is {body[error.start]:#04x}") from None


async def _body(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise HTTPException(413, f"the body is longer than {limit:,} bytes")
    return bytes(body)


async def _answered(runner: Runner, settings: Settings, asked: Asked, accept: str | None) -> Response:
    rows, triples = _wanted(accept, ROWS), _wanted(accept, TRIPLES)
    question = Question(
        asked.query, ROWS.get(rows, ""), TRIPLES.get(triples, ""), asked.default_graphs, asked.named_graphs
    )
    try:
        return _response(await runner.run(question), rows, triples)
    except QueryError as error:
        return _sorry(400, str(error))
    except TooSlow:
        return _sorry(504, f"the query took longer than {settings.time_limit:g} seconds and was given up")
    except Busy:
        return _sorry(503, "all workers are busy; try again in a moment", {"Retry-After": "2"})
    except StoreError as error:
        return _sorry(503, str(error), {"Retry-After": "5"})


def _wanted(accept: str | None, offers: Mapping[str, str]) -> str:
    try:
        return choose(accept, offers)
    except NotAcceptable:
        return ""


def _response(reply: Reply, rows: str, triples: str) -> Response:
    media, offers = (rows, ROWS) if reply.form in ("SELECT", "ASK") else (triples, TRIPLES)
    if reply.body is None:
        return _sorry(406, str(NotAcceptable(offers)))
    return Response(reply.body, headers={"Content-Type": content_type(media)})


def _sorry(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(sentence + "\n", status, dict(headers or {}))
