"""From a question to its answer: what is asked decides what answers; what is not understood is never passed over."""

from __future__ import annotations

from gangmu.graph.ask import limits
from gangmu.graph.ask.amounts import amount
from gangmu.graph.ask.answer import Answer, Lang
from gangmu.graph.ask.asked import read
from gangmu.graph.ask.checking import checked
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Lexicon
from gangmu.graph.ask.merging import as_one, chosen, coordinated, merged, qualified, told_apart, wider
from gangmu.graph.ask.offers import with_related
from gangmu.graph.ask.parts import parts
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.witness import witness
from gangmu.graph.ask.years import reckoned
from gangmu.graph.errors import QueryError
from gangmu.graph.names import Index

_GIVES_WAY = ("notStated", "unclear", "unknownThing", "outside")
"""Refusals before which one sentence that holds all of the question is looked for."""


def asked_of(known: Known, lexicon: Lexicon, names: Index, question: str, lang: Lang | None = None) -> Answer:
    """Return the answer to one question."""
    asked = read(question, names, known, lexicon, lang)
    s = as_one(Situation(asked, known, names, lexicon))
    s = reckoned(s)
    turned = limits.turned_away(s)
    if turned is not None:
        return with_related(s, turned)
    unheld = limits.not_held(s)
    if unheld is not None:
        return with_related(s, amount(s) or unheld)
    try:
        answer = _first(s)
        if answer is None:
            answer = _first(wider(s)) or unanswered(s)
        answer = checked(s, answer)
        if answer.kind == "refused" and answer.reason in _GIVES_WAY:
            answer = witness(s) or amount(s) or answer
    except QueryError:  # more than one query can hold: the question is too wide for an answer
        answer = limits.no_thing(s)
    return with_related(s, answer)


def _first(s: Situation) -> Answer | None:
    s = qualified(coordinated(told_apart(merged(chosen(s)))))
    for part in parts(s):
        answer = part()
        if answer is not None:
            return answer
    return None


def unanswered(s: Situation) -> Answer:
    """Refuse what no part answers."""
    if s.asked.unread:
        return limits.unread(s)
    if s.all_meant():
        return limits.not_stated(s)
    return limits.no_thing(s)
