"""Links: each is one direct triple (with its superproperties) and one node that says why."""

from __future__ import annotations

from gangmu.graph.iris import digest
from gangmu.graph.model import Link, MadeBy
from gangmu.graph.rdf.writer import INTEGER, Writer
from gangmu.ontology.terms import GM, PROV, superproperties
from gangmu.ontology.themes import THEME


def write(writer: Writer, links: tuple[Link, ...]) -> None:
    """Write all links of a report."""
    for link in links:
        _link(writer, link)


def _link(writer: Writer, link: Link) -> None:
    subject, object_ = writer.thing(link.subject), writer.thing(link.object)
    predicate = getattr(GM, link.predicate)
    key = digest(subject, predicate, object_, writer.document)
    iri = writer.claim("链", key, GM.Link, link.evidence, link.made_by)
    for property_, value in ((GM.subject, subject), (GM.predicate, predicate), (GM.object, object_)):
        writer.link(iri, property_, value)
    writer.link(iri, GM.basis, getattr(GM, link.basis.value))
    writer.link(iri, GM.confidence, getattr(GM, link.confidence.value))
    if link.made_by is MadeBy.RULE:
        writer.link(iri, f"{PROV}wasGeneratedBy", f"{writer.document}/抽取/规则")
    if link.cue:
        writer.text(iri, GM.cue, link.cue)
    if link.rationale:
        writer.text(iri, GM.rationale, link.rationale, "zh")
    if link.position is not None:
        writer.value(iri, GM.position, str(link.position), INTEGER)
    for term in link.terms:
        writer.text(iri, GM.matchedTerm, term)
    if link.theme:
        writer.link(iri, GM.theme, f"{THEME}{link.theme}")
    for property_ in (predicate, *superproperties(predicate)):
        if property_.startswith("https://w3id.org/gangmu/"):
            writer.link(subject, property_, object_)
