"""The enterprises and institutions that a report names: by how their name ends, by what they do, or because all know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from gangmu.graph.mentions.gazetteer import is_known, table as gazetteer
from gangmu.graph.mentions.names import Hit, Lexicon, begin, cutter, quick
from gangmu.graph.model import Kind
from gangmu.ontology.words import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_FIRM = table("actors")["firm"]
_KIND = {head: Kind.ENTERPRISE for head in _FIRM["heads"]} | {
    head: Kind.INSTITUTION for head in (*_FIRM["institution"], *_FIRM["guest"])
}
_GUESTS = frozenset(_FIRM["guest"])
_MOST = 14
# Words of one character that may be part of a place's name.
_SINGLE = frozenset("和同与及为对新以")
# 省能投集团, 县医疗集团: a level of government and what its enterprise does; 省属集团 is a sort of enterprise.
_LEVELS, _OF_LEVEL, _OWNED = frozenset("省市县区旗州"), frozenset("属级管直内外域区县乡"), ("集团", "公司")

# -- patterns --------------------------------------------------------------------------------------------------------

_HEAD = re.compile(quick(_KIND))
_NOT_NEXT = re.compile(alternatives(_FIRM["not_next"]))
_CUT = cutter(_FIRM["before"])
_GENERIC = re.compile(rf"(?:{alternatives(_FIRM['generic'])})*")
_GUEST_BEFORE = re.compile(rf"(?:{alternatives(_FIRM['guest_before'])})$")
_GUEST_AFTER = re.compile(alternatives(_FIRM["guest_after"]))
_ABROAD = re.compile(
    rf"(?:{alternatives(words('actors', 'state', 'abroad'))})(?P<core>[\u3400-\u9fff]{{2,8}}?)(?:{alternatives(words('actors', 'state', 'abroad_heads'))})"
)
_TRADES = frozenset(_FIRM["trades"])
_TRADE = re.compile(rf"(?:{quick((*_FIRM['trades'], *_FIRM['products']))})(?!{alternatives(_FIRM['trade_not'])})")
_PROJECT = re.compile(r"[一二三四]期|生产线|[^，。；！\n]{0,40}等[^，。；]{0,8}项目")
_COUNT = re.compile(rf"\d[\d.×]*[万亿]?(?:{alternatives(_FIRM['units'])})(?!{alternatives(_FIRM['after_unit_not'])})")
_STAGE = re.compile("[一二三四]期")
_SORT = re.compile(rf".*(?:{alternatives(_FIRM['sorts'])})$")
_LEADING = re.compile(r"以([^，。；！\n]{2,40})为龙头")
_CLOSING = re.compile(
    rf"(?<![{''.join(words('actors', 'roles', 'closing_not_before'))}])等[^，。；、！\n“”等向对]{{0,10}}?(?:{alternatives(words('actors', 'roles', 'closing'))})(?!特色|产业|家|债)"
)
_NOT_FIRST = re.compile(alternatives(words("places", "not_first", "words")))
_PART = re.compile(r"[^、和与及]+")

# -- read ------------------------------------------------------------------------------------------------------------


def firms(chars: str) -> Iterator[Hit]:
    """Yield where enterprises and institutions are named.

    >>> [hit.key for hit in firms("以甲乙时代、丙丁药业为龙头，支持子丑、寅卯等企业，组建青石集团")]
    ['青石集团', '甲乙时代', '丙丁药业', '子丑', '寅卯']
    """
    for at, found in known().look(chars):
        name, real = found[0]
        if not real or opens(chars, at):
            yield Hit(at, at + len(name), name if real else "", Kind.ENTERPRISE)
    for match in _ABROAD.finditer(chars):
        if is_name(match["core"]):
            yield Hit(*match.span(), match[0], Kind.ORGANIZATION)
    yield from _headed(chars)
    yield from _made(chars)
    for match in _LEADING.finditer(chars):
        yield from _listed(chars, *match.span(1))
    for match in _CLOSING.finditer(chars):
        yield from _listed(chars, max(0, match.start() - 60), match.start())


@cache
def known() -> Lexicon[bool]:
    """Return the enterprises known by name, and (False) the words that hide one."""
    names = {name: True for name in gazetteer("firms")["firm"].split()}
    return Lexicon(names | {word: False for word in _FIRM["hiding"]})


def _headed(chars: str) -> Iterator[Hit]:
    """Yield the names that end in 公司, 银行, 大学 …; two in a row are one (甲实验室乙研究院)."""
    last: Hit | None = None
    for head in _HEAD.finditer(chars):
        if _NOT_NEXT.match(chars, head.end()):
            continue
        low = max(0, head.start() - _MOST)
        start = begin(chars, low, head.start(), _CUT) if low else begin(chars, low, head.start(), _CUT) or 0
        if start is None or not _proper(chars, start := whole(chars, start), head):
            continue
        if last and start <= last.end <= head.start() and last.start <= start:
            start = last.start
        last = Hit(start, head.end(), chars[start : head.end()], _KIND[head[0]])
        yield last


def _made(chars: str) -> Iterator[Hit]:
    """Yield the enterprises that lists of projects name by what they make, by a count of it, or by a stage (二期)."""
    for match in chain(_TRADE.finditer(chars), _COUNT.finditer(chars), _STAGE.finditer(chars)):
        at = match.start()
        start = begin(chars, max(0, at - 5), at, _CUT)
        if start is None or not 2 <= at - start <= 4 or chars[start - 1] in "”）》":
            continue
        trade = match.re is _TRADE
        if _maker(chars[start:at]) and (not trade or _PROJECT.match(chars, match.end())):
            end = match.end() if trade and match[0] in _TRADES else at
            yield Hit(start, end, chars[start:end], Kind.ENTERPRISE)


def _maker(core: str) -> bool:
    """Tell whether what stands before a product can name its maker."""
    return not (_SORT.match(core) or _NOT_FIRST.match(core) or is_known(core)) and is_name(core)


def _proper(chars: str, start: int, head: re.Match[str]) -> bool:
    """Tell whether what stands before a head is a proper name, and the head's name one that acts."""
    core = chars[start : head.start()]
    if core[:1] in _LEVELS and head[0] in _OWNED:
        return len(core) >= 3 and core[1] not in _OF_LEVEL
    if head[0] in _GUESTS and not (
        _GUEST_BEFORE.search(chars, max(0, start - 4), start) or _GUEST_AFTER.match(chars, head.end())
    ):
        return False
    return is_name(core)


