"""Servers of the small graph of fixtures/small.ttl: by itself, beside a second report, and empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.store import publish

REPORT = "https://w3id.org/gangmu/id/青石县/文件/第九次党代会报告"
TENTH = REPORT.replace("九", "十")


@pytest.fixture(scope="session")
def small(root: Path) -> list[str]:
    """The small graph as sorted N-Quads."""
    graph = pyoxigraph.NamedNode(REPORT)
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    return sorted({f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples})


@contextmanager
def _client(folder: Path, lines: Sequence[str]) -> Iterator[TestClient]:
    publish(folder, lines, {})
    with TestClient(create_app(Settings(store=folder))) as client:
        yield client


@pytest.fixture(scope="package")
def client(small: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with _client(tmp_path_factory.mktemp("one"), small) as client:
        yield client


@pytest.fixture(scope="package")
def two(small: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The same county's tenth report says the same, except that it lists nothing and measures nothing."""
    silent = ("/列举/", "/量/")
    tenth = [line.replace("第九次", "第十次") for line in small if not any(part in line for part in silent)]
    with _client(tmp_path_factory.mktemp("two"), sorted({*small, *tenth})) as client:
        yield client


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with _client(tmp_path_factory.mktemp("empty"), []) as client:
        yield client
