"""JSON that the page asks for: a thing with its links and sentences, search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gangmu.api.card import Card, card
from gangmu.api.rest.models import Found
from gangmu.api.rest.parameters import PROBLEMS, Kinds
from gangmu.api.search import found
from gangmu.api.served import Served
from gangmu.api.sparql import CUT


def router(served: Served) -> APIRouter:
    """Return the routes that the page asks; `served` hands out the graph."""
    routes = APIRouter(responses=PROBLEMS)

    @routes.get("/api/thing", summary="一个事物 · A thing, its links and its sentences", tags=["事物 things"])
    def thing(iri: Annotated[str, Query(max_length=2000)]) -> Card:
        """挂在哪里，什么挂在它下面，各有原句。Where it hangs, what hangs on it, and the sentences that say so."""
        graph = served.graph()
        if iri not in graph.skeleton.things:
            raise HTTPException(404, f"there is no {iri} in the graph")
        return card(graph.view, graph.skeleton, iri)

    @routes.get(
        "/api/search", summary="按名称查找 · Things by a name, a part of it, or its pinyin", tags=["事物 things"]
    )
    def search(
        response: Response,
        q: Annotated[str, Query(max_length=100)],
        kind: Kinds,
        scope: Annotated[str, Query(max_length=100, description="only what this body named")] = "",
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> list[Found]:
        """同名在先，猜测在后。The same name first, guesses last; a header Gangmu-Cut says if there are more."""
        hits, more = found(served.graph(), q, [*kind], scope, limit)
        if more:
            response.headers[CUT] = f"things={limit}"
        return hits

    return routes
