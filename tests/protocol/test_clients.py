"""Clients that we did not write: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper

from gangmu.api.settings import Settings
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"
GRAPH = f"{ID}文件/第九次党代会报告"
GREEN = f"{ID}目标/生态青石"
NAMES = "SELECT ?name WHERE { ?s a gm:Slogan ; skos:prefLabel ?name } ORDER BY ?name"
DECLARED = (
    "PREFIX gm: <https://w3id.org/gangmu/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n" + NAMES
)


@pytest.fixture(scope="module")
def endpoint(root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Settings], str]) -> str:
    store = tmp_path_factory.mktemp("clients")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    publish(store, sorted({f"{quad.triple} <{GRAPH}> .\n" for quad in triples}), {})
    return f"{serve(Settings(store=store))}/sparql"


@pytest.fixture(autouse=True)
def straight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_asks_in_every_way(endpoint: str, method: str, way: str) -> None:
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(way)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(DECLARED)
    answer: Any = wrapper.queryAndConvert()
    names = [row["name"]["value"] for row in answer["results"]["bindings"]]
    assert "双三" in names
    wrapper.addDefaultGraph("https://example.org/none")
    other: Any = wrapper.queryAndConvert()
    assert other["results"]["bindings"] == []


@pytest.mark.parametrize("form", [XML, JSON, CSV, TSV])
def test_sparqlwrapper_reads_rows_in_every_format(endpoint: str, form: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=form)
    wrapper.setQuery(DECLARED)
    answer: Any = wrapper.queryAndConvert()
    text = (
        answer.toxml() if form == XML else json.dumps(answer, ensure_ascii=False) if form == JSON else answer.decode()
    )
    assert "双三" in text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML])
def test_sparqlwrapper_reads_graphs(endpoint: str, form: str) -> None:
    wrapper = SPARQLWrapper(endpoint, returnFormat=form)
    wrapper.setQuery(f"DESCRIBE <{GREEN}>")
    answer: Any = wrapper.queryAndConvert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert (URIRef(GREEN), SKOS.prefLabel, None) in graph


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_sparqlstore_is_a_graph(endpoint: str, method: Any) -> None:
    store = SPARQLStore(endpoint, method=method)
    graph = Graph(store)
    rows: Any = graph.query(DECLARED)
    assert any(str(row[0]) == "双三" for row in rows)
    labels = list(graph.objects(URIRef(GREEN), SKOS.prefLabel))
    assert "生态青石" in map(str, labels)
    assert len(graph) > 100
    assert (URIRef(GREEN), None, None) in graph


CURL = shutil.which("curl")


@pytest.mark.skipif(CURL is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "arguments",
    [
        ["-G", "--data-urlencode", f"query={NAMES}"],
        ["--data-urlencode", f"query={NAMES}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", NAMES],
        ["-G", "--data-urlencode", f"query={NAMES}", "-H", "Accept: text/csv"],
        ["-G", "--data-urlencode", f"query={NAMES}", "--compressed", "--http1.0"],
    ],
)
def test_curl(endpoint: str, arguments: list[str]) -> None:
    command = [str(CURL), "--silent", "--fail", "--noproxy", "*", *arguments, endpoint]
    assert "双三" in subprocess.run(command, check=True, capture_output=True).stdout.decode()


@pytest.mark.skipif(CURL is None, reason="curl is not installed")
def test_curl_head(endpoint: str) -> None:
    command = [str(CURL), "--silent", "--noproxy", "*", "--head", f"{endpoint}?query=ASK%7B%7D"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.startswith("HTTP/1.1 200")
    assert "content-type: application/sparql-results+json" in said.lower()
