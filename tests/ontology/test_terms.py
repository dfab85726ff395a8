from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from gangmu.ontology import terms
from gangmu.ontology.terms import GM, GM_NS, PREFIXES, UnknownTerm


def test_a_term_is_its_iri() -> None:
    assert GM.Project == "https://w3id.org/gangmu/ontology#Project"
    assert GM.stated == GM_NS + "stated"
    assert getattr(GM, "servesByTheme") == GM_NS + "servesByTheme"  # noqa: B009 - as code does with a name it was given


@pytest.mark.parametrize(
    ("name", "near"),
    [("Projekt", "gm:Project"), ("servedByTeme", "gm:servedByTheme"), ("hasmember", "gm:hasMember")],
)
def test_a_misspelt_term_names_the_near_ones(name: str, near: str) -> None:
    with pytest.raises(UnknownTerm, match=f"gm:{name} is no term of the ontology; near it are .*{near}"):
        getattr(GM, name)


def test_a_term_without_a_likeness_is_an_error_too() -> None:
    with pytest.raises(UnknownTerm, match=r"gm:qqqqqq is no term of the ontology$"):
        GM.qqqqqq  # noqa: B018


def test_unknown_terms_are_attribute_errors() -> None:
    assert not hasattr(GM, "Projekt")
    assert not hasattr(GM, "__wrapped__")


def test_terms_can_be_listed() -> None:
    assert "Project" in GM and "Projekt" not in GM
    assert set(dir(GM)) == set(GM) >= {"Slogan", "hasMember", "unlisted"}


def test_importing_reads_nothing() -> None:
    code = "import sys, gangmu.ontology.terms as t; print({'rdflib', 'pyoxigraph'} & {*sys.modules}, vars(t.GM))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set() {}"


def test_link_properties_are_those_of_the_contract() -> None:
    names = """answersTo continues duringPeriod hasMember involves issuedBy ledBy locatedIn possiblySameAs
        servesAsStated servesByNesting servesByTheme servesPlace supportsActor underPrinciple within"""
    assert [iri.removeprefix(GM_NS) for iri in terms.link_properties()] == names.split()


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Campaign", "Project CourseOfAction PolicyElement skos:Concept prov:Plan"),
        ("Slogan", "PolicyElement skos:Concept"),
        ("Target", "Goal PolicyElement skos:Concept"),
        ("Enterprise", "Organization Actor org:Organization prov:Agent"),
        ("Observation", "Quantity schema:QuantitativeValue"),
        ("ExternalClaim", "Link prov:Entity"),
        ("Section", ""),  # gm:Claim, a union class, is never written on a node
    ],
)
def test_superclasses(name: str, above: str) -> None:
    assert set(terms.superclasses(getattr(GM, name))) == {_expand(term) for term in above.split()}


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("servesAsStated", "servesInText serves"),
        ("servesByNesting", "servesInText serves"),
        ("servesByTheme", "serves"),  # never servesInText: an interpretation is no fact
        ("hasMember", ""),
        ("evidence", "prov:wasDerivedFrom"),
    ],
)
def test_superproperties(name: str, above: str) -> None:
    assert set(terms.superproperties(getattr(GM, name))) == {_expand(term) for term in above.split()}


def test_what_lies_above_is_sorted_and_known() -> None:
    assert list(terms.superclasses(GM.Campaign)) == sorted(terms.superclasses(GM.Campaign))
    with pytest.raises(UnknownTerm):
        terms.superclasses(GM_NS + "Projekt")


@pytest.mark.parametrize(
    ("iri", "zh", "en"),
    [
        (GM_NS + "Slogan", "口号", "slogan"),
        (GM_NS + "thematic", "主题解读", "thematic"),
        (terms.UNIT + "亿元", "亿元", "100 million × yuan"),
        ("https://w3id.org/gangmu/theme/green", "绿色生态", "green and ecological"),
    ],
)
def test_labels(iri: str, zh: str, en: str) -> None:
    assert terms.labels(iri) == {"zh": zh, "en": en}


def test_labels_of_an_unknown_term() -> None:
    with pytest.raises(UnknownTerm, match=r"near it are .*gm:Slogan"):
        terms.labels(GM_NS + "Slogans")


@pytest.mark.parametrize(
    ("form", "slug"),
    [("亿元", "亿元"), ("%", "百分数"), ("％", "百分数"), ("度", "千瓦时"), ("万亩", "万亩"), ("家", "家")],
)
def test_units_by_their_printed_form(form: str, slug: str) -> None:
    assert terms.units()[form] == terms.UNIT + slug


def test_no_printed_form_stands_for_two_units() -> None:
    forms = Counter(form for forms in terms._lists().forms.values() for form in forms)
    units = terms.units()
    assert [form for form, times in forms.items() if times > 1 and form in units] == []


def test_the_long_lists_hold_no_term() -> None:
    assert terms._LISTS == ("themes.ttl", "units.ttl")
    assert [iri for iri in terms._lists().labels if iri.startswith(GM_NS)] == []


def test_vocabulary_files_are_all_there() -> None:
    files = terms.vocabulary_files()
    assert all(path.is_file() for path in (*files, terms.SHAPES_FILE))
    assert {path.name for path in terms.FOLDER.rglob("*.ttl")} == {path.name for path in files} | {"shapes.ttl"}


@pytest.mark.parametrize("path", [*terms.vocabulary_files(), terms.SHAPES_FILE], ids=lambda path: path.name)
def test_files_use_the_prefixes_of_the_project(path: Path) -> None:
    declared = dict(re.findall(r"@prefix\s+(\w+):\s+<([^>]+)>", path.read_text("utf-8")))
    assert {prefix: iri for prefix, iri in declared.items() if PREFIXES.get(prefix, iri) != iri} == {}


def _expand(term: str) -> str:
    prefix, _, name = term.rpartition(":")
    return PREFIXES[prefix or "gm"] + name
