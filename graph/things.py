"""Which thing a name means within one report: one reference for each thing, found by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from gangmu.graph.model import Findings, HeadingKind, Kind, Listed, Member, Orientation, Project, Ref, Section
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

_MARKS = dict.fromkeys(map(ord, "“”‘’《》 \t\n\u3000"))
_HEADING = re.compile(rf"^{alternatives(words('links', 'strategy', 'heading_only'))}")
_EMPHASIS = re.compile(rf"^(?:{alternatives(words('links', 'strategy', 'emphasis'))})+")
# What a heading can name; one that consists of a place or a body only says where or who.
_EXPOUNDED = frozenset(
    {
        Kind.SLOGAN,
        Kind.EXPRESSION,
        Kind.GOAL,
        Kind.STRATEGY,
        Kind.ELEMENT,
        Kind.PRINCIPLE,
        Kind.PROJECT,
        Kind.CAMPAIGN,
    }
)
_ABOUT = re.compile("[^“”，、]{0,4}“([^“”]+)”")
_AIMED = re.compile(rf"{alternatives(words('links', 'strategy', 'aims'))}[^，。；、]{{0,8}}$")


REPORT = Ref(Kind.DOCUMENT, "")
"""The report itself, as the subject of a link."""


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """Return `name` without quotation marks and white space, as names are compared.

    >>> bare("“云谷”行动")
    '云谷行动'
    """
    return name.translate(_MARKS)


@dataclass(slots=True)
class Things:
    """The things of one report by their words, and which thing each project and each section stands for."""

    by_name: dict[str, Ref] = field(default_factory=dict)
    projects: list[Ref] = field(default_factory=list)
    sections: dict[int, Ref] = field(default_factory=dict)
    places: dict[str, Ref] = field(default_factory=dict)
    actors: dict[str, Ref] = field(default_factory=dict)

    def place(self, name: str) -> Ref | None:
        """Return the place that `name` means, even where a project bears the same name (青石大道)."""
        return self.places.get(bare(name))

    def actor(self, name: str) -> Ref | None:
        """Return the actor that `name` means, even where a project bears the same name (组建青石集团)."""
        return self.actors.get(bare(name))

    def find(self, name: str) -> Ref | None:
        """Return the thing that `name` means, or None."""
        return self.by_name.get(bare(name))

    def add(self, name: str, ref: Ref) -> Ref:
        """Let `name` mean `ref` unless it means something already; return what it means."""
        return self.by_name.setdefault(bare(name), ref)


def things(reading: Reading, findings: Findings) -> Things:
    """Return the things of a report: named ones first, then members that are nothing else, then what headings name."""
    known = Things()
    named = {bare(name) for project in findings.projects for name in (project.name, *project.aliases)}
    for slogan in findings.slogans:
        kind = Kind.SLOGAN if slogan.counted else Kind.EXPRESSION
        if slogan.counted or bare(slogan.name) not in named:
            ref = known.add(slogan.name, Ref(kind, slogan.name))
            for alias in slogan.aliases:
                known.add(alias, ref)
    known.projects = list(_project_refs(findings.projects))
    for project, ref in zip(findings.projects, known.projects, strict=True):
        known.add(project.name, ref)
    for project, ref in zip(findings.projects, known.projects, strict=True):
        for alias in project.aliases:
            known.add(alias, ref)
    for others, own in ((findings.places, known.places), (findings.actors, known.actors)):
        for other in others:
            ref = Ref(other.kind, other.name)
            for name in (other.name, *other.aliases):
                own.setdefault(bare(name), ref)
                known.add(name, ref)
    for goal in findings.goals:
        known.add(goal.name, Ref(Kind.GOAL, goal.name))
    _members(reading, findings, known)
    _headings(reading, known)
    return known


def _project_refs(projects: tuple[Project, ...]) -> list[Ref]:
    """Two statements speak of one project when they name it alike and their quantities do not differ."""
    refs: list[Ref] = []
    seen: dict[str, dict[str | None, Ref]] = {}
    for project in projects:
        kind = Kind.CAMPAIGN if project.campaign else Kind.PROJECT
        known = seen.setdefault(bare(project.name), {})
        ref = known.get(project.quantity)
        if ref is None and (not known or (len(known) == 1 and None in (project.quantity, *known))):
            ref = next(iter(known.values()), Ref(kind, project.name))
        if ref is None:
            ref = Ref(kind, f"{project.name}（{project.quantity or len(known) + 1}）")
        known[project.quantity] = ref
        refs.append(ref)
    return refs


def _members(reading: Reading, findings: Findings, known: Things) -> None:
    for slogan in findings.slogans:
        for order, listed in enumerate(slogan.listings):
            for place, member in enumerate(listed.members):
                first = slogan.listings[0].members
                if order and _aligned(first, listed.members):
                    # A second wording of the same parts, in the same order, means the same things.
                    known.add(member.name, known.by_name[bare(first[place].name)])
                elif known.find(member.name) is None:
                    known.add(member.name, Ref(_member_kind(reading, slogan.listings, listed), member.name))


def _aligned(first: tuple[Member, ...], second: tuple[Member, ...]) -> bool:
    """Tell whether two listings word the same parts in the same order: a name that both have stands in one place."""
    if len(first) != len(second):
        return False
    places = {bare(member.name): place for place, member in enumerate(first)}
    return all(places.get(bare(member.name), place) == place for place, member in enumerate(second))


def _member_kind(reading: Reading, listings: tuple[Listed, ...], listed: Listed) -> Kind:
    """A part that headings of the outlook unfold is a strategy, one that is to be built or reached a goal."""
    names = [bare(member.name) for other in listings for member in other.members]
    for section in reading.sections:
        unfolds = section.orientation is Orientation.OUTLOOK and section.kind is HeadingKind.NUMBERED
        if unfolds and any(name in bare(section.name) or name == wording(section) for name in names):
            return Kind.STRATEGY
    before = reading.text.chars[max(0, listed.members[0].at.start - 14) : listed.members[0].at.start]
    return Kind.GOAL if _AIMED.search(before) else Kind.ELEMENT


def wording(section: Section) -> str:
    """Return what a heading says without its number and its words of emphasis, bare.

    >>> from gangmu.graph.model import Span
    >>> wording(Section(0, "一是全力当好“排头兵”", "全力当好“排头兵”", HeadingKind.NUMBERED, 1, None,
    ...                 Span(0, 1), Span(0, 1), Orientation.OUTLOOK))
    '当好排头兵'
    """
    return _EMPHASIS.sub("", bare(section.name))


def _slogan(section: Section, known: Things) -> Ref | None:
    """The slogan that a heading is about and nothing else: 做好“三篇文章”."""
    found = _ABOUT.fullmatch(section.name)
    ref = known.find(found[1]) if found else None
    return ref if ref is not None and ref.kind is Kind.SLOGAN else None


def _headings(reading: Reading, known: Things) -> None:
    for section in reading.sections:
        words_ = wording(section)
        ref = known.by_name.get(words_) or known.by_name.get(bare(section.name)) or _slogan(section, known)
        if ref is None and section.orientation is Orientation.OUTLOOK and not _HEADING.match(words_):
            ref = known.add(section.name, Ref(Kind.STRATEGY, section.name))
        if ref is not None and ref.kind in _EXPOUNDED:
            known.sections[section.index] = ref
