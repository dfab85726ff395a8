"""Fixed questions of the views, each a file of `queries/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from gangmu.graph.rows import Iri
from gangmu.graph.store import View

FOLDER = Path(__file__).resolve().parent / "queries"


@cache
def _query(name: str) -> str:
    return (FOLDER / f"{name}.rq").read_text("utf-8")


def rows(view: View, name: str, **bound: str | None) -> Iterator[Mapping[str, str]]:
    """Yield the rows of the query `name`; each of `bound` is an IRI, or None to leave it open."""
    terms = {key: Iri(value) for key, value in bound.items() if value is not None}
    return view.select(_query(name), terms).values()
