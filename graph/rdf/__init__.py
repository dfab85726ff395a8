"""Records to RDF: the sorted N-Quads lines of one report, and those of the vocabulary."""

from __future__ import annotations

from gangmu.graph.model import Findings, Link
from gangmu.graph.outline import Reading
from gangmu.graph.rdf import claims, figures, layout, relations
from gangmu.graph.rdf.writer import Writer
from gangmu.graph.report import Report
from gangmu.graph.things import Things
from gangmu.ontology.terms import ONTOLOGY, vocabulary_files


def lines(report: Report, reading: Reading, findings: Findings, known: Things, links: tuple[Link, ...]) -> list[str]:
    """Return the N-Quads lines of one report, sorted, each with its line feed; the same on every machine."""
    writer = Writer(report, reading, known)
    layout.write(writer)
    claims.write(writer, findings)
    figures.write(writer, findings)
    relations.write(writer, links)
    return sorted(writer.lines)


def vocabulary() -> list[str]:
    """Return the N-Quads lines of the vocabulary and its code lists, sorted."""
    from pyoxigraph import NamedNode, Quad, parse

    graph = NamedNode(ONTOLOGY)
    return sorted(
        {
            f"{Quad(quad.subject, quad.predicate, quad.object, graph)} .\n"
            for path in vocabulary_files()
            for quad in parse(path=path, rename_blank_nodes=False)
        }
    )
