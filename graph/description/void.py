"""VoID: how much there is of what, for whoever asks without knowing the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.description.counts import Counts, Property
from gangmu.graph.description.names import DATASET, TYPE, VOID, VOID_EXT, Statement, both, number, part
from gangmu.graph.rows import Iri, Literal
from gangmu.ontology.terms import DCTERMS, GM_NS, ID, ONTOLOGY, PREFIXES

_SAID = both(
    "各份报告的图合在一起，相同的三元组只计一次；词汇表和这份说明不计在内。",
    "The graphs of all reports together, each triple counted once; neither the vocabulary nor this description counts.",
)


def dataset(counts: Counts) -> Iterator[Statement]:
    """Yield the dataset with all its counts and partitions."""
    yield DATASET, TYPE, Iri(f"{VOID}Dataset")
    for title in both("纲目：政策报告的知识图谱", "Gangmu: policy reports as a knowledge graph"):
        yield DATASET, Iri(f"{DCTERMS}title"), title
    for text in _SAID:
        yield DATASET, Iri(f"{DCTERMS}description"), text
    yield DATASET, Iri(f"{VOID}uriSpace"), Literal(ID)
    for vocabulary in sorted({ONTOLOGY, PREFIXES["skos"], PREFIXES["dcterms"], PREFIXES["prov"], PREFIXES["nif"]}):
        yield DATASET, Iri(f"{VOID}vocabulary"), Iri(vocabulary)
    for name, value in {
        "triples": counts.triples,
        "entities": counts.entities,
        "distinctSubjects": counts.subjects,
        "distinctObjects": counts.objects,
        "classes": len(counts.classes),
        "properties": len(counts.properties),
    }.items():
        yield DATASET, Iri(f"{VOID}{name}"), number(value)
    for property_, uses in counts.properties.items():
        yield from _property(DATASET, part("property", property_), property_, uses)
    for class_, entities in counts.classes.items():
        yield from _class(class_, entities, counts)


def _class(class_: str, entities: int, counts: Counts) -> Iterator[Statement]:
    node = part("class", class_)
    yield DATASET, Iri(f"{VOID}classPartition"), node
    yield node, Iri(f"{VOID}class"), _iri(class_)
    yield node, Iri(f"{VOID}entities"), number(entities)
    if class_.startswith(f"<{GM_NS}"):
        for property_, uses in counts.of_class.get(class_, {}).items():
            place = part("of", class_, property_)
            yield from _property(node, place, property_, uses)
            yield from _objects(place, (class_, property_), uses)


def _property(above: Iri, node: Iri, property_: str, uses: Property) -> Iterator[Statement]:
    yield above, Iri(f"{VOID}propertyPartition"), node
    yield node, Iri(f"{VOID}property"), _iri(property_)
    yield node, Iri(f"{VOID}triples"), number(uses.triples)
    yield node, Iri(f"{VOID}distinctSubjects"), number(uses.subjects)
    if uses.objects:
        yield node, Iri(f"{VOID}distinctObjects"), number(uses.objects)


def _objects(above: Iri, of: tuple[str, str], uses: Property) -> Iterator[Statement]:
    """Yield of which classes and datatypes the values are."""
    for class_, triples in uses.classes.items():
        node = part("to", *of, class_)
        yield above, Iri(f"{VOID}classPartition"), node
        yield node, Iri(f"{VOID}class"), _iri(class_)
        yield node, Iri(f"{VOID}triples"), number(triples)
    for datatype, triples in uses.datatypes.items():
        node = part("to", *of, datatype)
        yield above, Iri(f"{VOID_EXT}datatypePartition"), node
        yield node, Iri(f"{VOID_EXT}datatype"), Iri(datatype)
        yield node, Iri(f"{VOID}triples"), number(triples)


def _iri(term: str) -> Iri:
    return Iri(term[1:-1])
