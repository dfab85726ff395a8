"""Indicators: what a clause measures, with each number's role and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gangmu.graph.mentions import measured
from gangmu.graph.mentions.change import Cue, cue, rank
from gangmu.graph.mentions.numbers import Number, Scale, numbers
from gangmu.graph.model import Indicator, Orientation, Role, Section, Sentence, Span, Value
from gangmu.graph.outline import Reading
from gangmu.ontology.words import alternatives, words

_GOAL = re.compile("|".join(words("indicators", "plan", "goal")))
_AHEAD = re.compile("|".join(words("indicators", "plan", "ahead")))
_MAYBE = re.compile("|".join(words("indicators", "plan", "maybe")))
_BEHIND = re.compile(rf"(?<![较比])(?:{'|'.join(words('indicators', 'plan', 'behind'))})")
_WHEN = re.compile(r"(?<!第)(?:(20\d\d|19\d\d)年(?!代)([底末初])?|(“十[一二三四五]五”(?:期?末|期间|时期)|[今未][后来][三五十]年|去年末?|上年末?|本世纪中叶))")
_SHARE = re.compile(r"占比|比重|占[^，]{2,}|份额|比例")
_JOINED = re.compile("[、和与及至到—–～~－-]?(?:近|约|超过?)?")
_DESCRIBING = re.compile(rf"(?:{'|'.join(words('indicators', 'describing', 'before'))}|每(?![年天月日人])[^，、]{{1,3}}|相当于[^，、]{{0,5}})$")
_TIMES_OF = re.compile("(?:是|为|相当于|达到?)[^，]{2,14}的$")
_CLASS_END = re.compile(r"(?:水质|水体|水)?(?:标准)?(?:及?以上)?(?=[，。；、）]|$)")
_LOSS = re.compile("(?:净增|减少|降低|压减|压缩|削减|下调|上调|提高|增加|缩短|多增|精简|核减|调减)了?$")
_COMMA = re.compile(r"[，；：](?=\d)")
_REACHING = re.compile(rf"({alternatives(words('indicators', 'name', 'reaching'))})了?(?:约|近|超过?)?$")
_PROVIDES = re.compile(rf"{alternatives(words('indicators', 'plan', 'provides'))}$")
_LASTING_YEARS = re.compile(r"(?:连续\d+年|[均稳都仍已])+$")
_WHOLE = frozenset(["全国", "世界", "全球"])
_LISTING = re.compile("[、和与及]")
_LASTING = re.compile("[数期间限命龄时]$")


@dataclass(slots=True)
class _Draft:
    """An indicator while its sentence is read."""

    name: str
    at: Span
    spot: Span | None
    values: list[Value] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    def add(self, value: Value) -> None:
        self.values.append(value)
        self.at = Span(min(self.at.start, value.at.start), max(self.at.end, value.at.end))


@dataclass(frozen=True, slots=True)
class _Group:
    """Numbers that stand together (2个至3个; 87宗、2959亩; 6.5%、8.5%), with the stretches left and right of them."""

    numbers: tuple[Number, ...]
    left: Span
    right: Span


def read(reading: Reading) -> tuple[Indicator, ...]:
    """Return the indicators of `reading` in the order of the text."""
    found = numbers(reading.text.chars)
    out: list[Indicator] = []
    at = 0
    for sentence in reading.sentences:
        begin = at
        while at < len(found) and found[at].at.start < sentence.at.end:
            at += 1
        if begin < at:
            out += _Sentence(reading, sentence).read(found[begin:at])
    return tuple(out)


class _Sentence:
    """Reads one sentence: its clauses in order, with the names said before for clauses that name nothing."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.chars = reading.text.chars
        self.sections = reading.sections
        self.sentence = sentence
        self.planned = _planned(self.chars, sentence)
        self.drafts: list[_Draft] = []
        self.carried: list[_Draft] = []
        self.when: str | None = None
        self.seen = sentence.at.start

    def read(self, found: list[Number]) -> Iterator[Indicator]:
        at = 0
        for clause in _clauses(self.chars, self.sentence):
            begin = at
            while at < len(found) and found[at].at.start < clause.end:
                at += 1
            if begin < at:
                self.clause(clause, found[begin:at])
            if self.chars[clause.end : clause.end + 1] == "；":
                self.carried = []
        for draft in self.drafts:
            yield Indicator(
                draft.name, tuple(draft.values), draft.at, self.sentence.section, self.sentence.index, draft.spot, draft.aliases
            )

    def clause(self, clause: Span, found: list[Number]) -> None:
        limits = [number.at.start for number in found[1:]] + [clause.end]
        kept = [number for number, limit in zip(found, limits, strict=True) if not self.describes(number, clause, limit)]
        for group in _groups(self.chars, clause, kept):
            self.group(clause, group)

    def describes(self, number: Number, clause: Span, limit: int) -> bool:
        """Tell whether the number only marks a class of things (产值100亿元以上企业, 60岁以上老人, 每10万人)."""
        chars, at = self.chars, number.at
        after = chars[at.end : at.end + 1]
        if number.scale is Scale.CLASS:
            return not _CLASS_END.match(chars, at.end)
        if number.scale in (Scale.PERCENT, Scale.RANK, Scale.RATIO, Scale.TIMES):
            return False
        if _DESCRIBING.search(chars, max(clause.start, at.start - 8), at.start) or after in "级强" and after:
            return True
        noun = "\u4e00" <= after <= "\u9fff"
        if number.scale is Scale.TIME and noun:
            return True
        sized = "元" in number.unit or number.scale is Scale.TIME
        if not noun or number.bound not in ("以上", "以下", "以内", "及以上", "及以下"):
            return False
        if number.scale is Scale.MEASURE and number.bound != "以上":
            return True
        return sized or limit < clause.end and not _LISTING.search(chars, at.end, limit)

    def group(self, clause: Span, group: _Group) -> None:
        said = cue(self.chars, group.left.start, group.numbers[0].at.start)
        targets = self.several(clause, group, said) if said.joint or len(group.numbers) > 1 else []
        if not targets:
            targets, said = self.one(group, said)
        if not targets:
            return
        when = self.time(group.left, said)
        for index, number in enumerate(group.numbers):
            draft = targets[index % len(targets)] if len(targets) > 1 else targets[0]
            draft.add(self.value(number, draft, said, when))
            if not any(draft is old for old in self.drafts):
                self.drafts.append(draft)
        self.carried = targets

    def several(self, clause: Span, group: _Group, said: Cue) -> list[_Draft]:
        """The names of 甲、乙分别…: those listed before, or those of the clause before."""
        start = group.left.start
        if self.chars[start - 1 : start] not in "、，" or start == clause.start:
            start = clause.start
        end = said.start
        if group.numbers[0].scale is Scale.RANK and (ranked := rank(self.chars, start, group.numbers[0].at.start)) >= 0:
            end = ranked
        region = measured.left(self.chars, start, end, listed=True, rate=said.changed)
        if region.start == region.end:
            return self.carried if said.joint and len(self.carried) == len(group.numbers) else []
        respectively = self.chars.find("分别", *region)
        if respectively >= 0:
            return self.shared_head(Span(region.start, respectively), region.end, len(group.numbers))
        spans = measured.items(self.chars, *region)
        if len(spans) != len(group.numbers):
            return []
        spots = [self.bare(span) for span in spans]
        said_names = measured.shared([self.chars[slice(*spot)] for spot in spots])
        return [_Draft(name, span, span) for name, span in zip(said_names, spots, strict=True)]

    def shared_head(self, listed: Span, end: int, count: int) -> list[_Draft]:
        """甲、乙分别完成投资…: each with what was done behind 分别."""
        head = measured.left(self.chars, listed.end + 2, end)
        spans = measured.items(self.chars, *listed)
        if len(spans) != count:
            return []
        word = self.chars[slice(*head)]
        return [_Draft(self.chars[slice(*span)] + word, Span(span.start, end), span) for span in spans]

    def bare(self, span: Span) -> Span:
        """Leave out a number that opens a name (16条重点产业链)."""
        head = re.compile(r"\d+[^\d]").match(self.chars, *span)
        return Span(head.end(), span.end) if head else measured.left(self.chars, *span)

    def one(self, group: _Group, said: Cue) -> tuple[list[_Draft], Cue]:
        """The one name that the group's numbers measure; a cue says nothing of a thing behind its number."""
        chars, number = self.chars, group.numbers[-1]
        start, end = group.left.start, said.start
        if number.scale is Scale.RANK:
            ranked = rank(chars, start, group.numbers[0].at.start)
            if ranked < 0 and not number.unit.startswith("连"):
                return [], said
            end = cue(chars, start, ranked if ranked >= 0 else number.at.start - (chars[number.at.start - 1] == "“")).start
            said = said._replace(since=ranked >= 0 and chars[ranked] in "从由")
            if lasting := _LASTING_YEARS.search(chars, start, end):
                end = lasting.start()
        if number.unit.endswith("倍") and self.carried and _TIMES_OF.search(chars, start, number.at.start):
            return self.carried, said
        before = measured.left(chars, start, end, rate=said.changed or number.scale is Scale.PERCENT)
        name = chars[before.start : before.end]
        if not name and said.since and not self.carried:
            before = self.lead(start)
            name = chars[before.start : before.end]
        if name in _WHOLE:
            name = ""
        strong = said.changed or said.reached or said.since
        after = self.behind(number, group, before)
        if number.scale is Scale.BARE and not (strong and (name or self.carried)):
            return [], said
        if number.scale is Scale.TIME and not (strong or name and _LASTING.search(name)):
            return [], said
        if chars[number.at.end : number.at.end + 1] == "的" and name and not strong and number.scale in (Scale.COUNT, Scale.MEASURE):
            return self.invested(number, group, before), said
        if after.start < after.end and not (strong and name):
            return self.counted(group, measured.left(chars, start, number.at.start), after), Cue(number.at.start, "")
        if name.startswith("占") and self.carried:
            return self.carried, said
        if name and not measured.generic(name):
            return [_Draft(name, before, before)], said
        if self.carried and (name or measured.manner(chars, start, end) == end):
            several = said.joint and len(group.numbers) > 1 and len(self.carried[0].values) < len(group.numbers)
            return ([] if several else self.carried), said
        if name:
            return [_Draft(name, before, before)], said
        return [] if number.scale is Scale.RANK else self.rest(group, said), said

    def invested(self, number: Number, group: _Group, before: Span) -> list[_Draft]:
        """What a review says that a thing costs: 投资3亿元的大桥 (name: 大桥投资); every other 的 only describes."""
        if self.planned or "元" not in number.unit or not self.chars.startswith("投资", before.end - 2):
            return []
        thing = measured.right(self.chars, number.at.end + 1, group.right.end)
        name = self.chars[slice(*thing)] + self.chars[before.start : before.end]
        return [_Draft(name, Span(before.start, thing.end), thing)] if thing.start < thing.end else []

    def lead(self, start: int) -> Span:
        """The clause before, where it only names what a clause 从…至… measures."""
        for clause in self.sentence.clauses:
            if clause.end + 1 == start and clause.end - clause.start <= 20:
                return measured.left(self.chars, *clause)
        return Span(start, start)

    def behind(self, number: Number, group: _Group, before: Span) -> Span:
        """What stands right behind a count or size: the thing counted, or nothing."""
        start = number.at.end
        if number.scale not in (Scale.COUNT, Scale.MEASURE):
            return Span(start, start)
        if "元" in number.unit and measured.acting(self.chars, start):
            return Span(start, start)
        if self.chars[start : start + 1] == "的" and before.start == before.end:
            start += 1
        return measured.right(self.chars, start, group.right.end)

    def counted(self, group: _Group, before: Span, after: Span) -> list[_Draft]:
        """A count or size with its thing behind it: 10家高新技术企业."""
        chars, number = self.chars, group.numbers[-1]
        begin = group.numbers[0].at.start
        provided = "元" in number.unit and _PROVIDES.search(chars, group.left.start, begin)
        if self.planned and not provided and not _GOAL.search(chars, self.sentence.at.start, begin):
            return []
        if number.scale is Scale.MEASURE and before.start < before.end and not measured.acts(chars, *before):
            return []
        name = chars[slice(*after)]
        if len(name) <= 2:
            whole = _tail(chars, after.start, group.right.end)
            if whole.end > after.end:
                return [_Draft(chars[slice(*whole)], after, whole, aliases=(name,))]
            if reaching := _REACHING.search(chars, group.left.start, group.left.end):
                name = reaching[1] + name
            elif before.start < before.end:
                return [_Draft(chars[slice(*before)] + name, Span(before.start, after.end), after, aliases=(name,))]
        return [_Draft(name, after, after)]

    def rest(self, group: _Group, said: Cue) -> list[_Draft]:
        """No name left of the number, none before: what stands behind it, or the verb itself."""
        chars, number = self.chars, group.numbers[-1]
        verb = measured.verb(chars, group.left.start, number.at.start)
        tail = _tail(chars, number.at.end, group.right.end)
        if number.scale is Scale.MEASURE and verb.start < verb.end:
            return [_Draft(chars[slice(*verb)], verb, verb)]
        if tail.end - tail.start >= 3:
            return [_Draft(chars[slice(*tail)].lstrip("的"), tail, tail)]
        if verb.start < verb.end and number.scale is not Scale.PERCENT:
            return [_Draft(chars[slice(*verb)], verb, verb)]
        return []

    def value(self, number: Number, draft: _Draft, said: Cue, when: str | None) -> Value:
        role = self.role(number, draft, said)
        raw = self.chars[slice(*number.at)]
        if role in (Role.ACTUAL, Role.TARGET, Role.SHARE, Role.GROWTH) and when is None:
            when = self.when or _titled(self.sections, self.sentence.section)
        return Value(number.value, number.unit, role, when, raw, number.at, number.bound)

    def role(self, number: Number, draft: _Draft, said: Cue) -> Role:
        if said.since:
            return Role.BASELINE
        if self.planned:
            return Role.TARGET
        if number.scale is Scale.TIMES:
            return Role.GROWTH
        if said.annual:
            return Role.ANNUAL_GROWTH
        if said.changed and number.scale not in (Scale.RANK, Scale.CLASS, Scale.RATIO):
            return Role.GROWTH
        start = draft.spot.start if draft.spot else draft.at.start
        if number.scale is Scale.PERCENT and _SHARE.search(self.chars, start, number.at.start):
            return Role.SHARE
        if number.scale is Scale.PERCENT and not said.words and draft.values:
            return Role.SHARE
        if number.unit.endswith("倍"):
            return Role.GROWTH
        if draft.spot and _LOSS.search(self.chars, max(self.sentence.at.start, draft.spot.start - 4), draft.spot.start):
            return Role.GROWTH
        return Role.ACTUAL

    def time(self, left: Span, said: Cue) -> str | None:
        """The time printed left of the number in its own clause; one of the number itself serves the clauses behind it."""
        last = None
        for last in _WHEN.finditer(self.chars, self.seen, left.end):
            pass
        self.seen = left.end
        if last is None:
            return None
        when = (last[1] + (last[2] or "")) if last[1] else last[3]
        if not said.since and self.chars[last.start() - 1] not in "较比是于":
            self.when = when
        return when


