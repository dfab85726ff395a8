"""What pages say in the reader's language, and what terms of any vocabulary are called."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from gangmu.api.linked.addresses import BASE
from gangmu.ontology.terms import GM_NS, PREFIXES, UnknownTerm, labels

Lang = Literal["zh", "en"]
_Table = dict[str, dict[str, list[str]]]


@cache
def _table() -> _Table:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def say(lang: Lang, key: str, **fill: object) -> str:
    """Return a sentence of the pages.

    >>> say("zh", "count", n=3), say("en", "count", n=3)
    ('共 3 项', '3 in all')
    """
    return _table()["say"][key][lang == "en"].format(**fill)


def relation(lang: Lang, predicate: str, outward: bool = True) -> str:
    """Return how a relation of the vocabulary reads from its subject (`outward`) or from its object.

    >>> relation("zh", "ledBy"), relation("zh", "ledBy", outward=False)
    ('龙头', '带动')
    """
    table = _table()
    found = (table["relation"] if outward else table["relation_in"]).get(predicate) or table["relation"].get(predicate)
    return found[lang == "en"] if found else term(lang, GM_NS + predicate)


def term(lang: Lang, iri: str) -> str:
    """Return what a term is called: one of ours of which nothing is known by its last part, an address by itself.

    >>> term("en", GM_NS + "Slogan"), term("zh", "http://purl.org/dc/terms/title"), term("zh", "https://example.org/x")
    ('slogan', '标题', 'https://example.org/x')
    """
    try:
        known = labels(iri)
        return known.get(lang) or next(iter(known.values()))
    except UnknownTerm:
        pass
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and (found := _table()["terms"].get(f"{prefix}:{iri.removeprefix(namespace)}")):
            return found[lang == "en"]
    if not iri.startswith((BASE, *PREFIXES.values())):
        return iri
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
