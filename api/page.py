"""The first page and its files; the network library comes from the installed pyvis."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from gangmu.api.served import Served
from gangmu.graph.network import draw
from gangmu.graph.picture import picture, vis

FOLDER = Path(__file__).resolve().parent / "explorer"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_DAY = "public, max-age=86400"


def router(served: Served) -> APIRouter:
    """Return the routes of the page: ``/``, ``/explorer/…``, and ``/picture.html`` for those who want to keep one."""
    routes = APIRouter(include_in_schema=False)
    library = vis() / "vis-network.min.js"
    files = {path.name: path for path in FOLDER.iterdir() if path.suffix in _KINDS}

    @routes.get("/")
    def index() -> FileResponse:
        return FileResponse(FOLDER / "index.html", headers={"Cache-Control": "no-cache"})

    @routes.get("/explorer/vis-network.js")
    def network() -> FileResponse:
        return FileResponse(library, media_type="text/javascript", headers={"Cache-Control": _DAY})

    @routes.get("/explorer/{name}")
    def file(name: str) -> FileResponse:
        if name not in files:
            raise HTTPException(404, f"there is no file {name!r} here")
        path = files[name]
        return FileResponse(path, media_type=_KINDS[path.suffix], headers={"Cache-Control": "no-cache"})

    @routes.get("/picture.html")
    def kept(root: str, lang: Literal["zh", "en"] = "zh") -> Response:
        skeleton = served.graph().skeleton
        network = draw(skeleton, root, [root], lang=lang) if root in skeleton.things else None
        if network is None:
            raise HTTPException(404, f"there is no {root} in the graph")
        name = quote(f"{skeleton.things[root].name(lang)}.html", safe="")
        headers = {"Content-Disposition": f"attachment; filename=\"gangmu.html\"; filename*=UTF-8''{name}"}
        return Response(picture(network, lang=lang).encode("utf-8"), media_type="text/html", headers=headers)

    @routes.get("/favicon.ico")
    def icon() -> FileResponse:
        return FileResponse(files["gangmu.svg"], media_type="image/svg+xml", headers={"Cache-Control": _DAY})

    return routes
