"""The numbers of a text that measure something: value, unit and bound as printed.

Years, dates, ordinals, document numbers and numbers inside “” or 《》 measure nothing and are passed over here; what a
number measures, and whether it only describes something, is decided where its clause is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gangmu.graph.model import Span
from gangmu.ontology.words import alternatives, words


class Scale(StrEnum):
    """What kind of unit a number bears."""

    PERCENT = "percent"
    MEASURE = "measure"
    COUNT = "count"
    TIME = "time"
    BARE = "bare"
    RANK = "rank"
    CLASS = "class"
    RATIO = "ratio"
    TIMES = "times"


class Number(NamedTuple):
    """One number: `value` is a float where digits write it, else the words; `unit` keeps 万 and 亿; `at` spans `raw`."""

    value: float | str
    unit: str
    bound: str
    scale: Scale
    at: Span


_UNITS = {
    unit: scale
    for scale, keys in (
        (Scale.PERCENT, ["percent"]),
        (Scale.MEASURE, ["money", "measure"]),
        (Scale.COUNT, ["count"]),
        (Scale.TIME, ["time"]),
    )
    for key in keys
    for unit in words("indicators", "units", key)
}
_UNIT = f"(?!{alternatives(words('indicators', 'units', 'not_units'))}){alternatives(_UNITS)}"
_HAN = "一二两三四五六七八九十"
_MANY = "[多余来几]"
_AFTER = alternatives(words("indicators", "bounds", "after"))
_SHIELD = re.compile(r"“[^“”\n]{0,80}”|《[^《》\n]{0,80}》|（[^（）\n]{0,80}）")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:[.．]\d+)?(?:[:：∶]\d+(?:[.．]\d+)?)*")
# A date, a formula (8+4), a capacity (2×35), a letter (5G): nothing that measures.
_NO_NUMBER = re.compile(r"(?:[-—–~～、至到和]+\d{1,4})*(?:年|月|[日号](?!产|均))|\s*[+＋×]|[A-Za-z]+级|[-—][A-Za-z]")
_REST = re.compile(
    rf"(?P<many>{_MANY})?(?P<power>[十百千万亿]*)(?P<more>{_MANY})?(?P<rest>[万亿]*)\s?"
    rf"(?P<unit>{_UNIT}(?:[（(][\u4e00-\u9fff][）)])?(?:/(?:{_UNIT}|[\u4e00-\u9fff]))?)?(?P<after>{_AFTER})?"
)
# Numbers in words, found by what stands behind the numeral (连冠, 分之, 成) or before it (第, 翻).
_WORDED = re.compile(
    rf"百分之(?P<hundredths>[{_HAN}百点零]+)|(?P<great>(?<=[{_HAN}百千])(?:[万亿]+{_UNIT}|个百分点))|连(?P<streak>[冠增丰涨胜])|分之(?P<part>[{_HAN}]+)|成(?P<tenths>(?=[，。；、以左]|多[，。]))"
    rf"|第(?P<rank>\d+|[{_HAN}]+)(?P<place>[位名])?(?=[，。；：、）和及\n]|$|(?<=[位名]))"
    rf"|翻(?P<times>[{_HAN}])番|[ⅠⅡⅢⅣⅤIV](?P<class>[ⅡⅢIV]*类)"
)
_NUMERAL = re.compile(rf"[{_HAN}百千万点零]+$")


def numbers(chars: str) -> list[Number]:
    """Return the numbers of `chars` in order; each end of a range is one.

    >>> [(n.value, n.unit, n.bound) for n in numbers("2023年达8700多元，建2个至3个基地，降5分以上，居第二位")]
    [(8700.0, '元', '多'), (2.0, '个', ''), (3.0, '个', ''), (5.0, '分', '以上'), ('二', '位', '')]
    """
    found = [number for match in _DIGITS.finditer(chars) if (number := _digits(chars, match))]
    found += [number for match in _WORDED.finditer(chars) if (number := _worded(chars, match))]
    found.sort(key=lambda number: number.at)
    return list(_bare_of_shields(chars, found))


def _bare_of_shields(chars: str, found: list[Number]) -> Iterator[Number]:
    """Pass over what stands inside quotation marks, book marks or brackets, but for a streak (“三连冠”)."""
    shields = _SHIELD.finditer(chars)
    end, start = 0, 0
    for number in found:
        while end <= number.at.start:
            shield = next(shields, None)
            start, end = shield.span() if shield else (len(chars), len(chars) + 1)
        if number.at.start < start or number.unit.startswith("连"):
            yield number


def _digits(chars: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    digits = match[0]
    before = chars[start - 1 : start]
    if before in "×+＋第" and before or before.isascii() and before.isalpha():
        return None
    if not digits.isdecimal() and (":" in digits or "：" in digits or "∶" in digits):
        return Number(digits, "", "", Scale.RATIO, Span(start, end))
    skip = _NO_NUMBER.match(chars, end)
    if skip and (len(digits) <= 2 or len(digits) == 4 and digits[:2] in ("19", "20") or skip[0][-1] not in "年月"):
        return None
    rest = _REST.match(chars, end)
    assert rest is not None
    if (
        not rest["unit"]
        and chars[rest.end() : rest.end() + 1].isascii()
        and chars[rest.end() : rest.end() + 1].isalpha()
    ):
        return None
    power, unit = rest["power"] + rest["rest"], rest["unit"] or ""
    bound = rest["many"] or rest["more"] or rest["after"] or ""
    value = float(digits.replace(",", "").replace("．", "."))
    return Number(value, power + unit, bound, _scale(unit, power), Span(start, rest.end()))


def _scale(unit: str, power: str) -> Scale:
    if unit:
        return _UNITS.get(unit) or _UNITS.get(unit.split("/")[0].split("（")[0].split("(")[0], Scale.MEASURE)
    return Scale.COUNT if power else Scale.BARE


def _worded(chars: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["rank"]:
        rank = match["rank"]
        return Number(float(rank) if rank.isdecimal() else rank, match["place"] or "", "", Scale.RANK, Span(start, end))
    if match["times"]:
        return Number(match["times"], "番", "", Scale.TIMES, Span(start, end))
    if match["class"]:
        return Number(match[0][:-1], "类", "", Scale.CLASS, Span(start, end))
    if match["hundredths"]:
        return Number(match[0], "", "", Scale.PERCENT, Span(start, end))
    numeral = _NUMERAL.search(chars, max(0, start - 10), start)
    if not numeral:
        return None
    at = Span(numeral.start(), end)
    if match["great"]:
        behind = chars[end : end + 1]
        loose = "\u4e00" <= behind <= "\u9fff" and behind not in "增以左提降"
        round_ = len(numeral[0]) < 2 and (loose or chars[numeral.start() - 1] not in "从由到至达破超近约增降")
        scale = Scale.PERCENT if match[0].endswith("点") else _scale(match[0].lstrip("万亿"), "")
        return None if round_ else Number(numeral[0], match[0], "", scale, at)
    if match["streak"]:
        return Number(numeral[0], match[0], "", Scale.RANK, at)
    if match["part"]:
        return Number(numeral[0] + match[0], "", "", Scale.PERCENT, at)
    return Number(numeral[0], "成", "", Scale.PERCENT, at)
