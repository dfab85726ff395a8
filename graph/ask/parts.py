"""The parts that may answer a question, in their order: the most particular first, and a refusal where one is due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gangmu.graph.ask import figures, kinds, limits, passages, places, reasons, sections, several, standing, statuses
from gangmu.graph.ask.amounts import amount
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.comparing import compared
from gangmu.graph.ask.conditions import (
    EITHER,
    aims,
    asks_number,
    bare,
    belongs,
    compares,
    holds,
    number_only,
    only_a_period,
    only_within,
    polar,
    slogan,
    strong,
    strongly,
)
from gangmu.graph.ask.merging import wider
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.ranking import ranked
from gangmu.graph.ask.relate import asked_by_measure, related, targets
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.whole import counted_as, everywhere, members, more_widely, parts_only, which_report
from gangmu.graph.ask.witness import by_means, witness

_MANY = 8
_MONEY = ("元", "万元", "亿元", "钱")
_SEVERAL_OF = re.compile(
    "[是有指为]哪?(?:俩|仨|[两二三四五六七八九十])(?!面)|which (?:two|three|four|five|six|seven)(?![a-z])"
)
Part = Callable[[], Answer | None]
"""What may answer a question; it is run only where nothing before it did."""


@dataclass
class Turn:
    """A question with what decides which parts may answer it."""

    s: Situation

    @cached_property
    def anchors(self) -> list[Mention]:
        """The names that mean something here."""
        return [m for m in self.s.asked.anchors if self.s.meant(m)]

    @cached_property
    def things(self) -> list[Mention]:
        """The names of things that are asked about, without those that only say of which time."""
        return [m for m in self.anchors if not only_a_period(self.s, m)]

    @cached_property
    def form(self) -> tuple[str, ...]:
        """The forms in which it is asked: which, who, when and the like."""
        return self.s.asked.keys("form")

    @cached_property
    def counted(self) -> bool:
        """Whether a number may be asked for."""
        asked = self.s.asked
        return asked.has("form", "howMany", "howMuch") or bool(asked.measure) or bool(asked.years)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes of what is asked for."""
        return targets(self.s)

    @cached_property
    def measured(self) -> bool:
        """Whether an indicator is named."""
        return bool(self.s.all_meant("Indicator"))

    @cached_property
    def broad(self) -> Situation:
        """The question with each name taken more widely."""
        return wider(self.s)

    @cached_property
    def whole(self) -> bool:
        """Whether it is asked of a report as such."""
        return any(self.s.asked.has(category) for category in ("status", "listing", "orientation"))


def parts(s: Situation) -> Iterator[Part]:
    """Yield the parts that may answer, the most particular first."""
    t = Turn(s)
    for stage in (_at_once, _in_words, _in_numbers, _in_pictures, _in_lists):
        yield from stage(t)
    yield from _of_things(t) if t.things else _of_all(t)


def _at_once(t: Turn) -> Iterator[Part]:
    """Yield what is answered or refused whatever else is asked: whole reports, lists, reasons."""
    s, asked = t.s, t.s.asked
    if not t.things and not s.reports and len(s.known.reports.all) > _MANY and (t.classes or t.whole):
        yield lambda: which_report(s)
    spelt = kinds.spelt_out(s) if not t.things else None
    if spelt is not None:
        yield lambda: kinds.listing(s, not spelt)
    if asked.has("form", "why") and len(t.things) >= 2:
        yield lambda: reasons.because(s)
    if belongs(s) and len(t.things) == 2:
        yield lambda: reasons.because(s)
    if len(t.things) == 1 and asked.has("status") and EITHER.search(asked.text):
        yield lambda: statuses.of_things(s)
    if asked.has("form", "why") and len(t.things) == 1 and not set(targets(s)) and not passages.asks_words(s):
        yield lambda: limits.not_stated(s)
    if t.things:
        yield lambda: several.ordinal_of(s)
    if asked.ordinal and len(t.things) == 1 and slogan(s) and not t.classes:
        yield lambda: members(s, t.things)
    if asked_by_measure(s) and len(t.things) == 1 and not slogan(s) and not t.classes:
        yield lambda: related(s, t.things, ("serves",))
    if t.things and limits.miscounted(s):
        yield lambda: limits.other_number(s)
    if asked.has("form", "most", "least") and t.classes and not any(m.sure for m in t.things):
        yield lambda: limits.no_thing(s)


