"""Names of a question that are read together: 农业那篇文章, 甲和乙, 甲的乙, and names that begin with what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gangmu.graph.ask import compose, passages, reasons
from gangmu.graph.ask.covering import in_runs
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.situation import Situation

_OR = re.compile("(?<!还)还是|或者?是?|(?<![a-z])or(?![a-z])")
_SPELT = re.compile(
    "(?:是|有|为|指)(?:哪|啥|什么)|哪[两三四五六七八九十]|是啥|what are|which are|what is|包括|包含|分别"
)
_HAN = re.compile("[\u3400-\u9fff]")
_PLACES = ("AdministrativeArea", "Place")
_NUMERALS = frozenset("一二三四五六七八九十百0123456789")
_AND = frozenset(["和", "与", "及", "以及", "跟", "and", "", "、"])
_OF = frozenset(["的", "'s", "的这个", "那个"])


SEVERAL = re.compile(
    "哪(?:俩|仨|[两二三四五六七八九十]|几|些)|which (?:two|three|four|five|six|seven|eight|nine|ten)(?![a-z])"
)
"""That several are asked for, and as many as a slogan has."""


def merged(s: Situation) -> Situation:
    """Read 农业那篇文章 and “the agriculture article” as the member of the slogan, and 第三篇文章 as its third one."""
    slogans = [m for m in s.asked.anchors if s.meant(m, "Slogan")]
    for mention in slogans:
        members = _members(s, mention)
        for other in s.asked.anchors:
            kept = tuple(h for h in other.hits if h.iri in members)
            if other is not mention and not other.sure and kept and mention.sure and SEVERAL.search(s.asked.text):
                return _with(s, (mention, other), mention)  # all are asked for: the other name only says of what
            if other is not mention and not mention.sure and kept and not s.asked.has("form", "whether"):
                return _with(s, (mention, other), replace(other, hits=kept))
    return s


def as_one(s: Situation) -> Situation:
    """Read a place and the noun right behind it as one name, 甲机场: what holds both, or nothing."""
    for first, second in zip(s.asked.anchors, s.asked.anchors[1:], strict=False):
        placed = first.sure and all(hit.kind in _PLACES for hit in first.hits)
        if not placed or second.sure or second.start != first.end or not _HAN.match(second.text):
            continue
        both = tuple(hit for hit in second.hits if first.text in plain(hit.label))
        ends = [t.iri for t in s.meant(second)], [t.iri for t in s.meant(first)]
        if not both and ends[0] and compose.found(s.known, reasons.between(*ends, s.reports)):
            continue
        name = s.asked.text[first.start : second.end]
        kept = [m for m in s.asked.anchors if m not in (first, second)]
        if both:
            kept.append(Mention(first.start, second.end, name, both, False))
        unread = s.asked.unread if both else (*s.asked.unread, name)
        asked = replace(s.asked, anchors=tuple(sorted(kept, key=lambda m: m.start)), unread=unread)
        return Situation(asked, s.known, s.names, s.lexicon)
    return s


def chosen(s: Situation) -> Situation:
    """Read 甲归乙还是归丙 as asking of what 甲 is a part: what stands around 还是 are the asker's own guesses."""
    match = _OR.search(s.asked.text)
    if not match or len(s.asked.anchors) < 3:
        return s
    before = [m for m in s.asked.anchors if m.end <= match.start()]
    after = [m for m in s.asked.anchors if m.start >= match.end()]
    whole = [m for m in s.asked.anchors if s.meant(m, "Slogan")]
    kept = tuple(dict.fromkeys((*before[:1], *(m for m in whole if m not in before[:1]))))
    if not after or not before or "memberOf" not in s.asked.keys("relation"):
        return s
    return Situation(replace(s.asked, anchors=kept), s.known, s.names, s.lexicon)


def told_apart(s: Situation) -> Situation:
    """Read 甲的两条底线 as 两条底线 where the report speaks of 甲 in the same sentence."""
    slogans = [m for m in s.asked.anchors if m.sure and s.meant(m, "Slogan")]
    if len(slogans) != 1 or len(s.asked.anchors) != 2 or not _SPELT.search(s.asked.text):
        return s
    other = next(m for m in s.asked.anchors if m is not slogans[0])
    if other.sure or {t.iri for t in s.meant(other)} & set(_members(s, slogans[0])):
        return s
    held = " ".join(plain(e.sentence) for f in passages.speaking(s, s.meant(slogans[0]))[0] for e in f.evidence)
    words = "".join(other.text.split())
    return _with(s, tuple(s.asked.anchors), slogans[0]) if in_runs(words, held) else s


def coordinated(s: Situation) -> Situation:
    """Read 甲和乙 as one name for both, unless it is asked how they hang together or differ."""
    if s.asked.has("form", "path", "why", "compare"):
        return s
    for first, second in zip(s.asked.anchors, s.asked.anchors[1:], strict=False):
        between = s.asked.text[first.end : second.start].strip()
        alike = {k for t in s.meant(first) for k in t.kinds} & {k for t in s.meant(second) for k in t.kinds}
        if between in _AND and alike and not s.asked.has("form", "whether"):
            hits = tuple({h.iri: h for h in (*first.hits, *second.hits)}.values())
            joint = Mention(
                first.start, second.end, s.asked.text[first.start : second.end], hits, first.sure and second.sure
            )
            return _with(s, (first, second), joint)
    return s


def qualified(s: Situation) -> Situation:
    """Read 甲的乙 as 乙 where the graph ties them: the first name only says which one is meant."""
    for first, second in zip(s.asked.anchors, s.asked.anchors[1:], strict=False):
        between = s.asked.text[first.end : second.start].strip()
        if between in _OF and len(s.asked.anchors) > 2:
            ends = [[t.iri for t in s.meant(m)] for m in (second, first)]
            if compose.found(s.known, reasons.between(ends[0], ends[1], s.reports)):
                return _with(s, (first,), second)
    return s


def _members(s: Situation, mention: Mention) -> list[str]:
    relation = s.known.vocabulary.relations.get("hasMember")
    things = s.meant(mention, "Slogan")
    if relation is None or not things:
        return []
    return [f.thing for f in compose.found(s.known, compose.links(relation, [t.iri for t in things]))]


def _with(s: Situation, gone: Sequence[Mention], new: Mention) -> Situation:
    kept = tuple(m for m in s.asked.anchors if m not in gone and m != new)
    anchors = tuple(sorted((*kept, new), key=lambda m: m.start))
    return Situation(replace(s.asked, anchors=anchors), s.known, s.names, s.lexicon)


def _holds(name: str, part: str) -> bool:
    """Tell whether a name holds a part that is not cut out of another number: 三五 is no part of 十三五."""
    at = name.find(part)
    return at == 0 or (at > 0 and not (name[at - 1] in _NUMERALS and part[0] in _NUMERALS))


def wider(s: Situation) -> Situation:
    """Return the question with each name also meaning the things whose names begin with it or hold it."""
    anchors = []
    for mention in s.asked.anchors:
        found = s.names.find(mention.text, limit=12, slips=False)
        more = [h for h in found if _holds(plain(h.name), plain(mention.text))]
        hits = {h.iri: h for h in (*mention.hits, *more)}
        anchors.append(replace(mention, hits=tuple(hits.values())))
    return Situation(replace(s.asked, anchors=tuple(anchors)), s.known, s.names, s.lexicon)
