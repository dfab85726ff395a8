"""The routes of the REST interface under ``/api``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from gangmu.api.rest import claims, named, reports, things
from gangmu.api.rest import models as m
from gangmu.api.rest.parameters import PROBLEMS, Bases, Basis, Iri, Kinds, Limit, Name, Offset, Relations, Status
from gangmu.api.runner import Runner
from gangmu.api.served import Served
from gangmu.graph.query import filled

_LIMITED: dict[int | str, dict[str, Any]] = {504: {"model": m.Problem, "description": "the query took too long"}}


def router(served: Served, runner: Runner) -> APIRouter:
    """Return the routes; `served` hands out the graph, `runner` runs the named queries."""
    routes = APIRouter(prefix="/api", responses=PROBLEMS)
    _reports(routes, served)
    _things(routes, served)
    _claims(routes, served)
    _queries(routes, served, runner)
    return routes


def _reports(routes: APIRouter, served: Served) -> None:
    @routes.get("/reports", summary="报告一览 · The reports", tags=["报告 reports"])
    def all_reports() -> m.Reports:
        """图中有哪些报告。Which reports the graph holds: whose, of when, how long."""
        return reports.reports(served.view())

    @routes.get("/outline", summary="报告的提纲 · The outline of a report", tags=["报告 reports"])
    def outline(report: Iri) -> m.Outline:
        """标题的层次，各标题下有几个项目、几个数字。Its headings as a tree, with counts of projects and numbers."""
        return reports.outline(served.view(), report)

    @routes.get("/text", summary="报告的原文 · The text of a report", tags=["报告 reports"])
    def text(
        report: Iri,
        start: Annotated[int, Query(ge=0, le=100_000_000, description="the first code point")] = 0,
        end: Annotated[int | None, Query(ge=0, le=100_000_000, description="behind the last code point")] = None,
    ) -> m.ReportText:
        """原文或其中一段，按码位计。The text as it was given, or a part of it; offsets are code points."""
        return reports.text(served.view(), report, start, end)


def _things(routes: APIRouter, served: Served) -> None:
    @routes.get("/things", summary="按条件列出事物 · Things by kind and more", tags=["事物 things"])
    def listed(
        kind: Kinds,
        status: Status | None = None,
        basis: Basis | None = None,
        report: Iri | None = None,
        section: Iri | None = None,
        place: Iri | None = None,
        text: Name | None = None,
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> m.Things:
        """各条件须同时满足。Things that pass all filters: kind, state, basis, report, section, place, name."""
        wanted = things.Wanted(
            tuple(kind),
            status or "",
            basis or "",
            report or "",
            section or "",
            place or "",
            text or "",
        )
        return things.things(served.graph(), wanted, limit, offset)


def _claims(routes: APIRouter, served: Served) -> None:
    @routes.get("/evidence", summary="事物的依据 · The evidence of a thing", tags=["事物 things"])
    def evidence(iri: Iri, limit: Limit = 100, offset: Offset = 0) -> m.Proofs:
        """每一条断言及其原句；也可问一条关系。Each claim about a thing with its words; or those of one link."""
        return claims.evidence(served.graph(), iri, limit, offset)

    @routes.get("/neighbours", summary="相邻的事物 · The neighbours of a thing", tags=["事物 things"])
    def neighbours(
        iri: Iri, predicate: Relations, basis: Bases, limit: Limit = 100, offset: Offset = 0
    ) -> m.Neighbours:
        """与它相连的事物，按关系和依据计数。What it is tied to, with counts by relation and basis."""
        return claims.neighbours(served.graph(), iri, predicate, [*basis], limit, offset)

    @routes.get("/path", summary="两个事物之间的路径 · The way between two things", tags=["事物 things"])
    def path(
        start: Iri,
        end: Iri,
        predicate: Relations,
        basis: Bases,
        longest: Annotated[int, Query(ge=1, le=8, description="at most so many steps")] = 6,
    ) -> m.PathFound:
        """最短的路径，每一步都有关系和原句。The shortest way, each step with its link and its sentences."""
        return claims.path(served.graph(), start, end, [*basis], predicate, longest)


def _queries(routes: APIRouter, served: Served, runner: Runner) -> None:
    @routes.get("/queries", summary="自带的查询 · The named queries", tags=["查询 queries"])
    def queries() -> m.Queries:
        """问题与参数。Each with its question in both languages and its parameters."""
        return named.listed()

    @routes.get("/queries/{name}", summary="一个查询及其 SPARQL · A named query", tags=["查询 queries"])
    def described(name: str) -> m.QueryText:
        """问题、参数和可在别处运行的 SPARQL。With its SPARQL, which any other tool can run."""
        return named.described(name)

    @routes.get(
        "/queries/{name}/rows",
        summary="运行一个查询 · Run a named query",
        tags=["查询 queries"],
        responses=_LIMITED,
        openapi_extra={"parameters": [_VALUES]},
    )
    async def run(request: Request, name: str, limit: Limit = 1000, offset: Offset = 0) -> m.Rows:
        """参数写在地址里，只作为词项绑定。Its parameters stand in the address and are bound as terms."""
        query = named.wanted(name)
        values = {key: value for key, value in request.query_params.items() if key not in ("limit", "offset")}
        sparql = await run_in_threadpool(lambda: filled(served.view(), query, values))
        client = request.client.host if request.client else ""
        return await named.answered(runner, name, sparql, client, limit, offset)


_VALUES = {
    "name": "parameters",
    "in": "query",
    "required": False,
    "description": "the parameters of the query by their names: ?slogan=…&status=…",
    "style": "form",
    "explode": True,
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
}
