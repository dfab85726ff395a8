"""The things of a report by the names that a person writes in a curation file; their English labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from gangmu.graph.curation.entries import Curation, Orphan
from gangmu.graph.errors import CurationError
from gangmu.graph.model import Findings, Kind, Link, Ref
from gangmu.graph.outline import Reading
from gangmu.graph.spans import places
from gangmu.graph.things import REPORT, Things, bare

_KINDS: Mapping[str, frozenset[Kind]] = {
    "slogan": frozenset({Kind.SLOGAN, Kind.EXPRESSION}),
    "goal": frozenset({Kind.GOAL}),
    "strategy": frozenset({Kind.STRATEGY}),
    "element": frozenset({Kind.ELEMENT}),
    "principle": frozenset({Kind.PRINCIPLE}),
    "project": frozenset({Kind.PROJECT, Kind.CAMPAIGN}),
    "indicator": frozenset({Kind.INDICATOR}),
    "period": frozenset({Kind.PERIOD}),
    "document": frozenset({Kind.DOCUMENT}),
    "place": frozenset({Kind.PLACE, Kind.AREA, Kind.SITE, Kind.NATURE, Kind.ROUTE, Kind.REGION}),
    "actor": frozenset(
        {
            Kind.ACTOR,
            Kind.PERSON,
            Kind.ORGANIZATION,
            Kind.PARTY_BODY,
            Kind.GOVERNMENT_BODY,
            Kind.ENTERPRISE,
            Kind.INSTITUTION,
        }
    ),
}


class Named:
    """Finds a thing by its name, and where two kinds of thing share one, by its kind and name."""

    def __init__(self, findings: Findings, known: Things, links: Sequence[Link]) -> None:
        self._findings, self._known, self._links = findings, known, links

    @cached_property
    def _refs(self) -> dict[str, list[Ref]]:
        """The things by their bare names; most reports are curated by nobody, so nobody asks."""
        refs: dict[str, list[Ref]] = {}
        for ref in dict.fromkeys(_refs(self._findings, self._known, self._links)):
            refs.setdefault(bare(ref.key), []).append(ref)
        return refs

    def find(self, name: str, kind: str = "") -> Ref | None:
        """Return the thing that `name` means: of one kind, or of any; 本报告 is the report itself."""
        if name == "本报告":
            return REPORT
        refs = self._refs.get(bare(name), [])
        if kind:
            return next((ref for ref in refs if ref.kind in _KINDS[kind]), None)
        return self._known.find(name) or next(iter(refs), None)


def _refs(findings: Findings, known: Things, links: Sequence[Link]) -> Iterator[Ref]:
    """Yield the things that the graph of a report holds."""
    yield from known.projects
    yield from known.sections.values()
    for kind in (findings.slogans, findings.goals, findings.actors, findings.places):
        yield from (ref for named in kind if (ref := known.find(named.name)) is not None)
    yield from (Ref(Kind.INDICATOR, indicator.name) for indicator in findings.indicators)
    yield from (Ref(Kind.PERIOD, period.name) for period in findings.periods)
    yield from (Ref(Kind.DOCUMENT, document.name) for document in findings.documents)
    for link in links:
        yield link.subject
        yield link.object


def curate_things(reading: Reading, known: Things, curation: Curation) -> tuple[Orphan, ...]:
    """Take back what headings name where they name no line of work of their own (a subtitle, a summing up).

    The heading stays; return the entries that found nothing to hold on to.
    """
    orphans = []
    for entry in curation.of("reject"):
        if entry["kind"] != "strategy":
            continue
        spans = tuple(places(reading, *entry.each("quote")))
        gone = [
            section.index
            for section in reading.sections
            if bare(section.name) == bare(entry["name"])
            and any(section.at.meets(at) for at in spans)
            and known.sections.get(section.index) == Ref(Kind.STRATEGY, section.name)
        ]
        if not gone:
            orphans.append(Orphan(entry, "no heading at its quote names such a line of work"))
        for index in gone:
            del known.sections[index]
            known.by_name.pop(bare(entry["name"]), None)
    return tuple(orphans)


def curate_labels(findings: Findings, named: Named, curation: Curation) -> tuple[Findings, tuple[Orphan, ...]]:
    """Return the findings with the English labels that a person gave, and the entries of things that are not there."""
    english: dict[Ref, str] = {}
    orphans = []
    for entry in curation.of("label"):
        if entry["kind"] not in _KINDS:
            raise CurationError(f"{curation.path}: {entry}: a {entry['kind']} has no label; label what it names")
        if not all(isinstance(en, str) and en for en in entry["en"].values()):
            raise CurationError(f'{curation.path}: {entry}: en is a table of "中文" = "English"')
        for zh, en in entry["en"].items():
            ref = named.find(zh, entry["kind"])
            if ref is None:
                orphans.append(Orphan(entry, f"the report has no {entry['kind']} named {zh}"))
            else:
                english[ref] = en
    return replace(findings, english=english), tuple(orphans)
