"""The description of the interface (OpenAPI) as a page that needs no internet and no script of its own in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response
from swagger_ui_bundle import swagger_ui_path  # type: ignore[import-untyped]

_SWAGGER = Path(swagger_ui_path)
_FILES = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "favicon-32x32.png": "image/png",
}
_DAY = {"Cache-Control": "public, max-age=86400"}

_PAGE = """<!doctype html>
<html lang="zh">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Gangmu 纲目 · API</title>
  <link rel="stylesheet" href="docs/swagger-ui.css">
  <link rel="icon" href="explorer/gangmu.svg">
</head>
<body>
  <div id="docs"><p>要看接口说明，请允许脚本；接口描述本身在 <a href="openapi.json">openapi.json</a>。
  <br>This page needs scripts; the description itself is <a href="openapi.json">openapi.json</a>.</p></div>
  <script src="docs/swagger-ui-bundle.js"></script>
  <script src="docs/start.js"></script>
</body>
</html>
"""
_START = """"use strict";
// The address of the description is relative, so that a proxy may serve all of this under another path.
SwaggerUIBundle({
  url: "docs/openapi.json",
  dom_id: "#docs",
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "post"],
});
"""


def router(description: Callable[[], dict[str, Any]]) -> APIRouter:
    """Return the routes ``/docs`` and ``/docs/…``; `description` returns the OpenAPI description."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/docs/openapi.json")
    def older() -> JSONResponse:
        return JSONResponse({**lowered(description()), "openapi": "3.0.3"})

    @routes.get("/docs")
    def page() -> Response:
        return Response(_PAGE, media_type="text/html", headers={"Cache-Control": "no-cache"})

    @routes.get("/docs/{name}")
    def file(name: str) -> Response:
        if name == "start.js":
            return Response(_START, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
        if name not in _FILES:
            raise HTTPException(404, f"there is no file {name!r} here")
        return FileResponse(_SWAGGER / name, media_type=_FILES[name], headers=_DAY)

    return routes


def lowered(part: Any) -> Any:
    """Return a part of an OpenAPI 3.1 description as 3.0 has it; the viewer that can be installed knows no other.

    >>> lowered({"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Year"})
    {'type': 'string', 'nullable': True, 'title': 'Year'}
    """
    if isinstance(part, list):
        return [lowered(one) for one in part]
    if not isinstance(part, dict):
        return part
    others = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    rest = {key: lowered(value) for key, value in part.items() if key != "anyOf"}
    if not others:
        return rest
    if len(others) == len(part["anyOf"]):
        return {**rest, "anyOf": lowered(others)}
    only = lowered(others[0]) if len(others) == 1 else {"anyOf": lowered(others)}
    return {**only, "nullable": True, **rest}
