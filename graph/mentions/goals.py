"""States aimed at: the items of a goal list, and what a member of a slogan is to become."""

from __future__ import annotations

import re
from bisect import bisect_right

from gangmu.graph.model import Goal, HeadingKind, Orientation, Section, Sentence, Span
from gangmu.graph.outline import Reading

# -- patterns --------------------------------------------------------------------------------------------------------

# 主要预期目标是：甲；乙；丙。
_LIST = re.compile(r"(?:预期|主要|发展|奋斗|总体|工作)目标(?:任务)?(?:建议)?(?:是|为)?[：:]")
_ITEM = re.compile(r"[^\s；;。](?:[^；;。]*[^\s；;。])?")
# 主要预期目标是：甲增长5%，乙增长6%，丙与丁同步: a clause of its own says how much, or how one thing goes with another.
_CLAUSE = re.compile(r"[^，,\s](?:[^，,（）]|（[^（）]*）|(?<=\d),(?=\d))*")
_OWN = re.compile(r"[^\d，]{2,}\d|同步|平衡|完成国家|基本稳定|保持|快于|高于|正增长|稳中")
_MOST = 20
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
            found += _listed(reading, sentence_, opening.end()) or _below(reading, sentence_)
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
    items = [Span(*item.span()) for item in _ITEM.finditer(reading.text.chars, start, sentence.at.end)]
    if len(items) == 1:
        items = _clauses(reading, items[0])
    return [Goal(reading.words(at), at, sentence.section, sentence.index) for at in items]


def _clauses(reading: Reading, item: Span) -> list[Span]:
    """Return the goals that commas alone divide; a clause that sets none (争取更好结果) goes with the one before."""
    found: list[Span] = []
    for clause in _CLAUSE.finditer(reading.text.chars, *item):
        if found and not _OWN.search(clause[0]):
            found[-1] = Span(found[-1].start, clause.end())
        else:
            found.append(Span(*clause.span()))
    return found


def _below(reading: Reading, opening: Sentence) -> list[Goal]:
    """Return the goals of a list whose items have a line each: those that end in a semicolon or comma, and the next."""
    found: list[Goal] = []
    for sentence in reading.sentences[opening.index + 1 : opening.index + 1 + _MOST]:
        goes_on = reading.words(sentence.at)[-1] in "；;，,"
        if goes_on or found:
            found += _listed(reading, sentence, sentence.at.start)
        if not goes_on:
            break
    return found
