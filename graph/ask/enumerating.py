"""Which several things are meant where the report itself lists them: 哪几种, 三重压力是啥, 五件事各是什么.

One place of the report must hold every word of the question, and list as many as the question says; each item is given
at its place, and the sentence that holds it speaks for it. What is counted and not listed is refused: that there are
five does not say which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gangmu.graph.ask import limits
from gangmu.graph.ask.answer import Answer, Evidence
from gangmu.graph.ask.holding import MANY, Line, Words, holds
from gangmu.graph.ask.listing import MEASURES, Item, alike, in_clauses, in_paragraphs, in_steps
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.reports import Report
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.wishes import NUMBER, Wish, figure, wish
from gangmu.graph.ask.witness import itemised, wanted

_LIST = re.compile(rf"(?:\blist|what are the|which are the|name the)\b.*(?:{NUMBER})[{MEASURES}]")
_SPOKEN = frozenset("成起来上出过住间点得要该拟由里中内这那各都分别叫名说讲提共所好")
_HEADING = 60
_LONG = 7
"""Of as many characters one may be another in the report, as where 疏通 is 畅通 there."""
_TURNS = frozenset(
    "不未无非没上下多少大小增减升降高低内外城乡南北东西前后新旧男女一二三四五六七八九十百千万亿0123456789省市县区镇村国"
)
"""Characters that are never another: 扩大 is not 扩小, 城镇 not 乡镇."""
_TOLD = re.compile("(?:报告|里面|文件)?(?:提出|指出|强调|要求|提到|说到|讲到|表示)")
_NEAR = 8
_FIRM = 4
"""As many characters must be said of what is asked for without a number."""
_HANGING = ("servedBy", "serves", "type", "definition", "observedBy", "placedIn", "status")
"""Relations of answers that do not say which so many things are."""
_SERVING = ("servedBy", "serves")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence at its place, what its paragraph is about, and the text around it."""

    line: Line
    text: str


def enumerated(s: Situation, only_counted: bool = False) -> Answer | None:
    """Return the items of the list in which a report says what is asked for; None if none or several lists do."""
    wished = wish(s.asked.text)
    if wished is None or (only_counted and not wished.counted) or s.asked.has("form", "howMuch", "when", "why"):
        return None
    words = wanted(s, 1)
    if words is None:
        return None
    words = _without(words, wished, _bodies(s))
    unheld = [cue.word for cue in s.asked.words if any(x.category == "attribute" for x in cue.senses)]
    if not wished.counted and len(words.heavy) + len("".join(unheld)) < _FIRM:
        return None
    said = _said(words)
    best: dict[tuple[str, ...], tuple[float, Place, tuple[Item, ...]]] = {}
    for place in places(s):
        firm = _holds(words, wished, place) if all(w in plain(place.line.text) for w in unheld) else 0
        for items in _lists(place, wished, said) if firm else ():
            key = tuple(plain(item.text) for item in items)
            if key not in best or best[key][0] < firm:
                best[key] = (firm, place, items)
    top = [one for one in best.values() if one[0] == max(f for f, _, _ in best.values())]
    if len(top) != 1:
        return None
    _, place, items = top[0]
    return itemised(s, place.line, [_quoted(place, item) for item in items])


def not_listed(s: Situation, answer: Answer) -> Answer:
    """Refuse where so many things are asked for by their number and an answer gives what merely hangs on some name."""
    wished = wish(s.asked.text)
    if s.lang == "en" and _LIST.search(s.asked.text) and answer.relation == "definition":
        return limits.not_stated(s)
    if wished is None or not wished.counted or not wished.number or answer.kind != "answer":
        return answer
    if answer.relation not in _HANGING or (len(answer.rows) == wished.number and answer.relation not in _SERVING):
        return answer
    return limits.not_stated(s)


def _bodies(s: Situation) -> list[str]:
    """Return the names of the bodies whose reports are asked about: they need not stand in each sentence."""
    found = (re.match("[\u4e00-\u9fff]+", r.title) for r in s.asked.scope or s.known.reports.all)
    return [m[0] for m in found if m]


def _without(words: Words, wished: Wish, scopes: Sequence[str] = ()) -> Words:
    """Take what merely asks out of the words that a sentence must hold."""
    gone = {i for i, c in enumerate(words.text) if c in _SPOKEN and i not in _inside(words.text, wished.noun)}
    told = {i for m in _TOLD.finditer(words.text) for i in range(*m.span())}
    loose = tuple(x for x in words.loose if not set(range(x[0], x[1])) <= wished.asking | told)
    bodies = {stem for scope in scopes for stem in (scope, scope[:-1]) if len(stem) > 1}
    told |= {i for b in bodies for m in re.finditer(re.escape(b), words.text) for i in range(*m.span())}
    heavy = words.heavy - wished.asking - told
    heavy = heavy - set(_inside(words.text, wished.noun)) or heavy
    alone = {i for i in heavy & gone if not {i - 1, i + 1} & (heavy - gone)}
    return replace(words, heavy=frozenset(heavy - alone), loose=loose)


def _inside(text: str, noun: str) -> range:
    at = text.find(noun) if noun else -1
    return range(at, at + len(noun)) if at >= 0 else range(0)


