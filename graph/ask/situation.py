"""What every kind of answer works with: the question as read, the graph as known, and the things that are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from gangmu.graph.ask.answer import Lang
from gangmu.graph.ask.asked import Asked
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Known, Thing
from gangmu.graph.ask.lexicon import Cue, Lexicon
from gangmu.graph.ask.naming import Mention
from gangmu.graph.names import Index

_KINDS = frozenset(["Project", "Campaign", "Enterprise", "Organization", "PolicyDocument", "Place"])
"""Classes whose words stand behind a name and say of what kind the thing is."""


@dataclass
class Situation:
    """One question over one graph."""

    asked: Asked
    known: Known
    names: Index
    lexicon: Lexicon

    @property
    def lang(self) -> Lang:
        """The asker's language."""
        return self.asked.lang

    @cached_property
    def things(self) -> dict[str, Thing]:
        """All things that the question may mean, by IRI."""
        return self.known.things(hit.iri for mention in self.asked.anchors for hit in mention.hits)

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """The reports to which the question limits itself; none means all."""
        return tuple(report.iri for report in self.asked.scope)

    def meant(self, mention: Mention, *classes: str) -> list[Thing]:
        """Return the things that a mention may mean and that are of one of `classes` (of any, if none is given)."""
        things = (self.things[hit.iri] for hit in mention.hits if hit.iri in self.things)
        return [t for t in things if not classes or any(self.fits(t, c) for c in classes)]

    def fits(self, thing: Thing, name: str) -> bool:
        """Tell whether a thing is of a class."""
        return self.known.vocabulary.fits(thing.kinds, name)

    def all_meant(self, *classes: str) -> list[Thing]:
        """Return what any mention may mean of `classes`, in the order of the question."""
        return list({t.iri: t for m in self.asked.anchors for t in self.meant(m, *classes)}.values())

    def classes(self) -> tuple[str, ...]:
        """Return the classes that are asked for."""
        asking = [cue for cue in self.asked.words if not self._pointed_at(cue)]
        named = [x.key for cue in asking for x in dict.fromkeys(cue.senses) if x.category == "class"]
        known = [name for name in self.asked.keys("class") if name in self.known.vocabulary.above]
        known = [name for name in known if name in named]
        return tuple(sorted(known, key=lambda name: -named.count(name)))  # what several words ask for comes first

    def _pointed_at(self, cue: Cue) -> bool:
        """Tell whether a word only points at what is named: 这条, 那一节, or says of what kind it is: 甲工程."""
        if self.asked.text[: cue.start].removesuffix("一")[-1:] in tuple("这那该"):
            return True
        named = [m for m in self.asked.anchors if m.end == cue.start and cue.word[0] > "\u3000"]
        kinds = [sense.key for sense in cue.senses if sense.category == "class" and sense.key in _KINDS]
        after = self.asked.text[cue.end :].startswith(
            ("有哪", "有什么", "有啥", "都有", "名单", "清单")
        ) or cue.end == len(self.asked.text)
        return not after and any(self.fits(t, kind) for m in named for t in self.meant(m) for kind in kinds)


def by_thing(rows: Iterable[Found]) -> dict[str, list[Found]]:
    """Return rows by the thing (or value) that they show, in their order."""
    grouped: dict[str, list[Found]] = {}
    for row in rows:
        grouped.setdefault(row.thing or row.label, []).append(row)
    return grouped


def iris(things: Sequence[Thing]) -> tuple[str, ...]:
    """Return the IRIs of things."""
    return tuple(thing.iri for thing in things)
