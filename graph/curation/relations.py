"""Curation of links: add one with its quote, or take one back."""

from __future__ import annotations

from gangmu.graph.curation.entries import Curation, Entry, Orphan
from gangmu.graph.curation.findings import places
from gangmu.graph.errors import CurationError
from gangmu.graph.links.mandates import REPORT
from gangmu.graph.model import Basis, Confidence, Link, MadeBy, Ref
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things
from gangmu.ontology.terms import GM, GM_NS, link_properties


def curate_links(
    reading: Reading, links: tuple[Link, ...], known: Things, curation: Curation
) -> tuple[tuple[Link, ...], tuple[Orphan, ...]]:
    """Return the links as a person left them, and the entries that found nothing to hold on to."""
    kept = {(link.subject, link.predicate, link.object): link for link in links}
    orphans: list[Orphan] = []
    for entry in curation.of("unlink", "link"):
        subject, object_ = _end(known, entry["subject"]), _end(known, entry["object"])
        _property(curation, entry)
        if subject is None or object_ is None:
            missing = entry["subject"] if subject is None else entry["object"]
            orphans.append(Orphan(entry, f"the report has no thing named {missing}"))
            continue
        key = (subject, entry["predicate"], object_)
        if entry.action == "unlink":
            if kept.pop(key, None) is None:
                orphans.append(Orphan(entry, "there is no such link to take back"))
            continue
        where = next(places(reading, entry["quote"]), None)
        if where is None:
            orphans.append(Orphan(entry, "its quote is not in the text"))
            continue
        kept[key] = Link(
            *key,
            Basis(entry.get("basis", "stated")),
            Confidence(entry.get("confidence", "high")),
            (where,),
            entry.get("cue", ""),
            entry.get("rationale", entry["reason"]),
            made_by=MadeBy.MANUAL,
        )
    return tuple(kept.values()), tuple(orphans)


def _end(known: Things, name: str) -> Ref | None:
    return REPORT if name == "本报告" else known.find(name)


def _property(curation: Curation, entry: Entry) -> None:
    name = entry["predicate"]
    if name not in GM or getattr(GM, name) not in link_properties():
        some = ", ".join(sorted(iri.removeprefix(GM_NS) for iri in link_properties()))
        raise CurationError(f"{curation.path}: {entry}: {name} is no link property; these are: {some}")
