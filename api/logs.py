"""The server's log: one line of JSON an event on standard error, and one for each request.

What people ask stands in it only where the keeper wants it (`Settings.log_questions`): a question to the graph of a
county can be somebody's own affair.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from time import perf_counter
from urllib.parse import unquote_plus
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gangmu.api.metrics import Metrics

LOG = logging.getLogger("gangmu")
REQUEST_ID = "X-Request-Id"
_ID_HEADER = REQUEST_ID.lower().encode()
_ID = re.compile(rb"[\w.-]{1,64}")
_MOST = 10_000  # characters of a question in the log


class Lines(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, message, and what the record was given beside it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": when, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = record.getMessage()
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def begin(level: str) -> None:
    """Let everything that is logged in this process go to standard error as JSON, from `level` on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(level.upper())
    logging.getLogger("uvicorn").setLevel(level.upper() if level == "debug" else "WARNING")


class Requests:
    """Gives each request an id, counts it, and logs it when it is answered."""

    def __init__(self, app: ASGIApp, metrics: Metrics, questions: bool) -> None:
        self._app, self._metrics, self._questions = app, metrics, questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        key = given if _ID.fullmatch(given) else uuid4().hex.encode()
        began, status, sent, body = perf_counter(), 0, 0, bytearray()

        async def read() -> Message:
            message = await receive()
            if len(body) < _MOST:
                body.extend(message.get("body", b"")[:_MOST])
            return message

        async def write(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (_ID_HEADER, key)]
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, read if self._questions else receive, write)
        except Exception:
            status = status or 500
            LOG.exception("a request failed", extra={"fields": {"request": key.decode()}})
            raise
        finally:
            seconds = perf_counter() - began
            # 499: the client went away before it was answered.
            self._metrics.answered(route(scope), scope["method"], status or 499, seconds, sent)
            if LOG.isEnabledFor(logging.INFO):
                fields: dict[str, object] = {
                    "request": key.decode(),
                    "method": scope["method"],
                    "route": route(scope),
                    "status": status or 499,
                    "ms": round(seconds * 1000, 1),
                    "bytes": sent,
                }
                asked = _question(scope, bytes(body)) if self._questions else {}
                LOG.info("request", extra={"fields": fields | asked})


def route(scope: Scope) -> str:
    """Return the route that answers a request, as it stands in the code (``/api/queries/{name}``), else "other"."""
    path = getattr(scope.get("route"), "path", "")
    if isinstance(path, str) and path:
        return path
    if "endpoint" not in scope:
        return "other"
    if not scope.get("path_params"):  # so the path is the very one in the code
        return str(scope["path"]).removeprefix(scope.get("root_path", ""))
    return str(getattr(scope["endpoint"], "__name__", type(scope["endpoint"]).__name__))


def _question(scope: Scope, body: bytes) -> dict[str, object]:
    query = unquote_plus(scope["query_string"].decode("ascii", "replace"))
    return {"path": scope["path"], "query": query[:_MOST], "body": body.decode("utf-8", "replace")[:_MOST]}
