"""What a question to the graph returns: RDF terms, rows and triples as small records of our own.

Nothing but `gangmu.graph.store` knows the engine behind it, so what it returns must not be the engine's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Iri:
    """The name of a thing."""

    value: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A thing without a name; its label means nothing outside the answer that it stands in."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text with its language, or a value with its datatype; a plain string has neither."""

    value: str
    language: str = ""
    datatype: str = ""


Term = Iri | Blank | Literal


class Triple(NamedTuple):
    """One statement of a graph."""

    subject: Term
    predicate: Term
    object: Term


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: its variables in order, and each solution as one term a variable (None where unbound)."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def values(self) -> Iterator[dict[str, str]]:
        """Yield each row as the plain values of its bound variables.

        >>> list(Rows(("name", "en"), ((Literal("两个青石", "zh"), None),)).values())
        [{'name': '两个青石'}]
        """
        for row in self.rows:
            yield {name: term.value for name, term in zip(self.variables, row, strict=True) if term is not None}


Answer = Rows | bool | tuple[Triple, ...]
"""What any query returns: the rows of a SELECT, the truth of an ASK, the triples of a CONSTRUCT or DESCRIBE."""
