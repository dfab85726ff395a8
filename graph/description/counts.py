"""How much there is in the reports' graphs together: of triples, of each class, of each property, each triple once.

The reports are read from their files, side by side, and never held: what is kept is a number for each node. Nodes are
told apart by their 64-bit hashes; at a thousand reports (some four million) two share one with a chance of 1 in 2
million.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from gangmu.ontology.terms import GM_NS, RDF, XSD

_TYPE = f"<{RDF}type>"
_GM = f"<{GM_NS}"

_Kind = tuple[str, ...] | str
"""What a value is: the classes of a node, or the datatype of a literal."""


@dataclass(slots=True)
class Property:
    """How often a property is used, by how many subjects, and what its values are.

    `objects`, how many different ones there are, is counted for a property as a whole, not for that of a class.
    """

    triples: int = 0
    subjects: int = 0
    objects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    datatypes: Counter[str] = field(default_factory=Counter)

    def add(self, uses: _Uses) -> None:
        """Add uses of the property; of the classes of its values only ours are counted."""
        self.triples += uses.triples
        self.subjects += uses.subjects
        for kind, number in uses.kinds.items():
            if isinstance(kind, str):
                self.datatypes[kind] += number
            else:
                self.classes.update({class_: number for class_ in kind if class_.startswith(_GM)})


@dataclass(slots=True)
class _Uses:
    """How subjects of the same classes use one property."""

    triples: int = 0
    subjects: int = 0
    kinds: Counter[_Kind] = field(default_factory=Counter)


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
    subjects, uses = Counter[tuple[str, ...]](), dict[tuple[str, ...], dict[str, _Uses]]()
    bits, places = dict[str, int](), dict[int, int]()  # of each object, the properties that have it
    with ExitStack() as files:
        opened = [files.enter_context(path.open(encoding="utf-8", newline="\n")) for path in reports]
        for values in _subjects(heapq.merge(*opened)):
            classes = tuple(values.get(_TYPE, ()))
            subjects[classes] += 1
            for name, objects in values.items():
                use = uses.setdefault(classes, {}).setdefault(name, _Uses())
                use.triples += len(objects)
                use.subjects += 1
                bit = bits.setdefault(name, 1 << len(bits))
                for value in objects:
                    key = hash(value)
                    places[key] = places.get(key, 0) | bit
                    use.kinds[types.get(key, ()) if value[0] == "<" else datatype(value)] += 1
    return _summed(subjects, uses, _objects(bits, places), len(places))


def _summed(
    subjects: Mapping[tuple[str, ...], int],
    uses: Mapping[tuple[str, ...], Mapping[str, _Uses]],
    objects: Mapping[str, int],
    all_objects: int,
) -> Counts:
    """Return the counts from those of subjects that have the same classes."""
    found = Counts(subjects=sum(subjects.values()), objects=all_objects)
    for classes, number in subjects.items():
        found.entities += number if classes else 0
        found.classes.update(dict.fromkeys(classes, number))
        for name, use in uses[classes].items():
            found.triples += use.triples
            found.properties.setdefault(name, Property(objects=objects[name])).add(use)
            for class_ in classes:
                if class_.startswith(_GM):
                    found.of_class.setdefault(class_, {}).setdefault(name, Property()).add(use)
    return found


def _objects(bits: Mapping[str, int], places: Mapping[int, int]) -> dict[str, int]:
    """Return how many different objects each property has."""
    together = Counter(places.values())
    return {name: sum(n for held, n in together.items() if held & bit) for name, bit in bits.items()}


def _types(reports: Sequence[Path], vocabulary: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """Return the classes of each node by its hash; nodes of the same classes share one tuple."""
    found, shared = dict[int, tuple[str, ...]](), dict[tuple[str, ...], tuple[str, ...]]()
    with ExitStack() as files:
        opened = [files.enter_context(path.open(encoding="utf-8", newline="\n")) for path in reports]
        sources: list[Iterable[str]] = [vocabulary, *opened]
        for lines in sources:
            typed = (_triple(line) for line in lines if _TYPE in line)
            for subject, triples in groupby(typed, key=itemgetter(0)):
                key = hash(subject)
                kinds = {value for _, name, value in triples if name == _TYPE}.union(found.get(key, ()))
                if kinds:
                    ordered = tuple(sorted(kinds))
                    found[key] = shared.setdefault(ordered, ordered)
    return found


def _subjects(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    """Yield the values of each subject by property; the same triple of two graphs, which stands twice, once."""
    triples = (triple for triple, _ in groupby(map(_triple, lines)))
    for _, same in groupby(triples, key=itemgetter(0)):
        values: dict[str, list[str]] = {}
        for _, property_, value in same:
            values.setdefault(property_, []).append(value)
        yield values


def _triple(line: str) -> tuple[str, str, str]:
    r"""Return the terms of a line without its graph, which is the last one.

    >>> _triple('<urn:a> <urn:b> "c > d <e>" <urn:g> .\n')
    ('<urn:a>', '<urn:b>', '"c > d <e>"')
    """
    subject, property_, rest = line.split(" ", 2)
    return subject, property_, rest.rpartition(" <")[0]


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
    behind = literal.rpartition('"')[2]
    if behind.startswith("^^"):
        return behind[3:-1]
    return f"{RDF}langString" if behind else f"{XSD}string"
