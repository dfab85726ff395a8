"""Curation of findings: reject, correct, add, and English labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from gangmu.graph.curation.entries import Curation, Entry, Orphan
from gangmu.graph.errors import CurationError
from gangmu.graph.model import (
    Actor,
    Findings,
    Goal,
    Indicator,
    Kind,
    Listed,
    MadeBy,
    Mandate,
    Member,
    NamedDocument,
    Period,
    Place,
    Project,
    Ref,
    Sentence,
    Slogan,
    Span,
    Status,
)
from gangmu.graph.outline import Reading
from gangmu.graph.things import bare

Finding = Slogan | Project | Indicator | Actor | Place | Goal | Mandate | Period | NamedDocument
_FIELDS = {
    "slogan": "slogans",
    "project": "projects",
    "indicator": "indicators",
    "actor": "actors",
    "place": "places",
    "goal": "goals",
    "mandate": "mandates",
    "document": "documents",
    "period": "periods",
}
_LABELLED = {
    "slogan": Kind.SLOGAN,
    "project": Kind.PROJECT,
    "indicator": Kind.INDICATOR,
    "actor": Kind.ACTOR,
    "place": Kind.PLACE,
    "goal": Kind.GOAL,
    "strategy": Kind.STRATEGY,
    "element": Kind.ELEMENT,
    "principle": Kind.PRINCIPLE,
    "period": Kind.PERIOD,
    "document": Kind.DOCUMENT,
}


def curate(reading: Reading, found: Findings, curation: Curation) -> tuple[Findings, tuple[Orphan, ...]]:
    """Return the findings as a person left them, and the entries that found nothing to hold on to."""
    lists: dict[str, list[Any]] = {field: list(getattr(found, field)) for field in _FIELDS.values()}
    orphans: list[Orphan] = []
    for entry in curation.of("reject", "correct", "add"):
        where = tuple(places(reading, entry["quote"]))
        if not where:
            orphans.append(Orphan(entry, "its quote is not in the text"))
        elif entry["kind"] not in _FIELDS:
            raise CurationError(
                f"{curation.path}: {entry}: a {entry['kind']} follows from what it is found in; curate that"
            )
        elif entry.action == "add":
            lists[_FIELDS[entry["kind"]]].append(_made(reading, entry, where[0], curation))
        elif not _change(lists[_FIELDS[entry["kind"]]], entry, where, curation):
            orphans.append(Orphan(entry, "the rules find no such thing at its quote"))
    for items in lists.values():
        items.sort(key=_place)
    english = {
        Ref(_LABELLED[entry["kind"]], zh): en for entry in curation.of("label") for zh, en in entry["en"].items()
    }
    return Findings(**{field: tuple(items) for field, items in lists.items()}, english=english), tuple(orphans)


def places(reading: Reading, quote: str) -> Iterator[Span]:
    """Yield where the words of a quote stand in the clean text, letter for letter."""
    at = reading.text.chars.find(quote)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = reading.text.chars.find(quote, at + 1)


def _spans(finding: Finding) -> tuple[Span, ...]:
    spots: tuple[Span, ...] = getattr(finding, "spots", ())
    at: Span | None = getattr(finding, "at", None)
    return (*spots, at) if at else spots


def _place(finding: Finding) -> Span:
    return min(_spans(finding))


def _change(items: list[Any], entry: Entry, where: tuple[Span, ...], curation: Curation) -> bool:
    hits = [
        index
        for index, item in enumerate(items)
        if bare(item.name) == bare(entry["name"]) and any(a.meets(b) for a in _spans(item) for b in where)
    ]
    for index in reversed(hits):
        if entry.action == "reject":
            del items[index]
        else:
            items[index] = _corrected(items[index], entry, curation)
    return bool(hits)


def _corrected(item: Any, entry: Entry, curation: Curation) -> Any:
    values = {key: _VALUES.get(key, lambda value: value)(value) for key, value in entry["set"].items()}
    try:
        return replace(item, **values, made_by=MadeBy.MANUAL)
    except TypeError:
        known = ", ".join(sorted(set(item.__slots__) & {"name", *_VALUES}))
        raise CurationError(f"{curation.path}: {entry}: set may have {known}") from None


_VALUES: dict[str, Callable[[Any], Any]] = {
    "status": Status,
    "aliases": tuple,
    "counts": tuple,
    "posts": tuple,
    "kind": Kind,
    "quantity": lambda value: value or None,
    "issuer": str,
    "counted": bool,
    "campaign": bool,
}


def _made(reading: Reading, entry: Entry, at: Span, curation: Curation) -> Finding:
    name, kind = entry["name"], entry["kind"]
    spot = next((s for s in places(reading, name) if at.holds(s)), at)
    sentence = _sentence(reading, at)
    by = MadeBy.MANUAL
    aliases = tuple(entry.get("aliases", ()))
    match kind:
        case "project":
            return Project(
                name,
                Status(entry.get("status", "planned")),
                at,
                spot,
                sentence.section,
                sentence.index,
                quantity=entry.get("quantity"),
                aliases=aliases,
                campaign=bool(entry.get("campaign", False)),
                made_by=by,
            )
        case "slogan":
            members = tuple(Member(m, next(places(reading, m))) for m in entry.get("members", ()))
            listings = (Listed(members, at),) if members else ()
            return Slogan(name, tuple(entry.get("counts", ())), at, listings, aliases, (spot,), made_by=by)
        case "actor":
            return Actor(name, Kind(entry.get("class", "Actor")), (spot,), aliases, tuple(entry.get("posts", ())), by)
        case "place":
            return Place(name, Kind(entry.get("class", "Place")), (spot,), aliases, by)
        case "goal":
            return Goal(name, at, sentence.section, sentence.index, by)
        case "mandate":
            return Mandate(name, entry.get("issuer", ""), entry.get("cue", ""), at, spot, sentence.index, by)
        case "document":
            return NamedDocument(name, at, by)
        case "period":
            return Period(name, (spot,), by)
        case _:
            raise CurationError(f"{curation.path}: {entry}: an indicator is corrected or rejected, not added")


def _sentence(reading: Reading, at: Span) -> Sentence:
    return next(sentence for sentence in reading.sentences if at.start < sentence.at.end)
