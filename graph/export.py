"""The whole graph in the formats that others read, in sorted order, the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping

from gangmu.graph.errors import QueryError
from gangmu.graph.store import View, written

FORMATS: Mapping[str, str] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""The formats by name, each with its media type; a new one is one row."""


def export(view: View, name: str) -> bytes:
    """Return the graph in the format `name`; raise QueryError for a format that there is not.

    trig and jsonld keep the named graphs, one for each report and one for the vocabulary; the others hold the union.
    """
    media_type = FORMATS.get(name)
    if media_type is None:
        raise QueryError(f"there is no format {name!r}; these are: {', '.join(FORMATS)}")
    lines = view.lines()
    if name not in ("trig", "jsonld"):
        lines = iter(sorted(lines))
    return written(lines, media_type)
