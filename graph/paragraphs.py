"""The lines of a text with their sentences and the numbers that open them; lost paragraph breaks are found again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gangmu.graph.headings import Number, number
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece
from gangmu.graph.text import Line, Text

_LOST = 300
"""A line of so many characters may hold paragraphs that lost their breaks."""

_LOST_NUMBER = re.compile(
    r"(?<=[。！？；：:”\s])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节])"
)


class Paragraph(NamedTuple):
    """A line of the clean text, or the part of one that a number opens: its sentences and its number, if any."""

    line: Line
    pieces: Sequence[Piece]
    number: Number | None = None


def paragraphs(text: Text, pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    """Yield the lines of `text` that hold sentences; a line without breaks is cut before each high number.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "（一）兴产业。建强园区。" * 30 + "（二）惠民生。办好实事。" * 30, "", ""))
    >>> len(list(paragraphs(text, list(split(text)))))
    60
    """
    groups: list[list[Piece]] = [[] for _ in text.lines]
    for piece in pieces:
        groups[piece.line].append(piece)
    for line, group in zip(text.lines, groups, strict=True):
        start, end = line.at
        if not group:
            continue
        if end - start < _LOST or not _LOST_NUMBER.search(text.chars, start + 1, end):
            yield Paragraph(line, group, number(text.chars, start, end))
        else:
            yield from _cut(text.chars, line, group)


def _cut(chars: str, line: Line, group: Sequence[Piece]) -> Iterator[Paragraph]:
    end = line.at.end
    cuts = [k for k, piece in enumerate(group) if k and _LOST_NUMBER.match(chars, piece.at.start, end)]
    for a, b in pairwise([0, *cuts, len(group)]):
        at = Span(group[a].at.start, group[b - 1].at.end)
        yield Paragraph(Line(at) if a else line._replace(at=at), group[a:b], number(chars, *at))