def _said(words: Words) -> list[str]:
    """Return the runs of the question of two characters or more, which may be the verb before a list."""
    text = words.text
    return [text[i : i + n] for n in (4, 3, 2) for i in range(len(text) - n + 1)]


def places(s: Situation) -> Iterator[Place]:
    """Yield the sentences of the reports that are asked about, each with its paragraph's beginning and heading."""
    reports = s.asked.scope or s.known.reports.all
    for report in reports if len(reports) <= MANY else ():
        yield from _sentences(report, s.known.text(report.text))


def _sentences(report: Report, text: str) -> Iterator[Place]:
    heading, start = "", 0
    for paragraph in text.split("\n"):
        lead = ""
        for match in re.finditer(r"[^。！？；]+[。！？；]?", paragraph):
            lead = lead or match[0]
            yield Place(Line(report, start + match.start(), match[0], f"{heading}{lead}"), text)
        if 0 < len(paragraph) <= _HEADING:
            heading = paragraph
        start += len(paragraph) + 1


def _holds(words: Words, wished: Wish, place: Place) -> float:
    """Return how firmly a sentence holds what is asked about, 0 where it does not hold all of it."""
    text = plain(place.line.text)
    if not words.heavy:
        return 0.0
    lead = plain(place.line.lead)
    other = {i for a, b, names in words.others if any(name in text for name in names) for i in range(a, b)}
    spoken = {i for i in words.heavy if words.text[i] in _SPOKEN and words.text[i] not in text}
    words = replace(words, heavy=words.heavy - spoken)
    missing = [i for i in words.heavy - other if words.text[i] not in text and words.text[i] not in lead]
    turned = any(words.text[i] in _TURNS for i in missing)
    if len(missing) > 1 or (missing and (turned or len(words.heavy) < _LONG)):
        return 0.0
    return holds(replace(words, heavy=words.heavy - set(missing)), text, lead, 1)


def _lists(place: Place, wished: Wish, said: Sequence[str]) -> Iterator[tuple[Item, ...]]:
    line, noun = place.line, wished.noun
    nouns = [noun[:n] for n in range(len(noun), 1 if len(noun) > 1 else 0, -1)] or [""]
    head = next((n for n in nouns if n and n in plain(line.text)), "")
    if noun and not head:
        return
    if _counts_otherwise(plain(line.text), head, wished):
        return
    end = line.start + len(line.text)
    steps = tuple(in_steps(place.text, end)) or tuple(_own_steps(place))
    found = [one for one in in_clauses(line.text, said, head) if _fit(one.items, wished)]
    ended = [one for one in found if head and (head in alike(one.items) or _all_hold(one.items, head))]
    if not ended and wished.counted and _fit(steps, wished):
        yield steps
        return
    if not ended and head and _counts(plain(line.text), head, wished):
        following = tuple(in_paragraphs(place.text, end, head))[: wished.number + 1]
        paragraphs = tuple(item for item in following if head in plain(item.text))
        if len(paragraphs) == wished.number and paragraphs == following[: wished.number]:
            yield paragraphs
            return
    behind = [one for one in found if not head or -1 < plain(one.behind).find(head) <= _NEAR]
    kept = ended or behind
    most = max((_said_in(one.clause, said) for one in kept), default=0)
    for one in kept:
        if _said_in(one.clause, said) == most:
            yield tuple(Item(line.start + item.start, item.text) for item in one.items)


def _said_in(clause: str, said: Sequence[str]) -> int:
    """Return how many of the question's words a clause holds: of several lists the nearest is meant."""
    text = plain(clause)
    return sum(word in text for word in said)


def _counts_otherwise(text: str, head: str, wished: Wish) -> bool:
    """Tell whether a sentence counts the noun by another number: 三个青石 where four are asked for."""
    if not head or not wished.number:
        return False
    counted = re.search(rf"(?<![第\d])(?:{NUMBER})[{MEASURES}]*{re.escape(head)}", text)
    return counted is not None and not _counts(text, head, wished)


def _counts(text: str, head: str, wished: Wish) -> bool:
    """Tell whether a sentence counts the noun by the very number that is asked for."""
    counts = re.finditer(rf"(?<![第\d])({NUMBER})[{MEASURES}]*{re.escape(head)}", text)
    return bool(wished.number) and wished.number in {figure(m[1]) for m in counts}


def _all_hold(items: Sequence[Item], head: str) -> bool:
    return len(head) > 1 and all(head in item.text for item in items)


def _own_steps(place: Place) -> Iterator[Item]:
    """Yield the steps that begin inside of a sentence, behind its colon."""
    colon = re.search("[：:](?=一[是要])", place.line.text)
    return in_steps(place.text, place.line.start + colon.end()) if colon else iter(())


def _fit(items: Sequence[Item], wished: Wish) -> bool:
    return len(items) == wished.number if wished.number else len(items) > 1


def _quoted(place: Place, item: Item) -> Evidence:
    """Return the evidence of an item: the sentence that holds it."""
    line = place.line
    end = item.start + len(item.text)
    if line.start <= item.start and end <= line.start + len(line.text):
        return Evidence(item.text, item.start, end, line.text, line.report.iri)
    stop = re.compile("[。；\n]|$").search(place.text, end)
    return Evidence(
        item.text, item.start, end, place.text[item.start : stop.end() if stop else end].strip(), line.report.iri
    )
