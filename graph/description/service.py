"""The service: where to ask, in which language, what comes back, and which graphs there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from gangmu.graph.description.counts import graph
from gangmu.graph.description.names import (
    DATASET,
    ENDPOINT,
    FORMATS,
    GRAPH,
    PREFIXES,
    SD,
    SERVICE,
    TYPE,
    VOID,
    Statement,
    both,
    number,
    part,
)
from gangmu.graph.rows import XSD, Iri, Literal
from gangmu.ontology import terms
from gangmu.ontology.terms import DCTERMS, OWL, RDFS, SH

_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
_DEFAULT = Iri(f"{GRAPH}#default")
_DATASET = Iri(f"{GRAPH}#dataset")
_ESCAPED = re.compile(r"\\(.)", re.S)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_LABEL = Iri(f"{RDFS}label")


def service(vocabulary: Sequence[str], reports: Sequence[Path]) -> Iterator[Statement]:
    """Yield the service, and its graphs with the number of triples in each (but this one, which would count itself)."""
    yield SERVICE, TYPE, Iri(f"{SD}Service")
    for title in both("纲目的 SPARQL 查询服务", "The SPARQL endpoint of Gangmu"):
        yield SERVICE, Iri(f"{DCTERMS}title"), title
    yield SERVICE, Iri(f"{SD}endpoint"), Iri(ENDPOINT)
    yield SERVICE, Iri(f"{SD}supportedLanguage"), Iri(f"{SD}SPARQL11Query")
    # Nothing else is a feature here: FROM fetches no graph, and SERVICE is refused.
    yield SERVICE, Iri(f"{SD}feature"), Iri(f"{SD}UnionDefaultGraph")
    for name in _RESULTS:
        yield SERVICE, Iri(f"{SD}resultFormat"), Iri(f"{FORMATS}{name}")
    yield SERVICE, Iri(f"{SD}defaultDataset"), _DATASET
    yield _DATASET, TYPE, Iri(f"{SD}Dataset")
    yield _DATASET, Iri(f"{SD}defaultGraph"), _DEFAULT
    yield _DEFAULT, TYPE, Iri(f"{SD}Graph")
    for text in both("所有命名图的并集", "The union of all named graphs"):
        yield _DEFAULT, _LABEL, text
    yield from _named(graph(vocabulary[0]), len(vocabulary), both("纲目词汇表", "The vocabulary of Gangmu"))
    for path in reports:
        name, triples, titles = _read(path)
        yield from _named(name, triples, titles)
        yield DATASET, Iri(f"{VOID}subset"), part("graph", name)
    yield from _named(GRAPH, None, both("这份说明", "This description"))


def _named(name: str, triples: int | None, labels: Sequence[Literal]) -> Iterator[Statement]:
    node, held = part("named", name), part("graph", name)
    yield _DATASET, Iri(f"{SD}namedGraph"), node
    yield node, TYPE, Iri(f"{SD}NamedGraph")
    yield node, Iri(f"{SD}name"), Iri(name)
    yield node, Iri(f"{SD}graph"), held
    for label in labels:
        yield node, _LABEL, label
    yield held, TYPE, Iri(f"{SD}Graph")
    if triples is not None:
        yield held, TYPE, Iri(f"{VOID}Dataset")
        yield held, Iri(f"{VOID}triples"), number(triples)


def _read(path: Path) -> tuple[str, int, tuple[Literal, ...]]:
    """Return a report's graph, how many triples it has, and the titles that it gives the report itself."""
    name, triples, titles = "", 0, list[Literal]()
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            triples += 1
            name = name or graph(line)
            head = f"<{name}> <{DCTERMS}title> "
            if line.startswith(head):
                titles.append(_literal(line.removeprefix(head).rpartition(" <")[0]))
    return name, triples, tuple(titles)


def _literal(written: str) -> Literal:
    r"""Return a text with a language from how N-Quads write it.

    >>> _literal('"甲\\"乙\\\\n"@zh').value
    '甲"乙\\n'
    """
    text, _, language = written.rpartition('"@')
    return Literal(_ESCAPED.sub(lambda escape: _PLAIN.get(escape[1], escape[1]), text[1:]), language)


def prefixes() -> Iterator[Statement]:
    """Yield every prefix that queries here need not declare."""
    yield PREFIXES, TYPE, Iri(f"{OWL}Ontology")
    for title in both("不必声明的前缀", "Prefixes that need no declaration"):
        yield PREFIXES, Iri(f"{DCTERMS}title"), title
    for prefix, namespace in terms.PREFIXES.items():
        node = Iri(f"{GRAPH}#prefix-{prefix}")
        yield PREFIXES, Iri(f"{SH}declare"), node
        yield node, Iri(f"{SH}prefix"), Literal(prefix)
        yield node, Iri(f"{SH}namespace"), Literal(namespace, datatype=f"{XSD}anyURI")
