"""What the index of names returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a name was met, from the surest to the least sure."""

    EXACT = "exact"  # the whole name, marks and traditional characters aside
    PREFIX = "prefix"  # the name begins so
    PART = "part"  # the name holds it
    PINYIN = "pinyin"  # the name's syllables, whole or as initials
    TYPO = "typo"  # a name with one or two slips in it

    @property
    def holds(self) -> bool:
        """Whether what was looked for stands in the name as it is."""
        return self in (How.EXACT, How.PREFIX, How.PART)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    `name` is the name of it that was met (its label or another one), `label` the one it goes by, `english` the
    English one or ""; `kind` the class's local name; `scope` the body that its IRI is scoped to (青石县); `score`
    orders hits, 1.0 at most, and means nothing else.
    """

    iri: str
    kind: str
    label: str
    english: str
    name: str
    how: How
    score: float
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text (half-open, in code points) that names one thing or, where it is ambiguous, several.

    `more` counts the things of that name that are not among the hits.
    """

    start: int
    end: int
    hits: tuple[Hit, ...]
    more: int = 0
