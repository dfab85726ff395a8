"""A file of proposals to its entries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangmu.graph.errors import CurationError

KINDS = ("slogans", "projects", "indicators", "actors", "places")
MOST = 20_000
"""More proposals than this for one report are no reading of it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fact that somebody proposes: of a kind of `KINDS`, a name, the quote that says so, and what else it says."""

    kind: str
    name: str
    quote: str
    more: Mapping[str, Any]


def load(path: Path) -> tuple[Proposal, ...]:
    """Read a file of proposals; raise CurationError with one sentence where it is no such file."""
    try:
        return tuple(proposals(json.loads(path.read_text("utf-8"))))
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path} cannot be read: {error}") from None
    except json.JSONDecodeError as error:
        raise CurationError(
            f"{path} is no sound JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except (RecursionError, ValueError) as error:
        raise CurationError(f"{path} holds no proposals: {error}") from None


def proposals(written: Any) -> Iterator[Proposal]:
    """Yield the entries of an annotation that has been read as JSON; raise ValueError where it is none.

    What else an annotation may hold (headings, links …) is not proposed. An entry without a name and a quote is none.
    """
    if not isinstance(written, dict):
        raise ValueError(f"it is a {type(written).__name__}; it must be an object with {', '.join(KINDS)}")
    count = 0
    for kind in KINDS:
        entries = written.get(kind) or []
        if not isinstance(entries, list):
            raise ValueError(f"{kind} must be a list")
        for entry in entries:
            count += 1
            if count > MOST:
                raise ValueError(f"it holds more than {MOST:,} entries")
            yield _proposal(kind, entry)


def _proposal(kind: str, entry: Any) -> Proposal:
    if not isinstance(entry, dict):
        raise ValueError(f"an entry of {kind} is {entry!r}; it must be an object with a name and a quote")
    name, quote = entry.get("name"), entry.get("quote")
    if not isinstance(name, str) or not isinstance(quote, str):
        raise ValueError(f"an entry of {kind} lacks a name or a quote: {json.dumps(entry, ensure_ascii=False)[:100]}")
    return Proposal(kind, name.strip(), quote.strip(), {k: v for k, v in entry.items() if k not in ("name", "quote")})
