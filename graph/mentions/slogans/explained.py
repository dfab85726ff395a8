"""The parts of a slogan as the report's glossary explains it: “两湖”：青石湖、云岭湖 · “1+2”：“1”是甲，“2”是乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gangmu.graph.mentions.slogans.listings import Wanted, enclosed, itemised, last_end, numbered
from gangmu.graph.mentions.slogans.parts import bare, cut_last, edged, items, split
from gangmu.graph.model import Definition, Listed, Listing, Member, Span
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_CUE = re.compile(alternatives(words("glossary", "cues")) + "(?<!即将)(?![导示标挥引向])")
_SAID = alternatives(words("glossary", "opening"))
_SENTENCE = re.compile("[^。\n]+")
_CLAUSE = re.compile("(?:“[^“”\n]*”|（[^（）\n]*）|《[^《》\n]*》|[^，；。\n])+")
# “3”是指甲、乙、丙；3个甲是…: what each numeral of a sum stands for.
_KEY = re.compile(
    rf"“(?P<key>\d+|[NMXnmx])[个项类条大]?[^“”\n]{{0,8}}”(?:个|项|类|条)?(?:{_SAID}|[是为：]|(?=[^，。；]))"
)
_NUMERAL = re.compile(r"\d+|[NMXnmx]")
_QUOTED = re.compile("“([^“”\n]+)”")
_HAN = {"1": "1一", "2": "2二两双", "3": "3三", "4": "4四", "5": "5五", "6": "6六", "7": "7七", "8": "8八", "9": "9九"}
_LONGEST = 60


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
        found = _grouped(chars, region, name) or _listed(chars, region, name, wanted)
        if not found and len(counts) > 1:
            found = _listed(chars, region, name, lambda length: length == len(counts))
            found = found if _counted(found, counts) else []
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


def _grouped(chars: str, region: Span, name: str) -> list[Member]:
    """Return what each numeral of a sum (1+3+N) stands for; the single parts where each numeral has as many."""
    numerals = _NUMERAL.findall(name) if "+" in name or "＋" in name else []
    keys = [match for match in _KEY.finditer(chars, *region)]
    if len(numerals) < 2 or [match["key"] for match in keys] != numerals:
        return []
    ends = [match.start() for match in keys[1:]] + [region.end]
    groups = [_group(chars, Span(k.end(), end), n) for k, end, n in zip(keys, ends, numerals, strict=True)]
    single = [len(parts) for parts in groups] == [int(n) if n.isdecimal() else 1 for n in numerals]
    found = []
    for (whole, parts), numeral in zip(((_whole(g), g) for g in groups), numerals, strict=True):
        found += [Member(chars[a:b], Span(a, b), numeral) for a, b in (parts if single else [whole])]
    return found if all(0 < member.at.end - member.at.start <= _LONGEST for member in found) else []


def _group(chars: str, region: Span, numeral: str) -> list[Span]:
    clause = _CLAUSE.match(chars, *region)
    region = edged(chars, Span(*clause.span()) if clause else region)
    pieces = list(items(chars, region))
    if len(pieces) < 2:
        return [bare(chars, region)]
    *rest, last = cut_last(chars, pieces)
    again = chars.find(numeral, *last)  # 甲、乙、丙3个站
    last = Span(last.start, again if again > last.start else last_end(chars, last, numeral))
    return [bare(chars, piece) for piece in (*rest, last)]


def _counted(found: Sequence[Member], counts: Sequence[int]) -> bool:
    """Tell whether each part opens with the numeral that it stands for: 两个特色专科、一个推广中心."""
    pairs = zip(found, counts, strict=True) if len(found) == len(counts) else ()
    return bool(found) and all(
        part.name.lstrip("第“").startswith(tuple(_HAN.get(str(n), str(n))) if n < 10 else str(n)) for part, n in pairs
    )


def _whole(parts: Sequence[Span]) -> Span:
    return Span(parts[0].start, parts[-1].end)


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
