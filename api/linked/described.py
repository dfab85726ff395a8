"""The page of the description: how much there is of what, and the questions that can be asked, each ready to run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from gangmu.api.linked.listing import section
from gangmu.api.linked.model import Ref, Row, Section
from gangmu.api.linked.reader import Reader

_TOTALS = ("triples", "entities", "distinctSubjects", "distinctObjects", "classes", "properties")
_PREFIXES = """PREFIX void: <http://rdfs.org/ns/void#>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX self: <https://w3id.org/gangmu/description#>
"""
# Three kinds of rows at once: a total (?name ?n), a class or graph (?of ?n), a question (?text ?query).
_SAID = f"""{_PREFIXES}
SELECT ?kind ?of ?name ?n ?text (LANG(?text) AS ?lang) ?query WHERE {{
  {{ self:data ?name ?n FILTER(ISNUMERIC(?n)) BIND("total" AS ?kind) }}
  UNION {{ self:data void:classPartition [ void:class ?of ; void:entities ?n ] BIND("class" AS ?kind) }}
  UNION {{ self:service sd:defaultDataset/sd:namedGraph ?named . ?named sd:name ?of ; rdfs:label ?text
    OPTIONAL {{ ?named sd:graph/void:triples ?n }} BIND("graph" AS ?kind) }}
  UNION {{ ?of a sh:SPARQLExecutable ; rdfs:comment ?text ; sh:select ?query BIND("example" AS ?kind) }}
}}
ORDER BY ?kind ?of ?lang
"""
_VALUE = re.compile(r'VALUES \([^()]*\) \{ \([^"()]*"([^"\\]+)"')


@dataclass(frozen=True, slots=True)
class Described:
    """What the page shows."""

    totals: tuple[tuple[str, str], ...]
    graphs: Section
    classes: Section
    examples: Section


def described(reader: Reader) -> Described | None:
    """Return what the graph says of itself, by one query; None if it says nothing."""
    rows = list(reader.graph.view.select(_SAID).values())
    totals = {row["name"].partition("#")[2]: row["n"] for row in rows if row["kind"] == "total"}
    if not totals:
        return None
    return Described(
        tuple((name, f"{int(totals[name]):,}") for name in _TOTALS if name in totals),
        section(reader, reader.say("desc_graphs"), _graphs(reader, _spoken(reader, rows, "graph")), "graphs"),
        section(reader, reader.say("desc_classes"), _classes(reader, rows), "classes"),
        section(
            reader,
            reader.say("desc_examples"),
            _examples(reader, _spoken(reader, rows, "example")),
            "examples",
            at_first=200,
        ),
    )


def _spoken(reader: Reader, rows: Sequence[dict[str, str]], kind: str) -> list[dict[str, str]]:
    """Return one row for each subject, in the reader's language if there is one in it."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["kind"] == kind and (row["of"] not in found or row["lang"] == reader.lang):
            found[row["of"]] = row
    return list(found.values())


def _graphs(reader: Reader, rows: Sequence[dict[str, str]]) -> list[Row]:
    return [
        Row(
            Ref(row["text"], reader.href(row["of"]), row["of"]),
            aside=reader.say("desc_triples", n=row["n"]) if "n" in row else "",
        )
        for row in rows
    ]


def _classes(reader: Reader, rows: Sequence[dict[str, str]]) -> list[Row]:
    counted = [(int(row["n"]), row["of"]) for row in rows if row["kind"] == "class"]
    return [Row(reader.ref(iri), figure=str(n)) for n, iri in sorted(counted, key=lambda c: (-c[0], c[1]))]


def _examples(reader: Reader, rows: Sequence[dict[str, str]]) -> list[Row]:
    home = f"{reader.root}sparql{reader.query}#query="
    return [
        Row(Ref(row["text"], home + quote(row["query"], safe=""), reader.say("desc_run")), aside=_value(row["query"]))
        for row in rows
    ]


def _value(query: str) -> str:
    """Return the value that a question is asked with, or "".

    >>> _value('SELECT ?x { VALUES (?a ?aName) { (UNDEF "两个青石"@zh) } ?a ?b ?x }')
    '两个青石'
    """
    found = _VALUE.search(query)
    return found[1] if found else ""
