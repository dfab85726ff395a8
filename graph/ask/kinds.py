"""Whole classes: all slogans, all firms, the main goals; and slogans that are, or are not, spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask import compose, passages
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.lexicon import Sense
from gangmu.graph.ask.replies import answered, label, refused, spoken
from gangmu.graph.ask.sections import once
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import called, listed, say

_NAMES = re.compile("名字|列|写|讲|说|给|交代|解释|(?<![a-z])(?:list|name|state|give|enumerate|spell|explain|without)")
_NUMBER = re.compile("(?<![哪第几])([两二三四五六七八九十])(?:大|个|项|类)$")
_UNLISTED = ("unlisted", "impliedList")


def spelt_out(s: Situation) -> bool | None:
    """Tell whether the slogans are asked for whose members the report lists (True) or those whose it does not (False).

    None where neither is asked: by a word for it, or by slogans and their members together.
    """
    asked = s.asked
    if asked.has("listing", "unlisted"):
        return False
    if asked.has("listing", "listed") and not asked.has("negation"):
        return True
    slogans = "Slogan" in s.classes()
    held = asked.has("listing", "listed") or ("hasMember" in asked.keys("relation") and _NAMES.search(asked.text))
    return not asked.has("negation") if slogans and held else None


def listing(s: Situation, unlisted: bool) -> Answer | None:
    """Return the slogans whose members the report does not list, or those whose members it lists."""
    codes = ("unlisted",) if unlisted else ("closedList", "openList")
    sparql = compose.query(
        "?thing ?name ?listing ?claim ?quote ?exact ?start ?end",
        [
            "?claim gm:memberListing ?listing ; gm:ofSlogan ?thing .",
            compose.one_of("listing", codes),
            compose.in_reports(s.reports),
            "FILTER NOT EXISTS { ?text gm:textOf ?thing }",
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start ?name",
    )
    rows = once(s, compose.found(s.known, sparql), "stated")
    if not rows:
        return None
    text = say(s.lang, "tell.both", n=len(rows), list=listed(s.lang, [called(s.lang, r) for r in rows], 40))
    return answered(s, text, rows, sparql, "memberListing")


def title(s: Situation, slogan: Thing, answer: Answer) -> str:
    """Return what the report calls a slogan right behind its name (“甲”工作思路), in a sentence, or ""."""
    words = {w for w in s.lexicon.by_category("class") if Sense("class", "Slogan") in s.lexicon.words[w]}
    found, _ = passages.speaking(s, [slogan])
    texts = [e.sentence for f in found for e in f.evidence] + [e.sentence for r in answer.rows for e in r.evidence]
    name = re.escape(slogan.zh.strip("“”"))
    for match in (m for text in texts for m in re.finditer(f"“{name}”([\u4e00-\u9fff]{{2,6}})", text)):
        called = next((match[1][:n] for n in range(len(match[1]), 1, -1) if match[1][:n] in words), "")
        if called:
            return say(s.lang, "members.title", name=called)
    return ""


def not_listed(s: Situation, things: Sequence[Thing]) -> Answer | None:
    """Refuse where a slogan is announced and its members are not listed; None where nothing is known of its listing."""
    slogans = [t for t in things if "Slogan" in t.kinds]
    if not slogans:
        return None
    sparql = compose.query(
        "?thing ?name ?listing ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", iris(slogans)),
            "?claim gm:ofSlogan ?thing ; gm:memberListing ?listing .",
            compose.one_of("listing", _UNLISTED),
            "FILTER NOT EXISTS { ?thing gm:hasMember ?member }",
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start",
    )
    found = compose.found(s.known, sparql)
    if not found:
        return None
    quote = found[0].evidence[0].sentence.replace("\n", "") if found[0].evidence else ""
    text = say(s.lang, "members.unlisted", near=spoken(s, slogans), quote=quote)
    return refused(s, "notListed", text, slogans, once(s, found, "stated"), sparql, "hasMember")


def all_of(s: Situation, classes: Sequence[str], headlines: bool) -> Answer | None:
    """Return all things of some classes; `headlines` keeps to those that stand in a list of goals, if there are any."""
    if classes[0] == "Place" and s.asked.has("form", "howMany"):
        return None  # the report names places; it does not count them
    for only in (True, False) if headlines else (False,):
        sparql = _members(s, classes, only)
        rows = once(s, compose.found(s.known, sparql), "stated")
        if rows and len(rows) not in (claimed(s) or (len(rows),)):
            return None  # 五大行动 are five that have a name, and not all that the report has
        if rows:
            shown = listed(s.lang, [called(s.lang, r) for r in rows])
            text = say(s.lang, "tell.class", kind=label(s, classes[0]), n=len(rows), list=shown)
            return answered(s, text, rows, sparql, "type")
    return None


def claimed(s: Situation) -> tuple[int, ...]:
    """Return the numbers that a question puts right before a word for a class: 五 of 五大行动."""
    classes = [cue.start for cue in s.asked.words if any(x.category == "class" for x in cue.senses)]
    before = [_NUMBER.search(s.asked.text[:start]) for start in classes]
    return tuple("零一二三四五六七八九十".find(m[1].replace("两", "二")) for m in before if m)


def _members(s: Situation, classes: Sequence[str], headlines: bool) -> str:
    return compose.query(
        "?thing ?name ?claim ?quote ?exact ?start ?end",
        [
            f"?thing a ?class . {compose.one_of('class', classes)}",
            "?claim gm:mentions|gm:ofSlogan|gm:indicator|gm:object|gm:subject ?thing .",
            "?claim gm:inSection/gm:orientation gm:goalList ." if headlines else "",
            compose.in_reports(s.reports),
            "FILTER NOT EXISTS { ?text gm:textOf ?thing }",
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start ?name",
    )
