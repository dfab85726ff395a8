"""A look-up of thousands of names at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Names of two and more characters with what each stands for.

    A trie of thousands of names in a regular expression would take longer to compile than a report takes to read;
    here a pair of neighbouring characters that can open a name is looked up once, whatever the number of names.

    >>> lexicon = Lexicon({"青石": 1, "青石河": 2})
    >>> list(lexicon.look("在青石河边"))
    [(1, (('青石河', 2), ('青石', 1)))]
    """

    def __init__(self, entries: Mapping[str, T]) -> None:
        groups: dict[str, list[tuple[str, T]]] = {}
        for name, value in entries.items():
            groups.setdefault(name[:2], []).append((name, value))
        self.get = dict(entries).get
        self._groups = {pair: tuple(sorted(group, key=lambda e: -len(e[0]))) for pair, group in groups.items()}
        first, second = ("".join(sorted({pair[i] for pair in groups})) for i in (0, 1))
        self._pair = re.compile(f"(?=([{re.escape(first)}][{re.escape(second)}]))")

    def look(self, chars: str) -> Iterator[tuple[int, tuple[tuple[str, T], ...]]]:
        """Yield each offset where names stand, with those names, the longest first."""
        get = self._groups.get
        for match in self._pair.finditer(chars):
            group = get(match[1])
            if group is None:
                continue
            at = match.start()
            if len(group[0][0]) > 2:
                group = tuple(e for e in group if chars.startswith(e[0], at))
            if group:
                yield at, group
