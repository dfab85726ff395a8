"""A curation file to its entries; what is not sound in it is said with the entry's number."""

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
        frozenset(
            {"status", "quantity", "aliases", "class", "issuer", "cue", "counts", "members", "campaign", "posts"}
        ),
    ),
    "link": (
        frozenset({"subject", "predicate", "object", "quote", "reason"}),
        frozenset({"basis", "confidence", "cue", "rationale"}),
    ),
    "unlink": (frozenset({"subject", "predicate", "object", "reason"}), frozenset()),
    "label": (frozenset({"kind", "en", "reason"}), frozenset()),
}
KINDS = frozenset(
    {
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

    def __str__(self) -> str:
        what = (
            self.get("name")
            or f"{self.get('subject', '')} {self.get('predicate', '')} {self.get('object', '')}".strip()
        )
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
        if not isinstance(listed, list):
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
    if "kind" in entry.keys and entry["kind"] not in KINDS:
        raise CurationError(f"{path}: {entry}: kind {entry['kind']!r} is none of {', '.join(sorted(KINDS))}")
    return entry
