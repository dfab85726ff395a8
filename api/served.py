"""The graph that is served now, and what is read from it once: its skeleton, its names, its counts."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from gangmu.graph.errors import StoreError
from gangmu.graph.names import Index
from gangmu.graph.network import Skeleton, Thing, read
from gangmu.graph.store import View, current

_LOG = logging.getLogger("gangmu.served")
_PAUSE = 2.0
TOPS = 200
"""As many trees are listed at most; the others are found by searching."""
_REPORTS = """
SELECT ?report ?zh ?en WHERE {
  ?report a gm:PolicyDocument ; dcterms:title ?zh FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?report dcterms:title ?en FILTER(LANG(?en) = "en") }
}
ORDER BY ?report
"""


@dataclass(frozen=True)
class Graph:
    """One snapshot with what is read from it once; the name of a report is its title."""

    view: View
    skeleton: Skeleton
    names: Index
    reports: tuple[Thing, ...]

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """How many things of each kind there are."""
        return Counter(thing.kind for thing in self.skeleton.things.values())

    @cached_property
    def bases(self) -> Mapping[str, int]:
        """How many ties of the skeleton rest on each basis."""
        return Counter(tie.basis for _, _, tie in self.skeleton.graph.edges(data="tie"))

    @cached_property
    def tops(self) -> tuple[tuple[Thing, int, tuple[int, int]], ...]:
        """What hangs on nothing: each with its number of members, and of the undertakings below (see `below`)."""
        skeleton = self.skeleton
        return tuple(
            (skeleton.things[iri], len(skeleton.members(iri)), skeleton.below(iri)) for iri in skeleton.roots[:TOPS]
        )

    @cached_property
    def unlisted(self) -> tuple[Thing, ...]:
        """The slogans that hold nothing and hang on nothing."""
        graph = self.skeleton.graph
        return tuple(
            thing for thing in self.skeleton.things.values() if thing.kind == "Slogan" and thing.iri not in graph
        )


class Served:
    """Hands out the newest snapshot of a store.

    After a build, the first request that comes reads the new snapshot and waits for it; all others are answered from
    the old one until it is ready. The old one is closed when the last request that uses it is done. Reading takes its
    time, so `graph` and `view` must not be called on the event loop.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self._graph: Graph | None = None

    def name(self) -> str:
        """Return the name of the newest snapshot; raise StoreError if there is none."""
        return current(self._store)

    def view(self) -> View:
        """Return the newest snapshot's view; raise StoreError if there is none."""
        return self.graph().view

    def graph(self) -> Graph:
        """Return the newest snapshot; raise StoreError if there is none."""
        graph, name = self._graph, self.name()
        if graph is not None and graph.view.snapshot == name:
            return graph
        if not self._lock.acquire(blocking=graph is None):
            return graph  # type: ignore[return-value] # somebody else reads the new one
        try:
            if self._graph is None or self._graph.view.snapshot != name:
                self._graph = self._newest()
            return self._graph
        finally:
            self._lock.release()

    def _newest(self) -> Graph:
        """Return the newest snapshot, or go on with the old one where the newest is broken."""
        try:
            return load(View.open(self._store))
        except StoreError as error:
            if self._graph is None:
                raise
            _LOG.error("the new graph cannot be served, the old one is still: %s", error)
            return self._graph

    async def watch(self) -> None:
        """Read each new snapshot as soon as there is one, so that hardly any request has to wait for it."""
        while True:
            with suppress(StoreError):
                await asyncio.to_thread(self.graph)
            await asyncio.sleep(_PAUSE)

    def known(self) -> Graph | None:
        """Return the snapshot that was read last, without looking for a newer one."""
        return self._graph


def load(view: View) -> Graph:
    """Return a graph with what is read of it once."""
    skeleton = read(view)
    titled = view.select(_REPORTS).values()
    reports = tuple(Thing(row["report"], "PolicyDocument", row["zh"], row.get("en", "")) for row in titled)
    return Graph(view, skeleton, Index.of(view), reports)
