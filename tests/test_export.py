"""The graph in other formats: all that is in it, in sorted order, the same bytes each time."""

from __future__ import annotations

import pytest

from gangmu.graph.build import build
from gangmu.graph.errors import QueryError
from gangmu.graph.export import FORMATS, export
from gangmu.graph.store import View

RDFLIB = {"ttl": "turtle", "trig": "trig", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("export")
    text = folder / "report.txt"
    text.write_text("青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建青石水库，实施“云谷”行动。\n", "utf-8")
    build([text], folder / "store")
    return View.open(folder / "store")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its own parsers use what it deprecates
@pytest.mark.parametrize("name", FORMATS)
def test_another_reader_finds_every_triple(view: View, name: str) -> None:
    from rdflib import Dataset, Graph

    read = Dataset() if name in ("trig", "jsonld") else Graph()
    read.parse(data=export(view, name), format=RDFLIB[name])
    triples = {quad[:3] for quad in read.quads()} if isinstance(read, Dataset) else set(read)
    rows = view.select("SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } } }")
    assert len(triples) == int(next(rows.values())["n"])


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_each_time(view: View, name: str) -> None:
    assert export(view, name) == export(view, name)


def test_lines_are_sorted(view: View) -> None:
    lines = export(view, "nt").splitlines()
    assert lines == sorted(lines) and len(lines) == len(set(lines)) > 500


def test_an_unknown_format_is_named_with_the_known_ones(view: View) -> None:
    with pytest.raises(QueryError, match="no format 'doc'; these are: ttl, trig"):
        export(view, "doc")
