"""Indicators named behind their number: 10家高新技术企业, 投资3亿元的大桥, 14个品牌入选名录."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gangmu.graph.mentions.indicators import measured
from gangmu.graph.mentions.indicators.figures import Group
from gangmu.graph.mentions.indicators.numbers import Scale
from gangmu.graph.model import Span, Value
from gangmu.ontology.lexicon import alternatives, words


@dataclass(slots=True)
class Draft:
    """An indicator while its sentence is read; `spot` is where its name, or what most of it is made of, stands."""

    name: str
    at: Span
    spot: Span
    values: list[Value] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    def add(self, value: Value) -> None:
        """Add a value, and what it covers."""
        self.values.append(value)
        self.at = Span(min(self.at.start, value.at.start), max(self.at.end, value.at.end))


PERSONS = ("人", "名", "户", "人次", "位")
THINGS = (Scale.COUNT, Scale.MEASURE)
_REACHING = re.compile(rf"({alternatives(words('indicators', 'name', 'reaching'))})了?(?:约|近|超过?)?$")
_LONGEST = 30
# 7%的速度可以…: how fast, not of how many.
_RATE = re.compile("(?:增长)?(?:速度|增速|增幅|增长)")


def plain(chars: str, name: Span) -> Draft:
    """Return an indicator with the very words of `name`."""
    return Draft(chars[slice(*name)], name, name)


def behind(chars: str, group: Group, before: Span) -> Span:
    """Return what stands right behind a count or size, the thing counted; an empty span where nothing does."""
    number = group.numbers[-1]
    start = number.at.end
    if number.scale not in THINGS or ("元" in number.unit and measured.acting(chars, start)):
        return Span(start, start)
    if chars.startswith("的", start) and before.start == before.end:
        start += 1
    return measured.right(chars, start, group.right.end)


def counted(chars: str, group: Group, before: Span, after: Span) -> list[Draft]:
    """Return the thing counted; none where a size stands in a name (青石300兆瓦储能项目)."""
    if before.start < before.end:
        before = measured.left(chars, group.left.start, group.start)
    owned = before.start < before.end and not measured.acts(chars, *before)
    if group.numbers[-1].scale is Scale.MEASURE and owned:
        return []
    done = measured.done_to(chars, after.end, group.right.end)
    if done > after.end and after.start < after.end:
        return [Draft(chars[slice(*after)] + chars[after.end + 1 : done], Span(after.start, done), after)]
    if after.end - after.start > 2:
        return [plain(chars, after)]
    return [_short(chars, group, before, after)]


def _short(chars: str, group: Group, before: Span, after: Span) -> Draft:
    """A thing of one or two characters (项目, 企业) is named with what is said of it, or with what lists it."""
    noun = chars[slice(*after)]
    whole = said(chars, after.start, group.right.end)
    if whole.end > after.end:
        return Draft(chars[slice(*whole)], after, whole, aliases=(noun,))
    if reaching := _REACHING.search(chars, *group.left):
        return Draft(reaching[1] + noun, after, after, aliases=(noun,))
    if before.start < before.end:
        return Draft(chars[slice(*before)] + noun, Span(before.start, after.end), after, aliases=(noun,))
    return plain(chars, after)


def invested(chars: str, group: Group, before: Span) -> list[Draft]:
    """Return what a thing costs: 投资3亿元的大桥 (name: 大桥投资); every other number before 的 only describes."""
    number = group.numbers[-1]
    if "元" not in number.unit or not chars.startswith("投资", before.end - 2):
        return []
    thing = measured.right(chars, number.at.end + 1, group.right.end)
    name = chars[slice(*thing)] + chars[slice(*before)]
    return [Draft(name, Span(before.start, thing.end), thing)] if thing.start < thing.end else []


def rest(chars: str, group: Group) -> list[Draft]:
    """Where no name stands left of the number: what is said behind it, or the verb before it."""
    number = group.numbers[-1]
    verb = measured.verb(chars, group.left.start, group.start)
    of = chars.startswith("的", number.at.end)
    tail = said(chars, number.at.end + of, group.right.end)
    if number.scale is Scale.PERCENT and of:
        if _RATE.match(chars, *tail):
            return []
        named = measured.right(chars, *tail)
        if 2 <= named.end - named.start < tail.end - tail.start:
            return [Draft(chars[slice(*tail)], tail, named, aliases=(chars[slice(*named)],))]
    if number.unit.endswith(PERSONS) and chars.startswith("受益", tail.start):
        return [plain(chars, Span(tail.start, tail.start + 2))]
    acted = verb.start < verb.end and number.scale is not Scale.PERCENT
    if tail.end - tail.start >= 3 and not (acted and number.scale is Scale.MEASURE):
        return [plain(chars, tail)]
    return [plain(chars, verb)] if acted else []


def said(chars: str, start: int, end: int) -> Span:
    """Return what is said up to a 、; nothing where that is longer than a name can be."""
    comma = chars.find("、", start, end)
    end = comma if comma >= 0 else end
    return Span(start, end if end - start <= _LONGEST else start)
