"""Whether a graph is sound: its shapes, and every quote."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gangmu.graph.store import View
from gangmu.ontology.terms import SHAPES_FILE

_QUOTES = """SELECT ?text ?quote ?exact ?start ?end WHERE {
  ?quote gm:inText/nif:isString ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end }"""
_BAD_QUOTES = """SELECT ?quote ?exact WHERE {
  ?quote gm:inText/nif:isString ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end
  FILTER(SUBSTR(?text, ?start + 1, ?end - ?start) != ?exact) }"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (`violation`) or deserves a look (`warning`), and what it is about."""

    severity: str
    message: str
    about: str = ""


def quotes(view: View) -> tuple[int, tuple[Finding, ...]]:
    """Return how many quotes there are, and a violation for each that is not what its text has there.

    Each quote is compared twice: by SPARQL's SUBSTR alone, and here, code point by code point.
    """
    found = {
        row["quote"]: Finding("violation", f"the quote “{row['exact']}” is not in the text where it says", row["quote"])
        for row in view.select(_BAD_QUOTES).values()
    }
    rows = list(view.select(_QUOTES).values())
    for row in rows:
        if row["text"][int(row["start"]) : int(row["end"])] != row["exact"]:
            message = f"the quote “{row['exact']}” is not at {row['start']} to {row['end']} of its text"
            found.setdefault(row["quote"], Finding("violation", message, row["quote"]))
    return len(rows), tuple(found.values())


def shapes(view: View) -> tuple[Finding, ...]:
    """Return what the SHACL shapes say of the graph, violations first; messages are the English ones."""
    import pyshacl
    from pyshacl.graph_abstraction import DataGraph
    from rdflib import Graph
    from rdflib.namespace import SH

    shacl = Graph().parse(SHAPES_FILE, format="turtle")
    data = DataGraph.from_oxigraph_store(view.merged())
    _, report, _ = pyshacl.validate(data, shacl_graph=shacl, allow_warnings=True)
    found: set[tuple[str, str, str]] = set()
    for result in report.subjects(SH.resultSeverity, None):
        severity = "warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation"
        about = str(report.value(result, SH.value) or report.value(result, SH.focusNode) or "")
        for message in report.objects(result, SH.resultMessage):
            if not str(message).endswith("。"):
                found.add((severity, str(message), about))
    return tuple(Finding(*one) for one in (*sorted(found), *_unnormalized(view)))


def _unnormalized(view: View) -> Iterator[tuple[str, str, str]]:
    """IRIs that are not in normal form C, which SPARQL cannot see."""
    for row in view.select("SELECT DISTINCT ?s WHERE { ?s ?p ?o }").values():
        if not unicodedata.is_normalized("NFC", row["s"]):
            yield "violation", f"the IRI {row['s']} is not in normal form C", row["s"]
