"""The quads of one report as they are gathered: terms, quotes, and the names of things.

The terms are pyoxigraph's, because to make and to write them takes a tenth of the time that rdflib's take.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from gangmu.graph import iris
from gangmu.graph.model import Kind, MadeBy, Ref, Span
from gangmu.graph.outline import Reading
from gangmu.graph.report import Report
from gangmu.graph.things import REPORT, Things
from gangmu.ontology.terms import DCTERMS, GM, RDF, SKOS, XSD, superclasses

TYPE, LABEL, ALIAS = f"{RDF}type", f"{SKOS}prefLabel", f"{SKOS}altLabel"
INTEGER, DECIMAL, YEAR, BOOLEAN = f"{XSD}integer", f"{XSD}decimal", f"{XSD}gYear", f"{XSD}boolean"

node = cache(NamedNode)


def _keys(reading: Reading) -> Iterator[str]:
    """Yield a key for each section: where its heading begins, with a count where two headings begin there."""
    seen: Counter[int] = Counter()
    for section in reading.sections:
        start = reading.text.raw_offset(section.at.start)
        seen[start] += 1
        yield f"{start}-{seen[start]}" if seen[start] > 1 else str(start)


class Writer:
    """Gathers the lines of one report; every helper returns the IRI of what it wrote."""

    def __init__(self, report: Report, reading: Reading, known: Things) -> None:
        self.report, self.reading, self.known = report, reading, known
        self.document = iris.document(report.issuer, report.name)
        self.lines: set[str] = set()
        self._graph = node(self.document)
        self._sentences = [sentence.at.start for sentence in reading.sentences]
        self._sections = tuple(_keys(reading))
        self._quotes: dict[Span, tuple[str, ...]] = {}
        self._things: dict[Ref, str] = {}
        self._labels: dict[str, str] = {}

    def link(self, subject: str, predicate: str, object_: str) -> None:
        """Write a triple whose object is an IRI."""
        self._add(subject, predicate, node(object_))

    def text(self, subject: str, predicate: str, value: str, language: str = "") -> None:
        """Write a triple whose object is a string, with its language if it has one."""
        self._add(subject, predicate, Literal(value, language=language) if language else Literal(value))

    def value(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """Write a triple whose object has a datatype."""
        self._add(subject, predicate, Literal(value, datatype=node(datatype)))

    def _add(self, subject: str, predicate: str, object_: NamedNode | Literal) -> None:
        self.lines.add(f"{Quad(node(subject), node(predicate), object_, self._graph)} .\n")

    def typed(self, iri: str, class_: str) -> str:
        """Write the class of a thing and all its superclasses."""
        for one in (class_, *superclasses(class_)):
            self.link(iri, TYPE, one)
        return iri

    def claim(self, kind: str, key: str, class_: str, evidence: Iterable[Span], made_by: MadeBy) -> str:
        """Write a claim of this report with its evidence and its maker."""
        iri = self.typed(iris.claim(self.document, kind, key), class_)
        self.link(iri, GM.inReport, self.document)
        self.link(iri, GM.madeBy, getattr(GM, made_by.value))
        for span in evidence:
            for quote in self.quotes(span):
                self.link(iri, GM.evidence, quote)
        return iri

    def quotes(self, span: Span) -> tuple[str, ...]:
        """Write the quotes of a span and, for each, those of the sentence that it stands in (itself, if it is one)."""
        found = self._quotes.get(span)
        if found is None:
            found = self._quotes[span] = tuple(self._quote(*quote) for quote in self.reading.text.quotes(span))
            whole = self.sentence(span)
            for around in found if whole == span else self.quotes(whole):
                for quote in found:
                    self.link(quote, GM.inSentence, around)
        return found

    def sentence(self, span: Span) -> Span:
        """Return the sentence that `span` begins in, or `span` itself before the first one."""
        place = bisect_right(self._sentences, span.start) - 1
        return self.reading.sentences[place].at if place >= 0 else span

    def _quote(self, start: int, end: int, exact: str) -> str:
        iri = iris.claim(self.document, "引文", f"{start}-{end}")
        self.typed(iri, GM.Quote)
        self.link(iri, GM.inText, self.source)
        self.text(iri, GM.exact, exact)
        self.value(iri, GM.start, str(start), INTEGER)
        self.value(iri, GM.end, str(end), INTEGER)
        return iri

    @property
    def source(self) -> str:
        """The IRI of the source text."""
        return iris.claim(self.document, "原文", self.reading.text.source.sha256[:12])

    def thing(self, ref: Ref, aliases: Iterable[str] = ()) -> str:
        """Write what a reference names, once, with its class, its name and its other names; return its IRI."""
        if ref == REPORT:
            return self.document
        if ref.kind is Kind.SECTION:
            return self.section(int(ref.key))
        iri = self._things.get(ref)
        if iri is None:
            iri = self._things[ref] = iris.thing(self.report.issuer, ref.kind, ref.key)
            self.typed(iri, getattr(GM, ref.kind.value))
            # Two wordings may make one IRI (“云谷” and 云谷); the first one is its name, the others are aliases.
            self.name(iri, ref.key)
            self.text(iri, f"{DCTERMS}identifier", f"{ref.kind.value.lower()}-{iris.digest(iri)[:8]}")
        for alias in aliases:
            self.name(iri, alias)
        return iri

    def name(self, iri: str, name: str) -> None:
        """Let the first name of a thing be its label, and every other one an alias."""
        name = unicodedata.normalize("NFC", name)
        if self._labels.setdefault(iri, name) != name:
            self.text(iri, ALIAS, name, "zh")
        else:
            self.text(iri, LABEL, name, "zh")

    def section(self, index: int) -> str:
        """Return the IRI of a section, named by where its heading begins in the source."""
        return iris.claim(self.document, "节", self._sections[index])
