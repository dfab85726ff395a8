"""Which indicators the numbers of a group measure: named left or right of them, or by the clause before."""

from __future__ import annotations

import re

from gangmu.graph.mentions.indicators import measured
from gangmu.graph.mentions.indicators.change import Cue, cue, rank
from gangmu.graph.mentions.indicators.counted import PERSONS, THINGS, Draft, behind, counted, invested, plain, rest
from gangmu.graph.mentions.indicators.figures import Group
from gangmu.graph.mentions.indicators.numbers import Scale
from gangmu.graph.mentions.indicators.roles import planned, stated
from gangmu.graph.model import Sentence, Span

_LASTING = re.compile("[数期间限命龄时]$")
_YEARS = re.compile(r"(?:连续\d+(?:年|个..?)|[均稳都仍已])+$")
_TIMES_OF = re.compile("(?:是|为|相当于|达到?)[^，]{2,14}的$")
_STREAK = re.compile(r"(?:喜获|实现|迎来|夺得|获得?|为|取得)[^，]*$")
_WATER = re.compile("(?:国家)?(?:地表水|地下水|海水)?(?:环境)?(?:质量)?$")
_LEVEL = re.compile("[达升降]|增长|提高|增加|减少")
_HARVEST = re.compile(
    "(?:全[省市县区]|我[省市县区])?(?P<crop>[^，、]{2,4}?)(?:生产|种植)?(?:连续[^，、]{1,4}年)?"
    "(?:喜获|再获|又获|获得|实现|迎来|取得|获)?(?:大|全面)?丰收"
)
_TOTALS = frozenset(("总量", "总额", "总数", "总规模"))
_NUMBERED = re.compile(r"\d+[^\dA-Za-z](?!以上|及)")
_WHOLE = frozenset(["全国", "世界", "全球"])


