"""The leads of a paragraph: short sentences, or parallel opening clauses, that name what the ones after them say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gangmu.graph.leads.inside import inside
from gangmu.graph.leads.lines import alone, one_a_line
from gangmu.graph.leads.naming import LONGEST, names
from gangmu.graph.leads.parallel import echoes, in_step, parallel
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece

__all__ = ["LONGEST", "alone", "echoes", "in_step", "leads", "names", "one_a_line"]

_MANY = 100


def leads(chars: str, pieces: Sequence[Piece], headed: bool) -> Iterator[Span]:
    """Yield the leads among a paragraph's sentences, each without its stop.

    `headed` tells that a heading runs into the paragraph, so that `pieces` are the sentences after it.
    """
    if not 2 <= len(pieces) <= _MANY:
        return
    first = None if headed else names(chars, pieces[0], pieces[1])
    if first:
        yield first
    others = list(inside(chars, pieces, first))
    yield from others
    if not first and not others:
        yield from parallel(chars, pieces)
