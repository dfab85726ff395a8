"""The numbers of a text that may measure something: value, unit and bound as printed.

Years, dates, formulas (8+4), codes (5G) and what stands inside “” or 《》 are passed over here; what a number measures,
and whether it only describes something, is decided where its clause is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words


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
    """One number: `value` is a float where digits write it, else the words; `unit` keeps 万 and 亿.

    `bound` is the word of bound behind or inside it (以上, 多), and `at` spans it all as printed.
    """

    value: float | str
    unit: str
    bound: str
    scale: Scale
    at: Span


_KINDS = {
    "percent": Scale.PERCENT,
    "money": Scale.MEASURE,
    "measure": Scale.MEASURE,
    "count": Scale.COUNT,
    "time": Scale.TIME,
}
_UNITS = {unit: scale for key, scale in _KINDS.items() for unit in words("indicators", "units", key)}
_UNIT = f"(?!{alternatives(words('indicators', 'units', 'not_units'))}){alternatives(_UNITS)}"
_HAN = "一二两三四五六七八九十"
_MANY = "[多余来几]"
_AFTER = alternatives(words("indicators", "bounds", "after"))
_SHIELD = re.compile(r"“[^“”\n]{0,80}”|《[^《》\n]{0,80}》|（[^（）\n]{0,60}）")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:[.．]\d+)?(?: ?[:：∶] ?\d+(?:[.．]\d+)?)*")
_ITEM = re.compile(r"\d+\.\d+$")
_PROPORTION = re.compile("[:：∶]")
_PART = re.compile(r"/\d{1,2}(?=[，。；、）以左的]|$)")
_LETTER = re.compile("[A-Za-z]")
# Before and behind digits of a date, a formula, a capacity (2×35), a code: nothing that measures.
_NO_START = re.compile(r"[×+＋第A-Za-z]")
_NO_NUMBER = re.compile(r"(?:[-—–~～、至到和]+\d{1,4})*(?:年|月|[日号](?!产|均))|\s*[+＋×]|[A-Za-z]+级|[-—][A-Za-z]")
_REST = re.compile(
    rf"(?P<many>{_MANY})?(?:[ \u3000]?(?P<power>[十百千万亿]+))?(?P<more>{_MANY})?(?P<rest>[万亿]*)"
    rf"(?:[ \u3000]?(?P<unit>{_UNIT}(?:[（(][\u4e00-\u9fff][）)])?(?:/(?:{_UNIT}|[\u4e00-\u9fff]))?))?"
    rf"(?P<after>{_AFTER})?"
)
# Numbers in words, found by what stands behind the numeral (连冠, 分之, 亿元) or before it (第, 翻, 百分之).
# Every branch begins with a literal, so that the engine looks only at these few characters.
_GREAT = "|".join(rf"{c}(?<=[{_HAN}百千]{c})[万亿]*{_UNIT}" for c in "万亿") + rf"|个(?<=[{_HAN}百千]个)百分点"
_CLASSES = "ⅠⅡⅢⅣⅤIV"
_CLASS = "|".join(f"{c}[ⅡⅢIV]*类" for c in _CLASSES)
_WORDED = re.compile(
    rf"百分之(?P<hundredths>[{_HAN}百点零]+)|{_GREAT}|连(?P<streak>[冠增丰涨胜])|分之(?P<part>[{_HAN}]+)"
    r"|成(?P<bound>以上|左右|多)?(?=[，。；、的]|(?<=[上右多])[\u4e00-\u9fff])"
    rf"|第(?P<rank>\d+|[{_HAN}]+)(?P<place>[位名])?(?=[，。；：、）和及\n]|$|(?<=[位名]))|翻(?P<times>[{_HAN}])番|{_CLASS}"
)
_NUMERAL = re.compile(rf"[{_HAN}百千万点零]+$")
# A round 百亿元 is a number only as a level or change, else it marks a class (百亿元企业).
_LEVEL = re.compile("[从由到至达破超近约增降]$")
_NAMES_CLASS = re.compile("[\u4e00-\u9fff](?<![增以左提降])")


def numbers(chars: str) -> list[Number]:
    """Return the numbers of `chars` in order; each end of a range is one.

    >>> [(n.value, n.unit, n.bound) for n in numbers("2023年达8700多元，建2个至3个基地，降5分以上，居第二位")]
    [(8700.0, '元', '多'), (2.0, '个', ''), (3.0, '个', ''), (5.0, '分', '以上'), ('二', '位', '')]
    """
    found = [number for match in _DIGITS.finditer(chars) if (number := _digits(chars, match))]
    found += [number for match in _WORDED.finditer(chars) if (number := _worded(chars, match))]
    found.sort(key=lambda number: number.at)
    return list(_outside_marks(chars, found))


def _outside_marks(chars: str, found: list[Number]) -> Iterator[Number]:
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
    if (start and _NO_START.match(chars, start - 1)) or _dated(chars, digits, end):
        return None
    if part := _PART.match(chars, end):
        return Number(digits + part[0], "", "", Scale.PERCENT, Span(start, part.end()))
    if _PROPORTION.search(digits):
        return Number(digits, "", "", Scale.RATIO, Span(start, end))
    rest = _REST.match(chars, end)
    assert rest is not None
    if not rest["unit"] and _LETTER.match(chars, rest.end()):
        return None
    power, unit = (rest["power"] or "") + rest["rest"], rest["unit"] or ""
    if _ITEM.match(digits) and not power and _UNITS.get(unit) is Scale.COUNT and chars[start - 1 : start] in ("", "\n"):
        start, digits = start + digits.index(".") + 1, digits.split(".")[1]  # “8.6个专项” opens item 8
    bound = rest["many"] or rest["more"] or rest["after"] or ""
    value = float(digits.replace(",", "").replace("．", "."))
    # ％ and % are one unit, or they would be two in every question.
    return Number(value, power + unit.replace("％", "%"), bound, _scale(unit, power), Span(start, rest.end()))


def _dated(chars: str, digits: str, end: int) -> bool:
    """Tell whether digits are part of a date, a formula or a code."""
    skip = _NO_NUMBER.match(chars, end)
    if not skip:
        return False
    year = len(digits) == 4 and digits[:2] in ("19", "20", "１９", "２０")
    return year or len(digits) <= 2 or skip[0][-1] not in "年月"


def _scale(unit: str, power: str) -> Scale:
    if unit:
        return _UNITS.get(unit) or _UNITS.get(re.split("[/（(]", unit)[0], Scale.MEASURE)
    return Scale.COUNT if power else Scale.BARE


def _worded(chars: str, match: re.Match[str]) -> Number | None:
    at, rank = Span(*match.span()), match["rank"]
    if rank:
        return Number(float(rank) if rank.isdecimal() else rank, match["place"] or "", "", Scale.RANK, at)
    if match["times"]:
        return Number(match["times"], "番", "", Scale.TIMES, at)
    if match[0][0] in _CLASSES:
        return Number(match[0][:-1], "类", "", Scale.CLASS, at)
    if match["hundredths"]:
        return Number(match[0], "", "", Scale.PERCENT, at)
    numeral = _NUMERAL.search(chars, max(0, at.start - 10), at.start)
    return _with_numeral(chars, match, numeral[0], Span(numeral.start(), at.end)) if numeral else None


def _with_numeral(chars: str, match: re.Match[str], numeral: str, at: Span) -> Number | None:
    """A number whose numeral stands before the match: 两千 + 亿元, 十五 + 连冠, 三 + 分之一, 九 + 成."""
    if match["streak"]:
        return Number(numeral, match[0], "", Scale.RANK, at)
    if match["part"]:
        return Number(numeral + match[0], "", "", Scale.PERCENT, at)
    if match[0].startswith("成"):
        return Number(numeral, "成", match["bound"] or "", Scale.PERCENT, at)
    level = _LEVEL.search(chars, max(0, at.start - 1), at.start) and not _NAMES_CLASS.match(chars, at.end)
    if len(numeral) < 2 and not level:
        return None
    scale = Scale.PERCENT if match[0].endswith("点") else _scale(match[0].lstrip("万亿"), "")
    return Number(numeral, match[0], "", scale, at)
