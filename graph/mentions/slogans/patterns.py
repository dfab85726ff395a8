"""Compounds taken apart: “1+3”：“1”是甲，“3”是乙、丙、丁 · “1233”：一个中心，两大产业，三个园区，三项行动."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.mentions.slogans.listings import last_end
from gangmu.graph.mentions.slogans.parts import bare, cut_last, edged, items, split
from gangmu.graph.model import Member, Span
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_CLAUSE = re.compile("(?:“[^“”\n]*”|（[^（）\n]*）|《[^《》\n]*》|[^，；。\n])+")
# “3”是指甲、乙、丙: what each numeral of a sum stands for.
_KEY = re.compile(
    rf"“(?P<key>\d+|[NMXnmx])[个项类条大]?[^“”\n]{{0,8}}”(?:个|项|类|条)?"
    rf"(?:{alternatives(words('glossary', 'opening'))}|[是为：]|(?=[^，。；]))"
)
_NUMERAL = re.compile(r"\d+|[NMXnmx]")
# 以甲为核心、以乙和丙为两翼: what serves as each part.
_SERVES = re.compile("以(?P<who>(?:(?!以|为)[^，；。\n]){2,24})为[^，；。、\n]{1,8}")
_DOUBLE = re.compile("([一二两三四五六七八九十])(.)\\1(.)")
_HAN = {1: "一", 2: "二两双", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十"}
_MARKS = re.compile("[，、；：]")
_UNITS = frozenset("年月日天时小分万亿千百")
_LONGEST, _SHORT = 60, 24
# So far into a part its numeral may stand: 围绕一个中心.
_LEAD, _FIRST_LEAD = 6, 20


def taken_apart(chars: str, region: Span, name: str, counts: Sequence[int]) -> list[Member]:
    """Return the parts of a compound that `region` tells; an empty list where it does not.

    They are as many as the numerals say together, or one for each numeral, which opens it.
    """
    keyed = _keyed(chars, region, name)
    if keyed or len(counts) < 2:
        return keyed
    return _opened(chars, region, counts) or _serving(chars, region, counts) or _paired(chars, region, name, counts)


def _keyed(chars: str, region: Span, name: str) -> list[Member]:
    """Return what each numeral of a sum (1+3+N) stands for; the single parts where each numeral has as many."""
    numerals = _NUMERAL.findall(name) if "+" in name or "＋" in name else []
    keys = list(_KEY.finditer(chars, *region))
    if len(numerals) < 2 or [match["key"] for match in keys] != numerals:
        return []
    ends = [match.start() for match in keys[1:]] + [region.end]
    groups = [_group(chars, Span(k.end(), end), n) for k, end, n in zip(keys, ends, numerals, strict=True)]
    single = [len(parts) for parts in groups] == [int(n) if n.isdecimal() else 1 for n in numerals]
    found = []
    for parts, numeral in zip(groups, numerals, strict=True):
        whole = [Span(parts[0].start, parts[-1].end)]
        found += [Member(chars[a:b], Span(a, b), numeral) for a, b in (parts if single else whole)]
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


def _opened(chars: str, region: Span, counts: Sequence[int]) -> list[Member]:
    """Return one part for each numeral, from the numeral on: 围绕一个中心，抓好两大产业."""
    for mark in "，、；":
        pieces = list(split(chars, region, mark))
        for way in (pieces, cut_last(chars, pieces)):
            leads = (_FIRST_LEAD, *[_LEAD] * len(counts))
            found = [_from_numeral(chars, *of) for of in zip(way, counts, leads, strict=False)]
            if len(way) == len(counts) and all(found):
                return [Member(chars[a:b], Span(a, b)) for a, b in filter(None, found)]
    return []


def _from_numeral(chars: str, piece: Span, count: int, lead: int) -> Span | None:
    start, end = bare(chars, piece)
    for numeral in (*_HAN.get(count, ""), str(count)):
        at = chars.find(numeral, start, min(start + lead, end))
        after = at + len(numeral)
        if at >= 0 and "\u3400" <= chars[after] <= "\u9fff" and chars[after] not in _UNITS and end - at <= _SHORT:
            # A part in quotation marks is a slogan of its own, which its compound lists by name.
            return None if chars[at - 1] == "“" or _MARKS.search(chars, at, end) else Span(at, end)
    return None


def _serving(chars: str, region: Span, counts: Sequence[int]) -> list[Member]:
    """Return what serves as each part: 以甲为核心、以乙和丙为两翼."""
    groups = []
    for serving in _SERVES.finditer(chars, *region):
        pieces = list(items(chars, Span(*serving.span("who"))))
        groups.append([bare(chars, piece) for piece in (cut_last(chars, pieces) if pieces else ())])
    if [len(group) for group in groups[: len(counts)]] != list(counts):
        return []
    return [Member(chars[a:b], Span(a, b)) for group in groups[: len(counts)] for a, b in group]


def _paired(chars: str, region: Span, name: str, counts: Sequence[int]) -> list[Member]:
    """Return parts of which each bears both words of a double (“五抓五促”：抓甲促乙、…)."""
    double = _DOUBLE.fullmatch(name)
    clause = _CLAUSE.match(chars, *region)
    if double is None or clause is None:
        return []
    pieces = [bare(chars, piece) for piece in items(chars, Span(*clause.span()))]
    both = all(double[2] in chars[a:b] and double[3] in chars[a:b] for a, b in pieces)
    return [Member(chars[a:b], Span(a, b)) for a, b in pieces] if both and len(pieces) == counts[0] else []
