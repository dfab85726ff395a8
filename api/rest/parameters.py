"""What the routes of the REST interface are asked with."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Thing
from gangmu.api.served import Graph
from gangmu.ontology.terms import GM, UnknownTerm

Iri = Annotated[str, Query(min_length=1, max_length=2000, description="an IRI, raw or percent-encoded")]
Name = Annotated[str, Query(min_length=1, max_length=100, description="a name or a part of one, or its pinyin")]
Limit = Annotated[int, Query(ge=1, le=1000, description="at most so many entries")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="from this entry on")]
Status = Literal["done", "ongoing", "planned"]
Basis = Literal["stated", "structural", "derived", "thematic", "external"]
Bases = Annotated[list[Basis], Query(max_length=5, default_factory=list, description="bases of links")]
Relations = Annotated[list[str], Query(max_length=40, default_factory=list, description="relations: ledBy …")]
Kinds = Annotated[list[str], Query(max_length=20, default_factory=list, description="classes, their subclasses too")]


def kinds(names: list[str]) -> list[str]:
    """Return local names of classes; raise HTTPException for one that the ontology does not have."""
    for name in names:
        try:
            getattr(GM, name)
        except UnknownTerm as error:
            raise HTTPException(400, str(error)) from None
    return names


def known(graph: Graph, iri: str) -> Thing:
    """Return the thing `iri`; raise HTTPException (404) if the graph has none."""
    found = graph.skeleton.things.get(iri)
    if found is None:
        raise HTTPException(404, f"there is no {iri} in the graph")
    return Thing(iri=found.iri, kind=found.kind, zh=found.zh, en=found.en)


def named(graph: Graph, iri: str) -> Thing:
    """Return the thing `iri`, or what can be said of something that is none (a section, a report without a name)."""
    found = graph.skeleton.things.get(iri)
    return known(graph, iri) if found else Thing(iri=iri, kind="", zh=iri.rpartition("/")[2], en="")
