"""What a client is told when something is wrong: a code and one sentence, as JSON."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from gangmu.graph.errors import QueryError, StoreError

_CODES = {400: "badRequest", 404: "notFound", 405: "methodNotAllowed", 422: "badParameter", 503: "busy", 504: "tooSlow"}


def add_to(app: FastAPI) -> None:
    """Let `app` answer errors so."""
    app.add_exception_handler(StoreError, _no_graph)
    app.add_exception_handler(QueryError, _bad_query)
    app.add_exception_handler(RequestValidationError, _bad_parameter)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, failed)


def _said(code: str, message: str, status: int, headers: Any = None) -> Response:
    return JSONResponse({"error": code, "message": message}, status, headers)


def _no_graph(request: Request, error: Exception) -> Response:
    return _said("noGraph", str(error), 503, {"Retry-After": "5"})


def _bad_query(request: Request, error: Exception) -> Response:
    return _said("badRequest", str(error), 400)


def _bad_parameter(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors()]
    return _said("badParameter", "; ".join(wrong[:3]), 422)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.endswith("/sparql"):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    return _said(_CODES.get(error.status_code, "refused"), str(error.detail), error.status_code, error.headers)


def failed(request: Request, error: Exception) -> Response:
    """Say nothing of what went wrong inside; the log has it, under the same request id."""
    return _said("failed", "the server failed to answer; its log says why", 500)
