"""The vocabulary, read once from the files that Gangmu ships: for its own page, and for the definitions of kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from gangmu.graph.rdf import vocabulary
from gangmu.graph.store import View, written
from gangmu.ontology.terms import GM_NS, OWL, RDF, RDFS, SKOS, vocabulary_files

_ALL = "SELECT ?term ?property ?value (LANG(?value) AS ?lang) { ?term ?property ?value }"


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its names and definitions by language, and the IRIs that it stands under, comes from and leads to."""

    iri: str
    types: frozenset[str]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    under: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    scheme: str = ""

    @property
    def local(self) -> str:
        """The name by which the page is scrolled to it."""
        return self.iri.removeprefix(GM_NS)


@cache
def terms() -> Mapping[str, Term]:
    """Return all terms of the vocabulary with a label, by IRI, sorted."""
    said: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for row in View.of(_lines()).select(_ALL).values():
        said.setdefault(row["term"], {}).setdefault(row["property"], []).append((row.get("lang", ""), row["value"]))
    found = {iri: _term(iri, about) for iri, about in sorted(said.items())}
    return {iri: term for iri, term in found.items() if term.labels}


@cache
def _lines() -> tuple[str, ...]:
    return tuple(vocabulary())


def _term(iri: str, about: Mapping[str, Sequence[tuple[str, str]]]) -> Term:
    def values(property_: str) -> tuple[str, ...]:
        return tuple(sorted(value for _, value in about.get(property_, ())))

    labels = {**dict(about.get(f"{RDFS}label", ())), **dict(about.get(f"{SKOS}prefLabel", ()))}
    return Term(
        iri=iri,
        types=frozenset(values(f"{RDF}type")),
        labels=labels,
        definitions=dict(about.get(f"{SKOS}definition", ())),
        under=(*values(f"{RDFS}subClassOf"), *values(f"{RDFS}subPropertyOf")),
        domain=values(f"{RDFS}domain"),
        range=values(f"{RDFS}range"),
        scheme=next(iter(values(f"{SKOS}inScheme")), ""),
    )


def definition(iri: str, lang: str) -> str:
    """Return what a term means, in the reader's language if there is a definition in it, or ""."""
    found = terms().get(iri)
    return (found.definitions.get(lang) or next(iter(found.definitions.values()), "")) if found else ""


def groups() -> Mapping[str, tuple[Term, ...]]:
    """Return the terms of our own namespace as the page shows them: classes, properties, codes."""
    ours = [term for iri, term in terms().items() if iri.startswith(GM_NS)]
    properties = {f"{OWL}{kind}" for kind in ("ObjectProperty", "DatatypeProperty")}
    return {
        "classes": tuple(term for term in ours if f"{OWL}Class" in term.types),
        "properties": tuple(term for term in ours if properties & term.types),
        "codes": tuple(sorted((term for term in ours if term.scheme), key=lambda term: (term.scheme, term.iri))),
    }


def schemes() -> tuple[Term, ...]:
    """Return the code lists."""
    return tuple(term for term in terms().values() if f"{SKOS}ConceptScheme" in term.types)


def rdf(media: str) -> bytes:
    """Return the whole vocabulary in an RDF format, in sorted order."""
    return written(_lines(), media)


@cache
def version() -> tuple[str, float]:
    """Return a digest of the vocabulary, and when its files were last changed."""
    return sha256("".join(_lines()).encode()).hexdigest(), max(path.stat().st_mtime for path in vocabulary_files())
