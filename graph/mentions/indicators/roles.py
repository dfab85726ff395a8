"""What a number is to its indicator (baseline, actual, target, growth, share), and of which time the text says so."""

from __future__ import annotations

import re

from gangmu.graph.mentions.indicators.change import Cue
from gangmu.graph.mentions.indicators.numbers import Number, Scale
from gangmu.graph.model import Orientation, Role, Section, Sentence, Span
from gangmu.ontology.lexicon import alternatives, words


def _said(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("indicators", "plan", key)))


_AHEAD, _MAYBE, _GOAL = _said("ahead"), _said("maybe"), _said("goal")
_BEHIND = re.compile(rf"(?<![较比]){alternatives(words('indicators', 'plan', 'behind'))}")
_TO_YEAR = re.compile(r"到20\d\d|20\d\d年底?前?建成")
_PROVIDES = re.compile(rf"{alternatives(words('indicators', 'plan', 'provides'))}$")
_SHARE = re.compile(r"占比|比重|占[^，]{2,}|份额|比例")
_GAIN = re.compile(rf"{alternatives(words('indicators', 'name', 'gains'))}了?$")
_BEFORE = frozenset(("去年", "去年末", "上年", "上年末"))
_OTHER = re.compile("[较比是于]")
_WHEN = re.compile(
    r"(?<!第)(?:((?:19|20)\d\d)年(?!代|[^《》\n]{0,20}》|）》)([底末初])?"
    r"|(“十[一二三四五]五”(?:期?末|期间|时期)|[今未][后来][三五十]年|去年末?|上年末?|本世纪中叶))"
)


def planned(chars: str, sentence: Sentence) -> bool:
    """Tell by wording, then by where it stands, whether a sentence speaks of what is to come."""
    if sentence.orientation is Orientation.REVIEW:
        return bool(_AHEAD.search(chars, *sentence.at))
    if sentence.orientation is Orientation.PREAMBLE:
        return bool(_MAYBE.search(chars, *sentence.at))
    return not _BEHIND.search(chars, *sentence.at)


def stated(chars: str, sentence: Sentence, number: Number, left: Span) -> bool:
    """Tell whether a planned sentence states its number as a target (力争…, 新增…), not only as a thing's size."""
    start, end = sentence.at.start, number.at.start
    if "元" in number.unit and _PROVIDES.search(chars, *left):
        return True
    return bool(_GOAL.search(chars, start, end) or _TO_YEAR.search(chars, start, end))


def role(chars: str, number: Number, said: Cue, name: Span, ahead: bool, first: bool) -> Role:
    """Return the role of a number, by the words before it and its name; `first` where its indicator has none yet."""
    if said.since:
        return Role.BASELINE
    if ahead:
        return Role.TARGET
    if said.annual:
        return Role.ANNUAL_GROWTH
    if _grows(number, said):
        return Role.GROWTH
    if number.scale is Scale.PERCENT and name.start >= number.at.end and chars.startswith("的", number.at.end):
        return Role.SHARE
    lonely = not said.words and not first
    if number.scale is Scale.PERCENT and (lonely or _SHARE.search(chars, name.start, number.at.start)):
        return Role.SHARE
    if _GAIN.search(chars, max(0, name.start - 4), name.start):
        return Role.GROWTH
    return Role.ACTUAL


def _grows(number: Number, said: Cue) -> bool:
    if number.scale is Scale.TIMES or number.unit.endswith("倍"):
        return True
    return said.changed and number.scale not in (Scale.RANK, Scale.CLASS, Scale.RATIO)


class Clock:
    """The time that a sentence speaks of, as printed: its own, else the one its section's heading names."""

    def __init__(self, chars: str, sentence: Sentence, sections: tuple[Section, ...]) -> None:
        self._chars, self._sections, self._section = chars, sections, sentence.section
        self._seen = sentence.at.start
        self._now: str | None = None

    def read(self, end: int, since: bool) -> str | None:
        """Return the time printed since the last number, before `end`; numbers behind it inherit all but a start's."""
        found = list(_WHEN.finditer(self._chars, self._seen, end))
        self._seen = end
        if not found:
            return None
        if found[-1][3] in _BEFORE and _OTHER.match(self._chars, max(0, found[-1].start() - 1)):
            return None
        last = found[-1]
        when: str = last[1] + (last[2] or "") if last[1] else last[3]
        if not since and not _OTHER.match(self._chars, max(0, last.start() - 1)):
            self._now = when
        return when

    def now(self) -> str | None:
        """Return the time said last in the sentence, else that of the nearest heading (2024年工作回顾)."""
        index = None if self._now else self._section
        while index is not None:
            found = _WHEN.search(self._sections[index].title)
            if found:
                return found[1] or found[3]
            index = self._sections[index].parent
        return self._now
