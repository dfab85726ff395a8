"""The terms of the vocabulary, read once from the .ttl files, at first use.

>>> GM.Project
'https://w3id.org/gangmu/ontology#Project'
>>> GM.Projekt
Traceback (most recent call last):
    ...
gangmu.ontology.terms.UnknownTerm: gm:Projekt is no term of the ontology; near it are gm:Project, gm:object
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent
SHAPES_FILE = FOLDER / "shapes.ttl"

ONTOLOGY = "https://w3id.org/gangmu/ontology"
"""The ontology, and the named graph that holds the vocabulary."""

GM_NS = f"{ONTOLOGY}#"
ID = "https://w3id.org/gangmu/id/"
UNIT = "https://w3id.org/gangmu/unit/"
SCHEME = "https://w3id.org/gangmu/scheme/"
SHAPE = "https://w3id.org/gangmu/shapes#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
TIME = "http://www.w3.org/2006/time#"
GEO = "http://www.opengis.net/ont/geosparql#"
QUDT = "http://qudt.org/schema/qudt/"
QUDT_UNIT = "http://qudt.org/vocab/unit/"
SH = "http://www.w3.org/ns/shacl#"

PREFIXES = MappingProxyType(
    {
        "gm": GM_NS,
        "gmu": UNIT,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "dcterms": DCTERMS,
        "prov": PROV,
        "nif": NIF,
        "oa": OA,
        "schema": SCHEMA,
        "org": ORG,
        "time": TIME,
        "geo": GEO,
        "qudt": QUDT,
        "unit": QUDT_UNIT,
        "sh": SH,
    }
)
"""Every prefix that files and queries of this project use."""

_LISTS = ("themes.ttl", "units.ttl")  # long, and without a term in gm:, so that GM need not read them


class UnknownTerm(AttributeError):
    """A name that the vocabulary does not have; the message names the nearest terms."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        from difflib import get_close_matches  # only now: a program without a mistake need not wait for it

        near = ", ".join(f"gm:{term}" for term in get_close_matches(name, known, n=3))
        super().__init__(f"gm:{name} is no term of the ontology" + (f"; near it are {near}" if near else ""))


class _Terms:
    """The terms as attributes; ``getattr(GM, "Project")``, ``"Project" in GM`` and ``for name in GM`` work as well."""

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        self.__dict__.update(_names())  # from now on Python finds them without coming here
        try:
            return _names()[name]
        except KeyError:
            raise UnknownTerm(name, tuple(_names())) from None

    def __contains__(self, name: str) -> bool:
        return name in _names()

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __dir__(self) -> list[str]:
        return [*_names()]


GM = _Terms()
"""The vocabulary: each term as an attribute that is its IRI."""


def vocabulary_files() -> tuple[Path, ...]:
    """Return the Turtle files that make up the vocabulary graph, without the shapes, in a fixed order."""
    return (FOLDER / "gangmu.ttl", FOLDER / "alignments.ttl", *sorted((FOLDER / "schemes").glob("*.ttl")))


def link_properties() -> tuple[str, ...]:
    """Return the IRIs of the properties whose every use is a direct triple and a gm:Link node, sorted.

    >>> GM.ledBy in link_properties(), GM.servesInText in link_properties()
    (True, False)
    """
    return tuple(sorted(term for term, types in _graph().types.items() if GM.LinkProperty in types))


@cache
def superclasses(iri: str) -> tuple[str, ...]:
    """Return all superclasses of a class, those of other vocabularies among them, sorted, without `iri` itself.

    Union classes (gm:Claim, gm:Listable …) are left out: they only name a domain or range, and no node is typed so.

    >>> [c.removeprefix(GM_NS) for c in superclasses(GM.Campaign) if c.startswith(GM_NS)]
    ['CourseOfAction', 'PolicyElement', 'Project']
    """
    types = _graph().types
    return tuple(c for c in _above(iri) if GM.UnionClass not in types.get(c, ()))


@cache
def superproperties(iri: str) -> tuple[str, ...]:
    """Return all superproperties of a property, sorted, without `iri` itself.

    >>> [p.removeprefix(GM_NS) for p in superproperties(GM.servesByTheme)]
    ['serves']
    """
    return _above(iri)


def labels(iri: str) -> dict[str, str]:
    """Return the labels of a term, code, unit or theme by language; raise UnknownTerm for what has none.

    >>> labels(GM.Slogan)
    {'zh': '口号', 'en': 'slogan'}
    """
    found = _graph().labels.get(iri) or _lists().labels.get(iri)
    if not found:
        raise UnknownTerm(iri.removeprefix(GM_NS), tuple(_names()))
    return dict(found)


@cache
def units() -> MappingProxyType[str, str]:
    """Return the units' IRIs by every form in which a report prints them.

    >>> units()["亿元"], units()["%"]
    ('https://w3id.org/gangmu/unit/亿元', 'https://w3id.org/gangmu/unit/百分数')
    """
    return MappingProxyType(
        {form: iri for iri, forms in _lists().forms.items() for form in forms if iri.startswith(UNIT)}
    )


class _Graph(NamedTuple):
    types: dict[str, set[str]]
    parents: dict[str, set[str]]
    labels: dict[str, dict[str, str]]
    forms: dict[str, list[str]]


@cache
def _graph() -> _Graph:
    return _read(tuple(path for path in vocabulary_files() if path.name not in (*_LISTS, "alignments.ttl")))


@cache
def _lists() -> _Graph:
    return _read(tuple(path for path in vocabulary_files() if path.name in _LISTS))


@cache
def _names() -> dict[str, str]:
    subjects = _graph().labels
    return {iri.removeprefix(GM_NS): iri for iri in sorted(subjects) if iri.startswith(GM_NS)}


def _above(iri: str) -> tuple[str, ...]:
    parents, found, ahead = _graph().parents, set[str](), [iri]
    if iri not in _graph().types:
        raise UnknownTerm(iri.removeprefix(GM_NS), tuple(_names()))
    while ahead:
        new = parents.get(ahead.pop(), set()) - found - {iri}
        found |= new
        ahead.extend(new)
    return tuple(sorted(found))


def _read(paths: tuple[Path, ...]) -> _Graph:
    # pyoxigraph only as a Turtle parser: to import rdflib alone would take some 15 times as long as all of this.
    from pyoxigraph import Literal, NamedNode, parse

    graph = _Graph({}, {}, {}, {})
    for path in paths:
        for quad in parse(path=path):
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, NamedNode):
                continue
            if isinstance(value, Literal):
                if predicate in (f"{RDFS}label", f"{SKOS}prefLabel") and value.language:
                    graph.labels.setdefault(subject.value, {})[value.language] = value.value
                if predicate in (f"{SKOS}prefLabel", f"{SKOS}altLabel") and value.language == "zh":
                    graph.forms.setdefault(subject.value, []).append(value.value)
            elif predicate == f"{RDF}type" and isinstance(value, NamedNode):
                graph.types.setdefault(subject.value, set()).add(value.value)
            elif predicate in (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf") and isinstance(value, NamedNode):
                graph.parents.setdefault(subject.value, set()).add(value.value)
    return graph
