"""The JSON of the pictures: every layout and filter answers, odd input degrades or is refused, nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"
GREEN = f"{ID}目标/生态青石"


@pytest.fixture(scope="module")
def client(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = tmp_path_factory.mktemp("store")
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    publish(store, sorted({f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples}), {})
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


@pytest.mark.parametrize("layout", ["radial", "tree", "theme", "force"])
def test_every_layout_answers_twice_alike(client: TestClient, layout: str) -> None:
    one, two = (client.get("/api/network", params={"layout": layout, "show": GREEN}) for _ in range(2))
    assert one.status_code == 200
    assert one.json() == two.json()
    assert one.json()["nodes"]


@pytest.mark.parametrize(
    ("hidden", "gone"), [("goal", "Goal"), ("Goal", "Goal"), ("thematic", ""), ("nothing", ""), ("</script>", "")]
)
def test_groups_kinds_and_bases_can_be_hidden(client: TestClient, hidden: str, gone: str) -> None:
    network = client.get("/api/network", params={"hide": hidden, "show": GREEN, "open": GREEN}).json()
    assert all(node["kind"] != gone for node in network["nodes"])
    assert all(edge["basis"] != hidden for edge in network["edges"])


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("/api/network", {"layout": "circle"}, 422),
        ("/api/network", {"status": "lost"}, 422),
        ("/api/network", {"limit": 5000}, 422),
        ("/api/network", {"section": "nowhere"}, 200),
        ("/api/network", {"place": "' } DROP"}, 200),
        ("/api/around", {"iri": "nothing"}, 404),
        ("/api/around", {"iri": GREEN, "depth": 4}, 422),
        ("/api/around/counts", {"iri": "nothing"}, 404),
        ("/api/tree", {"show": "nothing"}, 200),
        ("/api/tree", {"open": ["nothing"]}, 200),
        ("/api/facets", {}, 200),
    ],
)
def test_odd_input_is_refused_or_degrades(client: TestClient, path: str, parameters: Any, status: int) -> None:
    assert client.get(path, params=parameters).status_code == status


def test_each_edge_says_where_it_stands(client: TestClient) -> None:
    edges = client.get("/api/around", params={"iri": GREEN, "depth": 2}).json()["edges"]
    assert edges
    for edge in edges:
        if edge["quote"]:
            assert edge["end"] - edge["start"] == len(edge["quote"])
            assert edge["report"].startswith(ID)


def test_the_counts_before_opening_are_those_after(client: TestClient) -> None:
    counts = client.get("/api/around/counts", params={"iri": GREEN}).json()
    for depth in (1, 2, 3):
        nodes = client.get("/api/around", params={"iri": GREEN, "depth": depth}).json()["nodes"]
        assert len(nodes) - 1 == sum(sum(ring.values()) for ring in counts[:depth])


def test_more_things_can_be_sent(client: TestClient) -> None:
    actor = f"{ID}主体/林远山"
    answer = client.post("/api/network", params={"show": GREEN}, json={"pairs": [[GREEN, actor]]})
    assert {node["iri"]: node["parent"] for node in answer.json()["nodes"]}[actor] == GREEN
    alone = client.post("/api/network", params={"show": actor}, json={"pairs": [[actor, GREEN]]}).json()
    assert alone["root"] == actor
    assert len(alone["nodes"]) == 2
    assert client.post("/api/network", json={"pairs": [["x"] * 3]}).status_code == 422
    assert client.post("/api/network", json={"pairs": [["x", "y"]] * 1001}).status_code == 422
