"""Who runs a query: never the event loop.

A question and its reply are plain data that can cross to another process, so that `Threads` can give way to killable
worker processes without a change elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import anyio
from anyio import CapacityLimiter, to_thread

from gangmu.graph.store import View, kind


class TooSlow(Exception):
    """A query ran into the time limit."""


class Busy(Exception):
    """No worker came free within the time limit."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, with the media type that is wanted for rows and the one for triples ("" where none is)."""

    query: str
    rows: str
    triples: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query returned: `form` is its kind (SELECT …), `body` the bytes to send (None: none was wanted)."""

    form: str
    body: bytes | None


class Runner(Protocol):
    """Runs queries for a server."""

    async def run(self, question: Question) -> Reply:
        """Return the reply; raise QueryError, TooSlow or Busy."""


class Threads:
    """Runs queries in threads: up to `workers` at once, each for up to `limit` seconds.

    A thread cannot be killed: one that ran into the limit keeps its place until the engine is done with it.
    """

    def __init__(self, view: Callable[[], View], workers: int, limit: float) -> None:
        self._view = view
        self._workers = workers
        self._limit = limit
        self._limiter: CapacityLimiter | None = None

    async def run(self, question: Question) -> Reply:
        """Return the reply; raise QueryError, StoreError, TooSlow or Busy."""
        self._limiter = self._limiter or CapacityLimiter(self._workers)  # it belongs to the loop that runs it
        started = False

        def work() -> Reply:
            nonlocal started
            started = True
            return _answer(self._view(), question)

        try:
            with anyio.fail_after(self._limit):
                return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._limiter)
        except TimeoutError:
            raise TooSlow if started else Busy from None


def _answer(view: View, question: Question) -> Reply:
    form = kind(question.query)
    wanted = question.rows if form in ("SELECT", "ASK") else question.triples
    if not wanted:
        return Reply(form, None)
    return Reply(form, view.serialize(question.query, wanted, question.default_graphs, question.named_graphs))
