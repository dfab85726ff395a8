"""Whether a graph is sound: its shapes, every quote, and the sentences that yielded nothing."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from gangmu.graph.outline import outline
from gangmu.graph.store import View
from gangmu.graph.text import Source, clean
from gangmu.ontology.terms import SHAPES_FILE

_QUOTES = """SELECT ?text ?quote ?exact ?start ?end WHERE {
  ?quote gm:inText/nif:isString ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end }"""
_BAD_QUOTES = """SELECT ?quote ?exact WHERE {
  ?quote gm:inText/nif:isString ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end
  FILTER(SUBSTR(?text, ?start + 1, ?end - ?start) != ?exact) }"""
_EVIDENCE = """SELECT DISTINCT ?document ?text ?start WHERE {
  ?claim gm:evidence ?quote . ?quote gm:start ?start ; gm:inText ?source .
  ?source nif:isString ?text ; gm:textOf ?document } ORDER BY ?document ?start"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (`violation`) or deserves a look (`warning`), and what it is about."""

    severity: str
    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence that yielded nothing, with the line of the source that it begins in (from 1)."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences a report has, and which of them yielded nothing."""

    document: str
    sentences: int
    silent: tuple[Silent, ...]

    @property
    def share(self) -> float:
        """The share of sentences that yielded nothing, from 0 to 1."""
        return len(self.silent) / self.sentences if self.sentences else 0.0


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


def coverage(view: View) -> Iterator[Coverage]:
    """Yield, for each report, the sentences in which no claim has its evidence.

    The text is read anew from the graph; a sentence counts as read when a quote that is evidence begins in it.
    """
    starts: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    for row in view.select(_EVIDENCE).values():
        starts.setdefault(row["document"], []).append(int(row["start"]))
        texts[row["document"]] = row["text"]
    for document, raw in sorted(texts.items()):
        yield _covered(document, raw, sorted(starts[document]))


def _covered(document: str, raw: str, starts: list[int]) -> Coverage:
    reading = outline(clean(Source(document, raw, "", "")))
    silent = []
    for sentence in reading.sentences:
        begin, end = reading.text.raw_offset(sentence.at.start), reading.text.raw_offset(sentence.at.end - 1) + 1
        at = bisect_left(starts, begin)
        if at == len(starts) or starts[at] >= end:
            silent.append(Silent(raw.count("\n", 0, begin) + 1, reading.words(sentence.at)))
    return Coverage(document, len(reading.sentences), tuple(silent))
