"""The nouns that end the name of an undertaking, and whether a name says which one is meant."""

from __future__ import annotations

import re
from functools import lru_cache

from gangmu.graph.mentions.places.gazetteer import COUNTY, lexicon
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

_CLASS: dict[str, str] = {
    head: name
    for name in ("light", "document", "organisation", "fund", "event", "programme", "facility")
    for head in words("projects", "heads", name)
}
_NEVER = frozenset(words("projects", "heads", "never"))
_NEVER_SUFFIX = words("projects", "heads", "never_suffix")
_EVENTS = words("projects", "heads", "events")
_ABSTRACT = words("projects", "heads", "abstract")
_FAIRS = frozenset(words("projects", "heads", "fairs"))
_ALONE = frozenset(words("projects", "heads", "alone"))
_ZONES = frozenset(words("projects", "heads", "zones"))
_COMMON = words("projects", "heads", "common_places")
_COMMON_WORDS = frozenset(_COMMON)
# The lengths of the nouns that end in a character, the longest first.
_SIZES = {
    last: sorted({len(head) for head in _CLASS if head[-1] == last}, reverse=True)
    for last in {head[-1] for head in _CLASS}
}
_DOINGS = frozenset(("行动", "行动计划", "工程", "计划", "活动"))
HEAD_ENDS = frozenset(_SIZES)
"""With one of these characters a head noun ends."""

# -- patterns --------------------------------------------------------------------------------------------------------

_GENERIC = re.compile(
    rf"(?:{alternatives(words('projects', 'heads', 'generic'))}|的|和|、|等|\d+|[一二两三四五六七八九十]+[个大项批类])*"
)
_PLACES = "省市县区旗州盟镇乡村段街路办道巷河江湖山岭岛湾泉桥口"
_PLACE_ENDS = frozenset(_PLACES)
_LEADING = re.compile(rf"[^（“《‖的]{{1,8}}?[{_PLACES}](?![{_PLACES}])(?=..)")
_MARKED = re.compile("“[^”]+”|《[^》]+》")
_PARTICULAR = re.compile(r"[“《\d]")
# 进行 is a verb, but not in 促进行动.
_ACTING = re.compile(rf"{alternatives(words('projects', 'heads', 'acting'))}|(?<![促推改先])进行(?!动)")
_PHASE = re.compile("(?:首|[一二三四五六七])期(?:[、和][一二三四五六七]期)*(?:工程|项目)?")
_BRACKET = re.compile(r"（[^（）]*）$")


@lru_cache(maxsize=8192)
def ended(words: str) -> str:
    """Return the head noun that ends `words` (masked or not), or an empty string.

    >>> ended("云岭镇茶叶出口示范基地"), ended("发展水平")
    ('基地', '')
    """
    bare = _BRACKET.sub("", words) if words.endswith("）") else words
    sizes = _SIZES.get(bare[-1:])
    if sizes is None or bare.endswith(_NEVER_SUFFIX):
        return ""
    return next((bare[-size:] for size in sizes if bare[-size:] in _CLASS), "")


def head_class(head: str) -> str:
    """Return light, facility, programme, event, fund, organisation or document."""
    return _CLASS[head]


def is_head(words: str) -> bool:
    """Tell whether `words` are a head noun and nothing else."""
    return words in _CLASS


def only_kind(words: str) -> bool:
    """Tell whether `words` are a noun of doing with nothing before it but what kind of one (专项行动)."""
    head = ended(words)
    return head in _DOINGS and vague(words[: len(words) - len(head)])


def abstract(words: str) -> bool:
    """Tell whether `words` end in a noun that no undertaking is made of (乡村振兴战略)."""
    return words.endswith(_ABSTRACT)


def vague(words: str) -> bool:
    """Tell whether `words` only say what kind, as 能源 or 重大 do."""
    return bool(_GENERIC.fullmatch(words))


def place_like(words: str) -> bool:
    """Tell whether `words` end like the name of a place, or are one of China's divisions."""
    return words[-1:] in _PLACE_ENDS or _division(words)


def _division(words: str) -> bool:
    known = lexicon().get(words)
    return known is not None and 0 < known.level <= COUNTY


def leading_place(words: str) -> int:
    """Return how many characters of `words` are the place that they open with, 0 if they open with none.

    >>> leading_place("云岭镇蔬菜基地"), leading_place("蔬菜基地")
    (3, 0)
    """
    found = _LEADING.match(words)
    if found:
        return found.end()
    return next((size for size in range(min(5, len(words) - 2), 1, -1) if _division(words[:size])), 0)


def particular(name: str) -> bool:
    """Tell whether `name` bears a mark of its own: a number, quoted words, a place.

    >>> particular("云岭镇面源污染治理"), particular("“云谷”园区"), particular("农村面源污染治理")
    (True, True, False)
    """
    if _PARTICULAR.search(name):
        return True
    place = leading_place(name)
    return place > 1 and not name[:place].endswith(_COMMON)


def common(words: str) -> bool:
    """Tell whether `words` are a place of any kind and no name of one (山区)."""
    return words in _COMMON_WORDS


def acts(name: str) -> bool:
    """Tell whether `name` says what somebody does (民间资本参与交通)."""
    return bool(_ACTING.search(name))


def rest_of(name: str, head: str) -> str:
    """Return what stands before the head beside words that only say what kind (专业镇博览会: 镇)."""
    before = name[: len(name) - len(head)]
    kind = _GENERIC.match(before)
    return before[kind.end() :] if kind else before


def definite(name: str, head: str) -> bool:
    """Tell whether `name` says more than its kind: something particular stands before its head.

    >>> definite("国际物流园区", "园区"), definite("重大项目", "项目"), definite("青石水库", "水库")
    (True, False, True)
    """
    if name in _NEVER or _PHASE.fullmatch(name):
        return False
    before = name[: len(name) - len(head)]
    if not before and head in _ALONE:
        return True
    if head == "提档升级":
        return bool(ended(before))
    if head in _FAIRS and rest_of(name, head):
        return True
    if len(head) >= 4 and head_class(head) == "programme":
        return True
    if _MARKED.search(before):
        return True
    if head == "活动" and not (particular(name) or any(word in before for word in _EVENTS)):
        return False
    rest = rest_of(name, head)
    if head == "号线" and before:
        return True
    if head in _ZONES and len(before) >= 4:
        return True
    if head_class(head) == "facility":
        return before in ("东", "西", "南", "北") or (bool(rest) and len(before) >= 2)
    return len(rest) >= 2
