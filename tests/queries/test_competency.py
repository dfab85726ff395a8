"""The thirty questions of `competency.toml`, answered by the named queries on Oxigraph and on rdflib alike."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib

from gangmu.graph.build import build
from gangmu.graph.query import bindings, load, run
from gangmu.graph.sparql import bind
from gangmu.graph.store import View
from gangmu.graph.store.snapshots import GRAPH
from gangmu.ontology.terms import GM_NS

# rdflib 7.6 warns of what its own parser and its own union of graphs still call.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset[.]:DeprecationWarning")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """One named query with its parameters, and the rows that the text of the sample says it has."""

    question: str
    query: str
    given: dict[str, str]
    only: dict[str, list[str]]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def seen(self, rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
        """Return the columns of `rows` that count, in order, without repeats."""
        kept = (row for row in rows if all(row.get(name) in values for name, values in self.only.items()))
        return tuple(dict.fromkeys(tuple(row.get(name, "") for name in self.columns) for row in kept))


def asks() -> list[Ask]:
    questions = tomllib.loads(Path(__file__).with_name("competency.toml").read_text("utf-8"))["question"]
    return [
        Ask(q["id"], a["query"], a["with"], a.get("only", {}), tuple(a["columns"]), tuple(map(tuple, a["rows"])))
        for q in questions
        for a in q["ask"]
    ]


ASKS = asks()
EACH = pytest.mark.parametrize("ask", ASKS, ids=[f"{a.question}-{a.query}-{n}" for n, a in enumerate(ASKS)])


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The sample's graph, as it is served."""
    store = tmp_path_factory.mktemp("competency")
    build([], store)
    return View.open(store)


@pytest.fixture(scope="session")
def dataset(view: View) -> rdflib.Dataset:
    """The same N-Quads in rdflib, the default graph being the union of all."""
    assert view.folder is not None
    dataset = rdflib.Dataset(default_union=True)
    with (view.folder / GRAPH).open("rb") as file:
        dataset.parse(file, format="nquads")
    return dataset


def by_oxigraph(view: View, ask: Ask) -> list[Row]:
    return [{name: coded(value) for name, value in row.items()} for row in run(view, ask.query, **ask.given).values()]


def by_rdflib(dataset: rdflib.Dataset, ask: Ask) -> list[Row]:
    query = load(ask.query)
    rows = (
        {str(name): coded(str(value)) for name, value in solution.items() if str(value) != "None"}
        for solution in dataset.query(bind(query.text, bindings(query, ask.given))).bindings
    )
    return [row for row in rows if any(row.values())]  # where nothing is found to group, rdflib has one empty row


def coded(value: str) -> str:
    return f"gm:{value.removeprefix(GM_NS)}" if value.startswith(GM_NS) else value


@EACH
def test_the_served_graph_answers(ask: Ask, view: View) -> None:
    rows = by_oxigraph(view, ask)
    assert ask.seen(rows) == ask.rows
    assert set(ask.columns) | set(ask.only) <= set(run(view, ask.query, **ask.given).variables)


@EACH
def test_rdflib_answers_alike(ask: Ask, view: View, dataset: rdflib.Dataset) -> None:
    rows = by_rdflib(dataset, ask)
    assert ask.seen(rows) == ask.rows
    assert sorted(sorted(row.items()) for row in rows) == sorted(sorted(row.items()) for row in by_oxigraph(view, ask))


def test_the_rows_are_words_of_the_report(view: View) -> None:
    """What a row says in Chinese stands in the text, but for a cue's gap and a name that tells two things apart."""
    (text,) = (row["text"] for row in view.select("SELECT ?text { ?t nif:isString ?text }").values())
    words = letters(text)
    values = {value for ask in ASKS for row in ask.rows for value in row if letters(value) and "…" not in value}
    assert {value for value in values if not value.startswith("gm:") and letters(value) not in words} == {
        "万安桃花观光示范小镇",  # 万安桃花观光、…等示范小镇
        "高标准农田（10万亩以上）",
    } & values


@pytest.mark.shared
def test_every_question_is_asked_and_its_answer_found(shared: Path, view: View) -> None:
    lines = (shared / "questions" / "competency.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line) for line in lines if line]
    assert [q["id"] for q in questions] == list(dict.fromkeys(ask.question for ask in ASKS))
    for question in questions:
        answers = question["answer"] if isinstance(question["answer"], list) else [question["answer"]]
        asked = [ask for ask in ASKS if ask.question == question["id"]]
        values = {letters(value) for ask in asked for row in by_oxigraph(view, ask) for value in row.values()}
        parts = [letters(part) for answer in answers for part in answer.split("、")]
        # An answer may say more than a quote (新培育 before what is fostered), never less than four characters.
        assert [p for p in parts if not any(p in value or (len(value) >= 4 and value in p) for value in values)] == []
        if not answers:
            assert asked[0].rows == ()


def letters(text: str) -> str:
    """Return `text` without punctuation and space, so that marks and broken lines do not matter."""
    return re.sub(r"\W", "", text)
