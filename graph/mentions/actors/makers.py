"""The enterprises that a report names by what they do: lead an industry, stand in a list of firms, make a product."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from gangmu.graph.mentions.actors.firms import CUT, OWNED, is_name, kind_of
from gangmu.graph.mentions.names import Hit, begin, quick
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_FIRM, _ROLES = table("actors")["firm"], table("actors")["roles"]
_TRADES = frozenset(_FIRM["trades"])
_LEVELS = frozenset("省市县")
# So far before its end a list of enterprises may begin.
_REACH, _LONGEST = 60, 6

# -- patterns --------------------------------------------------------------------------------------------------------

_LEADING = re.compile(r"以([^，。；！\n]{2,40})为龙头")
_CLOSING = re.compile(
    rf"等(?<![{''.join(_ROLES['closing_not_before'])}]等)[^，。；、！\n“”等{_ROLES['closing_not_within']}]{{0,10}}?"
    rf"(?:{alternatives(_ROLES['closing'])})(?!{alternatives(_ROLES['closing_not_next'])})"
)
_PART = re.compile(r"[^、和与及]+")
_TRADE = re.compile(rf"(?:{quick((*_FIRM['trades'], *_FIRM['products']))})(?!{alternatives(_FIRM['trade_not'])})")
_PROJECT = re.compile(r"[一二三四]期|生产线|[^，。；！\n]{0,40}等[^，。；]{0,8}项目")
_COUNT = re.compile(
    rf"\d[\d.×]{{0,15}}[万亿]?(?:{alternatives(_FIRM['units'])})(?!{alternatives(_FIRM['after_unit_not'])})"
)
_STAGE = re.compile("[一二三四]期")
_SORT = re.compile(rf".*(?:{alternatives(_FIRM['sorts'])})$")
_NOT_FIRST = re.compile(alternatives(words("places", "not_first", "words")))

# -- read ------------------------------------------------------------------------------------------------------------


def makers(chars: str) -> Iterator[Hit]:
    """Yield where enterprises are named as leaders of an industry, in lists of enterprises, or as makers.

    >>> [hit.key for hit in makers("以甲乙时代、丙丁药业为龙头，支持子丑、寅卯等企业，推进辰巳30万吨乙烯")]
    ['辰巳', '甲乙时代', '丙丁药业', '子丑', '寅卯']
    """
    yield from _made(chars)
    for match in _LEADING.finditer(chars):
        yield from _listed(chars, *match.span(1))
    for match in _CLOSING.finditer(chars):
        yield from _listed(chars, max(0, match.start() - _REACH), match.start())


def _made(chars: str) -> Iterator[Hit]:
    """Yield the enterprises that lists of projects name by what they make, by a count of it, or by a stage (二期)."""
    for match in chain(_TRADE.finditer(chars), _COUNT.finditer(chars), _STAGE.finditer(chars)):
        at = match.start()
        start = begin(chars, max(0, at - 5), at, CUT)
        if start is None or not 2 <= at - start <= 4 or chars[start - 1] in "”）》":
            continue
        trade = match.re is _TRADE
        if _maker(chars[start:at]) and (not trade or _PROJECT.match(chars, match.end())):
            end = match.end() if trade and match[0] in _TRADES else at
            yield Hit(start, end, chars[start:end], Kind.ENTERPRISE)


def _maker(core: str) -> bool:
    """Tell whether what stands before a product can name its maker."""
    return not (_SORT.match(core) or _NOT_FIRST.match(core) or is_known(core)) and is_name(core)


def _listed(chars: str, low: int, high: int) -> Iterator[Hit]:
    """Yield the items of the list that ends at `high`, if all of them can be names of enterprises.

    Where some cannot (关停水泥生产线、甲乙纸业等企业), those that end in a trade still do.
    """
    low = max(low, *(chars.rfind(mark, low, high) + 1 for mark in "，。；：！\n“”"))
    comma = chars.find("、", low, high)
    low = begin(chars, low, comma if comma >= 0 else high, CUT) or low
    parts = [match.span() for match in _PART.finditer(chars, low, high)]
    if all(2 <= b - a <= 10 and _item(chars[a:b]) for a, b in parts):
        yield from (Hit(a, b, chars[a:b], kind_of(chars[a:b])) for a, b in parts if not is_known(chars[a:b]))
        return
    for a, b in parts[1:]:
        if b - a <= _LONGEST and chars[a:b].endswith(tuple(_TRADES)) and _maker(chars[a : b - 2]):
            yield Hit(a, b, chars[a:b], Kind.ENTERPRISE)


def _item(name: str) -> bool:
    """Tell whether an item of a list of enterprises can be the name of one."""
    of_level = name[:1] in _LEVELS and len(name) == 3  # 省交投、市水投等国企
    return not _NOT_FIRST.match(name) and (is_name(name) or of_level or name.endswith(OWNED))
