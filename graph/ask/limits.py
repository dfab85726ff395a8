"""What is no question to a report, and what the report does not hold: refused, with what is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask import passages
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.lexicon import Cue, Sense
from gangmu.graph.ask.plain import LONGEST, plain
from gangmu.graph.ask.replies import refused, spoken
from gangmu.graph.ask.rows import shortest
from gangmu.graph.ask.sections import once
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import listed, quoted, say
from gangmu.ontology.lexicon import table

_SPARQL = re.compile(
    r"\b(?:select|construct|describe|ask|insert|delete|load|clear|drop|create|with)\b[^{}]{0,200}\{|\?\w+\s+\?\w+\s+\?\w+"
    r"|\bprefix\s+\w*:|\b(?:insert|delete)\s+(?:data|where)\b|\bdrop\s+(?:all|graph|table)\b|\bselect\b.+\bfrom\b",
    re.I | re.S,
)
_MARKUP = re.compile(
    r"<\s*/?\s*(?:script|img|svg|iframe|body|html|a|div|style|object|link|meta)\b|javascript:|\bon\w+\s*=", re.I
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HAN_COUNT = dict(zip(_NUMBERS, "二三四五六七八九十", strict=True))
_OF_PARTS = "components?|members?|parts?|elements?|pillars|blocks|things|pieces|halves|items|points"
_COUNT_BEFORE = re.compile(
    rf"(?<![a-z])({'|'.join(_NUMBERS)})(?! ?years?)(?![a-z])(?! (?:[a-z]+ )?(?:{_OF_PARTS})(?![a-z]))"
)
_OWN_COUNT = re.compile("^([二三四五六七八九十])")
_BESIDE = 3
"""As many characters behind such a word must stand beside it in the report too."""
_FIRM = (Sense("social", "command"), Sense("social", "world"))
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:县|省|州|旗|(?<![集夜超都股门菜早花城上楼房车])市|(?<![小重强集城名])镇|(?<![城家下返故])乡"
    r"|(?<![新农乡山渔])村|(?<![新园社片小老城山景矿牧林郊街校厂库灾湖辖地特发验作业济能心假游护])区)$"
)


def turned_away(s: Situation) -> Answer | None:
    """Refuse what is no question to a report: nothing, a query, markup, a greeting, an order, the world at large."""
    question = s.asked.question[:LONGEST]
    if not re.search(r"\w", s.asked.text):
        return refused(s, "notAQuestion", say(s.lang, "refuse.notAQuestion"))
    if _SPARQL.search(question) or _MARKUP.search(question):
        return refused(s, "outside", say(s.lang, "refuse.write"))
    social = s.asked.has("social")
    named = bool(s.asked.anchors)
    clear = [cue for cue in s.asked.words if all(x.category == "social" for x in cue.senses) or not named]
    if (social and any(x in _FIRM for cue in clear for x in cue.senses)) or (social and not named):
        return refused(s, "outside", say(s.lang, "refuse.outside"))
    return None


def not_held(s: Situation) -> Answer | None:
    """Refuse what the report has no place for: what something costs, whom to phone, another place, last year."""
    asked = s.asked
    places = [word for word in asked.unread if _PLACE.search(word)] + other_levels(s)
    if places:
        return refused(s, "unknownThing", say(s.lang, "refuse.elsewhere", words="、".join(places)))
    unheld = [cue for cue in asked.words if any(x.category == "attribute" for x in cue.senses)]
    words = [cue.word for cue in unheld if not (measures(s, cue) or of_its_name(s, cue) or nationwide(s, cue))]
    if words:
        things = s.all_meant()
        text = say(
            s.lang, "refuse.attribute", name=spoken(s, things[:2]), words="、".join(words), known=known_of(s, things)
        )
        return refused(s, "notStated" if things else "outside", text, things, known_rows(s, things))
    return None


def other_levels(s: Situation) -> list[str]:
    """Return words for a place of another level: 青石镇 and 全省 where the report is that of 青石县."""
    reports, scope = s.known.reports, s.asked.scope
    near = reports.other_levels(s.asked.text, scope)
    found = [word for word in near if not any(word in plain(t.zh) for t in s.all_meant())]
    if s.all_meant("Indicator"):
        levels = reports.levels(scope)
        found += [m[0] for m in re.finditer("[全本我该]([省市])", s.asked.text) if m[1] not in levels]
    return list(dict.fromkeys(found))


def nationwide(s: Situation, cue: Cue) -> bool:
    """Tell whether a word says 全国 where all reports that are asked about are of the whole country."""
    of = table("ask-defaults")["nationwide"]
    reports = s.asked.scope or s.known.reports.all
    return cue.word in of["words"] and all(report.scope.startswith(tuple(of["bodies"])) for report in reports)


def measures(s: Situation, cue: Cue) -> bool:
    """Tell whether a word that no graph answers is what a named indicator measures: money of an expenditure."""
    named = " ".join(f"{plain(t.zh)} {plain(t.en)}" for t in s.all_meant("Indicator"))
    keys = {x.key for x in cue.senses if x.category == "attribute"}
    return any(word in named for key in keys for word in table("ask-defaults")["measured"].get(key, ()))


def of_its_name(s: Situation, cue: Cue) -> bool:
    """Tell whether such a word stands with the words beside it in the report too: 产值过十亿元的甲."""
    text = s.asked.text
    beside = [m for m in s.asked.anchors if m.start == cue.end]
    end = beside[0].end if beside else cue.end + _BESIDE
    words = text[cue.start : end]
    if not s.asked.anchors or len(words) < len(cue.word) + 2 or any(m.end <= cue.start for m in s.asked.anchors):
        return False
    quotes = [e for row in known_rows(s, s.all_meant()) for e in row.evidence]
    return any(words in plain(e.exact) or words in plain(e.sentence) for e in quotes)


def miscounted(s: Situation) -> bool:
    """Tell whether a slogan is named with another number than its own: “the six articles” of five."""
    said = {_HAN_COUNT[m[1]] for m in _COUNT_BEFORE.finditer(s.asked.text)}
    slogans = s.all_meant("Slogan")
    if not said or not slogans or len(slogans) != len(s.all_meant()):
        return False
    own = [_OWN_COUNT.search(plain(t.zh).replace("两", "二")) for t in slogans]
    return all(m is not None and m[1] not in said for m in own)


def other_number(s: Situation) -> Answer:
    """Refuse a slogan of another number, and say which there is."""
    return not_stated(s)


def known_of(s: Situation, things: Sequence[Thing]) -> str:
    """Return what the report does say of things, in a sentence, or ""."""
    rows = known_rows(s, things)
    quotes = [quoted(s.lang, shortest(row.evidence).replace("\n", "")) for row in rows]
    return say(s.lang, "refuse.known", list=listed(s.lang, list(dict.fromkeys(quotes)), 3)) if quotes else ""


def known_rows(s: Situation, things: Sequence[Thing]) -> tuple[Row, ...]:
    """Return the sentences that speak of things."""
    if not things:
        return ()
    found, _ = passages.speaking(s, list(things)[:2])
    return tuple(once(s, found[:5], "stated"))


def unread(s: Situation) -> Answer:
    """Refuse a question of which too much was not understood."""
    words = "”“".join(s.asked.unread) or s.asked.question[:LONGEST].strip()[:40]
    near = [hit.label for word in s.asked.unread[:3] for hit in s.names.find(word, limit=3)]
    told = (
        say(s.lang, "refuse.near", list=listed(s.lang, [quoted(s.lang, n) for n in dict.fromkeys(near)], 5))
        if near
        else ""
    )
    if s.asked.anchors:
        things = s.all_meant()
        return refused(
            s, "unclear", say(s.lang, "refuse.unclear", words=words, near=told or known_of(s, things)), things
        )
    return refused(s, "unknownThing", say(s.lang, "refuse.unknownThing", words=words, near=told))


def not_stated(s: Situation) -> Answer:
    """Refuse: the thing is known, and what is asked of it is not."""
    things = s.all_meant()
    text = say(s.lang, "refuse.nothing", name=spoken(s, things[:2]), known=known_of(s, things))
    return refused(s, "notStated", text, things, known_rows(s, things))


def no_thing(s: Situation) -> Answer:
    """Refuse: nothing that the graph knows is named."""
    return refused(s, "outside", say(s.lang, "refuse.outside"))
