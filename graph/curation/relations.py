"""Curation of links: add one with its quotes, or take one back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from gangmu.graph.curation.entries import Curation, Entry, Orphan
from gangmu.graph.curation.named import Named
from gangmu.graph.errors import CurationError
from gangmu.graph.model import Basis, Confidence, Link, MadeBy, Ref, Span
from gangmu.graph.outline import Reading
from gangmu.graph.spans import places
from gangmu.ontology.terms import GM, GM_NS, link_properties

Triple = tuple[Ref, str, Ref]


def curate_links(
    reading: Reading, links: tuple[Link, ...], named: Named, curation: Curation
) -> tuple[tuple[Link, ...], tuple[Orphan, ...]]:
    """Return the links as a person left them, and the entries that found nothing to hold on to.

    An entry of several subjects or objects that fails for one pair is done for the others.
    """
    kept: dict[Triple, Link] = {(link.subject, link.predicate, link.object): link for link in links}
    orphans: list[Orphan] = []
    for entry in curation.of("unlink", "link"):
        _property(curation, entry)
        where = _where(reading, entry)
        if where is None:
            orphans.append(Orphan(entry, "its quote is not in the text"))
            continue
        for triple in _triples(named, entry):
            if isinstance(triple, str):
                orphans.append(Orphan(entry, f"the report has no thing named {triple}"))
            elif entry.action == "link":
                kept[triple] = _made(curation, entry, triple, where)
            elif kept.pop(triple, None) is None:
                ends = f"{triple[0].key or '本报告'} {triple[1]} {triple[2].key}"
                orphans.append(Orphan(entry, f"there is no such link to take back: {ends}"))
    return tuple(kept.values()), tuple(orphans)


def _triples(named: Named, entry: Entry) -> Iterator[Triple | str]:
    """Yield each pair of ends with the predicate, or the name of what the report does not have."""
    subjects, objects = ([(name, named.find(name)) for name in entry.each(key)] for key in ("subject", "object"))
    yield from (name for name, ref in (*subjects, *objects) if ref is None)
    for (_, subject), (_, object_) in product(subjects, objects):
        if subject is not None and object_ is not None:
            yield subject, entry["predicate"], object_


def _where(reading: Reading, entry: Entry) -> tuple[Span, ...] | None:
    spans = [next(places(reading, quote), None) for quote in entry.each("quote")]
    found = tuple(span for span in spans if span is not None)
    return found if len(found) == len(spans) else None


def _made(curation: Curation, entry: Entry, triple: Triple, where: tuple[Span, ...]) -> Link:
    try:
        return Link(
            *triple,
            Basis(entry.get("basis", "stated")),
            Confidence(entry.get("confidence", "high")),
            where,
            entry.get("cue", ""),
            entry.get("rationale", entry["reason"]),
            terms=tuple(entry.get("terms", ())),
            theme=entry.get("theme", ""),
            made_by=MadeBy.MANUAL,
        )
    except ValueError as error:
        raise CurationError(f"{curation.path}: {entry}: {error}") from None


def _property(curation: Curation, entry: Entry) -> None:
    name = entry["predicate"]
    if name not in GM or getattr(GM, name) not in link_properties():
        some = ", ".join(sorted(iri.removeprefix(GM_NS) for iri in link_properties()))
        raise CurationError(f"{curation.path}: {entry}: {name} is no link property; these are: {some}")
