"""The workers of a server: made when they are needed, killed at a limit, and replaced."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from gangmu.api.runner import Question, Reply, TooMuch, TooSlow
from gangmu.api.settings import Settings
from gangmu.api.workers import frames
from gangmu.api.workers.places import Places
from gangmu.api.workers.process import Died, Worker
from gangmu.graph.errors import QueryError, StoreError
from gangmu.graph.store import current

_GRACE = 0.05
"""A query whose client has gone is killed after so many seconds: a process costs more than a quick query's end."""
_LONG = 0.5
"""After so many seconds a query gives way to others."""
_MANY = 3
"""A process that could not be started this often in a row will not start at the next try either."""


class Pool:
    """Runs queries in up to `settings.workers` processes at once (see `gangmu.api.runner.Runner`)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._places = Places(settings.workers)
        self._snapshot = _Snapshot(settings.store)
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._hungry: list[asyncio.Future[Worker]] = []
        self._failed = 0
        self._stopped = False

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes that run now."""
        return tuple(worker.pid for worker in self._all)

    @property
    def running(self) -> int:
        """How many queries run now."""
        return self._places.running

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._places.waiting

    async def start(self) -> None:
        """Begin to make the first worker ready; nobody waits for it."""
        self._stopped = False
        self._more()

    async def stop(self) -> None:
        """End all workers; what they are at is given up."""
        self._stopped = True
        for task in list(self._starting):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self._all):
            worker.kill()
        await asyncio.gather(*(worker.gone for worker in list(self._all)))
        self._idle.clear()
        await asyncio.sleep(0)  # the transports close themselves

    async def run(self, question: Question, client: str = "") -> Reply:
        """Return the reply; raise QueryError, StoreError, TooSlow, TooMuch or Busy."""
        snapshot = self._snapshot.name()
        await self._places.take(client, self._settings.time_limit)
        try:
            worker = self._idle.pop() if self._idle else await self._get()
        except BaseException:
            self._places.free(client)
            raise
        return _reply(await self._asked(worker, frames.of_question(question, snapshot), client))

    async def _asked(self, worker: Worker, question: bytes, client: str) -> tuple[dict[str, Any], bytes]:
        """Return the answer of `worker`, which is idle again afterwards, or killed."""
        loop = asyncio.get_running_loop()
        reply = worker.ask(question)
        watch = loop.call_later(_LONG, self._watch, worker, reply)
        limit = loop.call_later(self._settings.time_limit, _give_up, reply, TooSlow())

        def settle(done: asyncio.Future[Any]) -> None:
            watch.cancel()
            limit.cancel()
            if done.exception() is None and not worker.worn:
                self._offer(worker)
                self._places.free(client)
            else:
                worker.kill()
                worker.gone.add_done_callback(lambda _: self._places.free(client))

        reply.add_done_callback(settle)
        try:
            return await asyncio.shield(reply)
        except Died:
            raise TooMuch from None
        except asyncio.CancelledError:
            loop.call_later(_GRACE, _give_up, reply, TooSlow())
            raise

    def _watch(self, worker: Worker, reply: asyncio.Future[Any]) -> None:
        """Look after a query that takes long: it gives way, has another process made ready, and is weighed."""
        if reply.done():
            return
        worker.give_way()
        if not self._idle and not self._starting:
            self._more()
        self._weigh(worker, reply)

    def _weigh(self, worker: Worker, reply: asyncio.Future[Any]) -> None:
        if reply.done():
            return
        if worker.memory() > self._settings.memory_limit * 2**20:
            _give_up(reply, TooMuch())
        else:
            asyncio.get_running_loop().call_later(0.1, self._weigh, worker, reply)

    # --- processes ---

    async def _get(self) -> Worker:
        """Return a worker; one is being made ready."""
        found: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._hungry.append(found)
        self._failed = 0
        while len(self._starting) < len(self._hungry):
            self._more()
        try:
            return await found
        except asyncio.CancelledError:
            if found.done() and not found.cancelled():
                self._offer(found.result())
            raise

    def _more(self) -> None:
        """Begin to make a worker ready."""
        if self._stopped:
            return
        task = asyncio.get_running_loop().create_task(self._make())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _make(self) -> None:
        settings = self._settings
        arguments = (os.path.abspath(settings.store), str(settings.memory_limit), str(settings.max_result))
        try:
            worker = await Worker.spawn(self._ended, *arguments)
        except (Died, OSError) as error:
            self._failed += 1
            if self._failed < _MANY:
                self._more()
                return
            for found in self._hungry:
                if not found.done():
                    found.set_exception(StoreError(f"no worker process can be started: {error}"))
            self._hungry.clear()
            return
        self._all.add(worker)
        self._offer(worker)

    def _offer(self, worker: Worker) -> None:
        while self._hungry:
            found = self._hungry.pop(0)
            if not found.done():
                found.set_result(worker)
                return
        self._idle.append(worker)

    def _ended(self, worker: Worker) -> None:
        self._all.discard(worker)
        with suppress(ValueError):
            self._idle.remove(worker)


class _Snapshot:
    """The name of the snapshot that a store serves, read again only when the file that names it is another one."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._seen: tuple[int, ...] = ()
        self._name = ""

    def name(self) -> str:
        """Return the name; raise StoreError if there is no graph."""
        try:
            now = os.stat(self._store / "current")
        except OSError:
            return current(self._store)
        seen = (now.st_mtime_ns, now.st_ino, now.st_size)
        if seen != self._seen:
            self._name, self._seen = current(self._store), seen
        return self._name


def _give_up(reply: asyncio.Future[Any], error: Exception) -> None:
    if not reply.done():
        reply.set_exception(error)


def _reply(answer: tuple[dict[str, Any], bytes]) -> Reply:
    head, body = answer
    if "form" in head:
        return Reply(head["form"], body if head.get("body") else None, head.get("cut", ""))
    if "query" in head:
        raise QueryError(head["query"])
    if "store" in head:
        raise StoreError(head["store"])
    raise TooMuch
