"""JSON that the page asks for: the network, a thing with its links and sentences, search."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gangmu.api.card import Card, card
from gangmu.api.rest.models import Found
from gangmu.api.rest.parameters import PROBLEMS, Kinds
from gangmu.api.search import found
from gangmu.api.served import TOPS, Graph, Served
from gangmu.api.sparql import CUT
from gangmu.graph.network import NARROW, WIDE, Edge, Network, Node, draw
from gangmu.graph.picture.look import LINES, LOOKS

Lang = Literal["zh", "en"]
Iri = Annotated[str, Query(max_length=2000)]


def router(served: Served) -> APIRouter:
    """Return the routes that the page asks; `served` hands out the graph."""
    routes = APIRouter(responses=PROBLEMS)

    @routes.get("/api/network", summary="谁挂在谁下面 · What hangs on what, with every position", tags=["网络 network"])
    def network(
        open: Annotated[list[str], Query(max_length=100, default_factory=list)],
        root: Iri | None = None,
        show: Iri | None = None,
        depth: Annotated[int, Query(ge=0, le=8)] = 3,
        lang: Lang = "zh",
        aspect: Annotated[float, Query(ge=0.25, le=4)] = 1.0,
        room: Literal["wide", "narrow"] = "wide",
    ) -> dict[str, Any]:
        graph = served.graph()
        if show is not None and show in graph.skeleton.graph:
            *above, _ = path = graph.skeleton.path(show)
            root, open = path[0], [*open, *above]
        if root is not None and root not in graph.skeleton.things:
            raise HTTPException(404, f"there is no {root} in the graph")
        shape = NARROW if room == "narrow" else WIDE
        return _network(graph, draw(graph.skeleton, root, open, depth=depth, lang=lang, aspect=aspect, room=shape))

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


def _network(graph: Graph, network: Network | None) -> dict[str, Any]:
    """Return what the page needs for the picture, its twin list and its legend."""
    return {
        "root": network.root if network else None,
        "nodes": [_node(node) for node in network.nodes] if network else [],
        "edges": [_edge(edge) for edge in network.edges] if network else [],
        "rings": [ring._asdict() for ring in network.rings] if network else [],
        "roots": [
            {**asdict(thing), "members": members, "below": said, "read": read}
            for thing, members, (said, read) in graph.tops
        ],
        "moreRoots": len(graph.skeleton.roots) - len(graph.tops),
        "reports": [asdict(report) for report in graph.reports],
        "unlisted": [asdict(thing) for thing in graph.unlisted[:TOPS]],
        "kinds": [{"kind": kind, "count": n} for kind, n in sorted(graph.kinds.items())],
        "bases": [{"basis": basis, "count": n} for basis, n in sorted(graph.bases.items())],
        "looks": [{"group": group, **asdict(look)} for group, look in LOOKS.items()],
        "lines": {basis: asdict(line) for basis, line in LINES.items()},
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        **asdict(node.thing),
        "parent": node.parent,
        "level": node.level,
        "x": node.at.x,
        "y": node.at.y,
        "side": node.side,
        "lines": node.lines,
        "width": node.width,
        "size": node.size,
        "letters": node.letters,
        "members": node.members,
        "bases": node.bases,
        "below": node.said,
        "read": node.read,
        "open": node.open,
        "more": node.more,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    tie = edge.tie
    return {
        "link": tie.iri,
        "parent": tie.parent,
        "child": tie.child,
        "predicate": tie.predicate,
        "basis": tie.basis,
        "confidence": tie.confidence,
        "quote": edge.quote.exact if edge.quote else "",
        "sentence": edge.quote.sentence if edge.quote else "",
    }
