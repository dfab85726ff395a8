"""Who runs a query: never the event loop.

A question and its reply are plain data that can cross to another process, so that `Threads` can give way to killable
worker processes without a change elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Protocol

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

    A thread cannot be killed: one that ran into the limit keeps its place until the engine is done with it. So these
    are threads of our own that do not keep the process alive: a server that is told to stop stops.
    """

    def __init__(self, view: Callable[[], View], workers: int, limit: float) -> None:
        self._view = view
        self._limit = limit
        self._places = asyncio.Semaphore(workers)

    async def run(self, question: Question) -> Reply:
        """Return the reply; raise QueryError, StoreError, TooSlow or Busy."""
        try:
            async with asyncio.timeout(self._limit):
                await self._places.acquire()
        except TimeoutError:
            raise Busy from None
        done = self._start(question)
        try:
            async with asyncio.timeout(self._limit):
                return await asyncio.shield(done)
        except TimeoutError:
            done.add_done_callback(lambda future: future.exception())  # nobody asks any more
            raise TooSlow from None

    def _start(self, question: Question) -> asyncio.Future[Reply]:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Reply] = loop.create_future()

        def finish(reply: Reply | None, error: Exception | None) -> None:
            self._places.release()
            if done.cancelled():
                return
            if reply is not None:
                done.set_result(reply)
            else:
                done.set_exception(error or RuntimeError("no reply"))

        def work() -> None:
            reply, error = None, None
            try:
                reply = _answer(self._view(), question)
            except Exception as caught:
                error = caught
            with suppress(RuntimeError):  # the server has stopped meanwhile
                loop.call_soon_threadsafe(finish, reply, error)

        Thread(target=work, daemon=True, name="query").start()
        return done


def _answer(view: View, question: Question) -> Reply:
    form = kind(question.query)
    wanted = question.rows if form in ("SELECT", "ASK") else question.triples
    if not wanted:
        return Reply(form, None)
    return Reply(form, view.serialize(question.query, wanted, question.default_graphs, question.named_graphs))
