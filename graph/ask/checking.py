"""An answer is held against the words of its question: what was not understood, or not used, is never passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gangmu.graph.ask import limits
from gangmu.graph.ask.answer import Answer, Evidence
from gangmu.graph.ask.asked import Asked
from gangmu.graph.ask.covering import in_runs
from gangmu.graph.ask.lexicon import latin_words
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.replies import refused
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import say

_AROUND = 2
_NEAR = 12


def checked(s: Situation, answer: Answer) -> Answer:
    """Refuse an answer to a question of which words were left over, unless the answer itself explains them."""
    if answer.kind != "answer":
        return answer
    if s.asked.mended and s.asked.anchors:
        names = "、".join(m.text for m in s.asked.anchors)
        answer = replace(answer, text=answer.text + say(s.lang, "understood", name=names))
    if s.asked.reckoned:
        answer = replace(
            answer, text=answer.text + "".join(say(s.lang, "reckoned", word=w, year=y) for w, y in s.asked.reckoned)
        )
    held = plain(" ".join([answer.text, *(f"{r.label} {dict(r.facts).get('English', '')}" for r in answer.rows)]))
    held += " ".join(plain(e.exact) for row in answer.rows for e in row.evidence)
    around = plain(" ".join(e.sentence for row in answer.rows for e in row.evidence))
    said = " ".join(e.exact for row in answer.rows for e in row.evidence)
    said += " ".join(cell for row in answer.rows for _, cell in row.facts)
    if any(year not in said and year not in s.known.reports.years and not s.asked.reckoned for year in s.asked.years):
        return limits.not_stated(s)  # a year that the answer has nothing to say of was not passed over
    if answer.relation == "definition":  # what a thing is explains no word that is not its own
        held = plain(" ".join(f"{n.label}" for n in answer.about) + " ".join(r.label for r in answer.rows))
    if answer.relation == "observedBy":  # the sentence before the number says of what it is: 大病保险, of 报销比例
        held += " ".join(plain(_before(e)) for row in answer.rows for e in row.evidence)
    left = [w for w in s.asked.unread if not (_explained(w, held) or _pieced(s, w, around, answer.relation))]
    if s.asked.has("relative") and answer.relation in ("type", "status") and not s.all_meant():
        return limits.no_thing(s)
    if s.asked.has("relative") and answer.relation == "observedBy" and not s.asked.years:
        words = "、".join(s.asked.said("relative"))
        printed = say(
            s.lang,
            "figure.years",
            years="、".join(sorted({c for r in answer.rows for h, c in r.facts if h in ("时间", "time")})),
        )
        return refused(s, "notStated", say(s.lang, "figure.relative", word=words, known=printed), relation="observedBy")
    if s.asked.has("form", "where") and answer.relation in ("postTitle", "definition"):
        return limits.not_stated(s)
    if left and _only_around(s, left):
        return replace(answer, text=answer.text + say(s.lang, "unused", words="、".join(left)))
    if left and (answer.relation in ("observedBy", "type", "status") or sum(map(len, left)) > 1):
        return limits.unread(_left_over(s, tuple(left)))
    if left:
        return replace(answer, text=answer.text + say(s.lang, "unused", words="、".join(left)))
    return answer


def _only_around(s: Situation, left: Sequence[str]) -> bool:
    """Tell whether one or two English words are left over around a name that stands there whole in Chinese."""
    named = any(m.sure and not m.text.isascii() and len(m.text) > 2 for m in s.asked.anchors)
    return named and len(left) <= _AROUND and all(word.isascii() for word in left)


def _before(quote: Evidence) -> str:
    """Return what stands before a quote in its sentence."""
    return quote.sentence.partition(quote.exact)[0]


def _pieced(s: Situation, word: str, sentences: str, relation: str) -> bool:
    """Tell whether a word is made of words of the sentences that answer: 土地治理 of 做好土地的治理.

    An English word is held where the name of something that it is a part of is. Not where numbers are asked for: a
    sentence may hold those of several things.
    """
    if relation in ("observedBy", "status", "type", "definition"):
        return False
    if word.isascii():
        named = s.names.find(word, limit=_NEAR) if len(word) > 3 else []
        return any(in_runs(plain(hit.label), sentences) for hit in named)
    place, single = 0, 0
    while place < len(word):
        length = next((n for n in range(len(word) - place, 0, -1) if word[place : place + n] in sentences), 0)
        if not length:
            return False
        single += length == 1
        place += length
    return 2 * single < len(word) or len(word) == 1


def _explained(word: str, held: str) -> bool:
    words = latin_words(word)
    return word in held or (bool(words) and all(w[: max(4, len(w) - 3)] in held for w in words))


def _left_over(s: Situation, unread: tuple[str, ...]) -> Situation:
    """Return the question with other words left over."""
    asked: Asked = replace(s.asked, unread=unread)
    return Situation(asked, s.known, s.names, s.lexicon)
