"""JSON of the pictures: the network by every layout, what lies around a thing, the outline, what can be filtered."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from gangmu.api.pictures import Asked, Pictures
from gangmu.api.rest.parameters import PROBLEMS
from gangmu.api.served import TOPS, Graph, Served
from gangmu.graph.network import Edge, Entry, Layout, Network, Node, Sieve
from gangmu.graph.network.around import DEEPEST, FIGURE
from gangmu.graph.network.facets import STATUSES
from gangmu.graph.network.trees import LIMIT, MOST
from gangmu.graph.picture.look import LINES, LOOKS

Lang = Literal["zh", "en"]
Words = Annotated[str, Query(max_length=2000)]
Iri = Annotated[str, Query(min_length=1, max_length=2000)]
Iris = Annotated[list[str], Query(max_length=100, default_factory=list)]
Aspect = Annotated[float, Query(ge=0.25, le=4, description="how much wider than high the page is")]
Hidden = Annotated[
    list[str],
    Query(max_length=40, default_factory=list, description="groups of kinds (project, place …), kinds, or bases"),
]


class Pairs(BaseModel):
    """What is shown besides: a parent and a child each, in this order, whatever ties them."""

    pairs: list[tuple[str, str]] = Field(max_length=MOST)


def router(served: Served) -> APIRouter:
    """Return the routes; `served` hands out the graph."""
    routes = APIRouter(tags=["网络 network"], responses=PROBLEMS)
    pictures = Pictures()

    def network(
        open: Iris,
        hide: Hidden,
        root: Iri | None = None,
        show: Iri | None = None,
        depth: Annotated[int, Query(ge=0, le=8)] = 3,
        limit: Annotated[int, Query(ge=1, le=MOST, description="as many things of an open one")] = LIMIT,
        layout: Layout = "radial",
        status: Literal["", "done", "ongoing", "planned"] = "",
        section: Words = "",
        place: Words = "",
        lang: Lang = "zh",
        aspect: Aspect = 1.0,
        room: Literal["wide", "narrow"] = "wide",
        also: Pairs | None = None,
    ) -> dict[str, Any]:
        graph = served.graph()
        sieve = _sieve(hide, status, section, place)
        asked = Asked(root, frozenset(open), depth, limit, layout, lang, round(aspect, 1), room)
        if root is not None and root not in graph.skeleton.things:
            raise HTTPException(404, f"there is no {root} in the graph")
        drawn = pictures.network(graph, sieve, asked, show, tuple(also.pairs) if also else ())
        return said(graph, drawn)

    routes.get("/api/network", summary="谁挂在谁下面 · What hangs on what, with every position")(network)
    routes.post("/api/network", summary="另加几个事物 · The same with more things in it")(network)

    @routes.get("/api/around", summary="一个事物的周围 · What lies around a thing, over all links")
    def around(
        iri: Iri,
        hide: Hidden,
        depth: Annotated[int, Query(ge=1, le=DEEPEST)] = 1,
        layout: Layout = "radial",
        lang: Lang = "zh",
        aspect: Aspect = 1.0,
        room: Literal["wide", "narrow"] = "wide",
    ) -> dict[str, Any]:
        graph = _known(served.graph(), iri)
        asked = Asked(iri, frozenset(), depth, LIMIT, layout, lang, round(aspect, 1), room)
        return said(graph, pictures.around(graph, frozenset(_kinds(hide)), asked))

    @routes.get("/api/around/counts", summary="周围有多少 · How many lie around it, before anything is drawn")
    def counts(iri: Iri) -> list[dict[str, int]]:
        return list(pictures.rings(_known(served.graph(), iri), iri))

    @routes.get("/api/tree", summary="纲目 · The network as lines, with counts of projects and numbers")
    def tree(open: Iris, show: Iri | None = None) -> dict[str, Any]:
        graph = served.graph()
        return {
            "entries": [entered(entry) for entry in pictures.outline(graph, frozenset(open), show)],
            "first": graph.skeleton.roots[0] if graph.skeleton.roots else None,
            "moreRoots": max(0, len(graph.skeleton.roots) - TOPS),
            "unlisted": [asdict(thing) for thing in graph.unlisted[:TOPS]],
            "moreUnlisted": max(0, len(graph.unlisted) - TOPS),
        }

    @routes.get("/api/facets", summary="可以筛选什么 · What the network can be filtered by, with counts of projects")
    def facets() -> dict[str, Any]:
        return pictures.choices(served.graph())

    return routes


def _shown(group: str) -> tuple[str, ...]:
    """Return the kinds of a group; the numbers around a thing look like indicators."""
    return (*LOOKS[group].kinds, FIGURE) if group == "indicator" else LOOKS[group].kinds


def _known(graph: Graph, iri: str) -> Graph:
    if iri not in graph.skeleton.things:
        raise HTTPException(404, f"there is no {iri} in the graph")
    return graph


def _kinds(hidden: list[str]) -> set[str]:
    """Return the kinds and bases that are meant; a name that means nothing hides nothing."""
    return {kind for name in hidden for kind in (_shown(name) if name in LOOKS else (name,))}


def _sieve(hide: list[str], status: str, section: str, place: str) -> Sieve:
    hidden = _kinds(hide)
    bases = frozenset(hidden & LINES.keys())
    return Sieve(frozenset(hidden - LINES.keys()), bases, status if status in STATUSES else "", section, place)


def said(graph: Graph, network: Network | None) -> dict[str, Any]:
    """Return what the page needs for the picture and its legend."""
    return {
        "root": (network.root or None) if network else None,
        "nodes": [_node(node) for node in network.nodes] if network else [],
        "edges": [_edge(edge) for edge in network.edges] if network else [],
        "rings": [ring._asdict() for ring in network.rings] if network else [],
        "leftOut": network.left_out if network else 0,
        "roots": [
            {**asdict(thing), "members": members, "below": said, "read": read}
            for thing, members, (said, read) in graph.tops
        ],
        "moreRoots": len(graph.skeleton.roots) - len(graph.tops),
        "reports": [asdict(report) for report in graph.reports],
        "kinds": [{"kind": kind, "count": n} for kind, n in sorted(graph.kinds.items())],
        "bases": [{"basis": basis, "count": n} for basis, n in sorted(graph.bases.items())],
        "looks": [{"group": group, **asdict(look), "kinds": _shown(group)} for group, look in LOOKS.items()],
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
    tie, quote = edge.tie, edge.quote
    return {
        "link": tie.iri,
        "parent": tie.parent,
        "child": tie.child,
        "predicate": tie.predicate,
        "basis": tie.basis,
        "confidence": tie.confidence,
        "quote": quote.exact if quote else "",
        "sentence": quote.sentence if quote else "",
        "report": tie.report,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
    }


def entered(entry: Entry) -> dict[str, Any]:
    """Return one line of the outline."""
    return {
        **asdict(entry.thing),
        "parent": entry.parent,
        "level": entry.level,
        "members": entry.members,
        "bases": entry.bases,
        "below": entry.said,
        "read": entry.read,
        "figures": entry.figures,
        "open": entry.open,
        "more": entry.more,
    }