def is_name(core: str) -> bool:
    """Tell whether `core` names one thing: it opens with a place, or holds what is no word of business.

    >>> is_name("甲乙农村商业"), is_name("国有骨干")
    (True, False)
    """
    if any(is_known(core[:n]) for n in (2, 3, 4)):
        return True
    return len(core) >= 2 and not _GENERIC.fullmatch(core)


def _listed(chars: str, low: int, high: int) -> Iterator[Hit]:
    """Yield the items of the list that ends at `high`, if all of them can be names of enterprises."""
    low = max(low, *(chars.rfind(mark, low, high) + 1 for mark in "，。；：！\n“”"))
    comma = chars.find("、", low, high)
    low = begin(chars, low, comma if comma >= 0 else high, _CUT) or low
    parts = [match.span() for match in _PART.finditer(chars, low, high)]
    if all(2 <= b - a <= 10 and _item(chars[a:b]) for a, b in parts):
        yield from (Hit(a, b, chars[a:b], _kind(chars[a:b])) for a, b in parts if not is_known(chars[a:b]))


def _kind(name: str) -> Kind:
    """Return what an item of a list of enterprises is by how it ends; lists of 高校 and 医院 are read alike."""
    return next((kind for head, kind in _KIND.items() if name.endswith(head)), Kind.ENTERPRISE)


def _item(name: str) -> bool:
    """Tell whether an item of a list of enterprises can be the name of one."""
    return not _NOT_FIRST.match(name) and (is_name(name) or name.endswith(_OWNED))


def opens(chars: str, at: int) -> bool:
    """Tell whether a name can begin at `at`: after a mark, a word that opens names, or the name of a place."""
    return begin(chars, max(0, at - 4), at, _CUT) == at or at == 0 or any(is_known(chars[at - n : at]) for n in (2, 3, 4))


def whole(chars: str, start: int) -> int:
    """Return where the place's name begins that `start` would cut (呼和浩特 at 和), else `start`."""
    for before in (1, 2, 3) if chars[max(0, start - 1)] in _SINGLE else ():
        if any(is_known(chars[start - before : start + after]) for after in (1, 2, 3)):
            return start - before
    return start
