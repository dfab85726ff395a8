"""Finds things by a name: what the page and programs are told of each hit."""

from __future__ import annotations

from gangmu.api.rest.models import Found
from gangmu.api.served import Graph


def found(graph: Graph, words: str, kinds: list[str], scope: str, limit: int) -> tuple[list[Found], bool]:
    """Return the things of the graph that `words` may name, the surest first, and whether there are more.

    Without `kinds`, headings of reports are left out: they are no things.
    """
    hits = graph.names.find(words, kinds or tuple(graph.kinds), scope, limit + 1)
    shown = [
        Found(
            iri=hit.iri,
            kind=thing.kind if thing else hit.kind,
            zh=thing.zh if thing else hit.label,
            en=thing.en if thing else hit.english,
            name="" if hit.name in (hit.label, hit.english) else hit.name,
            how=hit.how.value,
            score=hit.score,
            scope=hit.scope,
        )
        for hit in hits[:limit]
        for thing in (graph.skeleton.things.get(hit.iri),)
    ]
    return shown, len(hits) > limit
