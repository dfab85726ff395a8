"""Which N a name stands for: 哪五个, “name the twelve”, and the place of a member, 第几篇; never a number for a list.

What the graph lists is a member of a slogan. Where it does not, one sentence may list exactly as many right before the
name: 县、乡、村三级网络 answers 哪三级. Where neither does, it is refused: that there are five says not which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose, limits, passages, rows
from gangmu.graph.ask.answer import Answer, Evidence
from gangmu.graph.ask.holding import Line, Words, holds, lines
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.listing import DIGIT, opening_verb
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.replies import answered, refused, spoken
from gangmu.graph.ask.sections import once
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import called, listed, say
from gangmu.graph.ask.witness import itemised, wanted

_ENGLISH = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WHICH = re.compile(r"哪(?:里头)?(\d{1,2}|[一二两三四五六七八九十俩仨])(个字|[\u4e00-\u9fff])")
_SOME = re.compile(
    r"(?:是|有|为|指|叫)哪(?:\d{1,2}|[一二两三四五六七八九十几])|(?:叫|都叫)(?:什么|啥)名|(?:什么|啥)名[字称]|名单|都是谁"
    rf"|name (?:the|all) (?:\d{{1,2}}|{'|'.join(_ENGLISH)})(?![a-z])|what are (?:the names of|[a-z' ]+ called)"
    rf"|which [a-z]+ (?:are|were|is|was) the (?:\d{{1,2}}|{'|'.join(_ENGLISH)})(?![a-z])|list the names of"
)
_PLACE = re.compile(
    r"第几[篇个项条位类大块家]?|排(?:在)?第几|(?:which|what) (?:number|position|place)|in what place", re.I
)
_MARKS = ("、", "、和与及")
"""What may stand between the items of a list: commas alone, or also and."""
_WHICH_OF = re.compile("(?:哪些|哪几[个条家座所项类种处]|哪[个条家座所项类种处])(?:重大|重点|新|大)?$|(?:which|what) $")
_ALONE = frozenset(["Project", "Campaign", "Indicator", "Organization", "Enterprise", "Actor"])


def asks_several(s: Situation) -> bool:
    """Tell whether several things are asked for by name."""
    return bool(_SOME.search(s.asked.text))


def numbered(s: Situation) -> bool:
    """Tell whether a number of things is asked for by name, which no list of a whole class answers."""
    return bool(_WHICH.search(s.asked.text))


def ordinal_of(s: Situation) -> Answer | None:
    """Return the how-manieth member of a slogan a thing is, or refuse and say what the slogan's members are."""
    if not _PLACE.search(s.asked.text) or not s.asked.anchors:
        return None
    relation = s.known.vocabulary.relations.get("hasMember")
    slogans = [m for m in s.asked.anchors if s.meant(m, "Slogan")]
    inner = s.asked.anchors[-1] if len(s.asked.anchors) > 1 else s.asked.anchors[0]
    wholes = [t for m in slogans if m is not inner for t in s.meant(m, "Slogan")]
    if relation is None:
        return None
    wholes = wholes or _holding(s, s.meant(inner))
    if not wholes:
        return None
    sparql = compose.links(relation, iris(wholes), (), s.reports)
    found = compose.in_order(compose.found(s.known, sparql))
    result = rows.rows_of(s, found, True)
    wanted_here = {t.iri for t in s.meant(inner)}
    place = next((n for n, row in enumerate(result, 1) if row.iri in wanted_here), 0)
    near = spoken(s, wholes[:1])
    if not result:
        return None
    if not place:
        shown = listed(s.lang, [called(s.lang, row) for row in result])
        text = say(s.lang, "members.notOne", name=spoken(s, s.meant(inner)[:1]), near=near, list=shown)
        return refused(s, "notStated", text, wholes[:1], result, sparql, "hasMember")
    text = say(s.lang, "members.place", name=spoken(s, s.meant(inner)[:1]), near=near, n=place)
    return answered(s, text, result[place - 1 : place], sparql, "memberOf", s.meant(inner)[:1])


