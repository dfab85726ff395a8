"""The routes of the views."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException

from gangmu.api.rest.parameters import PROBLEMS
from gangmu.api.served import Graph, Served
from gangmu.api.views.gaps import Gaps, gaps
from gangmu.api.views.numbers import Measured, numbers
from gangmu.api.views.reading import Reading, reading

Report = Annotated[str, Query(max_length=2000)]


def router(served: Served) -> APIRouter:
    """Return the routes under ``/api/view``; `served` hands out the graph."""
    routes = APIRouter(prefix="/api/view", tags=["视图 views"], responses=PROBLEMS)

    @routes.get("/reading", summary="报告原文和标注 · A report with its marks")
    def read(report: Report | None = None) -> Reading:
        graph = served.graph()
        found = reading(graph, _one(graph, report))
        if found is None:
            raise HTTPException(404, f"the graph has no text of {report or 'any report'}")
        return found

    @routes.get("/numbers", summary="指标和数字 · The indicators and their numbers")
    def measured(report: Report | None = None) -> list[Measured]:
        graph = served.graph()
        return numbers(graph, _one(graph, report))

    @routes.get("/gaps", summary="缺口 · What is announced and left open")
    def left_open(report: Report | None = None) -> Gaps:
        graph = served.graph()
        return gaps(graph, _one(graph, report))

    return routes


def _one(graph: Graph, report: str | None) -> str:
    """Return the report that is asked about, the first one where none is named."""
    known = [one.iri for one in graph.reports]
    if report is not None and report not in known:
        raise HTTPException(404, f"there is no report {report} in the graph")
    if report is None and not known:
        raise HTTPException(404, "there is no report in the graph")
    return report or known[0]
