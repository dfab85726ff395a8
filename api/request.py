"""What a request asks of the endpoint, as the SPARQL 1.1 protocol has it; a request that is not so is refused."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from starlette.types import Receive, Scope

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")
_HOW = (
    "send a query: GET with ?query=…, POST with query=… as application/x-www-form-urlencoded, "
    "or POST with the query itself as application/sparql-query"
)
_READ_ONLY = "this graph can only be read; updates are refused"


class Refusal(Exception):
    """A request that gets a status and a sentence instead of an answer."""

    def __init__(self, status: int, sentence: str) -> None:
        self.status = status
        super().__init__(sentence)


class Gone(Exception):
    """The client went away while it was still sending."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query, and the graphs that the request (not the query) names as its dataset."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def header(scope: Scope, name: bytes) -> str:
    """Return a header of a request, "" if it has none; one that comes several times is joined with commas.

    >>> header({"headers": [(b"accept", b"text/csv"), (b"host", b"x"), (b"accept", b"*/*")]}, b"accept")
    'text/csv, */*'
    """
    return ", ".join([value.decode("latin-1") for key, value in scope["headers"] if key == name])


def address(scope: Scope) -> str:
    """Return the address that a request was sent to, which relative IRIs are relative to; "" if it is no sound one.

    >>> address({"scheme": "http", "path": "/sparql", "headers": [(b"host", b"example.org:8000")]})
    'http://example.org:8000/sparql'
    """
    host = header(scope, b"host")
    return f"{scope['scheme']}://{host}{quote(scope['path'])}" if _HOST.fullmatch(host) else ""


async def asked(scope: Scope, receive: Receive, max_body: int, patience: float) -> Asked:
    """Return what the request asks; its body may be up to `max_body` bytes and take up to `patience` seconds."""
    address = scope["query_string"]
    if len(address) > max_body:
        raise Refusal(414, f"the address is longer than {max_body:,} bytes")
    fields = _pairs(address, "the address") if address else []
    if scope["method"] == "POST":
        kind = _kind(header(scope, b"content-type"))
        body = await _body(receive, max_body, patience)
        fields += _pairs(body, "the form") if kind == FORM else [("query", _text(body))]
    return _one(fields)


def _kind(content_type: str) -> str:
    """Return the media type of a body; raise Refusal for one that is no query, or not in UTF-8."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if kind == UPDATE:
        raise Refusal(403, _READ_ONLY)
    if kind not in (FORM, DIRECT):
        raise Refusal(415, f"the body is {kind or 'of no stated kind'}; {_HOW}")
    for name, _, value in (parameter.partition("=") for parameter in parameters):
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise Refusal(415, f"the body is in {value.strip()}; a query is sent in UTF-8")
    return kind


def _one(fields: list[tuple[str, str]]) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Refusal(403, _READ_ONLY)
    if len(queries) != 1:
        raise Refusal(400, f"there {'is no query' if not queries else f'are {len(queries)} queries'}; {_HOW}")
    return Asked(
        queries[0],
        tuple([value for name, value in fields if name == "default-graph-uri"]),
        tuple([value for name, value in fields if name == "named-graph-uri"]),
    )


def _pairs(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeError:
        raise Refusal(400, f"{where} is not percent-encoded UTF-8") from None
    except ValueError as error:
        raise Refusal(400, f"{where} cannot be read: {error}") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the query is not UTF-8: byte {error.start} is {body[error.start]:#04x}") from None


async def _body(receive: Receive, limit: int, patience: float) -> bytes:
    pieces, size = [], 0
    try:
        async with asyncio.timeout(patience):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > limit:
                    raise Refusal(413, f"the body is longer than {limit:,} bytes")
                if not message.get("more_body", False):
                    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
    except TimeoutError:
        raise Refusal(408, f"the body has not come within {patience:g} seconds") from None
