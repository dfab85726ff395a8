"""A worker as its parent sees it: a process that is asked one question at a time, and can be killed at any moment."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

import psutil

from gangmu.api.workers import frames

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class Died(Exception):
    """The process ended before it had answered."""


class Worker(asyncio.SubprocessProtocol):
    """One process; `ended` is called once when it is gone."""

    def __init__(self, ended: Callable[[Worker], None]) -> None:
        self._ended = ended
        self._parts: list[bytes] = []
        self._size = 0
        self._wanted = frames.PREFIX
        self._sizes: tuple[int, int] | None = None
        self.waiting: asyncio.Future[tuple[dict[str, Any], bytes]] | None = None
        self._transport: asyncio.SubprocessTransport | None = None
        self._pipe: Any = None
        self._process: psutil.Process | None = None
        self._killed = False
        self.worn = False
        self.gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def spawn(cls, ended: Callable[[Worker], None], *arguments: str) -> Worker:
        """Start a process and return it when it is ready; raise Died if it ends before."""
        loop = asyncio.get_running_loop()
        worker = cls(ended)
        ready = worker.expect()
        command = (sys.executable, "-m", "gangmu.api.workers.child", *arguments, str(os.getpid()))
        options: dict[str, Any] = {"creationflags": _NO_WINDOW} if _NO_WINDOW else {}
        await loop.subprocess_exec(lambda: worker, *command, stderr=None, **options)
        try:
            await ready
        except BaseException:
            worker.kill()
            await worker.gone
            raise
        return worker

    def ask(self, question: bytes) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """Send a question; the future holds the reply, or Died."""
        waiting = self.expect()
        self._pipe.write(question)
        return waiting

    def kill(self) -> None:
        """End the process; it is gone when `gone` is done."""
        if self._transport is not None and not self._killed:
            self._killed = True  # a second signal could meet another process that has got the same number
            with suppress(ProcessLookupError):
                self._transport.kill()

    def memory(self) -> int:
        """Return how many bytes of memory the process uses; 0 when it is gone."""
        try:
            if self._process is None:
                self._process = psutil.Process(self._transport.get_pid() if self._transport else None)
            return int(self._process.memory_info().rss)
        except psutil.Error:
            return 0

    def give_way(self) -> None:
        """Let other processes go first from now on; that cannot be taken back."""
        self.worn = True
        with suppress(psutil.Error):
            self.memory()
            if self._process is not None:
                self._process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 10)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._transport.get_pid() or 0) if self._transport else 0

    def expect(self) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """Return a future for the next reply to come."""
        self.waiting = asyncio.get_running_loop().create_future()
        return self.waiting

    # --- what the loop calls ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:  # noqa: D102
        self._transport = cast(asyncio.SubprocessTransport, transport)  # another loop's may be of a class of its own
        self._pipe = self._transport.get_pipe_transport(0)

    def pipe_data_received(self, fd: int, data: bytes) -> None:  # noqa: D102
        self._parts.append(data)
        self._size += len(data)
        if self._size >= self._wanted:
            self._take()

    def pipe_connection_lost(self, fd: int, error: Exception | None) -> None:  # noqa: D102
        asyncio.get_running_loop().call_later(1, self._put_down)  # it is about to end by itself

    def _put_down(self) -> None:
        if not self.gone.done():
            self.kill()

    def process_exited(self) -> None:  # noqa: D102
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(Died("it ends at once"))
        if self._transport is not None:
            self._transport.close()

    def connection_lost(self, error: Exception | None) -> None:  # noqa: D102
        if not self.gone.done():
            self.gone.set_result(None)
            self._ended(self)

    def _take(self) -> None:
        """Look at what has come; if it is a whole frame, hand it on."""
        data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        if self._sizes is None:
            self._sizes = frames.lengths(data)
            self._wanted = frames.PREFIX + sum(self._sizes)
            if self._size < self._wanted:
                self._parts = [data]
                return
        head = frames.PREFIX + self._sizes[0]
        reply = json.loads(data[frames.PREFIX : head]), data[head : self._wanted]
        self._parts, self._size, self._wanted, self._sizes = [], 0, frames.PREFIX, None
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(reply)