def _clauses(chars: str, sentence: Sentence) -> Iterator[Span]:
    """The sentence's clauses, cut also at a ， right before a digit."""
    for clause in sentence.clauses:
        start = clause.start
        for comma in _COMMA.finditer(chars, *clause):
            yield Span(start, comma.start())
            start = comma.end()
        yield Span(start, clause.end)


def _planned(chars: str, sentence: Sentence) -> bool:
    """Tell by wording, then by where it stands, whether a sentence speaks of what is to come."""
    if sentence.orientation is Orientation.REVIEW:
        return bool(_AHEAD.search(chars, *sentence.at))
    if sentence.orientation in (Orientation.OUTLOOK, Orientation.GOALS, Orientation.GUIDANCE):
        return not _BEHIND.search(chars, *sentence.at)
    return bool(_MAYBE.search(chars, *sentence.at))


def _titled(sections: tuple[Section, ...], index: int | None) -> str | None:
    """Return the time that the nearest heading names (2024年工作回顾, 今后五年主要目标)."""
    while index is not None:
        found = _WHEN.search(sections[index].title)
        if found:
            return found[1] or found[3]
        index = sections[index].parent
    return None


def _tail(chars: str, start: int, end: int) -> Span:
    """What is said behind a number, up to a 、 or twenty characters."""
    comma = chars.find("、", start, end)
    end = comma if comma >= 0 else end
    return Span(start, end if end - start <= 30 else start)


