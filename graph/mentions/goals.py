"""States aimed at: the items of a goal list, and what a member of a slogan is to become."""

from __future__ import annotations

import re
from bisect import bisect_right

from gangmu.graph.model import Goal, HeadingKind, Orientation, Sentence, Span
from gangmu.graph.outline import Reading

# -- patterns --------------------------------------------------------------------------------------------------------

# 主要预期目标是：甲；乙；丙。
_LIST = re.compile(r"(?:预期|主要|发展|奋斗|总体|工作)目标(?:任务)?(?:是|为)?：")
_ITEM = re.compile(r"[^\s；。](?:[^；。]*[^\s；。])?")


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Goal, ...]:
    """Return the goals that a goal list or a sentence “主要预期目标是：…” sets, in the order of the text."""
    found: list[Goal] = []
    for section in reading.sections:
        if section.orientation is Orientation.GOALS and section.kind in (HeadingKind.BULLET, HeadingKind.NUMBERED):
            sentence = max(0, bisect_right(reading.sentences, section.at.start, key=_start) - 1)
            found.append(Goal(section.name, section.at, section.parent, sentence))
    for sentence_ in reading.sentences:
        if opening := _LIST.search(reading.text.chars, *sentence_.at):
            found += _listed(reading, sentence_, opening.end())
    return tuple(sorted(found, key=lambda goal: goal.at))


def _start(sentence: Sentence) -> int:
    return sentence.at.start


def _listed(reading: Reading, sentence: Sentence, start: int) -> list[Goal]:
    end = sentence.at.end
    goals: list[Goal] = []
    for item in _ITEM.finditer(reading.text.chars, start, end):
        at = Span(*item.span())
        goals.append(Goal(reading.words(at), at, sentence.section, sentence.index))
    return goals
