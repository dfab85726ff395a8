"""The SPARQL of the REST interface, one file a question, and the rows it returns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException

from gangmu.graph.errors import QueryError
from gangmu.graph.rows import Iri
from gangmu.graph.sparql import Bound
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS

FOLDER = Path(__file__).resolve().parent / "queries"


@cache
def stored(name: str) -> str:
    """Return the SPARQL of `queries/<name>.rq`."""
    return (FOLDER / f"{name}.rq").read_text("utf-8")


def rows(view: View, name: str, **bound: Bound) -> list[dict[str, str]]:
    """Return the rows of a stored question as plain values; raise HTTPException (404) for an IRI that is none."""
    with _sound():
        return list(view.select(stored(name), bound).values())


def exists(view: View, iri: str) -> bool:
    """Tell whether the graph has a thing of this IRI; raise HTTPException (404) as `rows` does."""
    with _sound():
        return view.ask(stored("exists"), {"thing": Iri(iri)})


@contextmanager
def _sound() -> Iterator[None]:
    """The questions themselves are sound, so what the engine cannot read is an IRI that was asked for."""
    try:
        yield
    except QueryError:
        raise HTTPException(404, "there is no such thing in the graph: what was asked for is no IRI") from None


def one(iri: str) -> Iri:
    """Return an IRI as a term."""
    return Iri(iri)


def local(iri: str) -> str:
    """Return the local name of a term of the vocabulary; any other IRI as it is.

    >>> local("https://w3id.org/gangmu/ontology#planned")
    'planned'
    """
    return iri.removeprefix(GM_NS)
