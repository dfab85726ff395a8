"""Who runs a query: never the event loop.

A question and its reply are plain data that can cross to another process (see `gangmu.api.workers`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class TooSlow(Exception):
    """A query ran into the time limit."""


class Busy(Exception):
    """No worker came free within the time limit, or too many requests of one address wait already."""


class TooMuch(Exception):
    """A query ended its worker: it needed more memory than a worker has, or nested deeper than the engine can go."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, with the media type that is wanted for rows and the one for triples ("" where none is).

    `base` is what relative IRIs in the query are relative to ("": there can be none).
    """

    query: str
    rows: str
    triples: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query returned: `form` is its kind (SELECT …), `body` the bytes to send (None: none was wanted).

    Of an answer that was cut, `cut` says how much of it is in the body, as the header has it: ``rows=1200``.
    """

    form: str
    body: bytes | None
    cut: str = ""


class Runner(Protocol):
    """Runs queries for a server."""

    async def run(self, question: Question, client: str = "", late: Callable[[], None] = ...) -> Reply:
        """Return the reply; raise QueryError, StoreError, TooSlow, TooMuch or Busy.

        `client` is the address that asks: each gets its share of the workers. `late` is called, perhaps several times,
        when it has to wait or there is no reply after a moment. A run that is cancelled frees its worker.
        """

    async def start(self) -> None:
        """Make ready."""

    async def stop(self) -> None:
        """End all that was started."""
