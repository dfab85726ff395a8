"""The graphs that linked data is tried on: the sample as it is built, the small good graph, one of hostile names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.build import build
from gangmu.graph.store import View, publish

ID = "https://w3id.org/gangmu/id/青石县/"
GM = "https://w3id.org/gangmu/ontology#"


@pytest.fixture(scope="session")
def names(hostile_strings: dict[str, str]) -> dict[str, str]:
    """The names in the hostile graph, by the last step of their projects' IRIs."""
    return {**hostile_strings, "a.ttl": "名称里有点", "100%25": "百分号"}


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("sample")
    build([], store)
    return store


@pytest.fixture(scope="session")
def sample_view(sample_store: Path) -> View:
    return View.open(sample_store)


@pytest.fixture(scope="session")
def sample(sample_store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=sample_store)), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def small_store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("small")
    publish(store, small_graph(root), {})
    return store


@pytest.fixture(scope="session")
def small(small_store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=small_store)), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_store(names: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("hostile")
    publish(store, hostile_graph(names), {})
    return store


@pytest.fixture(scope="session")
def hostile(hostile_store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=hostile_store)), follow_redirects=False) as client:
        yield client


def small_graph(root: Path) -> list[str]:
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.decode().splitlines(keepends=True)))


def hostile_graph(names: dict[str, str]) -> list[str]:
    """A slogan that one project for each hostile name serves by theme; the name is quote, title and reason as well."""
    lines: set[str] = set()

    def say(subject: str, predicate: str, value: str) -> None:
        lines.add(f"<{ID}{subject}> <{predicate}> {value} <{ID}g> .\n")

    def thing(slug: str, kind: str, name: str) -> None:
        say(slug, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}{kind}>")
        say(slug, "http://www.w3.org/2004/02/skos/core#prefLabel", str(pyoxigraph.Literal(name, language="zh")))

    thing("口号/总", "Slogan", "总<b>口号</b>")
    for i, (slug, name) in enumerate(names.items()):
        thing(f"项目/{slug}", "Project", name)
        report = f"报告{i}"
        say(report, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}PolicyDocument>")
        say(report, "http://purl.org/dc/terms/title", str(pyoxigraph.Literal(f"{name}}} % \\ {{", language="zh")))
        say(f"链/{i}", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}Link>")
        for predicate, value in {
            "subject": f"<{ID}项目/{slug}>",
            "predicate": f"<{GM}servesByTheme>",
            "object": f"<{ID}口号/总>",
            "basis": f"<{GM}thematic>",
            "confidence": f"<{GM}low>",
            "inReport": f"<{ID}{report}>",
            "rationale": str(pyoxigraph.Literal(f"理由 {name}", language="zh")),
            "matchedTerm": str(pyoxigraph.Literal(name[:3])),
            "evidence": f"<{ID}引文/{i}>",
        }.items():
            say(f"链/{i}", GM + predicate, value)
        say(f"引文/{i}", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}Quote>")
        say(f"引文/{i}", GM + "exact", str(pyoxigraph.Literal(name)))
        say(f"引文/{i}", GM + "start", f'"{i}"^^<http://www.w3.org/2001/XMLSchema#integer>')
        say(f"引文/{i}", GM + "end", f'"{i + len(name)}"^^<http://www.w3.org/2001/XMLSchema#integer>')
    return sorted(lines)