def _in_words(t: Turn) -> Iterator[Part]:
    """Yield where something stands, the report's own words, comparisons, times and means."""
    s, asked = t.s, t.s.asked
    if asked.has("form", "place") and t.things and "Project" not in t.classes:
        yield lambda: standing.where(s)
    if asked.has("form", "path") and len(t.things) >= 2:
        yield lambda: reasons.connected(s)
    if passages.asks_words(s) and t.things and not strongly(s):
        yield lambda: passages.quote(s)
    if asked.has("form", "more", "fewer", "compare") and t.measured:
        yield lambda: ranked(s)
    if compares(s) and t.things:
        yield lambda: compared(s)
    if t.things and "when" in t.form and not asked.has("form", "howMuch"):
        yield lambda: witness(s)
        yield lambda: figures.dated(s)
        yield lambda: figures.dated(t.broad)
        yield lambda: related(s, t.things, ("duringPeriod",))
        yield lambda: passages.in_its_name(s)
        yield lambda: limits.not_stated(s)
    if by_means(s) and not polar(s) and not slogan(s):
        if len(t.things) == 1 and not t.measured:
            yield lambda: related(s, t.things, ("servedBy",))
        yield lambda: witness(s)
        if t.things and not t.classes and not t.measured:
            yield lambda: limits.not_stated(s)
    if t.things:
        yield lambda: several.unnamed(s, t.things)
        yield lambda: several.named_ones(s, t.things)


def _in_numbers(t: Turn) -> Iterator[Part]:
    """Yield numbers of indicators, headings that are counted, and numbers of a class."""
    s, asked = t.s, t.s.asked
    if t.things and (t.counted or t.measured) and asks_number(s, t.measured):
        yield lambda: figures.figure(s)
        if not s.all_meant("Section", "Goal", "Actor"):
            yield lambda: figures.figure(t.broad)
        if asked.measure and not t.measured:
            yield lambda: amount(s)
        if not t.classes and only_within(s):  # 多少市场主体 is not asked of a heading in which 市场主体 stands
            yield lambda: amount(s)
            yield lambda: limits.not_stated(s)
        if asked.measure in _MONEY or number_only(s, t.classes) or (t.measured and len(t.things) > 1):
            yield lambda: limits.not_stated(s)
    if not any(m.sure for m in t.things):
        yield lambda: sections.counted(s)
    if not t.things and (asked.has("form", "howMany", "howMuch")) and t.classes:
        yield lambda: counted_as(s)
        if asked.has("role", "target"):
            called = [cue.word for cue in asked.words if any(x.category == "class" for x in cue.senses)]
            yield lambda: figures.aimed(s, called)


def _in_pictures(t: Turn) -> Iterator[Part]:
    """Yield how something is pictured, which several it is, and how it comes about."""
    s, asked = t.s, t.s.asked
    if t.things and asked.has("form", "like"):
        yield lambda: passages.wordings(s)
        yield lambda: passages.describe(s)
    if several.asks_several(s) and not any(m.sure and s.meant(m, "Section") for m in t.things):
        yield lambda: members(s, t.things) if t.things else None
        yield lambda: several.counted_out(s, t.things)
        if not t.things and several.numbered(s):
            yield lambda: limits.no_thing(s)
    if t.things and asked.has("form", "how") and not polar(s):
        yield lambda: related(s, t.things, ("servedBy",))
        if not slogan(s) and asked.said("form") and not s.all_meant("Indicator"):
            yield lambda: passages.quote(s)


