"""The numbers of a clause in groups that measure together, and those that only describe something passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gangmu.graph.mentions.indicators import measured
from gangmu.graph.mentions.indicators.numbers import Number, Scale
from gangmu.graph.model import Span
from gangmu.ontology.lexicon import words


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that stand together (2个至3个; 87宗、2959亩; 6.5%、8.5%), with the stretches left and right of them.

    `follows` is true where the stretch to the left also belongs to the number before (18个镇收入增长14%).
    """

    numbers: tuple[Number, ...]
    left: Span
    right: Span
    follows: bool = False

    @property
    def start(self) -> int:
        """Where the first number begins."""
        return self.numbers[0].at.start


_BEFORE = "|".join(words("indicators", "describing", "before"))
_DESCRIBED = re.compile(rf"(?:{_BEFORE}|每(?![年天月日人])[^，、]{{1,3}}|相当于[^，、]{{0,5}})$")
_JOINED = re.compile("[、和与及至到—–～~－-]?(?:近|约|超过?)?")
_LISTING = re.compile("[、和与及]")
_CLASS_END = re.compile("(?:水质|水体|水)?(?:标准)?(?:及?以上)?(?=[，。；、）]|$)")
_PLAIN = (Scale.RANK, Scale.RATIO, Scale.TIMES)
_OVER = re.compile("(?:超过?|过|突破|达到?|不低于)$")


def groups(chars: str, clause: Span, found: list[Number]) -> Iterator[Group]:
    """Yield the groups of a clause's numbers in order."""
    limits = [number.at.start for number in found[1:]] + [clause.end]
    kept = [number for number, limit in zip(found, limits, strict=True) if not describes(chars, clause, number, limit)]
    left, index = clause, 0
    while index < len(kept):
        stop = index + 1
        while stop < len(kept) and _JOINED.fullmatch(chars, kept[stop - 1].at.end, kept[stop].at.start):
            stop += 1
        gap = Span(kept[stop - 1].at.end, kept[stop].at.start if stop < len(kept) else clause.end)
        cut = _cut(chars, *gap) if stop < len(kept) else -1
        right = Span(gap.start, cut) if cut >= 0 else gap
        yield _group(chars, kept[index:stop], left, right, left.start > clause.start)
        left, index = Span(max(cut, gap.start), gap.end), stop


def _group(chars: str, numbers: list[Number], left: Span, right: Span, follows: bool) -> Group:
    first, last, start = numbers[0], numbers[-1], left.start
    if len(numbers) > 1 and not first.unit:
        numbers[0] = first._replace(unit=last.unit, scale=last.scale)
    while follows and start < first.at.start and chars[start] in "、和与及以的 ":
        start += 1
    return Group(tuple(numbers), Span(start, first.at.start), right, follows and start == left.start)


def _cut(chars: str, start: int, end: int) -> int:
    """Where what stands between two numbers parts: behind the thing of the first, before the name of the second."""
    cut = chars.rfind("、", start, end)
    for mark in "和与及":
        at = chars.rfind(mark, start, end)
        if at > cut and (at == start or at + 1 == end or measured.acting(chars, at + 1)):
            cut = at
    return cut


def describes(chars: str, clause: Span, number: Number, limit: int) -> bool:
    """Tell whether a number only marks a class of things (产值100亿元以上企业, 60岁以上老人, 每10万人, 24小时开放).

    `limit` is where the clause's next number begins, or the clause's end.
    """
    at, after = number.at, chars[number.at.end : number.at.end + 1]
    if number.scale is Scale.CLASS:
        return not _CLASS_END.match(chars, at.end)
    if number.scale in _PLAIN:
        return False
    if _DESCRIBED.search(chars, max(clause.start, at.start - 8), at.start) or (after and after in "级强"):
        return True
    if number.scale is Scale.PERCENT or not "\u4e00" <= after <= "\u9fff":
        return False
    if after == "的" and "元" in number.unit and _OVER.search(chars, clause.start, at.start):
        return True
    if number.scale is Scale.TIME:
        return True
    if not number.bound.endswith(("以上", "以下", "内")):
        return False
    if number.bound in ("及以上", "及以下"):
        return True
    sized = "元" in number.unit or (number.scale is Scale.MEASURE and number.bound != "以上")
    return sized or (limit < clause.end and not _LISTING.search(chars, at.end, limit))