def _groups(chars: str, clause: Span, found: list[Number]) -> Iterator[_Group]:
    start, index = clause.start, 0
    while index < len(found):
        stop = index + 1
        while stop < len(found) and _JOINED.fullmatch(chars, found[stop - 1].at.end, found[stop].at.start):
            stop += 1
        limit = found[stop].at.start if stop < len(found) else clause.end
        numbers_ = found[index:stop]
        if len(numbers_) > 1 and not numbers_[0].unit:
            numbers_[0] = numbers_[0]._replace(unit=numbers_[-1].unit, scale=numbers_[-1].scale)
        right = Span(numbers_[-1].at.end, limit)
        gap = right
        if stop < len(found):
            cut = _cut(chars, *gap)
            if cut >= 0:
                right, gap = Span(gap.start, cut), Span(cut, gap.end)
        while start > clause.start and start < numbers_[0].at.start and chars[start] in "、和与及以的 ":
            start += 1
        yield _Group(tuple(numbers_), Span(start, numbers_[0].at.start), right)
        start, index = gap.start, stop


def _cut(chars: str, start: int, end: int) -> int:
    """Where what stands between two numbers parts: behind the thing of the first, before the name of the second."""
    cut = chars.rfind("、", start, end)
    for mark in "和与及":
        at = chars.rfind(mark, start, end)
        if at > cut and (at == start or at + 1 == end or measured.acting(chars, at + 1)):
            cut = at
    return cut
