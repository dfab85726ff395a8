"""What the store knows of one node, read by two queries at most: itself and what proves it, and what is around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gangmu.graph.rows import Iri, Literal, Rows, Term
from gangmu.graph.store import View
from gangmu.ontology.terms import DCTERMS, GM_NS, RDF, RDFS, SKOS

TYPE = f"{RDF}type"
AROUND = 2000
"""As many nodes that point to one are read at most."""

# Itself, what proves it, the text and the report that those stand in.
_ITSELF = """
SELECT DISTINCT ?node ?property ?value WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing (gm:evidence?/gm:inSentence?/gm:inText?/gm:textOf?|gm:inReport) ?node .
  ?node ?property ?value
  FILTER(?property != nif:isString || ?node = ?thing)
}
"""
# What it points to, and what points to it, with all that names such a node.
_AROUND = f"""
SELECT ?way ?node ?property ?value WHERE {{
  {{ SELECT DISTINCT ?way ?node WHERE {{
    VALUES (?thing) {{ (UNDEF) }}
    {{ ?thing ?any ?node FILTER(ISIRI(?node)) }} UNION {{ ?node ?way ?thing }}
  }} ORDER BY ?way ?node LIMIT {AROUND + 1} }}
  OPTIONAL {{ ?node ?property ?value
    FILTER(?property IN (rdf:type, rdfs:label, skos:prefLabel, dcterms:title, gm:headingText, gm:exact, gm:wording,
      gm:rawText, gm:position, gm:subject, gm:predicate, gm:object, gm:basis, gm:mentions, gm:indicator, gm:quantityOf,
      gm:ofSlogan, gm:inReport, gm:length)) }}
}}
"""
# Itself, the headings that it stands under or that name it, the reports that speak of it; of a report, its headings and
# its text. One path: as a UNION, one branch of which has a BIND, the engine reads the whole graph (32 ms for 1 ms).
_OF_THING = """
SELECT DISTINCT ?node ?property ?value WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing (gm:placedIn|^gm:expounds|^gm:inReport|^gm:textOf
    |(^gm:mentions|^gm:subject|^gm:object|^gm:indicator|^gm:quantityOf|^gm:ofSlogan)/gm:inReport)? ?node .
  ?node ?property ?value
  FILTER(?node = ?thing || ?property IN (gm:headingText, gm:position, gm:subsectionOf, gm:expounds, gm:orientation,
      dcterms:title, gm:atYear, gm:creditedTo, gm:onBehalfOf, gm:deliveredBy, gm:length)
    || ?value IN (gm:PolicyDocument, gm:PartyCongressReport, gm:GovernmentWorkReport, gm:PlanOutline, gm:SpecialPlan,
      gm:NewsDigest))
}
"""


@dataclass(slots=True)
class Facts:
    """Terms by node and property; a property of our vocabulary goes by its local name. `ways` say what points here."""

    nodes: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    ways: dict[str, list[str]] = field(default_factory=dict)
    more: bool = False

    def of(self, node: str) -> Mapping[str, list[Term]]:
        """Return the terms of a node by property."""
        return self.nodes.get(node, {})

    def values(self, node: str, name: str) -> list[str]:
        """Return the plain values of one property of a node, sorted."""
        return sorted(term.value for term in self.of(node).get(name, ()))

    def one(self, node: str, name: str) -> str:
        """Return the first value of a property of a node, or ""."""
        return next(iter(self.values(node, name)), "")

    def kinds(self, node: str) -> set[str]:
        """Return the local names of the classes of ours that a node has."""
        return {value.removeprefix(GM_NS) for value in self.values(node, TYPE) if value.startswith(GM_NS)}

    def text(self, node: str, name: str, lang: str) -> str:
        """Return a text in the reader's language, else in another one, or ""."""
        texts = [term for term in self.of(node).get(name, ()) if isinstance(term, Literal)]
        texts.sort(key=lambda text: (text.language != lang, text.language != "zh", text.value))
        return texts[0].value if texts else ""

    def add(self, rows: Rows) -> None:
        """Add rows of ?node ?property ?value and, if they have one, ?way."""
        for row in rows.rows:
            said = dict(zip(rows.variables, row, strict=True))
            node, property_, value, way = (said.get(name) for name in ("node", "property", "value", "way"))
            assert node is not None
            if way is not None and node.value not in self.ways.setdefault(way.value.removeprefix(GM_NS), []):
                self.ways[way.value.removeprefix(GM_NS)].append(node.value)
            if property_ is not None and value is not None:
                terms = self.nodes.setdefault(node.value, {}).setdefault(property_.value.removeprefix(GM_NS), [])
                if value not in terms:
                    terms.append(value)


def thing(view: View, iri: str) -> Facts:
    """Return what names a thing and its reports, by one query; of a report, its outline as well."""
    facts = Facts()
    facts.add(view.select(_OF_THING, {"thing": Iri(iri)}))
    return facts


def node(view: View, iri: str) -> Facts | None:
    """Return what is known of a node of any kind, by two queries; None, by one, if nothing is."""
    facts = Facts()
    facts.add(view.select(_ITSELF, {"thing": Iri(iri)}))
    if iri not in facts.nodes:
        return None
    around = view.select(_AROUND, {"thing": Iri(iri)})
    facts.add(around)
    facts.more = sum(map(len, facts.ways.values())) > AROUND
    return facts


NAMES = (f"{SKOS}prefLabel", f"{RDFS}label", f"{DCTERMS}title", "headingText", "exact", "wording")
"""The properties that name a node, the best first."""


def naming(facts: Facts, node: str, lang: str) -> Iterator[str]:
    """Yield what a node may be called, the best first."""
    for name in NAMES:
        if found := facts.text(node, name, lang):
            yield found
