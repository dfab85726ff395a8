"""The document, its source text and its sections."""

from __future__ import annotations

from gangmu.graph import iris
from gangmu.graph.model import Section
from gangmu.graph.rdf.writer import INTEGER, YEAR, Writer
from gangmu.graph.report import External
from gangmu.ontology.terms import DCTERMS, GM, NIF, PROV

# What may stand in an [[external]] entry of report.toml, and the property that it becomes.
_EXTERNAL = {"year": GM.atYear, "code": f"{DCTERMS}identifier", "url": f"{DCTERMS}source", "place": f"{DCTERMS}spatial"}


def write(writer: Writer) -> None:
    """Write the document with what is known of it, its source, its sections, and the run that read it."""
    report, source = writer.report, writer.reading.text.source
    document = writer.typed(writer.document, getattr(GM, report.kind))
    writer.text(document, f"{DCTERMS}title", report.title, "zh")
    writer.name(document, report.title)
    if report.level:
        writer.link(document, GM.adminLevel, getattr(GM, report.level))
    text = writer.typed(writer.source, GM.SourceText)
    writer.link(text, GM.textOf, document)
    writer.text(text, f"{NIF}isString", source.raw)
    writer.text(text, GM.sha256, source.sha256)
    if source.encoding:
        writer.text(text, GM.encoding, source.encoding)
    writer.text(text, f"{DCTERMS}format", source.media_type)
    writer.value(text, GM.length, str(len(source.raw)), INTEGER)
    run = writer.typed(iris.claim(document, "抽取", "规则"), GM.Extraction)
    writer.link(run, f"{PROV}used", text)
    for external in report.external:
        _external(writer, external)
    for section in writer.reading.sections:
        _section(writer, section)


def _section(writer: Writer, section: Section) -> None:
    key = writer.section(section.index).rpartition("/")[2]
    iri = writer.claim("节", key, GM.Section, (section.at,), section.made_by)
    writer.text(iri, GM.headingText, section.title)
    writer.name(iri, section.title)
    writer.link(iri, GM.headingKind, getattr(GM, section.kind.value))
    writer.link(iri, GM.orientation, getattr(GM, section.orientation.value))
    writer.value(iri, GM.position, str(section.index + 1), INTEGER)
    if section.number:
        writer.text(iri, GM.number, section.number)
    if section.parent is not None:
        writer.link(iri, GM.subsectionOf, writer.section(section.parent))
    thing = writer.known.sections.get(section.index)
    if thing is not None:
        writer.link(iri, GM.expounds, writer.thing(thing))


def _external(writer: Writer, external: External) -> None:
    property_ = _EXTERNAL[external.property]
    iri = iris.claim(writer.document, "链", iris.digest(writer.document, property_, external.value))
    writer.typed(iri, GM.ExternalClaim)
    writer.link(iri, GM.inReport, writer.document)
    writer.link(iri, GM.madeBy, GM.manual)
    writer.link(iri, GM.subject, writer.document)
    writer.link(iri, GM.predicate, property_)
    writer.link(iri, GM.basis, GM.external)
    writer.link(iri, GM.source, external.source)
    writer.text(iri, GM.rationale, external.reason, "zh")
    for subject, predicate in ((iri, GM.objectLiteral), (writer.document, property_)):
        if property_ == GM.atYear:
            writer.value(subject, predicate, external.value, YEAR)
        else:
            writer.text(subject, predicate, external.value)
