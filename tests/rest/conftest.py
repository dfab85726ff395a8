"""A server for the small graph of fixtures/small.ttl, with its index of names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph import names
from gangmu.graph.store import publish

REPORT = "https://w3id.org/gangmu/id/青石县/文件/第九次党代会报告"


@pytest.fixture(scope="session")
def small(root: Path) -> list[str]:
    """The small graph as sorted N-Quads."""
    graph = pyoxigraph.NamedNode(REPORT)
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.decode().splitlines(keepends=True)))


@pytest.fixture(scope="session")
def store(small: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that serves it."""
    folder = tmp_path_factory.mktemp("store")
    publish(folder, small, {"reports": [{"document": REPORT, "sha256": "0"}]}, {names.FILE: names.write})
    return folder


@pytest.fixture(scope="package")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client
