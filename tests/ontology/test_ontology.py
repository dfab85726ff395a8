"""The vocabulary is sound, and every term that anything uses is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import owlrl
import pytest
from owlrl.Namespaces import ERRNS
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from gangmu.ontology import terms
from gangmu.ontology.terms import GM, GM_NS

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "fixtures" / "small.ttl"
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@cache
def graph(*names: str) -> Graph:
    whole = Graph()
    for path in terms.vocabulary_files():
        if path.name in names or not names:
            whole.parse(path)
    return whole


def declared(*types: URIRef) -> list[URIRef]:
    found = {term for kind in types for term in graph("gangmu.ttl").subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(GM_NS))


def local(term: Node) -> str:
    return str(term).removeprefix(GM_NS)


def languages(term: Node, *predicates: URIRef) -> list[str]:
    texts = [text for predicate in predicates for text in graph().objects(term, predicate)]
    return sorted(text.language or "" for text in texts if isinstance(text, Literal) and str(text).strip())


# --- Every term is named and defined ---------------------------------------------------------------------------------


@pytest.mark.parametrize("term", declared(OWL.Class, *PROPERTIES), ids=local)
def test_class_or_property_has_label_and_definition(term: URIRef) -> None:
    assert languages(term, RDFS.label) == ["en", "zh"]
    assert languages(term, SKOS.definition) == ["en", "zh"]


def test_every_code_has_label_definition_and_scheme() -> None:
    codes = {
        code for kind in graph().subjects(RDFS.subClassOf, URIRef(GM.Code)) for code in graph().subjects(RDF.type, kind)
    }
    assert len(codes) > 50
    for code in codes | set(graph().subjects(RDF.type, SKOS.ConceptScheme)):
        assert languages(code, SKOS.prefLabel) == ["en", "zh"], code
        assert languages(code, SKOS.definition) == ["en", "zh"], code
    assert [code for code in codes if not list(graph().objects(code, SKOS.inScheme))] == []


def test_no_term_has_two_meanings() -> None:
    """A code must not share its IRI with a property (gm:exact is a quote's text, so the comparator is gm:exactly)."""
    kinds = [set(declared(OWL.Class)), set(declared(*PROPERTIES))]
    kinds.append({term for term in map(URIRef, (GM_NS + name for name in GM)) if term not in kinds[0] | kinds[1]})
    assert [sorted(one & two) for one, two in combinations(kinds, 2)] == [[], [], []]
    assert sorted(set(declared(OWL.ObjectProperty)) & set(declared(OWL.DatatypeProperty))) == []


@pytest.mark.parametrize("term", declared(*PROPERTIES), ids=local)
def test_property_has_one_domain_and_one_range(term: URIRef) -> None:
    classes = set(declared(OWL.Class))
    (domain,) = graph().objects(term, RDFS.domain)
    (range_,) = graph().objects(term, RDFS.range)
    assert domain in classes
    if (term, RDF.type, OWL.ObjectProperty) in graph():
        assert range_ in classes or not str(range_).startswith(GM_NS)
    else:
        assert str(range_).startswith((terms.XSD, terms.RDFS))


def test_inverses_swap_domain_and_range() -> None:
    whole = graph("gangmu.ttl")
    pairs = list(whole.subject_objects(OWL.inverseOf))
    assert len(pairs) > 25
    for one, two in pairs:
        assert (two, RDF.type, OWL.ObjectProperty) in whole, two
        assert whole.value(one, RDFS.domain) == whole.value(two, RDFS.range), one
        assert whole.value(one, RDFS.range) == whole.value(two, RDFS.domain), one


def test_link_properties_have_an_inverse() -> None:
    whole = graph("gangmu.ttl")
    assert [iri for iri in terms.link_properties() if not list(whole.objects(URIRef(iri), OWL.inverseOf))] == []


@pytest.mark.parametrize(
    ("union", "parts"),
    [
        ("Respondent", "PolicyDocument PolicyElement"),
        ("Listable", "Actor Indicator Place PolicyElement"),
        ("Claim", "Enumeration Formulation Link Mention Quantity Section"),
        ("Thing", "Actor Indicator Period Place PolicyDocument PolicyElement PolicyEvent"),
        ("Dated", "Observation PolicyDocument PolicyElement PolicyEvent"),
        ("Levelled", "Actor Place PolicyDocument"),
    ],
)
def test_union_classes(union: str, parts: str) -> None:
    found = graph("gangmu.ttl").subjects(RDFS.subClassOf, URIRef(GM_NS + union))
    assert sorted(local(part) for part in found) == parts.split()


def test_union_classes_are_all_tested() -> None:
    assert len(declared(URIRef(GM.UnionClass))) == 6


def test_what_excludes_what() -> None:
    names = """Actor Place Period SourceText Section Quote PolicyElement Indicator Quantity Mention Link Enumeration
        Formulation"""
    expected = {frozenset(pair) for pair in combinations(names.split(), 2)} | {frozenset(("Achievement", "Commitment"))}
    pairs = graph("gangmu.ttl").subject_objects(OWL.disjointWith)
    assert {frozenset((local(one), local(two))) for one, two in pairs} == expected


def test_the_vocabulary_has_no_blank_node() -> None:
    """Blank nodes get other names at every parse, and an export would never be the same twice."""
    assert [node for triple in graph() for node in triple if isinstance(node, BNode)] == []


def test_the_version_is_that_of_its_iri() -> None:
    ontology = URIRef(terms.ONTOLOGY)
    version = graph().value(ontology, OWL.versionInfo)
    assert graph().value(ontology, OWL.versionIRI) == URIRef(f"{terms.ONTOLOGY}/{version}")


# --- Every term that is used is there --------------------------------------------------------------------------------


def used_in_code(text: str) -> set[str]:
    """Return the terms in Python text: ``GM.name``; and in its strings, or in SPARQL: ``gm:name`` and whole IRIs."""
    return set(re.findall(r"\bGM\.([a-z]\w*)", text, re.ASCII | re.IGNORECASE)) | used_in_text(text)


def used_in_text(text: str) -> set[str]:
    found = re.findall(rf"(?:(?<![\w:])gm:|{re.escape(GM_NS)})([a-z]\w*)", text, re.ASCII | re.IGNORECASE)
    return set(found)


def sources() -> Iterator[Path]:
    """Yield all files that may use a term, those of other builders as soon as they are there."""
    for folder in ("ontology", "graph", "api"):
        for ending in ("*.py", "*.rq", "*.js", "*.html", "*.ttl"):
            yield from sorted((ROOT / folder).rglob(ending))
    yield from sorted((ROOT / "tests").rglob("*.ttl"))


@pytest.mark.parametrize("path", [*sources()], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_term_that_a_file_uses_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name == "terms.py":  # its docstring shows what a misspelt term does
        text = text.replace("Projekt", "Project")
    unknown = {name for name in used_in_code(text) if name not in GM}
    assert unknown == set()


def test_the_search_for_terms_finds_them() -> None:
    code = f'GM.Projekt, GM.stated; "SELECT ?x {{ ?x gm:hasMembre ?y }}"; "<{GM_NS}Slogann>"; OGM.nothing; xgm:nothing'
    assert used_in_code(code) == {"Projekt", "stated", "hasMembre", "Slogann"}
    assert [path for path in sources() if path.suffix == ".ttl" and not used_in_text(path.read_text("utf-8"))] == [
        ROOT / "ontology" / "schemes" / "units.ttl"
    ]


def test_predicates_and_types_of_the_fixture_are_declared_as_such() -> None:
    """A class is used as a class there, and a property as a property."""
    classes, properties = set(declared(OWL.Class)), set(declared(*PROPERTIES))
    small = Graph().parse(SMALL)
    used = {term for term in small.predicates() if str(term).startswith(GM_NS)}
    types = {term for term in small.objects(None, RDF.type) if str(term).startswith(GM_NS)}
    assert (used - properties, types - classes) == (set(), set())


# --- OWL RL finds no inconsistency -----------------------------------------------------------------------------------


def inconsistencies(data: Graph) -> list[str]:
    """Close the ontology and data under OWL RL; owlrl then adds an ErrorMessage node for each inconsistency."""
    whole = graph("gangmu.ttl", "basis.ttl", "role.ttl", "comparator.ttl") + data
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return [str(whole.value(node, ERRNS.error)) for node in whole.subjects(RDF.type, ERRNS.ErrorMessage)]


def test_owl_rl_finds_no_inconsistency() -> None:
    assert inconsistencies(Graph().parse(SMALL)) == []


@pytest.mark.parametrize(
    "breach",
    [
        "<urn:x> a gm:Project, gm:Place .",  # said outright
        "<urn:x> a gm:Campaign ; gm:subsectionOf <urn:y> .",  # a domain makes it a section
        "<urn:x> gm:servesPlace <urn:y> . <urn:x> gm:serves <urn:y> .",  # two ranges make <urn:y> place and element
    ],
)
def test_owl_rl_finds_a_breach(breach: str) -> None:
    errors = inconsistencies(Graph().parse(data=f"@prefix gm: <{GM_NS}> . {breach}", format="turtle"))
    assert errors and all("isjoint" in error for error in errors)
