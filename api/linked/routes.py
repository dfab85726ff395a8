"""The routes: `/id/…` leads to `/doc/…`, which is a page or RDF; `/ontology` is the vocabulary.

Each is also served under `/gangmu/…`, the path that the IRIs have on their own host.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from gangmu.api.formats import NotAcceptable
from gangmu.api.linked import pages
from gangmu.api.linked.addresses import OTHERS, SUFFIXES, encoded
from gangmu.api.linked.documents import description, document, ontology
from gangmu.api.linked.refusals import no_graph, not_acceptable
from gangmu.api.linked.wishes import Wish
from gangmu.api.served import Served
from gangmu.graph.errors import StoreError

_METHODS = ["GET", "HEAD"]
_PREFIXES = ("", "/gangmu")


def router(served: Served) -> APIRouter:
    """Return the routes; `served` hands out the graph."""
    routes = APIRouter(include_in_schema=False)

    def of(request: Request, path: str) -> Response:
        return _refusing(request, lambda wish: document(wish, served.graph(), path))

    def terms(request: Request) -> Response:
        return _refusing(request, ontology)

    def itself(request: Request) -> Response:
        return _refusing(request, lambda wish: description(wish, served.graph()))

    for prefix in _PREFIXES:
        for kind in ("id", *OTHERS):
            routes.add_api_route(f"{prefix}/{kind}/{{path:path}}", _leading(kind), methods=_METHODS)
        routes.add_api_route(f"{prefix}/doc/{{path:path}}", of, methods=_METHODS)
        for suffix in ("", *SUFFIXES):
            routes.add_api_route(f"{prefix}/ontology{suffix}", terms, methods=_METHODS)
            routes.add_api_route(f"{prefix}/description{suffix}", itself, methods=_METHODS)
    routes.add_api_route("/gangmu/sparql", _to_sparql, methods=_METHODS)

    @routes.get("/linked/page.css")
    def css() -> FileResponse:
        return FileResponse(pages.FOLDER / "page.css", media_type="text/css", headers={"Cache-Control": "no-cache"})

    return routes


def _leading(kind: str) -> Callable[[Request, str], Response]:
    """Return the route from the things of a kind to their documents; the thing itself cannot be sent (303)."""
    before = "" if kind == "id" else f"-/{kind}/"

    def leads(request: Request, path: str) -> Response:
        wish = Wish.of(request)
        return RedirectResponse(f"{wish.root}doc/{before}{encoded(path)}{wish.query}", 303)

    return leads


def _to_sparql(request: Request) -> Response:
    query = request.scope.get("query_string", b"").decode("latin-1")
    return RedirectResponse(f"{Wish.of(request).root}sparql{'?' if query else ''}{query}", 307)


def _refusing(request: Request, answered: Callable[[Wish], Response]) -> Response:
    wish = Wish.of(request)
    try:
        return answered(wish)
    except NotAcceptable as error:
        return not_acceptable(error)
    except StoreError as error:
        return no_graph(wish, str(error))
