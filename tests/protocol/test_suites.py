"""The W3C's tests of SPARQL queries, by HTTP against a running server: what the answer is, and what parses.

What fails is listed by name, with its cause, in known-failures.toml; these tests fail when that list is not exactly true.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pyoxigraph
import pytest
import rdflib
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.query import Result

from gangmu.api.settings import Settings
from gangmu.graph.errors import BuildError
from gangmu.graph.store import publish

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
BASE = "http://example.org/suite/"
DEFAULT = "http://example.org/default"
EVALUATION = {str(MF.QueryEvaluationTest), str(MF.CSVResultFormatTest)}
POSITIVE = {str(MF.PositiveSyntaxTest), str(MF.PositiveSyntaxTest11)}
NEGATIVE = {str(MF.NegativeSyntaxTest), str(MF.NegativeSyntaxTest11)}
TYPES = {
    ".srx": ("application/sparql-results+xml", "xml"),
    ".srj": ("application/sparql-results+json", "json"),
    ".tsv": ("text/tab-separated-values", "tsv"),
    ".csv": ("text/csv", "csv"),
}
VALUES: dict[Any, Callable[[Any], Any]] = {
    rdflib.XSD[name]: float for name in ("integer", "decimal", "float", "double")
}
VALUES[rdflib.XSD.boolean] = lambda text: str(text) in ("1", "true")
VALUES[rdflib.XSD.date] = lambda text: str(text).replace("+00:00", "Z")
# What is parsed, but not answered, and gets a sentence that says so.
REFUSED = ("SERVICE is refused", "is not supported")
KNOWN = tomllib.loads((Path(__file__).parent / "known-failures.toml").read_text("utf-8"))
Row = Mapping[str, Any]


@dataclass
class Case:
    """One test of the suite; all names of files are IRIs under BASE."""

    name: str
    kind: str
    query: str
    data: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    result: str = ""
    loose: bool = False


def cases(suite: Path, manifest: str) -> Iterator[Case]:
    """Yield the tests of a manifest and of those that it includes."""
    graph = Graph().parse(suite / manifest, format="turtle", publicID=BASE + manifest)
    for included in graph.objects(None, MF.include):
        for iri in Collection(graph, included):
            yield from cases(suite, str(iri).removeprefix(BASE))
    for entries in graph.objects(None, MF.entries):
        for entry in Collection(graph, entries):
            yield case(graph, entry, manifest)


def case(graph: Graph, entry: Any, manifest: str) -> Case:
    action = next(graph.objects(entry, MF.action))
    name = f"{manifest.removesuffix('/manifest.ttl')}#{str(entry).partition('#')[2]}"
    kind = str(graph.value(entry, rdflib.RDF.type))
    if isinstance(action, URIRef):
        return Case(name, kind, str(action))
    return Case(
        name,
        kind,
        str(graph.value(action, QT.query)),
        [str(iri) for iri in graph.objects(action, QT.data)],
        [str(iri) for iri in graph.objects(action, QT.graphData)],
        str(graph.value(entry, MF.result)),
        graph.value(entry, MF.resultCardinality) == MF.LaxCardinality,
    )


class Asked:
    """A server whose graph is another one for each test: it is published, and the server takes it up."""

    def __init__(self, suite: Path, store: Path, address: str, client: httpx2.Client) -> None:
        self.suite = suite
        self._store = store
        self._address = address
        self._client = client

    def file(self, iri: str) -> Path:
        return self.suite / iri.removeprefix(BASE)

    def quads(self, iri: str, graph: str) -> Iterator[str]:
        path = self.file(iri)
        form = pyoxigraph.RdfFormat.from_extension(path.suffix[1:])
        for quad in pyoxigraph.parse(path=path, format=form, base_iri=iri, rename_blank_nodes=True):
            yield f"{quad.triple} <{graph}> .\n"

    def publish(self, case: Case) -> dict[str, list[str]]:
        """Serve the data of a test; return the dataset to name in the request."""
        files = [(iri, DEFAULT) for iri in case.data] + [(iri, iri) for iri in case.named]
        dataset = {"default-graph-uri": [DEFAULT], "named-graph-uri": case.named}
        if re.search(
            rb"(?i)\bfrom\s+(?:named\s+)?<", self.file(case.query).read_bytes()
        ):  # the query names its dataset
            beside = sorted(self.file(case.query).parent.glob("data*.ttl"))
            files = [(iri, iri) for iri in (BASE + path.relative_to(self.suite).as_posix() for path in beside)]
            dataset = {}
        publish(self._store, sorted({line for iri, graph in files for line in self.quads(iri, graph)}), {})
        return dataset

    def ask(self, case: Case, dataset: Mapping[str, list[str]], accept: str) -> httpx2.Response:
        query = f"BASE <{case.query}>\n".encode() + self.file(case.query).read_bytes()
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self._client.post(f"{self._address}/sparql", params=dataset, content=query, headers=headers)


@pytest.fixture(scope="module")
def asked(
    suite: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Settings], str], client: httpx2.Client
) -> Asked:
    store = tmp_path_factory.mktemp("suites")
    publish(store, [], {})
    return Asked(suite, store, serve(Settings(store=store, workers=2)), client)


def wrong(asked: Asked, case: Case) -> str:
    """Return what is wrong with the answer to an evaluation test, "" if nothing is."""
    try:
        dataset = asked.publish(case)
    except BuildError as error:
        return f"cannot be published: {error}"
    expected = asked.file(case.result)
    media, _ = TYPES.get(expected.suffix, (TYPES[".srx"][0], ""))
    answer = asked.ask(case, dataset, f"{media}, text/turtle")
    if answer.status_code != 200:
        return f"{answer.status_code}: {answer.text}"
    kind = answer.headers["content-type"].partition(";")[0]
    if kind == "text/turtle":
        graph = Graph().parse(expected, publicID=case.result)
        return "" if isomorphic(graph, Graph().parse(data=answer.content, format="turtle")) else "another graph"
    if expected.suffix == ".csv":
        return differing(table(expected.read_text("utf-8")), table(answer.text), case.loose)
    return differing(wanted(expected, case.result), result(answer.content, kind), case.loose)


def wanted(path: Path, iri: str) -> Any:
    """Return the result that a file holds: True, False, or the names and rows."""
    if path.suffix in TYPES:
        return result(path.read_bytes(), TYPES[path.suffix][0])
    graph = Graph().parse(path, publicID=iri)
    truth = next(graph.objects(None, RS.boolean), None)
    if truth is not None:
        return str(truth) == "true"
    names = sorted(str(name) for name in graph.objects(None, RS.resultVariable))
    rows = []
    for solution in graph.objects(None, RS.solution):
        bindings = graph.objects(solution, RS.binding)
        rows.append({str(graph.value(b, RS.variable)): graph.value(b, RS.value) for b in bindings})
    return names, rows


def result(data: bytes, media_type: str) -> Any:
    form = next(form for media, form in TYPES.values() if media == media_type)
    read = Result.parse(io.BytesIO(data), format=form)
    if read.type == "ASK":
        return read.askAnswer
    rows = [{str(name): term for name, term in row.items()} for row in read.bindings]
    return sorted(str(name) for name in read.vars or ()), rows


def differing(expected: Any, found: Any, loose: bool) -> str:
    if isinstance(expected, bool) or isinstance(found, bool):
        return "" if expected is found else "the other truth"
    if expected[0] != found[0]:
        return f"other variables: {found[0]}, not {expected[0]}"
    rows, others = expected[1], found[1]
    if loose:
        rows, others = ([row for at, row in enumerate(many) if row not in many[:at]] for many in (rows, others))
    if len(rows) != len(others):
        return f"{len(others)} rows, not {len(rows)}"
    if same(rows, others, {}):
        return ""
    left = [
        [row for row in some if not any(same([row], [one], {}) for one in other)]
        for some, other in ((rows, others), (others, rows))
    ]
    return f"rows {left[1]}, not {left[0]}"


def same(rows: list[Row], others: list[Row], names: dict[Any, Any]) -> bool:
    """Return whether the rows are the same in any order, blank nodes being renamed alike in all."""
    if not rows:
        return True
    for at, other in enumerate(others):
        renamed = matched(rows[0], other, names)
        if renamed is not None and same(rows[1:], others[:at] + others[at + 1 :], renamed):
            return True
    return False


def matched(row: Row, other: Row, names: dict[Any, Any]) -> dict[Any, Any] | None:
    if row.keys() != other.keys():
        return None
    names = dict(names)
    for name, term in row.items():
        if isinstance(term, rdflib.BNode) and isinstance(other[name], rdflib.BNode):
            if names.setdefault(term, other[name]) != other[name] or list(names.values()).count(other[name]) > 1:
                return None
        elif not equal(term, other[name]):
            return None
    return names


def equal(term: Any, other: Any) -> bool:
    """Return whether two terms are the same, values of one datatype being compared as values.

    The engine keeps values, not the forms that they were written in (1.0 is 1.00, and the boolean 0 is false), and
    language tags in small letters; a plain string and an xsd:string are one since RDF 1.1.
    """
    if not isinstance(term, rdflib.Literal) or not isinstance(other, rdflib.Literal):
        return bool(term == other)
    types = [literal.datatype or rdflib.XSD.string for literal in (term, other)]
    if types[0] != types[1] or str(term.language).lower() != str(other.language).lower():
        return False
    value = VALUES.get(types[0], str)
    try:
        return bool(value(term) == value(other))
    except ValueError:
        return str(term) == str(other)


def table(text: str) -> tuple[list[str], list[Row]]:
    """Return the names and rows of a CSV file; the columns of SELECT * may come in any order."""
    head, *body = csv.reader(io.StringIO(text))
    return sorted(head), [dict(zip(head, map(plain, row), strict=True)) for row in body]


def plain(cell: str) -> Any:
    """Return a cell of a CSV file as a term; CSV tells numbers from strings by their look alone."""
    if cell.startswith("_:"):
        return rdflib.BNode(cell[2:])
    number = re.fullmatch(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?", cell)
    return rdflib.Literal(cell, datatype=rdflib.XSD.double if number else None)


def report(title: str, found: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Print how many are passed, and hold what failed against what is known to fail."""
    failed = {name: said for name, said in found.items() if said}
    print(f"\n{title}: {len(found) - len(failed)} of {len(found)}", *failed.items(), sep="\n  ")
    new = {name: said for name, said in failed.items() if name not in known}
    assert new == {}, "these fail and are not listed"
    assert sorted(known.keys() - failed.keys()) == [], "these are listed and do not fail"


