"""Whose turn it is: every address gets its share of the workers, so that one that sends only runaways stays alone."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress

from gangmu.api.runner import Busy


class Places:
    """Up to `total` may run at once, of one address up to half of them; those that wait are served in turn by address.

    Of one address at most `waiting` requests wait, in all four times as many; the others are turned away at once.
    """

    def __init__(self, total: int, waiting: int = 64) -> None:
        self._total = total
        self._share = max(1, total // 2)
        self._room = waiting
        self._count = 0
        self._running: dict[str, int] = {}
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def running(self) -> int:
        """How many run now."""
        return self._count

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return sum(map(len, self._queues.values()))

    def take_now(self, client: str) -> bool:
        """Take a place if there is one at once; return whether there was."""
        free = self._count < self._total and self._running.get(client, 0) < self._share and client not in self._queues
        if free:
            self._count += 1
            self._running[client] = self._running.get(client, 0) + 1
        return free

    async def take(self, client: str, patience: float) -> None:
        """Wait for a place; raise Busy if there is none within `patience` seconds."""
        if self.take_now(client):
            return
        queue = self._queues.setdefault(client, deque())
        if len(queue) >= self._room or self.waiting >= 4 * self._room:
            raise Busy
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            async with asyncio.timeout(patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.free(client)  # the turn came at the very moment at which nobody wanted it any more
            else:
                self._leave(client, turn)
            if isinstance(error, TimeoutError):
                raise Busy from None
            raise

    def free(self, client: str) -> None:
        """Give a place back, to whoever is next."""
        self._count -= 1
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
        self._next()

    def _leave(self, client: str, turn: asyncio.Future[None]) -> None:
        queue = self._queues.get(client)
        if queue is not None:
            with suppress(ValueError):
                queue.remove(turn)
            if not queue:
                del self._queues[client]

    def _next(self) -> None:
        while self._queues and self._count < self._total:
            client = next((c for c in self._queues if self._running.get(c, 0) < self._share), None)
            if client is None:
                return
            queue = self._queues.pop(client)
            turn = queue.popleft()
            if queue:
                self._queues[client] = queue  # behind the others
            if not turn.done():
                self._count += 1
                self._running[client] = self._running.get(client, 0) + 1
                turn.set_result(None)
