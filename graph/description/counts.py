"""How much there is in the reports' graphs together: of triples, of each class, of each property, each triple once.

The reports are read from their files, side by side, and never held: what is kept is a number for each node. Nodes are
told apart by their 64-bit hashes; at a thousand reports (some four million) two share one with a chance of 1 in 2
million.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from gangmu.ontology.terms import GM_NS, RDF, XSD

_TYPE = f"<{RDF}type>"
_GM = f"<{GM_NS}"
# The graph is the last term of a line; a literal before it may hold anything but an unescaped line feed.
_LINE = re.compile(r"(<[^>]*>) (<[^>]*>) (.*) <[^>]*> \.\n", re.S)
_LITERAL = re.compile(r'".*"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.S)

_Types = Mapping[int, tuple[str, ...]]


@dataclass(slots=True)
class Property:
    """How often a property is used, by how many subjects, with how many objects, and of which classes and datatypes.

    Objects are counted for a property as a whole; classes and datatypes for a property of a class.
    """

    triples: int = 0
    subjects: int = 0
    objects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    datatypes: Counter[str] = field(default_factory=Counter)

    def add(self, values: Sequence[str]) -> None:
        """Count the values that one subject has."""
        self.triples += len(values)
        self.subjects += 1

    def add_kinds(self, values: Sequence[str], types: _Types) -> None:
        """Count of which classes of ours and of which datatypes the values are."""
        self.add(values)
        for value in values:
            if value.startswith("<"):
                self.classes.update(class_ for class_ in types.get(hash(value), ()) if class_.startswith(_GM))
            else:
                self.datatypes[datatype(value)] += 1


@dataclass(slots=True)
class Counts:
    """All counts; classes and properties are N-Triples terms. Properties of a class are counted for our own classes."""

    triples: int = 0
    subjects: int = 0
    entities: int = 0
    objects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: dict[str, Property] = field(default_factory=dict)
    of_class: dict[str, dict[str, Property]] = field(default_factory=dict)


def count(reports: Sequence[Path], vocabulary: Sequence[str] = ()) -> Counts:
    """Count what reports hold together; each is a file of sorted N-Quads.

    Of `vocabulary` (lines) nothing is counted; it only says of which class a code or a unit is that a report uses.
    """
    types = _types(reports, vocabulary)
    # Of each object, the properties that have it, as bits.
    found, places, bits = Counts(), dict[int, int](), dict[str, int]()
    for values in _subjects(reports):
        classes = values.get(_TYPE, ())
        found.subjects += 1
        found.entities += bool(classes)
        found.classes.update(classes)
        for name, objects in values.items():
            found.triples += len(objects)
            found.properties.setdefault(name, Property()).add(objects)
            bit = bits.setdefault(name, 1 << len(bits))
            for value in objects:
                key = hash(value)
                places[key] = places.get(key, 0) | bit
            for class_ in classes:
                if class_.startswith(_GM):
                    of = found.of_class.setdefault(class_, {})
                    of.setdefault(name, Property()).add_kinds(objects, types)
    _count_objects(found, places)
    return found


def _count_objects(found: Counts, places: Mapping[int, int]) -> None:
    found.objects = len(places)
    for bits, number in Counter(places.values()).items():
        for i, uses in enumerate(found.properties.values()):
            uses.objects += number if bits >> i & 1 else 0


def _types(reports: Sequence[Path], vocabulary: Sequence[str]) -> _Types:
    """Return the classes of each node; nodes of the same classes share one tuple."""
    shared, found = dict[tuple[str, ...], tuple[str, ...]](), dict[int, list[str]]()
    with ExitStack() as files:
        mark = f" {_TYPE} "
        typed = (line for line in _merged(reports, files, vocabulary) if mark in line)
        for subject, _, class_ in _triples(typed):
            found.setdefault(hash(subject), []).append(class_)
    return {key: shared.setdefault(kinds, kinds) for key, of in found.items() if (kinds := tuple(of))}


def graph(line: str) -> str:
    r"""Return the IRI of the graph that a line stands in.

    >>> graph('<https://example.org/a> <https://example.org/b> "c > d" <https://example.org/g> .\n')
    'https://example.org/g'
    """
    return line.rpartition(" <")[2].removesuffix("> .\n")


def datatype(literal: str) -> str:
    """Return the datatype of a literal in N-Triples.

    >>> [datatype(term).rpartition("#")[2] for term in ('"a"', '"甲"@zh', '"1"^^<http://www.w3.org/2001/XMLSchema#int>')]
    ['string', 'langString', 'int']
    """
    match = _LITERAL.fullmatch(literal)
    assert match is not None, literal
    return f"{RDF}langString" if match["language"] else match["datatype"] or f"{XSD}string"


def _subjects(reports: Sequence[Path]) -> Iterator[dict[str, list[str]]]:
    """Yield the values of each subject by property, the same triple of two graphs once."""
    with ExitStack() as files:
        for _, triples in groupby(_triples(_merged(reports, files)), key=lambda triple: triple[0]):
            values: dict[str, list[str]] = {}
            for _, property_, value in triples:
                values.setdefault(property_, []).append(value)
            yield values


def _merged(reports: Sequence[Path], files: ExitStack, more: Iterable[str] = ()) -> Iterator[str]:
    """Yield the lines of all reports in order; the same triple of two graphs stands side by side."""
    opened = [files.enter_context(path.open(encoding="utf-8", newline="\n")) for path in reports]
    return iter(heapq.merge(*opened, more))


def _triples(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    last = None
    for line in lines:
        match = _LINE.fullmatch(line)
        assert match is not None, line
        triple = (match[1], match[2], match[3])
        if triple != last:
            yield (last := triple)
