"""The workers of a server: made when they are needed, killed at a limit, and replaced."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
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
_TICK = 0.05
"""What runs is looked after this often, and whether its client is still there is asked first after so long."""
_LONG = 0.5
"""After so many seconds a query gives way to others."""
_MANY = 3
"""A process that could not be started this often in a row will not start at the next try either."""


def _nothing() -> None:
    """Do nothing."""


@dataclass(slots=True)
class _Run:
    """A query that runs: its worker and client, since when, whom to tell that it lasts, whether the client has left."""

    worker: Worker
    client: str
    start: float
    late: Callable[[], None]
    left: bool = False


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
        self._runs: dict[Worker, _Run] = {}
        self._ticking = False
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

    async def run(self, question: Question, client: str = "", late: Callable[[], None] = _nothing) -> Reply:
        """Return the reply; raise QueryError, StoreError, TooSlow, TooMuch or Busy."""
        snapshot = self._snapshot.name()
        if not self._places.take_now(client):
            late()
            await self._places.take(client, self._settings.time_limit)
        try:
            if not self._idle:
                late()
            worker = self._idle.pop() if self._idle else await self._get()
        except BaseException:
            self._places.free(client)
            raise
        run = _Run(worker, client, asyncio.get_running_loop().time(), late)
        reply = worker.ask(frames.of_question(question, snapshot))
        reply.add_done_callback(partial(self._settle, run))
        self._runs[worker] = run
        if not self._ticking:
            self._ticking = True
            asyncio.get_running_loop().call_later(_TICK, self._tick)
        try:
            return _reply(await reply)
        except Died:
            raise TooMuch from None

    def _settle(self, run: _Run, reply: asyncio.Future[Any]) -> None:
        """Let a worker that has answered go on to the next question, and end one that is given up."""
        worker = run.worker
        if reply.cancelled() and not run.left:  # the client has gone; what is nearly done may be done
            run.left = True
            rest = worker.expect()
            rest.add_done_callback(partial(self._settle, run))
            asyncio.get_running_loop().call_later(_GRACE, _give_up, rest, TooSlow())
            return
        self._runs.pop(worker, None)
        if not reply.cancelled() and reply.exception() is None and not worker.worn:
            self._offer(worker)
            self._places.free(run.client)
        else:
            worker.kill()
            worker.gone.add_done_callback(lambda _: self._places.free(run.client))

    def _tick(self) -> None:
        """Look after what runs: every so often while anything does, instead of by timers for each query."""
        self._ticking = bool(self._runs) and not self._stopped
        if not self._ticking:
            return
        loop = asyncio.get_running_loop()
        loop.call_later(_TICK, self._tick)
        now, limit = loop.time(), self._settings.time_limit
        for run in list(self._runs.values()):
            lasting = now - run.start
            if lasting > limit:
                _give_up(run.worker.waiting, TooSlow())
            elif lasting > _LONG:
                self._watch(run)
            elif lasting > _TICK:
                run.late()

    def _watch(self, run: _Run) -> None:
        """Let a query that takes long give way to others, have another process made ready, and weigh it."""
        if not run.worker.worn:
            run.worker.give_way()
            if not self._idle and not self._starting:
                self._more()
        if run.worker.memory() > self._settings.memory_limit * 2**20:
            _give_up(run.worker.waiting, TooMuch())

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
        self._path = os.path.join(store, "current")
        self._seen: tuple[int, ...] = ()
        self._name = ""

    def name(self) -> str:
        """Return the name; raise StoreError if there is no graph."""
        try:
            now = os.stat(self._path)
        except OSError:
            return current(self._store)
        seen = (now.st_mtime_ns, now.st_ino, now.st_size)
        if seen != self._seen:
            self._name, self._seen = current(self._store), seen
        return self._name


def _give_up(reply: asyncio.Future[Any] | None, error: Exception) -> None:
    if reply is not None and not reply.done():
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
