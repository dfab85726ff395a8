"""A question in words to a query, its rows, its sentences and its reason, without a network and without a model."""

from __future__ import annotations

from typing import Any

from gangmu.graph.ask.answer import Answer, Lang
from gangmu.graph.ask.asking import asked_of
from gangmu.graph.ask.bundle import bundle
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Lexicon
from gangmu.graph.names import Index
from gangmu.graph.store import View

__all__ = ["Answer", "ask", "proof"]

_READ: dict[int, tuple[View, Known, Lexicon]] = {}


def ask(view: View, index: Index, question: str, lang: Lang | None = None) -> Answer:
    """Return the answer of the graph behind `view` to a question in Chinese, English or both.

    `index` finds things by name. `lang` is the language to answer in; without it, that of the question.
    """
    known, lexicon = _read(view)
    return asked_of(known, lexicon, index, question, lang)


def proof(view: View, answer: Answer) -> dict[str, Any]:
    """Return an answer with its proof, which `gangmu/api/proof/verify.py` checks against the report's text alone.

    Raise QueryError for what is no answer.
    """
    return bundle(_read(view)[0], answer)


def _read(view: View) -> tuple[Known, Lexicon]:
    """Return what is read of a view once; the last few views are kept."""
    kept = _READ.get(id(view))
    if kept is None or kept[0] is not view:
        known = Known.of(view)
        while len(_READ) > 3:
            _READ.pop(next(iter(_READ)))
        kept = _READ[id(view)] = (view, known, Lexicon.read(known.vocabulary))
    return kept[1], kept[2]
