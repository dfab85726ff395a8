"""The database of names as it is asked: connections for any number of threads, and the rows that become hits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import finalize

from gangmu.graph.errors import StoreError
from gangmu.graph.names.hits import Hit, How
from gangmu.graph.names.raw import is_a

_IDLE = 32  # connections that are kept for the next one who asks
_BEARERS = """
SELECT term.id, term.fold, thing.iri, thing.kind, thing.label, thing.english, name.name, thing.scope, name.rank
FROM json_each(:terms) AS wanted
CROSS JOIN term ON term.id = wanted.value
CROSS JOIN name ON name.term = term.id
CROSS JOIN thing ON thing.id = name.thing
WHERE (:kinds = '' OR thing.kind IN (SELECT value FROM json_each(:kinds))) AND (:scope = '' OR thing.scope = :scope)
ORDER BY wanted.key, name.rank, name.thing, name.name
"""


@dataclass(frozen=True, slots=True)
class Only:
    """Which things are wanted: of these kinds (JSON; "" for all), in this scope ("" for all)."""

    kinds: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A thing that bears a name: the folded name, and the hit without how it was met."""

    term: int
    fold: str
    iri: str
    kind: str
    label: str
    english: str
    name: str
    scope: str
    rank: int

    def hit(self, how: How, score: float) -> Hit:
        """Return the thing as one that was met so."""
        score = round(max(score - self.rank / 100, 0.01), 3)
        return Hit(self.iri, self.kind, self.label, self.english, self.name, how, score, self.scope)


class Base:
    """Reads one index; can be shared by threads, each of which borrows a connection while it asks."""

    def __init__(self, connect: Any, only_one: bool) -> None:
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []
        self._one = RLock() if only_one else None
        self._closed = finalize(self, _close, self._idle)
        with self.connection():
            pass  # so that a broken file is known at once

    @classmethod
    def file(cls, path: Path) -> Base:
        """Open the index in a file; raise StoreError if it is missing or none."""
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"

        def connect() -> sqlite3.Connection:
            base = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
            base.execute("PRAGMA cache_size = -2000")
            return base

        try:
            return cls(connect, only_one=False)
        except sqlite3.Error as error:
            raise StoreError(f"the index of names {path} cannot be read ({error}); build the graph anew") from None

    @classmethod
    def memory(cls, base: sqlite3.Connection) -> Base:
        """Return what reads an index that is held in memory; one thread at a time."""
        return cls(lambda: base, only_one=True)

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._closed()

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection."""
        if self._one is not None:
            self._one.acquire()
        base: sqlite3.Connection | None = None
        try:
            base = self._idle.pop() if self._idle else self._connect()
            yield base
        finally:
            if base is not None and (len(self._idle) < _IDLE or self._one):
                self._idle.append(base)
            elif base is not None:
                base.close()
            if self._one is not None:
                self._one.release()

    def rows(self, query: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self.connection() as base:
            return base.execute(query, values).fetchall()

    def portions(self, query: str, values: Sequence[Any], first: int = 16, most: int = 256) -> Iterator[list[int]]:
        """Yield the numbers that a query returns, few at first and then more, as long as somebody wants more."""
        with self.connection() as base:
            found, size = base.execute(query, values), first
            try:
                while portion := found.fetchmany(size):
                    yield [row[0] for row in portion]
                    size = min(2 * size, most)
            finally:
                found.close()

    def bearers(self, terms: Iterable[int], only: Only) -> list[Bearer]:
        """Return the things that bear the names, in the order of the names; each by its label first."""
        wanted = {"terms": json.dumps(list(terms)), "kinds": only.kinds, "scope": only.scope}
        return [Bearer(*row) for row in self.rows(_BEARERS, wanted)]

    def held(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those folded names that there are."""
        query = "SELECT fold, id FROM term WHERE fold IN (SELECT value FROM json_each(?))"
        return dict(self.rows(query, (json.dumps(list(texts)),)))

    def counts(self, pairs: Iterable[str]) -> dict[str, int]:
        """Return, for each of the pairs of characters that there are, how many names hold it."""
        query = "SELECT token, terms FROM pair WHERE token IN (SELECT value FROM json_each(?))"
        return dict(self.rows(query, (json.dumps(list(pairs)),)))

    def only(self, kinds: Iterable[str], scope: str) -> Only:
        """Return the filter for things of the classes `kinds` (local names, their subclasses too) in `scope`."""
        wanted = tuple(kinds)
        if not wanted:
            return Only("", scope)
        return Only(json.dumps([kind for kind in self._kinds if any(is_a(kind, one) for one in wanted)]), scope)

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.rows("SELECT kind FROM kind ORDER BY kind"))

    @cached_property
    def lengths(self) -> dict[int, tuple[int, int]]:
        """The numbers of the first and the last name of each length."""
        return {length: (first, last) for length, first, last in self.rows("SELECT * FROM length ORDER BY length")}

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Every syllable that a name has; there are some four hundred in the language."""
        return frozenset(row[0] for row in self.rows("SELECT syllable FROM syllable"))


def _close(idle: list[sqlite3.Connection]) -> None:
    while idle:
        idle.pop().close()
