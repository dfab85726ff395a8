"""SPARQL made of the ontology's vocabulary, every term bound, and its rows with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gangmu.graph.ask.answer import Evidence
from gangmu.graph.ask.known import Known, terms, values
from gangmu.graph.ask.vocabulary import Relation
from gangmu.graph.rows import Iri, Literal
from gangmu.graph.sparql import written
from gangmu.ontology.terms import GM_NS, PREFIXES

MOST = 500
"""As many rows are read at most."""
_OF_QUOTES = ("quote", "exact", "start", "end")
_USED = ("gm", "skos", "dcterms", "rdf", "rdfs", "xsd", "nif")


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a query: the thing (or ""), what it is called, the claim with its evidence, and the other cells."""

    thing: str
    label: str
    claim: str
    evidence: tuple[Evidence, ...]
    cells: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return a cell, without the ontology's namespace, or ""."""
        return self.cells.get(name, "").removeprefix(GM_NS)


def query(select: str, where: Iterable[str], order: str = "", most: int = MOST * 4) -> str:
    """Return a whole query for `most` rows: it declares its prefixes, so that it can be run elsewhere."""
    heads = "\n".join(f"PREFIX {name}: <{PREFIXES[name]}>" for name in _USED)
    body = "\n  ".join(line for line in where if line)
    tail = f"\nORDER BY {order}" if order else ""
    return f"{heads}\nSELECT DISTINCT {select} WHERE {{\n  {body}\n}}{tail}\nLIMIT {most}"


def data(name: str, iris: Iterable[str]) -> str:
    """Return the VALUES clause that binds a variable to IRIs."""
    return f"VALUES ?{name} {{ {values(iris)} }}"


def local(name: str, names: Iterable[str]) -> str:
    """Return the VALUES clause that binds a variable to terms of the ontology."""
    return f"VALUES ?{name} {{ {terms(names)} }}"


def text(value: str, language: str = "") -> str:
    """Return a text as a term."""
    return written(Literal(value, language))


def iri(value: str) -> str:
    """Return an IRI as a term."""
    return written(Iri(value))


def one_of(name: str, names: Iterable[str]) -> str:
    """Return the condition that a variable is one of some terms of the ontology.

    A filter, not data: the engine would join data with whatever stands beside it before it looks at the claims. For the
    same reason a single term is written twice: as one the engine would begin with all claims of the graph that bear it.
    """
    terms = [f"gm:{term}" for term in names]
    return f"FILTER(?{name} IN ({', '.join(terms if len(terms) > 1 else terms * 2)}))"


def of_class(variable: str, classes: Sequence[str]) -> str:
    """Return the condition that a thing is of one of `classes`; with none there is no condition."""
    if not classes:
        return ""
    of_kind = f"?{variable} a ?class {one_of('class', classes)}"
    if "Principle" not in classes:
        return f"FILTER EXISTS {{ {of_kind} }}"
    led = f"?leading gm:object ?{variable} ; gm:predicate gm:underPrinciple"  # what guides is one, whatever its kind
    return f"FILTER(EXISTS {{ {of_kind} }} || EXISTS {{ {led} }})"


def in_reports(reports: Sequence[str]) -> str:
    """Return the condition that a claim stands in one of `reports`."""
    if not reports:
        return ""
    return f"?claim gm:inReport ?document . FILTER(?document IN ({', '.join(map(iri, reports))}))"


EVIDENCE = "?claim gm:evidence ?quote . ?quote gm:exact ?exact ; gm:start ?start ; gm:end ?end ."
NAME = '?thing skos:prefLabel ?name FILTER(LANG(?name) = "zh")'
_DETAILS = {
    "basis": "basis",
    "rationale": "why",
    "cue": "cue",
    "position": "position",
    "number": "number",
    "actionVerb": "verb",
    "unitText": "unit",
    "atYear": "year",
    "when": "when",
    "deadlineText": "deadline",
}


def links(relation: Relation, anchors: Sequence[str], classes: Sequence[str] = (), reports: Sequence[str] = ()) -> str:
    """Return the query for what stands in a relation to the anchors, link by link with its quotes."""
    near, far = ("subject", "object") if relation.forward else ("object", "subject")
    return query(
        "?thing ?name ?anchor ?relation ?basis ?claim ?quote ?exact ?start ?end",
        [
            data("anchor", anchors) if anchors else "",
            f"?claim gm:{near} ?anchor ; gm:predicate ?relation ; gm:{far} ?thing ; gm:basis ?basis .",
            one_of("relation", relation.links),
            EVIDENCE,
            in_reports(reports),
            NAME,
            of_class("thing", classes),
        ],
        "?start ?name",
    )


def values_of(relation: Relation, anchors: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for a property without link nodes: its value, and the mentions of what bears it as evidence."""
    far = ["BIND(STR(?value) AS ?name)"] if relation.literal else ["BIND(?value AS ?thing)", NAME]
    return query(
        "?thing ?name ?anchor ?claim ?quote ?exact ?start ?end",
        [
            data("anchor", anchors),
            f"?anchor gm:{relation.name} ?value .",
            *far,
            "?claim gm:mentions ?anchor .",
            EVIDENCE,
            in_reports(reports),
        ],
        "?start ?name",
    )


def found(known: Known, sparql: str) -> list[Found]:
    """Run a query that `query` made, and return its rows without their quotes, each with all of these, verified.

    What a claim may bear besides (its reason, its place in a list, its year) is read with a query of its own: behind
    many rows the engine reads all of the graph for an OPTIONAL.
    """
    grouped: dict[tuple[str, ...], dict[str, str]] = {}
    quotes: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in known.view.select(sparql).values():
        key = tuple(f"{name}={value}" for name, value in row.items() if name not in _OF_QUOTES)
        grouped.setdefault(key, row)
        if row.get("quote") and row["quote"] not in quotes[key]:
            quotes[key].append(row["quote"])
    evidence = known.evidence(quote for each in quotes.values() for quote in each)
    details = _details(known, (row["claim"] for row in grouped.values() if "claim" in row))
    return [
        Found(
            row.get("thing", ""),
            row.get("name", ""),
            row.get("claim", ""),
            tuple(evidence[quote] for quote in quotes[key] if quote in evidence),
            {**details.get(row.get("claim", ""), {}), **row},
        )
        for key, row in grouped.items()
    ]


def in_order(links: Iterable[Found]) -> list[Found]:
    """Return links in the order in which the report lists their ends, where it lists them."""
    return sorted(links, key=lambda f: int(f.cells.get("position", "-1")))


def _details(known: Known, claims: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    where = f"VALUES ?claim {{ %s }} ?claim ?detail ?value . {one_of('detail', _DETAILS)}"
    for row in known.rows(f"SELECT ?claim ?detail ?value WHERE {{ {where} }} ORDER BY ?value", sorted(set(claims))):
        found[row["claim"]].setdefault(_DETAILS[row["detail"].removeprefix(GM_NS)], row["value"])
    return found
