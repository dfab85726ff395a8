"""The enterprises and institutions that a report names by how their name ends, or that the whole country knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gangmu.graph.mentions.lexicon import Lexicon
from gangmu.graph.mentions.names import Hit, begin, cutter, quick
from gangmu.graph.mentions.places import gazetteer
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_FIRM = table("actors")["firm"]
_KIND = dict.fromkeys(_FIRM["heads"], Kind.ENTERPRISE) | dict.fromkeys(
    (*_FIRM["institution"], *_FIRM["guest"]), Kind.INSTITUTION
)
_GUESTS = frozenset(_FIRM["guest"])
# So long is what stands before a head at most.
_MOST = 14
# Words of one character that may be part of a place's name.
_SINGLE = frozenset("和同与及为对新以")
# 省能投集团: a level of government and what its enterprise does; 省属集团 is a sort of enterprise.
_LEVELS, _OF_LEVEL, OWNED = (
    frozenset("省市县区旗州"),
    frozenset("属级管直内外域区县乡"),
    ("集团", "公司", "交易所", "科学院"),
)

_GROUPS = ("集团", "集团公司")

# -- patterns --------------------------------------------------------------------------------------------------------

CUT = cutter(_FIRM["before"])
_HEAD = re.compile(quick(_KIND, not_after="招"))
_NOT_NEXT = re.compile(alternatives(_FIRM["not_next"]))
_GENERIC = re.compile(rf"(?:{alternatives(_FIRM['generic'])})*")
_GUEST_BEFORE = re.compile(rf"(?:{alternatives(_FIRM['guest_before'])})$")
_GUEST_AFTER = re.compile(alternatives(_FIRM["guest_after"]))
_ABROAD = re.compile(
    rf"(?:{alternatives(words('actors', 'state', 'abroad'))})(?P<core>[\u3400-\u9fff]{{2,8}}?)"
    rf"(?:{alternatives(words('actors', 'state', 'abroad_heads'))})"
)

# -- read ------------------------------------------------------------------------------------------------------------


def firms(chars: str) -> Iterator[Hit]:
    """Yield where enterprises and institutions are named; a hit without a key is a word that only looks like one.

    >>> [hit.key for hit in firms("加入国际云岭组织，组建青石集团")]
    ['国际云岭组织', '青石集团']
    """
    for at, found in known().look(chars):
        name, real = found[0]
        if not real or _opens(chars, at):
            yield Hit(at, at + len(name), name if real else "", Kind.ENTERPRISE)
    for match in _ABROAD.finditer(chars):
        if is_name(match["core"]):
            yield Hit(*match.span(), match[0], Kind.ORGANIZATION)
    yield from _headed(chars)


@cache
def known() -> Lexicon[bool]:
    """Return the enterprises known by name, and (False) the words that hide one."""
    names = dict.fromkeys(gazetteer.table("firms")["firm"].split(), True)
    return Lexicon(names | dict.fromkeys(_FIRM["hiding"], False))


def is_name(core: str) -> bool:
    """Tell whether `core` names one thing: it opens with a place, or holds what is no word of business.

    >>> is_name("甲乙农村商业"), is_name("国有骨干")
    (True, False)
    """
    if any(is_known(core[:n]) for n in (2, 3, 4)):
        return True
    return len(core) >= 2 and not _GENERIC.fullmatch(core)


def kind_of(name: str) -> Kind:
    """Return what an organisation is by how its name ends; an enterprise, where that does not say.

    >>> kind_of("青石医院"), kind_of("甲乙时代")
    (<Kind.INSTITUTION: 'Institution'>, <Kind.ENTERPRISE: 'Enterprise'>)
    """
    return next((kind for head, kind in _KIND.items() if name.endswith(head)), Kind.ENTERPRISE)


def _headed(chars: str) -> Iterator[Hit]:
    """Yield the names that end in 公司, 银行, 大学 …; two in a row are one (甲实验室乙研究院)."""
    last: Hit | None = None
    for head in _HEAD.finditer(chars):
        if _NOT_NEXT.match(chars, head.end()):
            continue
        start = _start(chars, head.start())
        if start is None or not (_proper(chars, start, head) or _beside(chars, start, head, last)):
            continue
        if last and last.start <= start <= last.end <= head.start():
            start = last.start
        last = Hit(start, head.end(), chars[start : head.end()], _KIND[head[0]])
        yield last


def _beside(chars: str, start: int, head: re.Match[str], last: Hit | None) -> bool:
    """Tell whether a group follows another one in a list, so that its trade alone names it: 青石集团、交投集团."""
    core = chars[start : head.start()]
    listed = last is not None and last.end == start - 1 and chars[start - 1] == "、"
    return listed and head[0] in _GROUPS and len(core) == 2 and last is not None and last.key.endswith(_GROUPS)


def _start(chars: str, high: int) -> int | None:
    """Return where the name starts whose head stands at `high`; never inside a place's name (呼和浩特 at 和)."""
    low = max(0, high - _MOST)
    start = begin(chars, low, high, CUT)
    if start is None:
        return None
    for before in (1, 2, 3) if chars[max(0, start - 1)] in _SINGLE else ():
        if any(is_known(chars[start - before : start + after]) for after in (1, 2, 3)):
            return start - before
    return start


def _proper(chars: str, start: int, head: re.Match[str]) -> bool:
    """Tell whether what stands before a head is a proper name, and whether a facility is named as one that acts."""
    core = chars[start : head.start()]
    if core[:1] in _LEVELS and head[0] in OWNED:
        return len(core) >= 3 and core[1] not in _OF_LEVEL
    acts = _GUEST_BEFORE.search(chars, max(0, start - 4), start) or _GUEST_AFTER.match(chars, head.end())
    return is_name(core) and (head[0] not in _GUESTS or bool(acts))


def _opens(chars: str, at: int) -> bool:
    """Tell whether a name can begin at `at`: after a mark, a word that opens names, or the name of a place."""
    if chars.startswith("中国", at) or begin(chars, max(0, at - 4), at, CUT) == at:
        return True
    return any(is_known(chars[at - length : at]) for length in (2, 3, 4))
