"""An answer that is longer than may be sent: cut at the end of a row, sound in its format, and saying that it is cut.

What is cut are the bytes that the engine wrote, because to write rows in Python takes twice the time; only an answer
that is too long pays for finding the end of its last whole row.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pyoxigraph

from gangmu.graph.store.formats import ordered
from gangmu.ontology.terms import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+"')
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"


class Full(Exception):
    """More was written than may be sent."""


class Counter(io.BytesIO):
    """Takes what the engine writes, up to `limit` bytes, then raises Full."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._room = limit

    def write(self, data: ReadableBuffer, /) -> int:
        """Keep `data`, as much as there is room for."""
        view = memoryview(data)
        if self._room > 0:  # past the limit the engine's buffer still tries to empty itself
            super().write(view[: self._room])
        self._room -= len(view)
        if self._room < 0:
            raise Full
        return len(view)


def rows(data: bytes, media_type: str) -> tuple[bytes, int]:
    r"""Return the whole rows at the beginning of `data` as a sound answer that says it is cut, and how many they are.

    CSV and TSV have no place to say so.

    >>> rows(b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"value":"},{"}},{"a":{"val', JSON)
    (b'{"head":{"cut":{"rows":1},"vars":["a"]},"results":{"bindings":[{"a":{"value":"},{"}}]}}', 1)
    >>> rows(b'a\r\n"x\r\ny"\r\n"z\r\n', CSV)
    (b'a\r\n"x\r\ny"\r\n', 1)
    """
    return _CUTS[media_type](data)


def _json(data: bytes) -> tuple[bytes, int]:
    blank = _STRINGS.sub(lambda match: b"_" * len(match[0]), data)
    tail = blank.find(b'"')  # a string that the cut has opened
    blank = blank if tail < 0 else blank[:tail]
    start = blank.find(b"[", blank.find(b"]"))  # behind the names of the variables
    end = blank.rfind(b"},{", start)
    count = blank.count(b"},{", start, end + 3) if end >= 0 else 0
    kept = data[: end + 1] if count else data[: start + 1]
    return kept.replace(b'{"head":{', b'{"head":{"cut":{"rows":%d},' % count, 1) + b"]}}", count


def _xml(data: bytes) -> tuple[bytes, int]:
    close = b"</result>"
    end = data.rfind(close)
    end = end + len(close) if end >= 0 else data.find(b"<results>") + len(b"<results>")
    kept = data[:end]
    count = kept.count(close)
    return kept + b"</results><!-- cut: rows=%d --></sparql>" % count, count


def _csv(data: bytes) -> tuple[bytes, int]:
    blank = re.sub(rb'"[^"]*+"', lambda match: b"_" * len(match[0]), data)  # a doubled quote closes one and opens one
    tail = blank.find(b'"')
    blank = blank if tail < 0 else blank[:tail]
    end = blank.rfind(b"\r\n")
    return (data[: end + 2], blank.count(b"\r\n", 0, end)) if end >= 0 else (b"", 0)


def _tsv(data: bytes) -> tuple[bytes, int]:
    kept = data[: data.rfind(b"\n") + 1]
    return kept, max(0, kept.count(b"\n") - 1)


_CUTS: Mapping[str, Callable[[bytes], tuple[bytes, int]]] = {JSON: _json, XML: _xml, CSV: _csv, TSV: _tsv}

_NOTES: Mapping[str, bytes] = {
    "text/turtle": b"# cut: triples=%d\n",
    "application/n-triples": b"# cut: triples=%d\n",
    "application/rdf+xml": b"\n<!-- cut: triples=%d -->\n",
}


def triples(found: Iterable[Any], limit: int, form: pyoxigraph.RdfFormat) -> tuple[bytes, int | None]:
    """Return the triples in a format, and how many there are if there were too many (else None).

    A format that has comments says so at its end.
    """
    counter, count, full = Counter(2**62), 0, False

    def some() -> Iterator[Any]:
        nonlocal count, full
        for triple in found:
            if counter.tell() >= limit:
                full = True
                return
            count += 1
            yield triple

    pyoxigraph.serialize(some(), counter, format=form, prefixes=dict(PREFIXES))
    data = ordered(counter.getvalue(), form)
    if not full:
        return data, None
    note = _NOTES.get(form.media_type)
    return data + note % count if note else data, count
