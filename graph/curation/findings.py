"""Curation of findings: reject, correct and add."""

from __future__ import annotations

import dataclasses
from typing import Any

from gangmu.graph.curation.entries import Curation, Entry, Orphan
from gangmu.graph.curation.values import fields
from gangmu.graph.errors import CurationError
from gangmu.graph.model import (
    Actor,
    Findings,
    Goal,
    Indicator,
    Kind,
    MadeBy,
    Mandate,
    NamedDocument,
    Period,
    Place,
    Project,
    Slogan,
    Span,
    Status,
)
from gangmu.graph.outline import Reading
from gangmu.graph.spans import places, section_of, sentence_at
from gangmu.graph.things import bare

Finding = Slogan | Project | Indicator | Actor | Place | Goal | Mandate | Period | NamedDocument
_RECORDS: dict[str, tuple[str, type[Any]]] = {
    "slogan": ("slogans", Slogan),
    "project": ("projects", Project),
    "indicator": ("indicators", Indicator),
    "actor": ("actors", Actor),
    "place": ("places", Place),
    "goal": ("goals", Goal),
    "mandate": ("mandates", Mandate),
    "document": ("documents", NamedDocument),
    "period": ("periods", Period),
}
_NOT_FIELDS = frozenset({"kind", "name", "quote", "reason"})


def curate(reading: Reading, found: Findings, curation: Curation) -> tuple[Findings, tuple[Orphan, ...]]:
    """Return the findings as a person left them, and the entries that found nothing to hold on to.

    Headings are curated before (`curate_outline`), and what headings name after (`curate_things`).
    """
    lists: dict[str, list[Any]] = {field: list(getattr(found, field)) for field, _ in _RECORDS.values()}
    orphans: list[Orphan] = []
    for entry in curation.of("reject", "correct", "add"):
        if entry["kind"] == "heading" or (entry.action, entry["kind"]) == ("reject", "strategy"):
            continue
        if entry["kind"] not in _RECORDS:
            raise CurationError(
                f"{curation.path}: {entry}: a {entry['kind']} follows from what it is found in; curate that"
            )
        why = _apply(reading, lists[_RECORDS[entry["kind"]][0]], entry, str(curation.path))
        if why:
            orphans.append(Orphan(entry, why))
    for items in lists.values():
        items.sort(key=_place)
    kept: dict[str, Any] = {field: tuple(items) for field, items in lists.items()}
    return dataclasses.replace(found, **kept), tuple(orphans)


def _spans(finding: Finding) -> tuple[Span, ...]:
    spots: tuple[Span, ...] = getattr(finding, "spots", ())
    at: Span | None = getattr(finding, "at", None)
    return (*spots, at) if at else spots


def _place(finding: Finding) -> Span:
    return min(_spans(finding))


def _apply(reading: Reading, items: list[Any], entry: Entry, path: str) -> str:
    """Do what an entry says; return why it cannot be done, or an empty string."""
    where = tuple(places(reading, *entry.each("quote")))
    if not where:
        return "its quote is not in the text"
    try:
        if entry.action == "add":
            items.append(_made(reading, entry, where[0], path))
        elif not _change(reading, items, entry, where, path):
            return "the rules find no such thing at its quote"
    except LookupError as error:
        return str(error)
    return ""


def _change(reading: Reading, items: list[Any], entry: Entry, where: tuple[Span, ...], path: str) -> bool:
    hits = [
        index
        for index, item in enumerate(items)
        if bare(item.name) == bare(entry["name"]) and any(a.meets(b) for a in _spans(item) for b in where)
    ]
    for index in reversed(hits):
        if entry.action == "reject":
            del items[index]
        else:
            given = _given(reading, entry, entry["set"], where[0], path)
            # Another name is no other claim: what the rules found stays theirs.
            by = items[index].made_by if set(given) == {"aliases"} else MadeBy.MANUAL
            items[index] = dataclasses.replace(items[index], **given, made_by=by)
    return bool(hits)


def _given(reading: Reading, entry: Entry, written: dict[str, Any], at: Span, path: str) -> dict[str, Any]:
    given = fields(reading, entry, written, at, path)
    unfit = sorted(set(given) - {field.name for field in dataclasses.fields(_RECORDS[entry["kind"]][1])})
    if unfit:
        raise CurationError(f"{path}: {entry}: a {entry['kind']} has no {', '.join(unfit)}")
    return given


def _made(reading: Reading, entry: Entry, at: Span, path: str) -> Finding:
    """Return the record of what a person added; what the entry does not say has the value that says least."""
    spot = next((s for s in places(reading, entry["name"]) if at.holds(s)), at)
    record = _RECORDS[entry["kind"]][1]
    least: dict[str, Any] = {
        "name": entry["name"],
        "at": at,
        "spot": spot,
        "spots": (spot,),
        "section": section_of(reading, spot),
        "sentence": sentence_at(reading, spot).index,
        "status": Status.PLANNED,
        "kind": Kind.PLACE if record is Place else Kind.ACTOR,
        "counts": (),
        "issuer": "",
        "cue": "",
        "made_by": MadeBy.MANUAL,
    }
    written = {key: value for key, value in entry.keys.items() if key not in _NOT_FIELDS}
    if record is Indicator and not written.get("values"):
        raise CurationError(f"{path}: {entry}: an indicator needs values")
    held = least | _given(reading, entry, written, at, path)
    made: Finding = record(**{f.name: held[f.name] for f in dataclasses.fields(record) if f.name in held})
    return made
