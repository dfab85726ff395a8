"""Where the name of a quantity begins and ends, left and right of its number; names that share a last word."""

from __future__ import annotations

import re

from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words


def _name(key: str) -> str:
    return alternatives(words("indicators", "name", key))


def _opening(verb: str) -> re.Pattern[str]:
    """What may stand before a name: time, scope, manner with a verb of `verb`."""
    return re.compile(rf"(?:{_FRAME}|{_ADVERB}*{verb}(?!{_NOUN})了?(?:[、和及](?={verb}))?)+的?")


_VERBS, _ADVERB = _name("verbs"), _name("adverbs")
_NOUN = f"(?!{_name('nouns_of_their_own')}){_name('nouns_after_verb')}"
_TIME = r"(?:到|至|截至)?\d{4}年[底末]?前?|近\d{1,2}年来?|“十[一二三四五]五”(?:期?末|期间|时期|以来)?"
_ORDER = "[一二三四五六七八九十]{1,2}(?:是|要)"
# Words of one character that also begin nouns (要素, 还款, 共享, 并网).
_SMALL = "要(?![素求点闻道])|还(?![款田贷清原建林草湖湿])|共(?![同享建有和产青生治])|并(?![入网购行])"
_FRAME = rf"{_TIME}|{_ORDER}|{_name('scope')}|{_name('opening')}|{_SMALL}|[①-⑳]|\s"
_VERB = rf"{_VERBS}(?!{_NOUN})了?"
_VERB_HERE = re.compile(rf"{_ADVERB}*{_VERB}")
_VERB_START = re.compile(rf"{_ADVERB}*{_VERBS}|[对为]")
_VERB_END = re.compile(rf"(?:{_VERBS}|等)了?$")
_MANNER = re.compile(rf"(?:{_FRAME}|{_ADVERB}|[、，和了的])+")
_EMPTY = re.compile(rf"(?:{_ADVERB}|{_name('prepositions')})+")
# 为企业减负, 向上争取资金: the preposition, and what it governs where a verb follows.
_GOVERNED = re.compile(rf"{_name('prepositions')}(?:[^、，]{{1,20}}?{_VERB}(?=..)|(?<=[为对])(?!外|口|接)(?=..))")
_MIDDLE = re.compile(rf".*{_name('middle')}(?=[^率量额值数区]..)")
_ETC = "(?<![高中初平同优上下劣均对])等"
_SUCH = re.compile(f".*(?:{_ETC}(?=[^级].{{2}})|：)")
# Of what grows, and of a rate, the verb is part of the name: 新设企业数量增长5%.
_OF_THINGS = (_opening(_VERBS), _GOVERNED, _MIDDLE, _SUCH)
_OF_RATES = (_opening(_name("causal")), _MIDDLE, _SUCH)
_AND = re.compile("[和及与](?![谐平美会])")
_JOINER = re.compile(r"、|以及|和(?![谐平美睦解])|与|(?<![普以涉])及(?![时格其以])")
_PREDICATE = alternatives(words("indicators", "after", "predicates"))
_NO_PREDICATE = alternatives(words("indicators", "after", "not_predicates"))
_END = re.compile(rf"“[^“”]*”|《[^《》]*》|（[^（）]*）|(?P<end>{_ETC}|(?!{_NO_PREDICATE}){_PREDICATE}|[，；。：\n])")
# A threshold that describes: 产值过百亿元的“领航”企业.
_OVER = re.compile(
    r"[^，、；。的]{0,8}(?:超过?|过|突破|达到?|不低于)[\d.一二两三四五六七八九十百千万亿]+[^，、；。的]{0,4}的"
)
_NO_NAME = "、，的和与及；：）—-/～~至到+级强。（"
_HEAD = re.compile(alternatives(word[::-1] for word in words("indicators", "name", "heads")))
_GENERIC = frozenset(words("indicators", "name", "generic"))
_LEVELS = frozenset(words("indicators", "name", "levels"))
_WORKS = re.compile(rf"(?:{_name('works')})$")
# 22公里道路的扩建和绿化: what is done to the things counted belongs to their name.
_DONE_TO = re.compile(rf"的[^，；、的]{{0,6}}{_name('works')}(?:和{_name('works')})?(?=$|[，；、。]|工作|任务|工程)")


