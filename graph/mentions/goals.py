"""States aimed at: the items of a goal list, and what a member of a slogan is to become."""

from __future__ import annotations

import re
from bisect import bisect_right

from gangmu.graph.model import Goal, HeadingKind, Orientation, Section, Sentence, Span
from gangmu.graph.outline import Reading

# -- patterns --------------------------------------------------------------------------------------------------------

# 主要预期目标是：甲；乙；丙。
_LIST = re.compile(r"(?:预期|主要|发展|奋斗|总体|工作)目标(?:任务)?(?:是|为)?：")
_ITEM = re.compile(r"[^\s；。](?:[^；。]*[^\s；。])?")
_OPENS = re.compile("目标(?:任务)?$")


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Goal, ...]:
    """Return the goals that a goal list or a sentence “主要预期目标是：…” sets, in the order of the text."""
    found: list[Goal] = []
    for section in reading.sections:
        if section.orientation is Orientation.GOALS and _is_goal(reading, section):
            sentence = max(0, bisect_right(reading.sentences, section.at.start, key=_start) - 1)
            found.append(Goal(section.name, section.at, section.parent, sentence))
    for sentence_ in reading.sentences:
        if opening := _LIST.search(reading.text.chars, *sentence_.at):
            found += _listed(reading, sentence_, opening.end())
    return tuple(sorted(found, key=lambda goal: goal.at))


def _is_goal(reading: Reading, section: Section) -> bool:
    """Tell whether a heading of a goal list is one of its items, and not what opens the list (一、奋斗目标)."""
    if section.kind is HeadingKind.BULLET:
        return True
    upper = reading.sections[section.parent] if section.parent is not None else None
    within = upper is not None and upper.orientation is Orientation.GOALS
    return within and section.kind is HeadingKind.NUMBERED and not _OPENS.search(section.name)


def _start(sentence: Sentence) -> int:
    return sentence.at.start


def _listed(reading: Reading, sentence: Sentence, start: int) -> list[Goal]:
    end = sentence.at.end
    goals: list[Goal] = []
    for item in _ITEM.finditer(reading.text.chars, start, end):
        at = Span(*item.span())
        goals.append(Goal(reading.words(at), at, sentence.section, sentence.index))
    return goals
