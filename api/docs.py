"""The description of the interface (OpenAPI) as a page that needs no internet and no script of its own in it."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
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
  url: "openapi.json",
  dom_id: "#docs",
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "post"],
});
"""


def router() -> APIRouter:
    """Return the routes ``/docs`` and ``/docs/…``."""
    routes = APIRouter(include_in_schema=False)

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
