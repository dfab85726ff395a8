"""Of which time a number speaks: what its sentence says, else its paragraph, its section's heading, its report."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gangmu.graph.model import Orientation, Section, Sentence
from gangmu.graph.outline import Reading

_YEAR = "(?:[1１][9９]|[2２][0０])\\d\\d"
_BEFORE = frozenset(("去年", "去年末", "上年", "上年末"))
_OTHER = re.compile("[较比是于]")
_WHEN = re.compile(
    rf"(?<!第)(?:({_YEAR})年(?!代|[^《》\n]{{0,20}}》|）》)([底末初])?"
    "|(“十[一二三四五]五”(?:期?末|期间|时期)|[今未][后来][三五十]年|过去[三五十]年|今年(?!以?来)|去年末?|上年末?|本世纪中叶))"
)
# 全年 is the year that is reported, or the one that is planned; 五年来 is neither.
_WHOLE = re.compile("全年|当年|年内|(?<![较比于是同])去年|过去的?一年|一年来|今年|本年度")
_YEARS = re.compile("(?<![一二三四五六七八九十])(?:过去五年|五年来|五年间|这五年|五年(?=[累共新建投完实办]))")

# -- which report ----------------------------------------------------------------------------------------------------

_HEAD = 700
_ANNUAL = re.compile("政府工作报告|[作做]工作报告|报告政府工作")
_GIVEN = re.compile(rf"({_YEAR})年\d{{1,2}}月\d{{1,2}}日|({_YEAR})年?[^，。\d]{{0,12}}政府工作报告")
_BLANK = re.compile("[ \u3000\t\n]+")
_AHEAD = re.compile(rf"({_YEAR})年")


class Years(NamedTuple):
    """The year that an annual report looks back on and the one that it plans, "" where the text does not tell them."""

    past: str = ""
    coming: str = ""


def years(reading: Reading) -> Years:
    r"""Return the years of an annual government work report: of its dateline or title, else of what it plans.

    >>> from gangmu.graph.outline import outline
    >>> from gangmu.graph.text import Source, clean
    >>> text = "政府工作报告\n2016年2月19日在青石县人民代表大会上\n各位代表：\n一、2015年工作回顾\n全年建学校7所。"
    >>> years(outline(clean(Source("a", text, "", ""))))
    Years(past='2015', coming='2016')
    """
    chars = reading.text.chars
    head = _BLANK.sub("", chars[:_HEAD])
    if not _ANNUAL.search(head):
        return Years()
    given = _GIVEN.search(head)
    year = given[1] or given[2] if given else _planned(reading.sections)
    if not year:
        return Years()
    coming = int(year)
    return Years(*(str(one) if _stands(str(one), chars) else "" for one in (coming - 1, coming)))


def _planned(sections: tuple[Section, ...]) -> str:
    """The year that a heading of the first level plans for (2016年工作安排)."""
    ahead = (_AHEAD.search(one.title) for one in sections if one.level == 1 and one.orientation is Orientation.OUTLOOK)
    return next((found[1] for found in ahead if found), "")


def _stands(year: str, chars: str) -> bool:
    """Tell whether the text itself names a year, in whichever digits."""
    return year in chars or wide(year) in chars


def wide(year: str) -> str:
    """Return a year in the digits of full width, as some reports print it.

    >>> wide("2008")
    '２００８'
    """
    return "".join(chr(ord(digit) + 0xFEE0) for digit in year)


# -- the clock -------------------------------------------------------------------------------------------------------


class Clock:
    """The time that a sentence speaks of: its own as printed, else that of its words, its paragraph or its heading."""

    def __init__(self, chars: str, sentence: Sentence, sections: tuple[Section, ...], known: Years) -> None:
        self._chars, self._sections, self._sentence, self._known = chars, sections, sentence, known
        self._seen = sentence.at.start
        self._now: str | None = None

    def read(self, end: int, since: bool) -> str | None:
        """Return the time printed since the last number, before `end`; numbers behind it inherit all but a start's."""
        found = [one for one in _WHEN.finditer(self._chars, self._seen, end) if self._said(one)]
        self._seen = end
        if not found:
            return None
        other = _OTHER.match(self._chars, max(0, found[-1].start() - 1))
        if found[-1][3] in _BEFORE and other:
            return None
        when = self._said(found[-1])
        if not other and (not since or found[-1][3] == "今年"):
            self._now = when
        return None if since and found[-1][3] == "今年" else when

    def now(self) -> str | None:
        """Return the time said last in the sentence, else that of the nearest heading (2024年工作回顾)."""
        return self._now or self._worded() or self._headed()

    def _said(self, found: re.Match[str]) -> str:
        if found[1]:
            return unicodedata.normalize("NFKC", found[1]) + (found[2] or "")
        if found[3] == "今年":
            return self._known.coming
        return self._known.past if found[3] in ("去年", "上年") and self._known.past else found[3]

    def _worded(self) -> str | None:
        """What 全年, 去年 or 五年来 before a number says in an annual report, in the sentence or else its paragraph."""
        past = self._sentence.orientation is Orientation.REVIEW
        start, line = self._sentence.at.start, self._chars.rfind("\n", 0, self._sentence.at.start) + 1
        for low, high in ((start, self._seen), (line, start)):
            words = max(
                (*_WHOLE.finditer(self._chars, low, high), *_YEARS.finditer(self._chars, low, high)),
                key=_at,
                default=None,
            )
            if words:
                break
        else:
            return None
        if words.re is _YEARS:
            return words[0] if past else None
        ahead = words[0] in ("今年", "本年度") or not (past or words[0] in ("去年", "当年"))
        return (self._known.coming if ahead else self._known.past) or None

    def _headed(self) -> str | None:
        """What the nearest heading says that looks the same way as the sentence."""
        past = self._sentence.orientation is Orientation.REVIEW
        index = self._sentence.section
        while index is not None:
            section = self._sections[index]
            if (found := _WHEN.search(section.title)) and self._said(found):
                return self._said(found) if past is (section.orientation is Orientation.REVIEW) else None
            index = section.parent
        return (self._known.past if past else self._known.coming) or None


def _at(found: re.Match[str]) -> int:
    return found.start()
