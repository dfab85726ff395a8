"""The index of names: what stands beside a graph so that its things are found by what somebody types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from gangmu.graph.errors import StoreError
from gangmu.graph.names.base import Base
from gangmu.graph.names.finding import first_of_each, found
from gangmu.graph.names.hits import Hit, Spot
from gangmu.graph.names.spotting import spotted
from gangmu.graph.names.writer import FILE, fill
from gangmu.graph.store import View


class Index:
    """Finds things by their names; can be shared by threads, and takes no more memory for more reports."""

    __slots__ = ("_base",)

    def __init__(self, base: Base) -> None:
        self._base = base

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index in the folder of a snapshot; raise StoreError if there is none."""
        path = folder / FILE
        if not path.is_file():
            raise StoreError(f"there is no index of names in {folder}; build the graph anew")
        return cls(Base.file(path))

    @classmethod
    def of(cls, view: View) -> Index:
        """Return the index of a view: the one beside it, or, where there is none, one that is made in memory now."""
        if view.folder is not None and (view.folder / FILE).is_file():
            return cls.open(view.folder)
        base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        fill(base, view.lines())
        return cls(Base.memory(base))

    def find(
        self, words: str, kinds: Iterable[str] = (), scope: str = "", limit: int = 20, slips: bool = True
    ) -> list[Hit]:
        """Return the things that `words` may name: the very name first, then what begins so, holds it, sounds so.

        `kinds` are local names of classes (their subclasses count), `scope` is the body that named the things; without
        them all are looked at. Names with one or two slips come where nothing else is found, if `slips` are wanted.
        """
        return first_of_each(found(self._base, words, self._base.only(kinds, scope), slips=slips), limit)

    def complete(self, prefix: str, limit: int = 10) -> list[Hit]:
        """Return the things with a name that begins so, in characters or in pinyin, shorter names first."""
        return first_of_each(found(self._base, prefix, self._base.only((), ""), prefix_only=True), limit)

    def spot(self, text: str, kinds: Iterable[str] = (), scope: str = "", limit: int = 20) -> list[Spot]:
        """Return the names that stand inside `text`, in its order and without overlaps, the longest taken first.

        A spot is a whole name (`How.EXACT`), Latin words that are the pinyin of one (`How.PINYIN`), or, where neither
        stands, a piece that only a few names hold (`How.PART`). Each has up to `limit` hits and counts the others.
        """
        return spotted(self._base, text, self._base.only(kinds, scope), limit)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()
