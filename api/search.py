"""Finds things by a part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gangmu.graph.network import Skeleton, Thing
from gangmu.graph.store import View

_ALSO = "SELECT ?thing ?name WHERE { ?thing skos:altLabel ?name }"
_MARKS = re.compile(r"[\s“”‘’\"'《》（）()·]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; `name` is the name by which it was, if that is not the one it goes by."""

    thing: Thing
    name: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of all things, in the form in which they are compared: without marks, in small letters."""

    entries: tuple[tuple[str, str, Thing], ...]

    @classmethod
    def read(cls, view: View, skeleton: Skeleton) -> Names:
        """Read the names that `view` knows of the things of `skeleton`."""
        also = ((row["thing"], row["name"]) for row in view.select(_ALSO).values())
        named = [(thing.iri, name) for thing in skeleton.things.values() for name in (thing.zh, thing.en) if name]
        named += sorted((iri, name) for iri, name in also if iri in skeleton.things)
        return cls(tuple((_bare(name), name, skeleton.things[iri]) for iri, name in named))

    def find(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the things whose name holds `words`: the same name first, then what begins so, then shorter names."""
        wanted = _bare(words)
        if not wanted:
            return []
        found = ((bare, name, thing) for bare, name, thing in self.entries if wanted in bare)
        ranked = sorted(found, key=lambda e: (e[0] != wanted, not e[0].startswith(wanted), len(e[0]), e[2].iri))
        return _first_of_each(ranked, limit)


def _first_of_each(ranked: Iterable[tuple[str, str, Thing]], limit: int) -> list[Hit]:
    hits: dict[str, Hit] = {}
    for _, name, thing in ranked:
        hits.setdefault(thing.iri, Hit(thing, "" if name in (thing.zh, thing.en) else name))
        if len(hits) == limit:
            break
    return list(hits.values())


def _bare(name: str) -> str:
    return _MARKS.sub("", name).casefold()
