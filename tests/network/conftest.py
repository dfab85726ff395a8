from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from gangmu.graph.network import Facets, Skeleton, facets, read
from gangmu.graph.store import View

ID = "https://w3id.org/gangmu/id/青石县/"


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    """The small graph."""
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    return View.of(sorted({f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples}))


@pytest.fixture(scope="module")
def skeleton(view: View) -> Skeleton:
    return read(view)


@pytest.fixture(scope="module")
def found(view: View) -> Facets:
    return facets(view)