class Subjects:
    """Finds what the groups of one sentence measure.

    `carried` are the indicators of the group before, `recent` all those since a ；.
    """

    def __init__(self, chars: str, sentence: Sentence) -> None:
        self.chars, self.sentence = chars, sentence
        self.planned = planned(chars, sentence)
        self.carried: list[Draft] = []
        self.recent: list[Draft] = []

    def keep(self, drafts: list[Draft]) -> None:
        """Remember the indicators of a group for the groups behind it."""
        self.carried = drafts
        self.recent += [draft for draft in drafts if not any(draft is old for old in self.recent)]

    def forget(self) -> None:
        """Let no name be carried over a ；."""
        self.carried, self.recent = [], []

    def of(self, clause: Span, group: Group) -> tuple[list[Draft], Cue]:
        """Return the indicators of a group, one or one for each number, and what the words before it say."""
        water = _WATER.search(self.chars, *group.left) if group.numbers[0].scale is Scale.CLASS else None
        said = cue(self.chars, group.left.start, water.start() if water else group.start)
        many = self._several(clause, group, said) if said.joint or len(group.numbers) > 1 else []
        return (many, said) if many else self._one(group, said)

    def _several(self, clause: Span, group: Group, said: Cue) -> list[Draft]:
        """The names of 甲、乙分别…: those listed before, or those of the clause before."""
        chars, start, end = self.chars, group.left.start, said.start
        if chars[start - 1] not in "、，":
            start = clause.start
        if group.numbers[0].scale is Scale.RANK:
            end = max(start, rank(chars, start, group.start))
        region = measured.left(chars, start, end, listed=True, rate=said.changed)
        if region.start == region.end or chars[region.start] == "占":
            return self._last(len(group.numbers)) if said.joint else []
        respectively = chars.find("分别", *region)
        head = Span(region.end, region.end)
        if respectively >= 0:
            head = measured.left(chars, respectively + 2, region.end)
            region = Span(region.start, respectively)
        spots = [self._bare(span, said) for span in measured.items(chars, *region)]
        if len(spots) != len(group.numbers):
            return []
        names = [chars[slice(*spot)] + chars[slice(*head)] for spot in spots]
        return [Draft(name, spot, spot) for name, spot in zip(measured.shared(names), spots, strict=True)]

    def _last(self, count: int) -> list[Draft]:
        """The indicators of the group before, or as many of the last ones, where each gets one number."""
        if len(self.carried) == count:
            return self.carried
        return self.recent[-count:] if len(self.recent) >= count > len(self.carried) else []

    def _bare(self, span: Span, said: Cue) -> Span:
        """Leave out a number that opens a name (16条重点产业链)."""
        head = _NUMBERED.match(self.chars, *span)
        return Span(head.end(), span.end) if head else measured.left(self.chars, *span, rate=said.changed)

    def _one(self, group: Group, said: Cue) -> tuple[list[Draft], Cue]:
        """The one name that the group's numbers measure; the words before a number say nothing of a thing behind it."""
        number = group.numbers[-1]
        if number.scale is Scale.RANK:
            return self._ranked(group, said)
        if number.unit.endswith("倍") and self.carried and _TIMES_OF.search(self.chars, group.left.start, group.start):
            return self.carried, said
        return self._common(group, said)

    def _common(self, group: Group, said: Cue) -> tuple[list[Draft], Cue]:
        chars, number = self.chars, group.numbers[-1]
        before = self._before(group, said)
        after = behind(chars, group, before)
        named = before.start < before.end
        if number.scale is Scale.BARE and not (said.strong and (named or self.carried)):
            return [], said
        if number.scale is Scale.TIME and not (said.strong or (named and _LASTING.search(chars, *before))):
            return [], said
        if number.scale in THINGS and named and not said.strong and chars.startswith("的", number.at.end):
            return [] if self.planned else invested(chars, group, before), said
        if after.start < after.end and not (said.strong and named):
            sized = self.planned and not self._done(group, after)
            return [] if sized else counted(chars, group, before, after), Cue(group.start, "")
        return self._said_before(group, said, before), said

    def _done(self, group: Group, after: Span) -> bool:
        """Tell whether a plan states a number as what is to be done, not only as the size of what is to be built."""
        number = group.numbers[0]
        if stated(self.chars, self.sentence, number, group.left) or number.unit.endswith(PERSONS):
            return True
        end = measured.done_to(self.chars, after.end, group.right.end)
        return number.scale is Scale.COUNT and measured.works(self.chars, after.start, end)

    def _before(self, group: Group, said: Cue) -> Span:
        chars, start, end = self.chars, group.left.start, said.start
        rate = said.changed or group.numbers[-1].scale is Scale.PERCENT
        before = measured.left(chars, start, end, rate=rate)
        if chars.startswith("经济增长", before.start) and before.end - before.start == 2:
            return Span(before.start, before.end + 2)  # 经济增长预期目标为5%: here 增长 is the quantity
        if group.follows and not measured.acting(chars, start):
            noun = measured.right(chars, start, end)
            if noun.end == end and not said.words:
                return Span(end, end)  # it all names what the number before counts: 5个村17公里的道路
            own = measured.left(chars, noun.end, end, rate=rate)
            if own.end - own.start >= 3 and noun.end > start:
                before = own
        if before.start == before.end and not self.carried and (said.since or _LEVEL.search(said.words)):
            before = self._lead(start, said)
        return Span(end, end) if chars[slice(*before)] in _WHOLE else before

    def _lead(self, start: int, said: Cue) -> Span:
        """The clause before, where it only names what this one measures (经费支出，从…至…; 参合率再创新高，达到…)."""
        for clause in self.sentence.clauses:
            if clause.end + 1 == start and clause.end - clause.start <= 20:
                ends = cue(self.chars, *clause).start
                end = min(ends, measured.right(self.chars, *clause).end)
                if said.since or end < clause.end:
                    return measured.left(self.chars, clause.start, clause.end if said.since else end, rate=True)
        return Span(start, start)

    def _said_before(self, group: Group, said: Cue, before: Span) -> list[Draft]:
        """The name left of the number, else that of the group before, else whatever the clause says."""
        chars, start = self.chars, group.left.start
        name = chars[slice(*before)]
        if name and not measured.generic(name) and not (name.startswith("占") and self.carried):
            return [plain(chars, before)]
        if not self.carried and measured.level(name) and (crop := self._crop(start)):
            return [Draft(crop + name, before, before, aliases=(name,))]
        if self.carried and measured.level(name) and self.carried[0].values[-1].unit != group.numbers[0].unit:
            return [Draft(name, before, before, aliases=(self.carried[0].name + name,))]
        bare = measured.manner(chars, start, said.start) >= said.start
        spoken = said.words or start < said.start or group.right.start == group.right.end
        if self.carried and (name or (bare and spoken)):
            mixed = said.joint and len(group.numbers) > 1 and len(self.carried[0].values) < len(group.numbers)
            return [] if mixed else self._totalled(name)
        return [plain(chars, before)] if name else rest(chars, group)

    def _totalled(self, name: str) -> list[Draft]:
        """The indicators of the group before; the one whose 总量 is told is also called so (生产总值总量)."""
        if name in _TOTALS and len(self.carried) == 1:
            one = self.carried[0]
            one.aliases = tuple(dict.fromkeys((*one.aliases, one.name + name)))
        return self.carried

    def _crop(self, start: int) -> str:
        """What the clause before says the harvest of, for a bare 总产 (粮食再获丰收，总产达到…: 粮食)."""
        for clause in self.sentence.clauses:
            if clause.end + 1 == start and (found := _HARVEST.match(self.chars, *clause)):
                return found["crop"]
        return ""

    def _ranked(self, group: Group, said: Cue) -> tuple[list[Draft], Cue]:
        chars, start, number = self.chars, group.left.start, group.numbers[-1]
        at = rank(chars, start, group.start)
        if number.unit.startswith("连"):
            end = group.start - (chars[group.start - 1] == "“")
            streak = _STREAK.search(chars, start, end)
            end = streak.start() if streak else cue(chars, start, end).start
        elif at >= 0:
            end = cue(chars, start, at).start
        else:
            return [], said
        years = _YEARS.search(chars, start, end)
        before = measured.left(chars, start, years.start() if years else end)
        said = said._replace(since=at >= 0 and chars[at] in "从由")
        named = before.start < before.end and not measured.generic(chars[slice(*before)])
        return [plain(chars, before)] if named else self.carried, said
