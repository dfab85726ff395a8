"""The policy themes of schemes/themes.ttl, ready to find in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from gangmu.ontology.lexicon import alternatives
from gangmu.ontology.terms import FOLDER, GM, SKOS

THEME = "https://w3id.org/gangmu/theme/"


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """One theme: its local name, its Chinese label, and the patterns for its names, its terms and what to set aside."""

    name: str
    label: str
    _names: re.Pattern[str]
    _terms: re.Pattern[str]
    _aside: re.Pattern[str]

    def named(self, words: str) -> str:
        """Return the word by which `words` name the theme, or an empty string."""
        found = self._names.search(self._aside.sub("，", words))
        return found[0] if found else ""

    def terms(self, words: str) -> tuple[str, ...]:
        """Return the theme's terms that `words` carry, each once, in the order of the words."""
        return _carried(self, words)


@lru_cache(maxsize=65536)  # the same headings are asked for each thing below them
def _carried(theme: Theme, words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(theme._terms.findall(theme._aside.sub("，", words))))


@cache
def themes() -> tuple[Theme, ...]:
    """Return all themes, sorted by name.

    >>> {theme.name: theme.terms("青石河治理和绿色通道") for theme in themes()}["green"]
    ('河治理',)
    """
    from pyoxigraph import Literal, NamedNode, parse

    found: dict[str, dict[str, list[str]]] = {}
    for quad in parse(path=FOLDER / "schemes" / "themes.ttl"):
        value = quad.object
        if isinstance(quad.subject, NamedNode) and isinstance(value, Literal) and value.language in (None, "zh"):
            about = found.setdefault(quad.subject.value, {})
            about.setdefault(quad.predicate.value, []).append(value.value)
    return tuple(
        Theme(iri.removeprefix(THEME), about[f"{SKOS}prefLabel"][0], *map(_pattern, _lists(about)))
        for iri, about in sorted(found.items())
        if iri.startswith(THEME)
    )


def _lists(about: dict[str, list[str]]) -> tuple[list[str], list[str], list[str]]:
    return about[GM.themeName], about[GM.themeTerm], about.get(GM.themeExclusion, [])


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(alternatives(words))
