"""The words by which questions are asked, as data of `ontology/words/ask*.toml` and the ontology's own labels."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from gangmu.graph.ask.plain import HAN, plain
from gangmu.graph.ask.vocabulary import Vocabulary
from gangmu.ontology.lexicon import FOLDER, table

_NO_WORDS = ("ask-sentences", "ask-defaults", "ask-frames")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


class Sense(NamedTuple):
    """What a word asks for: a category (form, class, relation …) and the key in it (which, Project, ledBy …)."""

    category: str
    key: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the lexicon at a place of a plain question."""

    start: int
    end: int
    word: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All words with their senses, found by their first character, and other words for what reports print."""

    words: Mapping[str, tuple[Sense, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    by_first: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, vocabulary: Vocabulary, folders: Iterable[Path] = (FOLDER,)) -> Lexicon:
        """Read ``ask*.toml`` of `folders`; classes and properties without words are asked for by their labels."""
        senses: dict[str, list[Sense]] = defaultdict(list)
        synonyms: dict[str, tuple[str, ...]] = {}
        for folder in folders:
            for path in sorted(p for p in folder.glob("ask*.toml") if p.stem not in _NO_WORDS):
                data = tomllib.loads(path.read_text("utf-8"))
                synonyms |= {plain(word): tuple(map(plain, others)) for word, others in data.pop("synonym", {}).items()}
                for word, sense in _entries(data):
                    if sense not in senses[word]:
                        senses[word].append(sense)
        for word, named in vocabulary.words():
            sense = Sense(*named)
            if sense not in senses[word]:
                senses[word].append(sense)
        senses.pop("", None)
        return cls({word: tuple(found) for word, found in senses.items()}, synonyms, _by_first(senses))

    def by_category(self, category: str) -> tuple[str, ...]:
        """Return the words that have a sense of a category."""
        return _by_category(self, category)

    @cached_property
    def by_sense(self) -> Mapping[Sense, tuple[str, ...]]:
        """The Chinese words of each sense."""
        found: dict[Sense, list[str]] = defaultdict(list)
        for word, senses in self.words.items():
            for sense in senses if word[0] > "\u3000" else ():
                found[sense].append(word)
        return defaultdict(tuple, {sense: tuple(words) for sense, words in found.items()})

    def spelt(self) -> Lexicon:
        """Return the Chinese words in pinyin, for a question that is written so."""
        return _spelt(self)

    def at(self, text: str, place: int) -> Iterator[Cue]:
        """Yield every word of the lexicon that begins at `place` of a plain text."""
        latin = text[place] < "\u3000"
        if latin and place and re.match("[a-z0-9']", text[place - 1]):
            return
        for word in self.by_first.get(text[place], ()):
            if text.startswith(word, place):
                end = place + len(word)
                if latin:
                    end = _closed(text, end, word)
                if end:
                    yield Cue(place, end, word, self.words[word])


@lru_cache(maxsize=32)
def _by_category(lexicon: Lexicon, category: str) -> tuple[str, ...]:
    return tuple(word for word, senses in lexicon.words.items() if any(s.category == category for s in senses))


@lru_cache(maxsize=4)
def _spelt(lexicon: Lexicon) -> Lexicon:
    from pypinyin import Style, lazy_pinyin  # heavy, and seldom wanted

    words: dict[str, tuple[Sense, ...]] = {}
    for word, senses in lexicon.words.items():
        if word[0] > "\u3000":
            syllables = lazy_pinyin(word, style=Style.NORMAL)
            parted = (f"{syllables[0]} {''.join(syllables[1:])}", f"{''.join(syllables[:-1])} {syllables[-1]}")
            for spelling in (" ".join(syllables), "".join(syllables), *parted):
                words[spelling] = tuple(dict.fromkeys((*words.get(spelling, ()), *senses)))
    return Lexicon(words, lexicon.synonyms, _by_first(words))


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = defaultdict(list)
    for word in words:
        first[word[0]].append(word)
    return {char: tuple(sorted(found, key=len, reverse=True)) for char, found in first.items()}


def _closed(text: str, end: int, word: str) -> int:
    """Return where an English word ends, with its plural s if it has one; 0 if it goes on as another word."""
    if not re.match("[a-z]", word[-1]):
        return end
    rest = re.match(r"(?:'s|s'|es|s)?(?![a-z0-9'])", text[end:])
    return end + rest.end() if rest else 0


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    for category, entries in data.items():
        lists = {"": entries} if {"zh", "en"} & entries.keys() else entries
        for key, languages in lists.items():
            for words in languages.values():
                for word in words:
                    yield from ((plain(each), Sense(category, key)) for each in _several(word))


def _several(word: str) -> Iterator[str]:
    """Yield what a word stands for: 哪{n}层 asks as 哪两层, 哪三层 and so on, {v}成了没 as 建成了没, 修成了没."""
    places = table("ask-defaults")["several"]
    name = next((name for name in places if f"{{{name}}}" in word), "")
    yield from (word.replace(f"{{{name}}}", one) for one in places[name]) if name else (word,)


def latin_words(text: str) -> list[str]:
    """Return the Latin words and numbers of a plain text.

    >>> latin_words("the county's gdp森林")
    ['the', "county's", 'gdp']
    """
    return _WORD.findall(text)


def han(text: str) -> str:
    """Return the Chinese characters of a plain text, with the figures between them.

    >>> han("gdp和4a级景区")
    '和4级景区'
    """
    return "".join(re.findall(rf"(?:\d+[a-z]?(?=[{HAN}]))?[{HAN}]+(?:\d+[{HAN}]*)?", text))
