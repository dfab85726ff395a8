"""The parts of a slogan as the report's glossary explains it: “两湖”：青石湖、云岭湖 · “1+2”：“1”是甲，“2”是乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gangmu.graph.mentions.slogans.listings import Wanted, enclosed, itemised, numbered
from gangmu.graph.mentions.slogans.parts import split
from gangmu.graph.mentions.slogans.patterns import taken_apart
from gangmu.graph.model import Definition, Listed, Listing, Member, Span
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_CUE = re.compile(alternatives(words("glossary", "cues")) + "(?<!即将)(?![导示标挥引向])")
_SAID = alternatives(words("glossary", "opening"))
_SENTENCE = re.compile("[^。\n]+")
_CLAUSE = re.compile("(?:“[^“”\n]*”|（[^（）\n]*）|《[^《》\n]*》|[^，；。\n])+")
_NUMERAL = re.compile(r"\d+|[NMXnmx]")
_QUOTED = re.compile("“([^“”\n]+)”")


def explained(
    chars: str, entry: Definition, mark: Span, name: str, counts: Sequence[int], wanted: Wanted
) -> Listed | None:
    """Return the parts that an entry lists of the slogan at `mark` in its term; None where it lists none.

    `wanted` tells which numbers of parts agree with the name; a compound may also have one part for each of its
    `counts`, if each part opens with its numeral.
    """
    head = chars[mark.end : entry.spot.end].strip("”’」')")
    if mark.end == entry.spot.end and chars[mark.start] not in "“‘「":
        head = name[-2:]  # 六大行动：甲、乙行动
    for region in _regions(chars, entry, name):
        found = taken_apart(chars, region, name, counts) or _listed(chars, region, name, wanted)
        if found:
            members = tuple(_without(member, head, found) for member in found)
            return Listed(members, entry.at, Listing.CLOSED, explained=True)
    return None


def _regions(chars: str, entry: Definition, name: str) -> Iterator[Span]:
    """Yield where the parts may stand: what the meaning says of this name, then its sentences."""
    own = re.compile(rf"[“‘]{re.escape(name)}[”’](?:{_SAID}|[是为：])(?P<said>[^；。\n]+)")
    for match in own.finditer(chars, *entry.meaning):
        yield Span(*match.span("said"))
    names, parts = _QUOTED.findall(entry.term), list(split(chars, entry.meaning, "；"))
    if name in names and len(names) == len(parts) > 1:  # “甲”、“乙”：甲的解释；乙的解释
        yield parts[names.index(name)]
        return
    if _NUMERAL.match(name):
        yield entry.meaning
    for sentence in _SENTENCE.finditer(chars, *entry.meaning):
        yield Span(*sentence.span())


def _listed(chars: str, region: Span, name: str, wanted: Wanted) -> list[Member]:
    """Return the list in `region`, if one of its clauses, or the whole, holds as many parts as the name counts."""
    spot = Span(region.start, region.start)
    for clause in _CLAUSE.finditer(chars, *region):
        for start in _starts(chars, Span(*clause.span())):
            if found := itemised(chars, Span(start, clause.end()), name, wanted) or enclosed(
                chars, Span(start, clause.end()), wanted
            ):
                return _members(chars, found)
    if found := numbered(chars, spot, wanted):
        return _members(chars, found)
    for start in _starts(chars, region):
        for mark in "；，":
            if found := itemised(chars, Span(start, region.end), name, wanted, mark):
                return _members(chars, found)
    return []


def _starts(chars: str, clause: Span) -> Iterator[int]:
    """Yield where a list may begin: after the last cue of the clause first, at the clause's own begin last."""
    comma = chars.find("、", *clause)
    cues = [cue.end() for cue in _CUE.finditer(chars, clause.start, comma if comma >= 0 else clause.end)]
    yield from reversed(cues)
    yield clause.start


def _members(chars: str, spans: Sequence[Span]) -> list[Member]:
    return [Member(chars[a:b], Span(a, b)) for a, b in spans]


def _without(member: Member, head: str, others: Sequence[Member]) -> Member:
    """Return the last member without what the term says after the name, or what the name itself counts.

    良制融合发展 of “五良”融合 is 良制, and 加工行动 of 六大行动 is 加工.
    """
    at = member.name.find(head) if head else -1
    if at < 2 or member is not others[-1] or any(head in other.name for other in others[:-1]):
        return member
    return Member(member.name[:at], Span(member.at.start, member.at.start + at), member.group)
