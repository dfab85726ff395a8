"""Graphs in the formats that others read, made by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph

from gangmu.ontology.terms import PREFIXES

_HEAD = re.compile(rb"\A(?:@prefix [^\n]*\n)+")
_NAMESPACES = re.compile(rb"(?: xmlns:[^ =]+=\"[^\"]*\")+")


def written(lines: Iterable[str], media_type: str) -> bytes:
    """Return N-Quads in another format, in the order given, the same bytes each time.

    A format without named graphs gets each triple once, if those that are the same stand beside each other. Raise
    ValueError for a media type that no format has.
    """
    form = pyoxigraph.RdfFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"there is no graph format {media_type}")
    quads: Iterable[Any] = pyoxigraph.parse("".join(lines), pyoxigraph.RdfFormat.N_QUADS)
    return serialized(quads if form.supports_datasets else _triples(quads), form)


def serialized(statements: Iterable[Any], form: pyoxigraph.RdfFormat) -> bytes:
    """Return the engine's quads or triples as bytes; prefixes stand in alphabetical order, not in the engine's."""
    return ordered(pyoxigraph.serialize(statements, format=form, prefixes=dict(PREFIXES)) or b"", form)


def ordered(data: bytes, form: pyoxigraph.RdfFormat) -> bytes:
    """Return what the engine wrote with its prefixes in alphabetical order."""
    if form == pyoxigraph.RdfFormat.RDF_XML:
        return _NAMESPACES.sub(lambda head: b" " + b" ".join(sorted(head[0].split())), data, count=1)
    return _HEAD.sub(lambda head: b"".join(sorted(head[0].splitlines(keepends=True))), data)


def _triples(quads: Iterable[pyoxigraph.Quad]) -> Iterator[pyoxigraph.Triple]:
    last = None
    for quad in quads:
        if quad.triple != last:
            yield (last := quad.triple)
