"""How much there is in the reports' graphs together: of triples, of each class, of each property, each triple once."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gangmu.ontology.terms import GM_NS, RDF, XSD

_TYPE = f"<{RDF}type>"
_GM = f"<{GM_NS}"
# The graph is the last term of a line; a literal before it may hold anything but an unescaped line feed.
_LINE = re.compile(r"(<[^>]*>) (<[^>]*>) (.*) <[^>]*> \.\n", re.S)
_LITERAL = re.compile(r'".*"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.S)


@dataclass(slots=True)
class Property:
    """How often a property is used, by how many subjects, with how many objects, and of which classes and datatypes."""

    triples: int = 0
    subjects: int = 0
    objects: set[str] = field(default_factory=set)
    classes: Counter[str] = field(default_factory=Counter)
    datatypes: Counter[str] = field(default_factory=Counter)

    def add(self, values: Sequence[str], types: Mapping[str, tuple[str, ...]]) -> None:
        """Count the values that one subject has."""
        self.triples += len(values)
        self.subjects += 1
        self.objects.update(values)
        for value in values:
            if value.startswith("<"):
                self.classes.update(class_ for class_ in types.get(value, ()) if class_.startswith(_GM))
            else:
                self.datatypes[datatype(value)] += 1


@dataclass(slots=True)
class Counts:
    """All counts; classes and properties are N-Triples terms. Properties of a class are counted for our own classes."""

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    objects: set[str] = field(default_factory=set)
    classes: Counter[str] = field(default_factory=Counter)
    properties: dict[str, Property] = field(default_factory=dict)
    of_class: dict[str, dict[str, Property]] = field(default_factory=dict)


def count(graphs: Sequence[Sequence[str]], vocabulary: Sequence[str] = ()) -> Counts:
    """Count what the graphs hold together; each is the sorted N-Quads lines of one report.

    Of `vocabulary` nothing is counted; it only says of which class a code or a unit is that a report uses.
    """
    types = {subject: tuple(values[_TYPE]) for subject, values in _subjects([*graphs, vocabulary]) if _TYPE in values}
    found = Counts()
    for _, values in _subjects(graphs):
        found.subjects += 1
        found.entities += _TYPE in values
        found.classes.update(values.get(_TYPE, ()))
        for property_, objects in values.items():
            found.triples += len(objects)
            found.objects.update(objects)
            found.properties.setdefault(property_, Property()).add(objects, types)
            for class_ in values.get(_TYPE, ()):
                if class_.startswith(_GM):
                    found.of_class.setdefault(class_, {}).setdefault(property_, Property()).add(objects, types)
    return found


def graph(lines: Sequence[str]) -> str:
    r"""Return the IRI of the graph that lines stand in.

    >>> graph(['<https://example.org/a> <https://example.org/b> "c > d" <https://example.org/g> .\n'])
    'https://example.org/g'
    """
    return lines[0].rpartition(" <")[2].removesuffix("> .\n")


def datatype(literal: str) -> str:
    """Return the datatype of a literal in N-Triples.

    >>> [datatype(term).rpartition("#")[2] for term in ('"a"', '"甲"@zh', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>')]
    ['string', 'langString', 'integer']
    """
    match = _LITERAL.fullmatch(literal)
    assert match is not None, literal
    return f"{RDF}langString" if match["language"] else match["datatype"] or f"{XSD}string"


def _subjects(graphs: Sequence[Sequence[str]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield each subject with its values by property, the same triple of two graphs once."""
    for subject, triples in groupby(_triples(graphs), key=lambda triple: triple[0]):
        values: dict[str, list[str]] = {}
        for _, property_, value in triples:
            values.setdefault(property_, []).append(value)
        yield subject, values


def _triples(graphs: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    last = None
    for line in heapq.merge(*graphs):
        match = _LINE.fullmatch(line)
        assert match is not None, line
        triple = (match[1], match[2], match[3])
        if triple != last:
            yield (last := triple)
