"""What a number is to its indicator: baseline, actual, target, growth, share."""

from __future__ import annotations

import re

from gangmu.graph.mentions.indicators.change import Cue
from gangmu.graph.mentions.indicators.numbers import Number, Scale
from gangmu.graph.model import Orientation, Role, Sentence, Span
from gangmu.ontology.lexicon import alternatives, words


def _said(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("indicators", "plan", key)))


_AHEAD, _MAYBE, _GOAL = _said("ahead"), _said("maybe"), _said("goal")
_BEHIND = re.compile(rf"(?<![较比]){alternatives(words('indicators', 'plan', 'behind'))}")
_TO_YEAR = re.compile(r"到20\d\d|20\d\d年底?前?建成")
_PROVIDES = re.compile(rf"{alternatives(words('indicators', 'plan', 'provides'))}$")
_SHARE = re.compile(r"占比|比重|占[^，]{2,}|份额|比例")
_GAIN = re.compile(rf"{alternatives(words('indicators', 'name', 'gains'))}了?$")


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
