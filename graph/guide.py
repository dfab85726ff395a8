"""What was found in one report, as the JSON that annotators of such reports write by hand (`gangmu extract`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from gangmu.graph import glossary
from gangmu.graph.glossary import Glossary
from gangmu.graph.mentions.slogans.formulas import counting
from gangmu.graph.model import Definition, Findings, Indicator, Link, Place, Project, Role, Section, Slogan, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things

_ROLES = {Role.ANNUAL_GROWTH: "annual_growth"}


def annotation(doc: str, reading: Reading, findings: Findings, known: Things, links: Iterable[Link]) -> dict[str, Any]:
    """Return the findings as plain dictionaries and lists: headings, slogans, projects, indicators, actors, places.

    Beyond these keys it holds goals, mandates, periods, documents, definitions and links. A slogan's `members` are what
    the running text lists; what only the report's glossary lists stands under `members_explained`, with the glossary's
    words, and what only the glossary makes a slogan under `slogans_explained`. All quotes are words of the clean text;
    `at` gives their code points in the file, `madeBy` who found them.
    """
    led, notes = _led(links), glossary.read(reading)
    return {
        "doc": doc,
        "headings": [_heading(reading, section) for section in reading.sections],
        "slogans": [_slogan(reading, slogan) for slogan in findings.slogans if not explained(slogan, notes)],
        "projects": [
            _project(reading, project, led.get(ref.key, ()))
            for project, ref in zip(findings.projects, known.projects, strict=True)
        ],
        "indicators": [_indicator(reading, indicator) for indicator in findings.indicators],
        "actors": [_named(reading, actor, actor.spots[0]) for actor in findings.actors],
        "places": [_place(reading, place) for place in findings.places],
        "goals": [_named(reading, goal, goal.at) for goal in findings.goals],
        "mandates": [_named(reading, m, m.at) | {"issuer": m.issuer, "cue": m.cue} for m in findings.mandates],
        "periods": [_named(reading, period, period.spots[0]) for period in findings.periods],
        "documents": [_named(reading, document, document.at) for document in findings.documents],
        "slogans_explained": [_slogan(reading, slogan) for slogan in findings.slogans if explained(slogan, notes)],
        "definitions": [_definition(reading, definition) for definition in findings.definitions],
        "links": [_link(reading, link) for link in links],
    }


def _led(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    led: dict[str, tuple[str, ...]] = {}
    for link in links:
        if link.predicate == "ledBy":
            led[link.subject.key] = (*led.get(link.subject.key, ()), link.object.key)
    return led


def _at(reading: Reading, span: Span) -> list[list[int]]:
    return [[quote.start, quote.end] for quote in reading.text.quotes(span)]


def _heading(reading: Reading, section: Section) -> dict[str, Any]:
    parent = reading.sections[section.parent].title if section.parent is not None else None
    return {"title": section.title, "kind": section.kind.value, "parent": parent, "at": _at(reading, section.at)}


def explained(slogan: Slogan, notes: Glossary) -> bool:
    """Tell whether only the glossary makes this a slogan: it names it, or lists what the text plainly counts."""
    if not slogan.counted:
        return False
    if all(notes.holds(spot) for spot in slogan.spots or (slogan.at,)):
        return bool(notes.regions)
    plain = slogan.at in slogan.spots and counting(slogan.name)
    return bool(plain and slogan.listings) and all(listed.explained for listed in slogan.listings)


def _slogan(reading: Reading, slogan: Slogan) -> dict[str, Any]:
    counts: int | list[int] | None = list(slogan.counts) if len(slogan.counts) > 1 else (slogan.counts or (None,))[0]
    told = [listed for listed in slogan.listings if not listed.explained]
    noted = [listed for listed in slogan.listings if listed.explained]
    first = told[0] if told else None
    at = first.at if first else slogan.at
    found: dict[str, Any] = {
        "name": slogan.name,
        "count": counts,
        "members": [member.name for member in first.members] if first else [],
        "quote": reading.words(at),
        "aliases": list(slogan.aliases),
        "at": _at(reading, at),
        "madeBy": slogan.made_by.value,
    }
    if len(told) > 1:
        found["members_also"] = [member.name for member in told[1].members]
    if noted:
        found["members_explained"] = [member.name for member in noted[0].members]
        found["explanation"] = reading.words(noted[0].at)
    if not slogan.counted:
        found["kind"] = "quoted"
    return found


def _project(reading: Reading, project: Project, leaders: tuple[str, ...]) -> dict[str, Any]:
    under = reading.sections[project.section].title if project.section is not None else None
    return {
        "name": project.name,
        "aliases": list(project.aliases),
        "status": project.status.value,
        "under": under,
        "quantity": project.quantity,
        "actors": list(dict.fromkeys((*leaders, *project.actors))),
        "places": list(project.places),
        "quote": reading.words(project.at),
        "at": _at(reading, project.at),
        "madeBy": project.made_by.value,
    }


def _indicator(reading: Reading, indicator: Indicator) -> dict[str, Any]:
    values = [
        {"value": v.value, "unit": v.unit, "role": _ROLES.get(v.role, v.role.value), "when": v.when}
        for v in indicator.values
    ]
    return {
        "name": indicator.name,
        "aliases": list(indicator.aliases),
        "values": values,
        "quote": reading.words(indicator.at),
        "at": _at(reading, indicator.at),
        "madeBy": indicator.made_by.value,
    }


def _named(reading: Reading, thing: Any, at: Span) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": thing.name,
        "quote": reading.words(at),
        "at": _at(reading, at),
        "madeBy": thing.made_by.value,
    }
    if aliases := getattr(thing, "aliases", ()):
        found["aliases"] = list(aliases)
    if kind := getattr(thing, "kind", None):
        found["class"] = kind.value
    return found


def _place(reading: Reading, place: Place) -> dict[str, Any]:
    """A place under the form of its name that the text uses most; a graph of many reports knows it by its full one."""
    forms = Counter(reading.words(spot) for spot in place.spots)
    usual = max(forms, key=lambda form: (forms[form], len(form)))
    found = _named(reading, place, place.spots[0]) | {"name": usual}
    aliases = [form for form in dict.fromkeys((place.name, *place.aliases, *forms)) if form != usual]
    return found | {"aliases": aliases} if aliases else found


def _definition(reading: Reading, definition: Definition) -> dict[str, Any]:
    return {
        "term": definition.term,
        "meaning": reading.words(definition.meaning),
        "quote": reading.words(definition.at),
        "at": _at(reading, definition.at),
        "madeBy": definition.made_by.value,
    }


def _link(reading: Reading, link: Link) -> dict[str, Any]:
    return {
        "subject": link.subject.key or "本报告",
        "predicate": link.predicate,
        "object": link.object.key,
        "basis": link.basis.value,
        "confidence": link.confidence.value,
        "cue": link.cue,
        "rationale": link.rationale,
        "evidence": [reading.words(span) for span in link.evidence],
        "madeBy": link.made_by.value,
    }