def generic(name: str) -> bool:
    """Tell whether `name` names nothing by itself (总数, 占比)."""
    return name in _GENERIC


def level(name: str) -> bool:
    """Tell whether a generic `name` is a quantity of its own beside one with another unit (总产)."""
    return name in _LEVELS


def works(chars: str, start: int, end: int) -> bool:
    """Tell whether the things named are works to be done (老旧小区改造), not things to be built."""
    return bool(_WORKS.search(chars, start, end))


def done_to(chars: str, at: int, end: int) -> int:
    """Return where the words end that say, from `at` on, what is done to the things named, or `at`."""
    found = _DONE_TO.match(chars, at, end)
    return found.end() if found else at


def left(chars: str, start: int, end: int, *, listed: bool = False, rate: bool = False) -> Span:
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
    while end > start and chars[end - 1] in "、 的在":
        end -= 1
    moved = start < end
    while moved:
        begin = _shorter(chars, start, end, listed, rate)
        moved, start = begin > start, begin
    if _AND.match(chars, start, end) and chars[start - 1] not in "、，。；":
        start += 1
    return Span(end, end) if start >= end or _EMPTY.fullmatch(chars, start, end) else Span(start, end)


def _shorter(chars: str, start: int, end: int, listed: bool, rate: bool) -> int:
    """Where the stretch begins once one thing that is no name is left out of its front."""
    for pattern in _OF_RATES if rate else _OF_THINGS:
        if found := pattern.match(chars, start, end):
            return found.end()
    comma = -1 if listed or rate else chars.rfind("、", start, end)
    return comma + 1 if comma >= 0 and _VERB_HERE.match(chars, comma + 1, end) else start


def right(chars: str, start: int, end: int) -> Span:
    """Return the name in a stretch that begins right behind a number; an empty span where none begins there.

    >>> text = "省级贫困村全部退出"
    >>> text[slice(*right(text, 0, 9))]
    '省级贫困村'
    """
    if start >= end or chars[start] in _NO_NAME:
        return Span(start, start)
    if over := _OVER.match(chars, start, end):
        start = over.end()
    for match in _END.finditer(chars, start, end):
        if match["end"]:
            end = match.start()
            break
    while end > start and chars[end - 1] in "、和与及并或":
        end -= 1
    return Span(start, end)


def acts(chars: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends in a verb (or 等), so that what follows is what is done."""
    return bool(_VERB_END.search(chars, max(start, end - 6), end))


def acting(chars: str, at: int) -> bool:
    """Tell whether a verb begins at `at` (投资3亿元新建…)."""
    return bool(_VERB_START.match(chars, at))


def manner(chars: str, start: int, end: int) -> int:
    """Return where the words of time, scope and manner end that open a stretch."""
    found = _MANNER.match(chars, start, end)
    return found.end() if found else start


def verb(chars: str, start: int, end: int) -> Span:
    """Return the rest of a stretch that is all verbs once words of time and manner are gone (累计投入: 投入)."""
    start = manner(chars, start, end)
    return Span(start, end) if end - start >= 2 else Span(end, end)


def items(chars: str, start: int, end: int) -> list[Span]:
    """Return the parts of a list at 、 and 和.

    >>> text = "货物和集装箱普及率"
    >>> [text[a:b] for a, b in items(text, 0, 9)]
    ['货物', '集装箱普及率']
    """
    spans, at = [], start
    for joiner in _JOINER.finditer(chars, start, end):
        if at < joiner.start():
            spans.append(Span(at, joiner.start()))
        at = joiner.end()
    return [*spans, Span(at, end)] if at < end else spans


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
