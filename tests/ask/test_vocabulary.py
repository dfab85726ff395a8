"""A class and a property that are added to the ontology with their question words can be asked for without code."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.ask.asking import asked_of
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Lexicon
from gangmu.graph.names import Index
from gangmu.graph.store import View
from gangmu.ontology.lexicon import FOLDER
from gangmu.ontology.terms import GM_NS, ONTOLOGY, OWL, RDF, RDFS

WORDS = """
[class.Pilot]
zh = ["试点"]
en = ["pilot"]

[relation.fundedBy]
zh = ["出钱", "掏钱"]
en = ["pays for"]
"""
AREA, PROJECT = "绿色青石", "造林绿化工程"


def _terms() -> list[str]:
    def triple(subject: str, predicate: str, value: str) -> str:
        return f"<{GM_NS}{subject}> <{predicate}> {value} <{ONTOLOGY}> .\n"

    return [
        triple("Pilot", f"{RDF}type", f"<{OWL}Class>"),
        triple("Pilot", f"{RDFS}subClassOf", f"<{GM_NS}Project>"),
        triple("Pilot", f"{RDFS}label", '"试点"@zh'),
        triple("fundedBy", f"{RDF}type", f"<{OWL}ObjectProperty>"),
        triple("fundedBy", f"{RDF}type", f"<{GM_NS}LinkProperty>"),
        triple("fundedBy", f"{RDFS}domain", f"<{GM_NS}PolicyElement>"),
        triple("fundedBy", f"{RDFS}range", f"<{GM_NS}Actor>"),
        triple("fundedBy", f"{RDFS}label", '"出资"@zh'),
    ]


def _iri(view: View, name: str) -> str:
    return next(view.select(f'SELECT ?x {{ ?x skos:prefLabel "{name}"@zh ; a ?c }}').values())["x"]


@pytest.fixture(scope="module")
def extended(county: View) -> View:
    lines = list(county.lines())
    project, actor = _iri(county, PROJECT), _iri(county, "青石茶业")
    leads = next(line.split()[0] for line in lines if "#predicate> <" in line and "#ledBy>" in line)
    new = []
    for line in lines:
        if line.startswith(leads):  # the link of the leader, once more as the new property and of another project
            copy = line.replace(leads, leads[:-1] + "-new>").replace("#ledBy>", "#fundedBy>")
            if "#subject>" in copy:
                graph = copy.rsplit("<", 1)[1]
                copy = f"{copy.split('> ')[0]}> <{GM_NS}subject> <{project}> <{graph}"
            new.append(copy)
    new.append(f"<{project}> <{RDF}type> <{GM_NS}Pilot> <{ONTOLOGY}> .\n")
    assert any(actor in line for line in new)
    return View.of([*lines, *new, *_terms()])


def _asked(view: View, folders: list[Path], question: str):  # type: ignore[no-untyped-def]
    known = Known.of(view)
    return asked_of(known, Lexicon.read(known.vocabulary, folders), Index.of(view), question)


def test_a_new_property_and_class_are_askable(extended: View, tmp_path: Path) -> None:
    (tmp_path / "ask-more.toml").write_text(WORDS, "utf-8")
    folders = [FOLDER, tmp_path]
    who = _asked(extended, folders, f"{PROJECT}谁出钱")
    assert (who.kind, [row.label for row in who.rows], who.relation) == ("answer", ["青石茶业"], "fundedBy")
    assert "gm:fundedBy" in who.sparql
    pilots = _asked(extended, folders, "有哪些试点")
    assert [row.label for row in pilots.rows] == [PROJECT]


def test_its_labels_alone_are_words_as_well(extended: View) -> None:
    who = _asked(extended, [FOLDER], f"{PROJECT}谁出资")
    assert [row.label for row in who.rows] == ["青石茶业"]


def test_without_it_nothing_is_answered(county: View, tmp_path: Path) -> None:
    (tmp_path / "ask-more.toml").write_text(WORDS, "utf-8")
    assert _asked(county, [FOLDER, tmp_path], f"{PROJECT}谁出钱").kind == "refused"


def test_words_speak_of_the_ontology(county: View) -> None:
    """Every key of the question words is a term of the ontology."""
    import tomllib

    vocabulary = Known.of(county).vocabulary
    terms = tomllib.loads((FOLDER / "ask-terms.toml").read_text("utf-8"))
    assert [name for name in terms["class"] if name not in vocabulary.above] == []
    assert [name for name in terms["relation"] if name not in vocabulary.relations] == []
    codes = tomllib.loads((FOLDER / "ask-codes.toml").read_text("utf-8"))
    named = {row["x"].removeprefix(GM_NS) for row in county.select("SELECT ?x { ?x skos:inScheme ?s }").values()}
    assert {"done", "ongoing", "planned"} <= named
    assert set(codes["status"]) - {"any"} <= named and set(codes["orientation"]) <= named
    assert set(codes["role"]) - {"change"} <= named
