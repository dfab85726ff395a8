"""Indicators: the quantities that a report measures, each with its numbers, their roles and times."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.mentions.indicators.change import Cue
from gangmu.graph.mentions.indicators.clock import Clock, Years, years
from gangmu.graph.mentions.indicators.counted import Draft
from gangmu.graph.mentions.indicators.figures import Group, groups
from gangmu.graph.mentions.indicators.numbers import Number, numbers
from gangmu.graph.mentions.indicators.roles import role
from gangmu.graph.mentions.indicators.subjects import Subjects
from gangmu.graph.model import Indicator, Orientation, Role, Section, Sentence, Span, Value
from gangmu.graph.outline import Reading


def read(reading: Reading) -> tuple[Indicator, ...]:
    """Return the indicators of `reading` in the order of the text.

    >>> from gangmu.graph.outline import outline
    >>> from gangmu.graph.text import Source, clean
    >>> text = "青石县生产总值从2016年的75亿元增至2020年的122亿元，年均增长8.8%；建成学校7所。"
    >>> for indicator in read(outline(clean(Source("a", text, "", "")))):
    ...     print(indicator.name, *(f"{v.value:g}{v.unit} {v.role} {v.when}" for v in indicator.values), sep=" | ")
    青石县生产总值 | 75亿元 baseline 2016 | 122亿元 actual 2020 | 8.8% annualGrowth None
    学校 | 7所 actual 2020
    """
    chars = reading.text.chars
    found, known = numbers(chars), years(reading)
    out: list[Indicator] = []
    at = 0
    for sentence in reading.sentences:
        begin = at
        while at < len(found) and found[at].at.start < sentence.at.end:
            at += 1
        # A glossary explains; what it counts is measured elsewhere.
        explains = sentence.orientation is Orientation.PREAMBLE and sentence.section is not None
        if begin < at and not explains:
            out += _Reader(chars, sentence, reading.sections, known).read(found[begin:at])
    return tuple(out)


class _Reader:
    """Reads one sentence: its clauses in order, with the names said before for clauses that name nothing."""

    def __init__(self, chars: str, sentence: Sentence, sections: tuple[Section, ...], known: Years) -> None:
        self.chars, self.sentence = chars, sentence
        self.subjects = Subjects(chars, sentence)
        self.clock = Clock(chars, sentence, sections, known)
        self.drafts: list[Draft] = []

    def read(self, found: list[Number]) -> Iterator[Indicator]:
        at = 0
        for clause in self.sentence.clauses:
            begin = at
            while at < len(found) and found[at].at.start < clause.end:
                at += 1
            for group in groups(self.chars, clause, found[begin:at]) if begin < at else ():
                self.group(clause, group)
            if self.chars.startswith("；", clause.end):
                self.subjects.forget()
        for draft in self.drafts:
            yield Indicator(
                draft.name,
                tuple(draft.values),
                draft.at,
                self.sentence.section,
                self.sentence.index,
                draft.spot,
                draft.aliases,
            )

    def group(self, clause: Span, group: Group) -> None:
        """Add a group's numbers to the indicators that it measures: in turn, or all to the only one."""
        targets, said = self.subjects.of(clause, group)
        if not targets:
            return
        when = self.clock.read(group.start, said.since)
        for index, number in enumerate(group.numbers):
            draft = targets[index % len(targets)]
            if not any(draft is old for old in self.drafts):
                self.drafts.append(draft)
            draft.add(self.value(number, draft, said, when))
        self.subjects.keep(targets)

    def value(self, number: Number, draft: Draft, said: Cue, when: str | None) -> Value:
        kind = role(self.chars, number, said, draft.spot, self.subjects.planned, not draft.values)
        if said.beside and draft.values and draft.values[-1].role in (Role.ACTUAL, Role.SHARE):
            kind = Role.ACTUAL  # 失业率5%、低于全国0.3个百分点: a distance of levels is no growth
        if when is None and kind not in (Role.BASELINE, Role.ANNUAL_GROWTH):
            when = self.clock.now()
        raw = self.chars[slice(*number.at)]
        return Value(number.value, number.unit, kind, when, raw, number.at, number.bound)