def _holding(s: Situation, things: Sequence[Thing]) -> list[Thing]:
    relation = s.known.vocabulary.relations.get("memberOf")
    if relation is None or not things:
        return []
    found = compose.found(s.known, compose.links(relation, iris(things), (), s.reports))
    return list(s.known.things(f.thing for f in found).values())


def counted_out(s: Situation, things: Sequence[Mention]) -> Answer | None:
    """Return the members that a sentence lists right before a number and its measure: 县、乡、村三级."""
    asked = _WHICH.search(s.asked.text)
    words = wanted(s) if asked else None
    if asked is None or words is None:
        return None
    number = int(asked[1]) if asked[1].isdigit() else DIGIT[asked[1]]
    words = replace(words, heavy=words.heavy - set(range(*asked.span())))
    for line in lines(s, words):
        if holds(words, plain(line.text), plain(line.lead)):
            found = list(_listed(line, number, asked[2], words))
            if len(found) == number:
                quotes = [Evidence(item, at, at + len(item), line.text, line.report.iri) for at, item in found]
                return itemised(s, line, quotes)
    return None


def _listed(line: Line, number: int, measure: str, words: Words) -> Iterator[tuple[int, str]]:
    """Yield the items of the list right before the number, each with its place; the first without its verb."""
    numeral = "|".join([str(number), *(c for c, n in DIGIT.items() if n == number)])
    for marks in _MARKS:
        item = f"(?:“[^“”]{{1,16}}”)?[^，。；：！？“”《》（）(){marks}]{{0,16}}"
        pattern = rf"({item}(?:[{marks}]{item}){{{number - 1}}})[等这]?“?(?:{numeral})[个大]?{re.escape(measure)}"
        match = re.search(pattern, line.text)
        parts = re.split(f"[{marks}]", match[1]) if match else []
        if match and all(parts):
            place = match.start(1)
            for n, part in enumerate(parts):
                cut = _verb(part, words.text) if n == 0 else 0
                yield line.start + place + cut, part[cut:]
                place += len(part) + 1
            return


def _verb(part: str, question: str) -> int:
    """Return how much of the first item is the verb before the list: what the question says too, or a known verb."""
    said = next((n for n in range(len(part) - 1, 1, -1) if part[:n] in question), 0)
    return max(said, opening_verb(part))


def named_ones(s: Situation, things: Sequence[Mention]) -> Answer | None:
    """Return which of the things whose names hold a noun are spoken of as the question does: 哪些铁路要提速实施."""
    if len(things) != 1 or things[0].sure or len(things[0].hits) < 2:
        return None
    noun = things[0]
    match = _WHICH_OF.search(s.asked.text[: noun.start])
    words = wanted(s, 1) if match else None
    if match is None or words is None:
        return None
    span = set(range(noun.start, noun.end))
    words = replace(words, heavy=words.heavy - span, loose=tuple(x for x in words.loose if x[0] not in span))
    if not words.heavy:
        return None
    sparql = passages.sentences(iris(s.meant(noun)), s.reports)
    fitting = [
        f for f in compose.found(s.known, sparql) if any(holds(words, plain(e.exact), "", 1) for e in f.evidence)
    ]
    result = once(s, fitting, "stated")
    if not result:
        return None
    text = say(s.lang, "tell.both", n=len(result), list=listed(s.lang, [called(s.lang, row) for row in result]))
    return answered(s, text, result, sparql, "mentions", s.meant(noun)[:1])


def unnamed(s: Situation, things: Sequence[Mention]) -> Answer | None:
    """Refuse where it is asked which N a thing is and the report names none of them: its number is no answer."""
    meant = s.all_meant()
    if not asks_several(s) or len(things) != 1 or not meant or s.asked.has("form", "howMuch"):
        return None
    if len(meant) > 2 or (s.classes() and "哪几" in s.asked.text):
        return None
    if any(not _ALONE & set(t.kinds) and not s.fits(t, "Project") for t in meant):
        return None
    classes = [c for c in s.classes() if c not in ("Place", "Project")]
    if (classes and not s.all_meant("Indicator")) or s.all_meant("Actor", "Place", "Section"):
        return None
    relation = s.known.vocabulary.relations.get("hasMember")
    if relation and compose.found(s.known, compose.links(relation, iris(meant), (), s.reports)):
        return None
    return limits.not_stated(s)
