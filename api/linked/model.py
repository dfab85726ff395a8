"""What a page says, before it is HTML: facts, sections, rows, each sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

SHOWN = 30
"""As many rows of a list are shown at first."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name to show, and where it leads ("" nowhere); `title` says more when one points at it."""

    name: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in pieces, its quotes marked: each with "" (around), "mark", or "term" (what led to a reading)."""

    pieces: tuple[tuple[str, str], ...]
    places: tuple[Ref, ...]
    report: Ref | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what it is about, how it relates, why one may say so.

    What one sentence says of several things is quoted once, under the last of them: the rows before are `joined` to it.
    """

    what: Ref
    how: str = ""
    badges: tuple[str, ...] = ()
    figure: str = ""
    aside: str = ""
    basis: str = ""
    passages: tuple[Passage, ...] = ()
    reason: str = ""
    link: Ref | None = None
    level: int = 0
    also: tuple[Ref, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A list under its title; `basis` marks those whose rows all rest on one. `all` leads to the uncut list."""

    title: str
    rows: tuple[Row, ...]
    total: int
    basis: str = ""
    note: str = ""
    all: str = ""
    sub: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with its values."""

    property: Ref
    values: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite it, ready to copy."""

    style: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines high its box is."""
        return sum(1 + len(line) // 60 for line in self.text.split("\n")) + 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page about one node."""

    iri: str
    name: str
    kind: Ref
    other_name: str = ""
    definition: str = ""
    also: tuple[str, ...] = ()
    path: tuple[Ref, ...] = ()
    path_note: str = ""
    tally: tuple[tuple[str, int], ...] = ()
    below: str = ""
    passages: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    cited: Ref | None = None
    basis: str = ""
    reason: str = ""
    network: str = ""


def cut(rows: Sequence[Row], everything: bool, to_all: str, shown: int = SHOWN) -> tuple[tuple[Row, ...], str]:
    """Return the rows to show and, if some are left out, where all of them are."""
    if everything or len(rows) <= shown:
        return joined(rows), ""
    return joined(rows[:shown]), to_all


def joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows of which neighbours that rest on the same words quote them once."""
    after = (*rows[1:], None)
    return tuple(
        replace(row, passages=(), reason="", joined=True) if _same(row, other) else row
        for row, other in zip(rows, after, strict=False)
    )


def _same(row: Row, other: Row | None) -> bool:
    said = (row.passages, row.basis, row.reason)
    return bool(row.passages) and other is not None and said == (other.passages, other.basis, other.reason)
