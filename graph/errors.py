"""What can go wrong, as one tree.

::

    GangmuError                 anything that a user can mend; always one clear sentence
    ├── ReportError (ValueError)     a report that cannot be read
    ├── CurationError (ValueError)   a curation or metadata file that is not sound
    ├── QueryError (ValueError)      a query that does not parse or asks for what is refused
    ├── StoreError (RuntimeError)    a store that is missing, broken or being written by somebody else
    └── BuildError (RuntimeError)    a graph that must not go into the store
"""

from __future__ import annotations

import unicodedata


class GangmuError(Exception):
    """Root of all errors that a user can mend; ``str()`` is the sentence to show."""


class ReportError(GangmuError, ValueError):
    """A report that cannot be read."""


class CurationError(GangmuError, ValueError):
    """A curation or metadata file that is not sound."""


class QueryError(GangmuError, ValueError):
    """A query that does not parse, or that asks for what is refused."""


class StoreError(GangmuError, RuntimeError):
    """A store that is missing, broken, or being written by somebody else."""


class BuildError(GangmuError, RuntimeError):
    """A graph that must not go into the store."""


def columns(text: str) -> int:
    """Return how many terminal columns `text` takes: a Chinese character takes two.

    >>> columns("目a")
    3
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pointed(source: str, line: int, column: int) -> str:
    """Return line `line` of `source` with a ``^`` under its code point `column` (both count from 1).

    >>> print(pointed("甲乙丙", 1, 3))
    1 | 甲乙丙
            ^
    """
    lines = source.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    cut = max(0, column - 60)
    shown = shown[cut : cut + 100].replace("\t", " ")
    head = f"{line} | "
    return f"{head}{shown}\n{' ' * (len(head) + columns(shown[: column - 1 - cut]))}^"
