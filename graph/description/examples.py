"""Every question that Gangmu ships as an example that runs: with values that this graph has an answer for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gangmu.graph.description.names import ENDPOINT, GRAPH, PREFIXES, TYPE, Statement, both
from gangmu.graph.resources import QUERIES
from gangmu.graph.rows import Iri, Literal, Term
from gangmu.graph.sparql import bind
from gangmu.graph.store import View
from gangmu.ontology.terms import RDFS, SCHEMA, SH

_HEAD = re.compile(r"# parameter: (\w+) (name|text|code)(\??) ")
# What is spoken of most comes first; among equals, code points decide.
_VALUES: Mapping[str, str] = {
    "name": """SELECT ?value (COUNT(DISTINCT ?claim) AS ?n) WHERE {
      ?claim gm:subject|gm:object|gm:mentions|gm:indicator|gm:ofSlogan|gm:expounds ?thing .
      ?thing skos:prefLabel ?value FILTER(LANG(?value) = "zh") } GROUP BY ?value ORDER BY DESC(?n) ?value""",
    "text": """SELECT ?value (COUNT(DISTINCT ?claim) AS ?n) WHERE {
      { ?claim gm:cue ?value } UNION { ?claim gm:subsectionOf/gm:headingText ?value }
      UNION { ?claim gm:mentions/skos:prefLabel ?name FILTER(LANG(?name) = "zh") BIND(STR(?name) AS ?value) }
    } GROUP BY ?value ORDER BY DESC(?n) ?value""",
}
_TRIED = 400
"""As many values are tried for one question in one report, from the most spoken of."""
_REPORTS = 20
"""In as many reports a value is looked for."""


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    text: str
    needed: tuple[tuple[str, str], ...]
    optional: tuple[str, ...]


def examples(vocabulary: Sequence[str], reports: Sequence[Path]) -> Iterator[Statement]:
    """Yield each question with its query; one whose values nothing in the reports answers to is left out.

    A question without parameters is always there: that it has no answer is one.
    """
    open_ = {question.name: question for question in _questions()}
    for path in (*reports[:_REPORTS], None):
        view = View.of([*vocabulary, path.read_text("utf-8")]) if path else None
        values = _values(view) if view else {}
        for name, question in list(open_.items()):
            text = _filled(view, question, values) if view else None if question.needed else question.text
            if text is not None:
                del open_[name]
                yield from _example(question, text)
        if not open_:
            return


def _questions() -> Iterator[_Question]:
    for path in sorted(QUERIES.glob("*.rq")):
        text = path.read_text("utf-8")
        heads = [match for line in text.split("\n") if (match := _HEAD.match(line))]
        needed = tuple((match[1], match[2]) for match in heads if not match[3])
        optional = tuple(f"{m[1]}Name" if m[2] == "name" else m[1] for m in heads if m[3])
        yield _Question(path.stem, text, needed, optional)


def _values(view: View) -> dict[str, list[str]]:
    return {kind: [row["value"] for row in view.select(query).values()] for kind, query in _VALUES.items()}


def _filled(view: View, question: _Question, values: Mapping[str, Sequence[str]]) -> str | None:
    """Return the query with the first value that has rows in `view`, or None."""
    ((name, kind),) = question.needed or (("", ""),)
    for value in islice(values[kind], _TRIED) if name else ("",):
        term: dict[str, Term | None] = dict.fromkeys(question.optional)
        if name:
            term |= {f"{name}Name": Literal(value, "zh")} if kind == "name" else {name: Literal(value)}
        text = bind(question.text, term)
        if len(view.select(text)):
            return text
    return None


def _example(question: _Question, text: str) -> Iterator[Statement]:
    node = Iri(f"{GRAPH}#{question.name}")
    zh, en = (line.removeprefix("# ") for line in text.split("\n")[:2])
    for class_ in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield node, TYPE, Iri(SH + class_)
    for comment in both(zh, en):
        yield node, Iri(f"{RDFS}comment"), comment
    yield node, Iri(f"{RDFS}label"), Literal(question.name)
    yield node, Iri(f"{SH}prefixes"), PREFIXES
    yield node, Iri(f"{SH}select"), Literal(text)
    yield node, Iri(f"{SCHEMA}target"), Iri(ENDPOINT)
