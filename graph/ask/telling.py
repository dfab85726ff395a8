"""Sentences of an answer, in Chinese and in English, made from `ontology/words/ask-sentences.toml`."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask.answer import Lang, Row
from gangmu.ontology.lexicon import table

SHOWN = 12
"""As many things are named in a sentence; the rows hold all."""


def say(lang: Lang, key: str, **cells: object) -> str:
    """Return the sentence `key` with its cells filled.

    >>> say("zh", "basis.stated")
    '原文写明'
    """
    at: object = table("ask-sentences")
    for part in key.split("."):
        if not isinstance(at, dict) or part not in at:
            return ""
        at = at[part]
    assert isinstance(at, dict)
    return str(at[lang]).format(**cells)


def listed(lang: Lang, labels: Sequence[str], most: int = SHOWN) -> str:
    """Return labels as a list in running text, and how many more there are.

    >>> listed("zh", ["甲", "乙"]), listed("en", ["A", "B", "C"], 2)
    ('甲、乙', 'A, B and 1 more')
    """
    shown = ("、" if lang == "zh" else ", ").join(labels[:most])
    more = len(labels) - most
    return shown + (say(lang, "list.more", n=more) if more > 0 else "")


def called(lang: Lang, row: Row) -> str:
    """Return how a row is called in running text: as the report prints it, in English with its English name."""
    english = dict(row.facts).get("English", "")
    return f"{row.label} ({english})" if lang == "en" and english else row.label


def quoted(lang: Lang, name: str) -> str:
    """Return a name in the quotation marks of a language; one that has marks of its own keeps them."""
    if name[:1] in "“《" or not name:
        return name
    return f"“{name}”"
