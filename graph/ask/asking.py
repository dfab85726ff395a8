"""From a question to its answer: what is asked decides what answers; what is not understood is never passed over."""

from __future__ import annotations

from gangmu.graph.ask import limits
from gangmu.graph.ask.amounts import amount
from gangmu.graph.ask.answer import Answer, Lang
from gangmu.graph.ask.asked import read
from gangmu.graph.ask.checking import checked
from gangmu.graph.ask.enumerating import enumerated, not_listed
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Lexicon
from gangmu.graph.ask.merging import as_one, chosen, coordinated, merged, qualified, told_apart, wider
from gangmu.graph.ask.offers import with_related
from gangmu.graph.ask.parts import parts
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.witness import for_what, witness
from gangmu.graph.ask.years import reckoned
from gangmu.graph.errors import QueryError
from gangmu.graph.names import Index

_GIVES_WAY = ("notStated", "unclear", "unknownThing", "outside")
"""Refusals before which one sentence that holds all of the question is looked for."""

_LISTS = ("hasMember", "hasSubsection")
"""Relations whose rows are the several things that are asked for by their number."""


def asked_of(known: Known, lexicon: Lexicon, names: Index, question: str, lang: Lang | None = None) -> Answer:
    """Return the answer to one question."""
    asked = read(question, names, known, lexicon, lang)
    s = as_one(Situation(asked, known, names, lexicon))
    s = reckoned(s)
    turned = limits.turned_away(s)
    if turned is None and (turned := limits.not_held(s)) is not None:
        turned = enumerated(s) or _in_a_sentence(s) or amount(s) or turned
    if turned is not None:
        return with_related(s, turned)
    try:
        answer = (witness(s) if for_what(s) else None) or _first(s)
        if answer is None:
            answer = _first(wider(s)) or unanswered(s)
        answer = checked(s, answer)
        if answer.kind == "refused" and answer.reason in _GIVES_WAY:
            answer = enumerated(s) or witness(s) or amount(s) or answer
        elif answer.relation not in _LISTS:
            answer = enumerated(s, True) or not_listed(s, answer)
    except QueryError:  # more than one query can hold: the question is too wide for an answer
        answer = limits.no_thing(s)
    return with_related(s, answer)


def _in_a_sentence(s: Situation) -> Answer | None:
    """Return the sentence that answers where also the words that no graph answers stand in it: 辐射全球的甲."""
    if not s.asked.has("form", "when", "where") and not s.asked.has("attribute", "time"):
        return None
    found = witness(s)
    held = [c.word for c in s.asked.words if any(x.category == "attribute" and x.key != "time" for x in c.senses)]
    return found if found and all(word in plain(found.rows[0].label) for word in held) else None


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
