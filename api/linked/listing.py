"""Lists and facts of a page, cut where they are long."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gangmu.api.linked.facts import TYPE
from gangmu.api.linked.model import SHOWN, Fact, Ref, Row, Section, cut
from gangmu.api.linked.reader import Reader
from gangmu.api.linked.words import term
from gangmu.graph.rows import Iri, Term
from gangmu.ontology.terms import GM_NS, NIF, PROV

_HIDDEN = frozenset({TYPE, f"{NIF}isString", f"{PROV}wasGeneratedBy"})
_FIRST = (
    *("subject", "predicate", "object", "objectLiteral", "mentions", "indicator", "quantityOf", "ofSlogan"),
    *("formulationOf", "rawText", "role", "status", "when", "atYear", "value", "minValue", "maxValue", "unit"),
    *("basis", "confidence", "cue", "matchedTerm", "theme", "source", "start", "end"),
)
_VALUES = 12


def section(
    reader: Reader,
    title: str,
    rows: Sequence[Row],
    anchor: str,
    *,
    basis: str = "",
    sub: bool = False,
    more: bool = False,
    at_first: int = SHOWN,
) -> Section:
    """Return a list with its title; a long one is cut, says so, and leads to all of it."""
    shown, to_all = cut(rows, reader.everything, f"{reader.all_href}#part-{anchor}", at_first)
    key = "cut_more" if more else "cut"
    note = reader.say(key, shown=len(shown), total=len(rows)) if len(shown) < len(rows) or more else ""
    if sub and not rows:
        note = reader.say("none")
    return Section(title, shown, len(rows), basis=basis, note=note, all=to_all, sub=sub, anchor=anchor)


def fact_rows(reader: Reader, node: str, without: Collection[str] = ()) -> tuple[Fact, ...]:
    """Return the properties of a node with their values, both by name."""
    found = []
    for name, values in sorted(reader.facts.of(node).items(), key=lambda item: (_rank(item[0]), item[0])):
        if name not in _HIDDEN and name not in without:
            iri = name if ":" in name else GM_NS + name
            found.append(Fact(Ref(term(reader.lang, iri), reader.href(iri)), _values(reader, values)))
    return tuple(found)


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _values(reader: Reader, values: Sequence[Term]) -> tuple[Ref, ...]:
    shown = sorted({_value(reader, value) for value in values}, key=lambda ref: (ref.name, ref.href))
    if len(shown) > _VALUES and not reader.everything:
        return (*shown[:_VALUES], Ref(reader.say("values_more", n=len(shown)), reader.all_href))
    return tuple(shown)


def _value(reader: Reader, value: Term) -> Ref:
    return reader.ref(value.value) if isinstance(value, Iri) else Ref(value.value)