@pytest.mark.slow
@pytest.mark.parametrize("version", ["sparql11", "sparql10"])
def test_evaluation(asked: Asked, lexical: Any, version: str) -> None:
    manifests = {
        "sparql11": ["sparql11/manifest-sparql11-query.ttl", "sparql11/manifest-sparql11-results.ttl"],
        "sparql10": ["sparql10/manifest-evaluation.ttl"],
    }[version]
    tests = [case for name in manifests for case in cases(asked.suite, name) if case.kind in EVALUATION]
    found = {case.name: wrong(asked, case) for case in tests}
    assert len(found) > 200
    report(f"{version} query evaluation", found, KNOWN[f"{version}-evaluation"])


@pytest.mark.slow
@pytest.mark.parametrize("version", ["sparql11", "sparql10"])
def test_syntax(asked: Asked, version: str) -> None:
    manifests = {
        "sparql11": ["sparql11/manifest-sparql11-query.ttl", "sparql11/syntax-fed/manifest.ttl"],
        "sparql10": ["sparql10/manifest-syntax.ttl"],
    }[version]
    found = {}
    for case in (case for name in manifests for case in cases(asked.suite, name)):
        if case.kind not in POSITIVE | NEGATIVE:
            continue
        answer = asked.ask(case, {"default-graph-uri": [DEFAULT]}, "*/*")
        refused = answer.status_code == 400 and any(said in answer.text for said in REFUSED)
        parsed = answer.status_code == 200 or refused
        assert parsed or answer.status_code == 400
        found[case.name] = "" if parsed == (case.kind in POSITIVE) else f"{answer.status_code}: {answer.text[:300]}"
    assert len(found) > 90
    report(f"{version} query syntax", found, KNOWN[f"{version}-syntax"])
