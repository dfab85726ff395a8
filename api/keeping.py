"""What a keeper asks: is it well, and how much does it do."""

from __future__ import annotations

from contextlib import suppress
from time import time

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from gangmu.api.metrics import CONTENT_TYPE, Metrics
from gangmu.api.rest.models import Problem
from gangmu.api.served import Served
from gangmu.api.settings import Settings
from gangmu.graph.errors import StoreError
from gangmu.graph.store import snapshots


class Built(BaseModel):
    """A report that the graph was built from."""

    document: str
    sha256: str


class Health(BaseModel):
    """What is served; an answer other than 200 means that nothing is."""

    status: str
    version: str
    snapshot: str = Field(description="the name of the newest snapshot")
    serving: str | None = Field(description="the one that requests are answered from now; null before the first")
    built: list[Built] = Field(description="the reports that it was built from")
    quads: int
    age: float = Field(description="seconds since it was built")
    workers: int = Field(description="how many queries may run at once")
    time_limit: float = Field(description="seconds that a query may take")


def router(served: Served, metrics: Metrics, settings: Settings, version: str) -> APIRouter:
    """Return ``/health`` and ``/metrics``; neither reads a graph, so both answer at once."""
    routes = APIRouter(tags=["运行 operation"])

    @routes.get("/health", summary="运行状况 · Is all well", responses={503: {"model": Problem}})
    def health() -> Health:
        """有没有图，是哪一个，由哪些报告建成。Is there a graph, which, and of which reports."""
        name = served.name()
        folder = snapshots.folder(settings.store, name)
        known = snapshots.manifest(folder)
        serving = served.known()
        return Health(
            status="ok",
            version=version,
            snapshot=name,
            serving=serving.view.snapshot if serving else None,
            built=[Built(**report) for report in known.get("reports", ())],
            quads=known["quads"],
            age=round(max(0.0, time() - (folder / snapshots.MANIFEST).stat().st_mtime), 1),
            workers=settings.workers,
            time_limit=settings.time_limit,
        )

    @routes.get("/metrics", summary="计量 · Figures for Prometheus", response_class=Response)
    def figures() -> Response:
        """请求、查询、图和进程。Requests, queries, the snapshot and the process, as Prometheus reads them."""
        with suppress(StoreError):
            return Response(metrics.text(snapshots.folder(settings.store, served.name())), media_type=CONTENT_TYPE)
        return Response(metrics.text(None), media_type=CONTENT_TYPE)

    return routes
