"""What a keeper watches, as Prometheus reads it: requests, queries, the snapshot, the process.

Labels are routes as they stand in the code, methods and states: their number never grows with what clients send.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from gangmu.api.runner import Busy, Question, Reply, Runner, TooMuch, TooSlow
from gangmu.graph.errors import QueryError, StoreError
from gangmu.graph.store import snapshots

CONTENT_TYPE = CONTENT_TYPE_LATEST
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
_OUTCOMES = (
    (TooSlow, "too_slow"),
    (TooMuch, "too_much"),
    (Busy, "busy"),
    (QueryError, "refused"),
    (StoreError, "no_graph"),
)
OUTCOMES = ("answered", "cut", "failed", "cancelled", *(name for _, name in _OUTCOMES))
"""How a query can end."""


class Metrics:
    """The figures of one server."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram, Counter]] = {}
        PlatformCollector(registry)
        ProcessCollector(registry=registry)
        self._requests = Counter(
            "gangmu_requests", "Requests answered", ("route", "method", "status"), registry=registry
        )
        self._seconds = Histogram(
            "gangmu_request_seconds", "Seconds to answer", ("route",), buckets=_SECONDS, registry=registry
        )
        self._bytes = Counter("gangmu_sent_bytes", "Bytes of answers", ("route",), registry=registry)
        self._running = Gauge("gangmu_queries_running", "Queries that run or wait for a worker", registry=registry)
        self._queries = Counter("gangmu_queries", "Queries by how they ended", ("outcome",), registry=registry)
        self._query_seconds = Histogram(
            "gangmu_query_seconds", "Seconds a query took", buckets=_SECONDS, registry=registry
        )
        self._snapshot = Gauge("gangmu_snapshot_info", "The snapshot that is served", ("snapshot",), registry=registry)
        self._built = Gauge(
            "gangmu_snapshot_built_seconds", "When it was built, in seconds since 1970", registry=registry
        )
        self._quads = Gauge("gangmu_snapshot_quads", "Quads in it", registry=registry)
        for outcome in OUTCOMES:
            self._queries.labels(outcome)

    def answered(self, route: str, method: str, status: int, seconds: float, sent: int) -> None:
        """Count a request."""
        method = method if method in METHODS else "other"
        key = route, method, status
        if (known := self._known.get(key)) is None:  # to look the labels up anew for each request costs more than it
            known = self._known[key] = (
                self._requests.labels(route, method, str(status)),
                self._seconds.labels(route),
                self._bytes.labels(route),
            )
        known[0].inc()
        known[1].observe(seconds)
        known[2].inc(sent)

    def counted(self, runner: Runner) -> Runner:
        """Return a runner that runs queries as `runner` does and counts them."""
        return _Counted(runner, self._running, self._queries, self._query_seconds)

    def text(self, snapshot: Path | None) -> bytes:
        """Return the figures as Prometheus reads them; `snapshot` is the folder of what is served."""
        self._snapshot.clear()
        if snapshot is not None:
            self._snapshot.labels(snapshot.name).set(1)
            self._built.set((snapshot / snapshots.MANIFEST).stat().st_mtime)
            self._quads.set(snapshots.manifest(snapshot)["quads"])
        return generate_latest(self._registry)


def _nothing() -> None:
    """Do nothing."""


class _Counted:
    def __init__(self, runner: Runner, running: Gauge, queries: Counter, seconds: Histogram) -> None:
        self._runner, self._running, self._seconds = runner, running, seconds
        self._ended = {outcome: queries.labels(outcome) for outcome in OUTCOMES}
        self.start, self.stop = runner.start, runner.stop

    async def run(self, question: Question, client: str = "", late: Callable[[], None] = _nothing) -> Reply:
        """Run a query and count how it ended."""
        began, outcome = perf_counter(), "cancelled"
        self._running.inc()
        try:
            reply = await self._runner.run(question, client, late)
            outcome = "cut" if reply.cut else "answered"
            return reply
        except Exception as error:
            outcome = next((name for kind, name in _OUTCOMES if isinstance(error, kind)), "failed")
            raise
        finally:
            self._running.dec()
            self._ended[outcome].inc()
            self._seconds.observe(perf_counter() - began)
