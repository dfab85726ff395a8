"""The ontology as the graph itself carries it: classes with what stands above them, properties with their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gangmu.graph.ask.plain import plain
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS

_TERMS = """
SELECT ?term ?property ?value WHERE {
  VALUES ?property { rdfs:subClassOf rdfs:subPropertyOf rdfs:domain rdfs:range owl:inverseOf rdfs:label rdf:type }
  { ?term a owl:Class } UNION { ?term a owl:ObjectProperty } UNION { ?term a owl:DatatypeProperty }
  ?term ?property ?value
}"""
# Classes that nobody asks for by their labels.
# fmt: off
_MACHINERY = frozenset((
    "Predicate", "LinkProperty", "UnionClass", "Respondent", "Listable", "Thing", "Claim", "Dated", "Levelled",
    "SourceText", "Quote", "Mention", "Achievement", "Commitment", "Formulation", "Enumeration", "Quantity",
    "Observation", "Link", "ExternalClaim", "Extraction", "Curation", "PolicyElement", "CourseOfAction", "Theme",
    "Code", "Basis", "Confidence", "Maker", "Status", "Orientation", "HeadingKind", "MemberListing",
    "ExpressionKind", "Role", "Comparator", "AdminLevel", "Target", "Expression",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its ends, its inverse, whether each use has a link node, whether its values are literals."""

    name: str
    domain: str = ""
    range: str = ""
    inverse: str = ""
    above: tuple[str, ...] = ()
    link: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A property read in one direction: from what is named to what is asked for.

    `links` are the link properties that make it up, all under `name`; `forward` tells whether what is named is their
    subject. `near` and `far` are the classes of what is named and of what is asked for. `plain` is a property without
    link nodes.
    """

    name: str
    links: tuple[str, ...]
    forward: bool
    near: str
    far: str
    plain: bool = False
    literal: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The classes and properties of the ontology, by local name."""

    above: Mapping[str, frozenset[str]]
    properties: Mapping[str, Property]
    labels: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, view: View) -> Vocabulary:
        """Read the vocabulary that stands in the graph."""
        facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in view.select(_TERMS).values():
            if row["term"].startswith(GM_NS):
                name = row["property"].rpartition("#")[2]
                facts[_local(row["term"])][name].append(row["value"])
        classes = {term for term, about in facts.items() if any(t.endswith("#Class") for t in about["type"])}
        above = {name: frozenset(_climb(facts, name, "subClassOf")) for name in sorted(classes)}
        properties = {name: _property(facts, name) for name in sorted(facts.keys() - classes)}
        labels = {name: tuple(about["label"]) for name, about in facts.items()}
        return cls(above, properties, labels)

    def fits(self, kinds: Collection[str], name: str) -> bool:
        """Tell whether one of `kinds` is the class `name` or under it."""
        return any(name == kind or name in self.above.get(kind, ()) for kind in kinds)

    def words(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield the labels of classes and properties as question words."""
        for name in sorted(self.labels):
            if name in self.above and name not in _MACHINERY:
                yield from ((plain(label), ("class", name)) for label in self.labels[name])
            elif name in self.properties and (relation := self.relations.get(name)) and not relation.plain:
                yield from ((plain(label), ("relation", name)) for label in self.labels[name])

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """Every property between things as a relation in its direction, and its inverse in the other."""
        return {name: relation for name in self.properties if (relation := self._relation(name))}

    def _relation(self, name: str) -> Relation | None:
        own = self.properties[name]
        links = self._links(name)
        if links:
            return Relation(name, links, True, own.domain, own.range)
        turned = self._links(own.inverse) if own.inverse else ()
        if turned:
            other = self.properties[own.inverse]
            return Relation(name, turned, False, other.range, other.domain)
        things = any(own.domain == c or c in self.above.get(own.domain, ()) for c in ("Thing", "Respondent"))
        return Relation(name, (name,), True, own.domain, own.range, True, own.literal) if things else None

    def _links(self, name: str) -> tuple[str, ...]:
        under = (p.name for p in self.properties.values() if p.link and (p.name == name or name in p.above))
        return tuple(sorted(under))


def _local(iri: str) -> str:
    return iri.removeprefix(GM_NS)


def _climb(facts: Mapping[str, Mapping[str, list[str]]], name: str, step: str) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        at = waiting.pop()
        for value in facts[at][step] if at in facts else ():
            if value.startswith(GM_NS) and (local := _local(value)) not in found:
                found.add(local)
                waiting.append(local)
    return found


def _property(facts: Mapping[str, Mapping[str, list[str]]], name: str) -> Property:
    about = facts[name]

    def one(key: str) -> str:
        return min((_local(value) for value in about[key]), default="")

    return Property(
        name,
        one("domain"),
        one("range"),
        one("inverseOf") or _inverse(facts, name),
        tuple(sorted(_climb(facts, name, "subPropertyOf"))),
        f"{GM_NS}LinkProperty" in about["type"],
        any(t.endswith("#DatatypeProperty") for t in about["type"]),
    )


def _inverse(facts: Mapping[str, Mapping[str, list[str]]], name: str) -> str:
    return next((other for other, about in facts.items() if f"{GM_NS}{name}" in about["inverseOf"]), "")
