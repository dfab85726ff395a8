"""The IRIs that a description is made of."""

from __future__ import annotations

from gangmu.graph.iris import digest
from gangmu.graph.rows import XSD, Iri, Literal, Term
from gangmu.ontology.terms import RDF

BASE = "https://w3id.org/gangmu/"
GRAPH = f"{BASE}description"
"""The named graph that holds the description."""

ENDPOINT = f"{BASE}sparql"
"""The endpoint: a persistent name that redirects; a server answers under the same path wherever it stands."""

VOID = "http://rdfs.org/ns/void#"
VOID_EXT = "http://ldf.fi/void-ext#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"

Statement = tuple[Iri, Iri, Term]
"""A subject, a property and a value of the description."""

TYPE = Iri(f"{RDF}type")
SERVICE, DATASET, PREFIXES = Iri(f"{GRAPH}#service"), Iri(f"{GRAPH}#data"), Iri(f"{GRAPH}#prefixes")


def part(kind: str, *of: str) -> Iri:
    """Return the IRI of a part of the description that is about `of`.

    >>> part("class", "https://example.org/A").value
    'https://w3id.org/gangmu/description#class-b7b0c63e00d6'
    """
    return Iri(f"{GRAPH}#{kind}-{digest(*of)}")


def number(value: int) -> Literal:
    """Return a whole number as a literal."""
    return Literal(str(value), datatype=f"{XSD}integer")


def both(zh: str, en: str) -> tuple[Literal, Literal]:
    """Return a text in both languages."""
    return Literal(zh, "zh"), Literal(en, "en")
