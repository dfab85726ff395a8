"""What is built alike: sentences in step, opening clauses of one length, paragraphs that open with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from gangmu.graph.leads.naming import tells
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece

_CLAUSE = 12

_CLAUSES, _ECHO = 3, 40
"""A sentence that opens a paragraph in parallel has so many clauses and characters at most."""


def in_step(chars: str, one: Span, other: Span) -> bool:
    """Tell whether two sentences are built alike: the same opening words and the same last word.

    >>> text = "深入实施城市更新行动深入实施乡村建设行动"
    >>> in_step(text, Span(0, 10), Span(10, 20))
    True
    """
    return (
        chars[one.start : one.start + 4] == chars[other.start : other.start + 4]
        and chars[one.end - 2 : one.end] == chars[other.end - 2 : other.end]
    )


def parallel(chars: str, pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield the opening clauses of a paragraph's sentences that are equally long and end on the same words.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "筑牢底子促发展，修路架桥。打开门户促发展，办会招商。", "", ""))
    >>> [text.chars[a:b] for a, b in parallel(text.chars, list(split(text)))]
    ['筑牢底子促发展', '打开门户促发展']
    """
    opening = [piece.clauses[0] for piece in pieces if len(piece.clauses) > 1]
    if len(opening) < 2 or len(opening) < len(pieces) * 0.6:
        return
    length, last = opening[0].end - opening[0].start, chars[opening[0].end - 3 : opening[0].end]
    same = list(takewhile(lambda one: one.end - one.start == length and chars.startswith(last, one.end - 3), opening))
    wordings = {chars[a:b] for a, b in same}
    if 1 < len(wordings) == len(same) and 6 <= length <= _CLAUSE and not any(map(tells, wordings)):
        yield from same


def echoes(chars: str, paragraphs: Sequence[Sequence[Piece]]) -> frozenset[int]:
    r"""Return the paragraphs, three or more after one another, that open with one clause and a short statement.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> lines = "一年来，实力增强。增产，增收。\n一年来，面貌改善。修路，架桥。\n一年来，民生向好。建校，建院。"
    >>> text = clean(Source("a", lines, "", ""))
    >>> pieces = list(split(text))
    >>> sorted(echoes(text.chars, [[p for p in pieces if p.line == i] for i in range(3)]))
    [0, 1, 2]
    """
    keys = [_opening(chars, pieces) for pieces in paragraphs]
    found: set[int] = set()
    for key, run in groupby(range(len(keys)), key=lambda i: keys[i]):
        indexes = list(run)
        if key and len(indexes) > 2:
            found.update(indexes)
    return frozenset(found)


def _opening(chars: str, pieces: Sequence[Piece]) -> str:
    """Return what a paragraph's first clause has in common with those like it: its words, or its 的是."""
    if len(pieces) < 2 or not 2 <= len(pieces[0].clauses) <= _CLAUSES:
        return ""
    first, *others = pieces[0].clauses
    end = others[-1].end
    if not 2 <= first.end - first.start <= 8 or end - first.start > _ECHO or chars[end : end + 1] not in ("。", "."):
        return ""
    if any(c.isdigit() for c in chars[others[0].start : end]):
        return ""
    words = chars[first.start : first.end]
    return "的是" if words.endswith("的是") else words
