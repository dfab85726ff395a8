"""Leads in a text of one sentence a line, whose paragraphs are lost."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.leads.naming import general, names
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece

_MANY = 100


def one_a_line(paragraphs: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether a text gives every sentence a line of its own, so that its paragraphs are lost."""
    told = [len(pieces) for pieces in paragraphs if pieces and pieces[0].at.end > pieces[0].clauses[-1].end]
    return len(told) >= _MANY and told.count(1) >= len(told) * 0.8


def alone(chars: str, near: Sequence[Piece]) -> Span | None:
    """Return the second of four sentences if it names, and stands among ones that tell."""
    if len(near) < 4 or len(near[1].clauses) > 1:
        return None
    start, end = near[1].clauses[0]
    if not 6 <= end - start <= 16 or "、" in chars[start:end] or not general(chars, Span(start, end)):
        return None
    return names(chars, near[1]) if all(_detail(chars, near[k]) for k in (0, 2, 3)) else None


def _detail(chars: str, piece: Piece) -> bool:
    start, end = piece.at
    return len(piece.clauses) > 1 or end - start > 20 or any(c.isdigit() for c in chars[start:end])
