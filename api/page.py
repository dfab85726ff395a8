"""The first page and its files; the network library comes from the installed pyvis."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gangmu.api import files
from gangmu.api.bundle import bundle
from gangmu.api.served import Served
from gangmu.graph.network import draw
from gangmu.graph.picture import picture, vis

FOLDER = Path(__file__).resolve().parent / "explorer"
_SERVED = (".css", ".js", ".svg")
_DAY = "public, max-age=86400"


def router(served: Served) -> APIRouter:
    """Return the routes of the page: ``/``, ``/explorer/…``, and ``/picture.html`` for those who want to keep one."""
    routes = APIRouter(include_in_schema=False)
    library = vis() / "vis-network.min.js"
    named = {path.name: path for path in FOLDER.iterdir() if path.suffix in _SERVED}

    @routes.get("/")
    async def index(request: Request) -> Response:
        return files.read(FOLDER / "index.html").response(request)

    @routes.get("/explorer/vis-network.js")
    async def network(request: Request) -> Response:
        return files.read(library).response(request, _DAY)

    @routes.get("/explorer/all.js")
    async def all_modules(request: Request) -> Response:
        return modules(tuple((path, files.stamp(path)) for path in sorted(FOLDER.glob("*.js")))).response(request)

    @routes.get("/explorer/{name}")
    async def file(name: str, request: Request) -> Response:
        if name not in named:
            raise HTTPException(404, f"there is no file {name!r} here")
        return files.read(named[name]).response(request)

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
    async def icon(request: Request) -> Response:
        return files.read(named["gangmu.svg"]).response(request, _DAY)

    return routes


@lru_cache(maxsize=2)
def modules(scripts: tuple[tuple[Path, tuple[int, int]], ...]) -> files.File:
    """Return the page's modules as one script: forty small files take a browser longer to ask for than to run."""
    sources = {path.name: path.read_text("utf-8") for path, _ in scripts}
    return files.File(bundle(sources, "page.js").encode("utf-8"), files.KINDS[".js"])
