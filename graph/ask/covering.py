"""Whether the names of a thing hold all of some words, in one language or partly in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from gangmu.graph.ask.lexicon import han, latin_words
from gangmu.graph.ask.plain import plain
from gangmu.graph.names.hits import Hit

_WIDE = re.compile("[\u3000-\uffff]")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a thing as a question would write them, each once, and the Latin words in them."""

    names: tuple[str, ...]
    latin: tuple[str, ...]

    @classmethod
    def of(cls, hit: Hit) -> Named:
        """Return the names of a thing that was found."""
        return _named(hit.label, hit.name, hit.english)

    def hold(self, text: str) -> bool:
        """Tell whether one of them holds a text as it stands."""
        return any(text in name for name in self.names)

    @property
    def shortest(self) -> int:
        """How many characters the shortest of them has."""
        return min(map(len, self.names))


@lru_cache(maxsize=8192)
def _named(*names: str) -> Named:
    written = tuple(dict.fromkeys(plain(name) for name in names if name))
    return Named(written, tuple(word for name in written for word in latin_words(name)))


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that may name something: their Chinese characters, and their Latin words."""

    text: str
    chars: str
    latin: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Return words with their parts."""
        return cls(text, han(text), tuple(latin_words(_WIDE.sub(" ", text))))


def covered(wording: Wording, named: Named) -> float | None:
    """Return how much of a thing's name some words make up if its names hold all of them, else None.

    The characters must stand in one name in their order, in runs of two or more; each Latin word in any, or a form of
    it: cultivation for cultivated. A word by itself must stand there as it is.

    >>> hit = Hit("", "Project", "云谷产业园", "Cloud Valley Industrial Park", "云谷产业园", "exact", 1.0)
    >>> covered(Wording.of("云谷园"), Named.of(hit)), covered(Wording.of("云谷"), Named.of(hit))
    (None, 0.4)
    """
    if not wording.chars and not wording.latin:
        return None
    name = next((n for n in named.names if in_runs(wording.chars, n)), None) if wording.chars else named.names[0]
    if name is None:
        return None
    alone = len(wording.latin) == 1 and not wording.chars
    if not all(_said(word, name, named.latin, alone) for word in wording.latin):
        return None
    latin = sum(map(len, wording.latin))
    return len(wording.chars) / max(1, len(name)) + (latin / max(1, sum(map(len, named.latin))) if latin else 0)


def _said(word: str, name: str, words: Sequence[str], alone: bool) -> bool:
    return word in name or any(_same(word, other) or (not alone and _akin(word, other)) for other in words)


def in_runs(text: str, name: str) -> bool:
    """Tell whether all characters of `text` stand in `name` in the same order, in runs of two or more."""
    if text in name:
        return True
    if not set(text) <= set(name):
        return False
    return _cut_up(text, name)


@lru_cache(maxsize=16384)
def _cut_up(text: str, name: str) -> bool:
    blocks = SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) == len(text)


def _same(word: str, other: str) -> bool:
    """Tell whether two English words are the same but for a plural s."""
    return word.removesuffix("s") == other.removesuffix("s")


def _akin(word: str, other: str) -> bool:
    """Tell whether two English words are forms of one: the same beginning, at most an ending apart."""
    longer = max(len(word), len(other))
    same = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word == other or (same >= 4 and same >= 0.6 * longer and longer - same <= 4)


def heads(text: str, named: Named) -> bool:
    """Tell whether a text ends as a name does, which is what is measured: 覆盖率 of 森林覆盖率, but not 森林.

    A text with Latin words, or without a Chinese character, always does.
    """
    chars = han(text)
    if not chars or latin_words(text):
        return True
    return any(han(name).endswith(chars[-2:]) for name in named.names)