def _in_lists(t: Turn) -> Iterator[Part]:
    """Yield headings, bearers of titles, statuses, and goals."""
    s, asked = t.s, t.s.asked
    if not t.things and "Target" in t.classes:
        yield lambda: figures.aimed(s)
    if "Section" in t.classes and (len(t.things) == 1 or (not t.things and asked.has("orientation"))):
        yield lambda: sections.under(s)
        if s.all_meant("Section") and set(t.classes) <= {"Section"} and not asked.has("relation", "servedBy"):
            yield lambda: sections.nothing_under(s, s.all_meant("Section"))
    if asked.has("form", "who", "describe", "which"):
        yield lambda: passages.bearers(s)
    if (
        len(t.things) == 1
        and not aims(s)
        and not slogan(s)
        and ((polar(s) and not strong(s)) or asked.has("status", "any"))
    ):
        yield lambda: statuses.of_things(s)
        yield lambda: statuses.of_things(t.broad)
    if t.things and asked.has("status") and not t.classes and len(t.things) == 1 and not {"where", "who"} & set(t.form):
        yield lambda: statuses.of_things(s)
    if not t.things and asked.has("orientation", "goalList") and not t.classes:
        yield lambda: kinds.all_of(s, ("Goal",), True)
    if (
        not t.things
        and (asked.has("status") or asked.has("orientation"))
        and (not t.classes or s.known.vocabulary.fits(t.classes, "Project"))
    ):
        yield lambda: statuses.all_of(s, t.classes)
    if not t.things and t.classes and "Goal" in t.classes:
        yield lambda: kinds.all_of(s, ("Goal",), True)


def _of_things(t: Turn) -> Iterator[Part]:
    """Yield what stands in a relation to the things that are named."""
    s, asked = t.s, t.s.asked
    if "who" in t.form and t.things and not s.all_meant("Person") and not strong(s) and not t.classes:
        yield lambda: related(s, t.things)
        yield lambda: limits.not_stated(s)
    if "describe" in t.form and len(t.things) == 1 and not t.classes and not asked.has("relation") and not slogan(s):
        yield lambda: passages.describe(s)
    if _SEVERAL_OF.search(asked.text) and len(t.things) == 1 and not t.classes and not strong(s):
        yield lambda: members(s, t.things)
        yield lambda: parts_only(s, t.things)
    if holds(s):
        yield lambda: members(s, t.things)
    yield lambda: related(s, t.things)
    yield lambda: more_widely(t.broad)
    if "where" in t.form:
        yield lambda: places.named(s)
    if len(t.things) == 1:
        yield lambda: sections.placed(s, t.classes)
        yield lambda: kinds.not_listed(s, s.all_meant())
        if not {"who", "where", "when"} & set(t.form):
            yield lambda: sections.under(s)
    if t.counted or t.measured:
        yield lambda: figures.figure(s)
    if bare(s) and len(t.things) == 1:
        yield lambda: passages.describe(s)
    if t.classes and len(t.things) == 1 and not t.things[0].sure and not strong(s):
        yield lambda: passages.named_so(s, t.classes)


def _of_all(t: Turn) -> Iterator[Part]:
    """Yield what is asked of no thing in particular."""
    s, asked = t.s, t.s.asked
    if asked.has("relation") and not t.anchors:
        yield lambda: everywhere(s, t.classes)
        if any(cue.senses[0] in (("relation", "servedBy"), ("relation", "serves")) for cue in asked.words):
            yield lambda: limits.no_thing(s)  # what serves is asked, and nothing that could be served is named
        yield lambda: kinds.all_of(s, t.classes[:1], False) if t.classes else None
    elif t.classes and not t.anchors:
        yield lambda: kinds.all_of(s, t.classes[:1], False)
