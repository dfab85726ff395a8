"""The named queries: listed, described, and run with their parameters bound as terms."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.exceptions import HTTPException

from gangmu.api.rest.models import Asked, Cell, Queries, Query, QueryText, Rows
from gangmu.api.runner import Busy, Question, Runner, TooMuch, TooSlow
from gangmu.graph import query
from gangmu.graph.errors import QueryError

_ROWS = "application/sparql-results+json"


def listed() -> Queries:
    """Return all named queries."""
    return Queries(queries=[_about(query.load(name)) for name in query.names()])


def described(name: str) -> QueryText:
    """Return one with its SPARQL; raise HTTPException (404) if there is none of this name."""
    found = _load(name)
    return QueryText(**dict(_about(found)), sparql=found.text)


def _load(name: str) -> query.NamedQuery:
    try:
        return query.load(name)
    except QueryError as error:
        raise HTTPException(404, str(error)) from None


def _about(found: query.NamedQuery) -> Query:
    parameters = [Asked(name=p.name, kind=p.kind, required=p.required, meaning=p.meaning) for p in found.parameters]
    return Query(name=found.name, zh=found.zh, en=found.en, parameters=parameters)


def wanted(name: str) -> query.NamedQuery:
    """Return the query to run; raise HTTPException (404) if there is none of this name."""
    return _load(name)


async def answered(runner: Runner, name: str, sparql: str, client: str, limit: int, offset: int) -> Rows:
    """Return the rows from `offset` on; raise HTTPException where the query came to a limit."""
    try:
        reply = await runner.run(Question(sparql, _ROWS, ""), client)
    except TooSlow:
        raise HTTPException(504, "the query took too long and was given up") from None
    except TooMuch:
        raise HTTPException(503, "the query needed too much memory and was given up", {"Retry-After": "10"}) from None
    except Busy:
        raise HTTPException(503, "all workers are busy; try again in a moment", {"Retry-After": "2"}) from None
    found = json.loads(reply.body or b"{}")
    rows = found["results"]["bindings"]
    chosen = rows[offset : offset + limit]
    return Rows(
        name=name,
        columns=found["head"]["vars"],
        total=len(rows),
        truncated=len(chosen) < len(rows) or bool(reply.cut),
        offset=offset,
        limit=limit,
        rows=[{column: _cell(cell) for column, cell in row.items()} for row in chosen],
    )


def _cell(cell: Mapping[str, str]) -> Cell:
    language, datatype = cell.get("xml:lang", ""), cell.get("datatype", "")
    return Cell(type=cell["type"], value=cell["value"], language=language, datatype=datatype)
