"""Where the name of a quantity begins and ends, left and right of its number; names that share a last word."""

from __future__ import annotations

import re

from gangmu.graph.model import Span
from gangmu.ontology.words import alternatives, words

_NAME = {key: alternatives(words("indicators", "name", key)) for key in ("scope", "opening", "adverbs", "verbs", "causal", "prepositions")}
_NOUN = f"(?!{alternatives(words('indicators', 'name', 'nouns_of_their_own'))}){alternatives(words('indicators', 'name', 'nouns_after_verb'))}"
_TIME = r"(?:到|至|截至)?\d{4}年[底末]?前?|“十[一二三四五]五”(?:期?末|期间|时期|以来)?"
_VERB = rf"{_NAME['verbs']}(?!{_NOUN})了?"
_OPENING = re.compile(rf"(?:{_TIME}|{_NAME['scope']}|{_NAME['opening']}|共(?![同享建有和产青生治])|{_NAME['adverbs']}*{_VERB}(?:[、和及](?={_NAME['verbs']}))?|\s)+的?")
_MANNER = re.compile(rf"(?:{_TIME}|{_NAME['scope']}|{_NAME['opening']}|{_NAME['adverbs']}|[、，和了的\\s])+")
_ADVERBS = re.compile(rf"(?:{_NAME['adverbs']})+")
_VERB_END = re.compile(rf"(?:{_NAME['verbs']}|等)了?$")
_CAUSAL = re.compile(rf"(?:{_TIME}|{_NAME['scope']}|{_NAME['opening']}|共(?![同享建有和产青生治])|{_NAME['adverbs']}*{_NAME['causal']}(?!{_NOUN})了?|\s)+的?")
_VERB_HERE = re.compile(rf"{_NAME['adverbs']}*{_VERB}")
# 为企业减负, 向上争取资金: the preposition, and what it governs where a verb follows.
_GOVERNED = re.compile(rf"{_NAME['prepositions']}(?:[^、，]{{1,20}}?{_VERB}(?=..)|(?<=[为对])(?!外|口|接))")
_MIDDLE = re.compile(r".*(?:力争|确保|推动|带动|拉动|实现|促使|审议|办理|发放|出台)(?=[^率量额值数]..)")
_SUCH = re.compile(".*(?<![高中初平同优上下劣均对])等(?=[^级].{2})")
_JOINER = re.compile(r"[、和与及]|以及")
_NOT_PREDICATE = alternatives(words("indicators", "after", "not_predicates"))
_END = re.compile(
    rf"“[^“”]*”|《[^《》]*》|（[^（）]*）|(?P<end>(?<![高中初平同优上下劣均对])等|(?!{_NOT_PREDICATE}){alternatives(words('indicators', 'after', 'predicates'))}|[，；。：\n])"
)
_VERB_START = re.compile(rf"{_NAME['adverbs']}*{_NAME['verbs']}|[对为]")
_HEAD = re.compile(rf"{alternatives(word[::-1] for word in words('indicators', 'name', 'heads'))}")
_GENERIC = frozenset(words("indicators", "name", "generic"))


_PATTERNS = (_OPENING, _GOVERNED, _MIDDLE, _SUCH)
_RATE_PATTERNS = (_CAUSAL, _MIDDLE, _SUCH)


def generic(name: str) -> bool:
    """Tell whether `name` names nothing by itself (总数, 占比)."""
    return name in _GENERIC


def left(chars: str, start: int, end: int, listed: bool = False, rate: bool = False) -> Span:
    """Return the name in a stretch that ends where the name ends; an empty span where only verbs stand.

    With `listed`, a stretch that lists names keeps them all; with `rate`, so does one whose verb belongs to the name
    (新设企业 before 增长5%).

    >>> text = "该县实施了重点项目"
    >>> text[slice(*left(text, 0, 9))]
    '重点项目'
    >>> text = "挽救企业、办理代表建议"
    >>> text[slice(*left(text, 0, 11))]
    '代表建议'
    """
    while end > start and chars[end - 1] in "、 ":
        end -= 1
    while True:
        comma = -1 if listed or rate else chars.rfind("、", start, end)
        for pattern in _RATE_PATTERNS if rate else _PATTERNS:
            if found := pattern.match(chars, start, end):
                break
        else:
            if comma < 0 or not _VERB_HERE.match(chars, comma + 1, end):
                break
        start = found.end() if found else comma + 1
    return Span(end, end) if start >= end or _ADVERBS.fullmatch(chars, start, end) else Span(start, end)


def acts(chars: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends in a verb (or 等), so that what follows is what is done."""
    return bool(_VERB_END.search(chars, max(start, end - 6), end))


def manner(chars: str, start: int, end: int) -> int:
    """Return where the words of time, scope and manner end that open a stretch."""
    while found := _MANNER.match(chars, start, end):
        start = found.end()
    return start


def verb(chars: str, start: int, end: int) -> Span:
    """Return what is left of a stretch that is all verbs once the words of time and manner are gone (累计投入: 投入)."""
    start = manner(chars, start, end)
    return Span(start, end) if end - start >= 2 else Span(end, end)


def right(chars: str, start: int, end: int) -> Span:
    """Return the name in a stretch that begins right behind a number; an empty span where none begins there.

    >>> text = "省级贫困村全部退出"
    >>> text[slice(*right(text, 0, 9))]
    '省级贫困村'
    """
    if start >= end or chars[start] in "、，的和与及；：）—-/～~至到+级强。（":
        return Span(start, start)
    for match in _END.finditer(chars, start, end):
        if match["end"]:
            end = match.start()
            break
    while end > start and chars[end - 1] in "、和与及并":
        end -= 1
    return Span(start, end)


def acting(chars: str, at: int) -> bool:
    """Tell whether a verb begins at `at` (投资3亿元新建…)."""
    return bool(_VERB_START.match(chars, at))


def items(chars: str, start: int, end: int) -> list[Span]:
    """Split a list at 、 and 和."""
    spans, at = [], start
    for joiner in _JOINER.finditer(chars, start, end):
        if at < joiner.start():
            spans.append(Span(at, joiner.start()))
        at = joiner.end()
    if at < end:
        spans.append(Span(at, end))
    return spans


def shared(names: list[str]) -> list[str]:
    """Give the last word of the last name to those before it that have none of their own.

    >>> shared(["货物", "集装箱吞吐量"])
    ['货物吞吐量', '集装箱吞吐量']
    """
    head = _HEAD.match(names[-1][::-1])
    if not head or len(names) < 2 or head.end() == len(names[-1]):
        return names
    word = names[-1][-head.end() :]
    return [name if _HEAD.match(name[::-1]) else name + word for name in names[:-1]] + names[-1:]
