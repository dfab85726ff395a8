"""Leads in a text of one sentence a line, whose paragraphs are lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.leads.naming import doing, general, names
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece
from gangmu.ontology.lexicon import alternatives, words


def _any(*path: str) -> str:
    return alternatives(words("outline", "leads", *path))


_MANY = 100
_LONG = 18

_PROMISE = re.compile(_any("promises"))


def one_a_line(paragraphs: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether a text gives every sentence a line of its own, so that its paragraphs are lost."""
    told = [len(pieces) for pieces in paragraphs if pieces and pieces[0].at.end > pieces[0].clauses[-1].end]
    return len(told) >= _MANY and told.count(1) >= len(told) * 0.8


def alone(chars: str, near: Sequence[Piece], opens: bool) -> Span | None:
    """Return the second of four sentences if it names, and stands among ones that tell.

    Where a part begins (`opens`), or the sentence before it closes a thought with a promise, it need not be general.
    """
    if len(near) < 4 or len(near[1].clauses) > 1:
        return None
    start, end = at = near[1].clauses[0]
    before, after, later = (_detail(chars, near[k]) for k in (0, 2, 3))
    if not 6 <= end - start <= _LONG or not before or not after:
        return None
    if doing(chars, at) and (opens or _PROMISE.match(chars, *near[0].at)):
        return names(chars, near[1], near[2])
    if "、" in chars[start:end] or not later or end - start > _LONG - 2 or not general(chars, at):
        return None
    return names(chars, near[1])


def _detail(chars: str, piece: Piece) -> bool:
    start, end = piece.at
    return len(piece.clauses) > 1 or end - start > 20 or any(c.isdigit() for c in chars[start:end])
