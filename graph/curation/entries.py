"""A curation file to its entries; what is not sound in it is said with the entry's number.

A key of `LISTS` may be a list: an entry with several quotes has them all as its evidence, and one with several
subjects or objects speaks of each pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gangmu.graph.errors import CurationError
from gangmu.graph.report import load as load_toml

ACTIONS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    # action: (keys it must have, keys it may have)
    "reject": (frozenset({"kind", "name", "quote", "reason"}), frozenset()),
    "correct": (frozenset({"kind", "name", "quote", "reason", "set"}), frozenset()),
    "add": (
        frozenset({"kind", "name", "quote", "reason"}),
        frozenset({"status", "quantity", "aliases", "class", "issuer", "cue", "counts", "members", "campaign", "posts"})
        | {"places", "actors", "listing", "values"},
    ),
    "link": (
        frozenset({"subject", "predicate", "object", "quote", "reason"}),
        frozenset({"basis", "confidence", "cue", "rationale", "terms", "theme"}),
    ),
    "unlink": (frozenset({"subject", "predicate", "object", "quote", "reason"}), frozenset()),
    "label": (frozenset({"kind", "en", "reason"}), frozenset()),
}
LISTS = frozenset({"quote", "subject", "object"})
# What is neither a string nor in LISTS; `gangmu.graph.curation.findings` looks at it.
_FREE = frozenset({"aliases", "counts", "members", "campaign", "posts", "places", "actors", "values", "terms"})
_TABLES = frozenset({"set", "en"})
KINDS = frozenset(
    {
        "heading",
        "slogan",
        "project",
        "indicator",
        "actor",
        "place",
        "goal",
        "mandate",
        "document",
        "period",
        "element",
        "strategy",
        "principle",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its action, its number among those of that action, and its keys."""

    action: str
    number: int
    keys: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.keys[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return a key's value, or `default`."""
        return self.keys.get(key, default)

    def each(self, key: str) -> tuple[str, ...]:
        """Return what a key of `LISTS` holds, one or several."""
        held = self.keys[key]
        return (held,) if isinstance(held, str) else tuple(held)

    def __str__(self) -> str:
        what = self.get("name") or " ".join(_words(self.get(key)) for key in ("subject", "predicate", "object")).strip()
        return f"[[{self.action}]] {self.number} ({what or self.get('kind', '')})"


@dataclass(frozen=True, slots=True)
class Orphan:
    """An entry that found nothing to hold on to, and why."""

    entry: Entry
    why: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.why}"


@dataclass(frozen=True, slots=True)
class Curation:
    """The entries of one file, in its order."""

    path: Path | None = None
    entries: tuple[Entry, ...] = field(default_factory=tuple)

    def of(self, *actions: str) -> Iterator[Entry]:
        """Yield the entries of the given actions."""
        return (entry for entry in self.entries if entry.action in actions)


def load(path: Path | None) -> Curation:
    """Read a curation file (none is an empty curation); raise CurationError with one sentence where it is not sound."""
    if path is None:
        return Curation()
    entries: list[Entry] = []
    for action, listed in load_toml(path).items():
        if action not in ACTIONS:
            raise CurationError(f"{path}: [[{action}]] is none of {', '.join(f'[[{a}]]' for a in ACTIONS)}")
        if not isinstance(listed, list) or not all(isinstance(keys, dict) for keys in listed):
            raise CurationError(f"{path}: write [[{action}]] with two brackets, one for each entry")
        for number, keys in enumerate(listed, 1):
            entries.append(_sound(path, Entry(action, number, keys)))
    return Curation(path, tuple(entries))


def _sound(path: Path, entry: Entry) -> Entry:
    must, may = ACTIONS[entry.action]
    missing = sorted(key for key in must if not entry.get(key))
    unknown = sorted(set(entry.keys) - must - may)
    if missing:
        raise CurationError(f"{path}: {entry} lacks {', '.join(missing)}")
    if unknown:
        raise CurationError(
            f"{path}: {entry} has unknown keys {', '.join(unknown)}; known are {', '.join(sorted(must | may))}"
        )
    for key in sorted(_TABLES & set(entry.keys)):
        if not isinstance(entry[key], dict):
            raise CurationError(f"{path}: {entry}: {key} must be a table")
    for key in sorted(set(entry.keys) - _FREE - _TABLES):
        if not (isinstance(entry[key], str) or (key in LISTS and _strings(entry[key]))):
            what = "a string, or a list of strings" if key in LISTS else "a string"
            raise CurationError(f"{path}: {entry}: {key} must be {what}")
    if "kind" in entry.keys and entry["kind"] not in KINDS:
        raise CurationError(f"{path}: {entry}: kind {entry['kind']!r} is none of {', '.join(sorted(KINDS))}")
    return entry


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else "、".join(map(str, value or ()))
