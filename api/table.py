"""Rows as text: an aligned table for people, JSON, CSV and TSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping

from gangmu.graph.errors import columns
from gangmu.graph.rows import Answer, Blank, Iri, Literal, Rows, Term

WIDEST = 60


def plain(term: Term | None) -> str:
    """Return a term as people read it: without its language, IRIs shortened to their last part.

    >>> plain(Iri("https://w3id.org/gangmu/id/青石县/口号/两个青石")), plain(Literal("云谷", "zh")), plain(None)
    ('口号/两个青石', '云谷', '')
    """
    if term is None:
        return ""
    if isinstance(term, Iri):
        if "#" in term.value:
            return term.value.rsplit("#", 1)[1]
        return "/".join(term.value.rsplit("/", 2)[1:]) if term.value.count("/") > 3 else term.value
    return term.value


def aligned(answer: Rows) -> str:
    """Return rows as a table whose columns line up, Chinese characters counted as two; long cells are cut with …."""
    table = [list(answer.variables), *([_cut(plain(term)) for term in row] for row in answer.rows)]
    widths = [max(columns(row[i]) for row in table) for i in range(len(answer.variables))]
    lines = ["  ".join(cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)) for row in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines) + f"\n({len(answer)} row{'s' * (len(answer) != 1)})\n"


def _cut(cell: str) -> str:
    cell = " ".join(cell.split())
    if columns(cell) <= WIDEST:
        return cell
    width = 0
    for place, char in enumerate(cell):
        width += columns(char)
        if width > WIDEST - 1:
            return f"{cell[:place]}…"
    return cell


def as_json(answer: Rows) -> str:
    """Return rows in the SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    found = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _json(term: Term) -> dict[str, str]:
    match term:
        case Iri(value):
            return {"type": "uri", "value": value}
        case Blank(value):
            return {"type": "bnode", "value": value}
        case Literal(value, language, datatype):
            extra = {"xml:lang": language} if language else {"datatype": datatype} if datatype else {}
            return {"type": "literal", "value": value, **extra}


def _separated(answer: Rows, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(answer.variables)
    writer.writerows(["" if term is None else term.value for term in row] for row in answer.rows)
    return out.getvalue()


FORMATS: Mapping[str, Callable[[Rows], str]] = {
    "table": aligned,
    "json": as_json,
    "csv": lambda rows: _separated(rows, ","),
    "tsv": lambda rows: _separated(rows, "\t"),
}
"""How rows can be printed; a new way is one row."""


def printed(answer: Answer, name: str) -> str:
    """Return any answer as text: rows in the format `name`, a truth as yes or no, triples one a line."""
    if isinstance(answer, Rows):
        return FORMATS[name](answer)
    if isinstance(answer, bool):
        return (
            json.dumps({"head": {}, "boolean": answer}) + "\n" if name == "json" else f"{'yes' if answer else 'no'}\n"
        )
    return FORMATS[name](Rows(("subject", "predicate", "object"), tuple(tuple(triple) for triple in answer)))
