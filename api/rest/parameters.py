"""What the routes of the REST interface are asked with."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import AfterValidator, WithJsonSchema
from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Problem, Thing
from gangmu.api.served import Graph
from gangmu.ontology.terms import GM, GM_NS, link_properties

_IRI = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*$"


CLASSES = tuple(sorted(name for name in GM if name[0].isupper()))
"""The local names of the classes of the ontology."""
RELATIONS = tuple(sorted(iri.removeprefix(GM_NS) for iri in link_properties()))
"""The local names of the properties that a link can have."""


def _one_of(what: str, names: tuple[str, ...]) -> AfterValidator:
    """Return what refuses a name that is not among `names`, with the nearest ones."""

    def check(name: str) -> str:
        if name not in names:
            near = ", ".join(get_close_matches(name, names, n=3))
            raise ValueError(f"{name!r} is no {what} of the ontology{f'; near it are {near}' if near else ''}")
        return name

    return AfterValidator(check)


Iri = Annotated[
    str, Query(min_length=3, max_length=2000, pattern=_IRI, description="an IRI, raw or percent-encoded as one")
]
Class = Annotated[str, _one_of("class", CLASSES), WithJsonSchema({"type": "string", "enum": list(CLASSES)})]
Relation = Annotated[str, _one_of("relation", RELATIONS), WithJsonSchema({"type": "string", "enum": list(RELATIONS)})]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "a parameter that means nothing here"},
    404: {"model": Problem, "description": "there is no such thing"},
    422: {"model": Problem, "description": "a parameter that is not of its kind"},
    503: {"model": Problem, "description": "there is no graph yet, or all workers are busy"},
}
"""What any route may answer besides."""

Name = Annotated[str, Query(min_length=1, max_length=100, description="a name or a part of one, or its pinyin")]
Limit = Annotated[int, Query(ge=1, le=1000, description="at most so many entries")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="from this entry on")]
Status = Literal["done", "ongoing", "planned"]
Basis = Literal["stated", "structural", "derived", "thematic", "external"]
Bases = Annotated[list[Basis], Query(max_length=5, default_factory=list, description="bases of links")]
Relations = Annotated[list[Relation], Query(max_length=40, default_factory=list, description="relations: ledBy …")]
Kinds = Annotated[list[Class], Query(max_length=20, default_factory=list, description="classes, their subclasses too")]


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
