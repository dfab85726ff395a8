"""The clean text to sentences and their clauses; what stands in brackets, quotation or title marks is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.graph.model import Span
from gangmu.graph.text import Text


class Piece(NamedTuple):
    """One sentence before the outline is known: its span with its stop, its clauses, and the line it stands in."""

    at: Span
    clauses: tuple[Span, ...]
    line: int


# A balanced short group is one token, so that stops inside it do not cut; an unbalanced mark is an ordinary character.
# Every alternative begins with a literal, so that the engine looks only at these few characters. A half-width period
# is a stop after a Chinese character, unless a number or a Latin letter follows.
_TOKEN = re.compile(
    r"“[^“”\n]{1,120}”|[（(][^（）()\n]{1,160}[）)]|《[^《》\n]{1,120}》|‘[^‘’\n]{1,60}’|「[^「」\n]{1,120}」"
    r"|『[^『』\n]{1,120}』|【[^【】\n]{1,80}】|〔[^〔〕\n]{1,80}〕|\"[^\"\n。！？]{1,40}\"|\n"
    r"|[。｡][。！？｡]*[”’）》」』]?|！[。！？]*[”’）》」』]?|？[。！？]*[”’）》」』]?"
    r"|![。！？!?]*[”’）》」』]?|\?[。！？!?]*[”’）》」』]?"
    r"|[.．](?<=[\u4e00-\u9fff”）》][.．])(?![\dA-Za-z.．])|，|,(?!\d)|；|;|：(?!\d)|:(?!\d)"
)
_OPENERS = frozenset('“（(《‘「『【〔"')
_ENDS = frozenset("。！？!?｡")
_STOPS = frozenset("。！？!?｡.．")
_SPEECH = frozenset("“「")
_SAID = frozenset("：:。！？!?｡\n")
_BLANKS = frozenset(" \t\u3000\u00a0")


def split(text: Text) -> Iterator[Piece]:
    """Yield the sentences of `text`, each with its clauses, line by line.

    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "建成甲（一期，二期）项目，启动乙项目。新建丙。", "", ""))
    >>> [[text.chars[a:b] for a, b in piece.clauses] for piece in split(text)]
    [['建成甲（一期，二期）项目', '启动乙项目'], ['新建丙']]
    """
    chars = text.chars
    begin = clause = number = 0
    clauses: list[Span] = []
    for match in _TOKEN.finditer(chars):
        at, end = match.span()
        mark = chars[at]
        if mark in _OPENERS:
            if chars[end - 2] not in _ENDS or mark not in _SPEECH or not _spoken(chars, at, begin):
                continue
            at, mark = end, "。"  # what somebody says ends the sentence
        if clause < at:
            clauses.append(Span(clause, at))
            if mark == "，":
                clause = end
                continue
        if mark == "\n" or mark in _STOPS:
            if clauses:
                yield Piece(Span(begin, at if mark == "\n" else end), tuple(clauses), number)
                clauses = []
            number += mark == "\n"
            while chars[end : end + 1] in _BLANKS:
                end += 1
            begin = end
        clause = end
    if clause < len(chars):
        clauses.append(Span(clause, len(chars)))
    if clauses:
        yield Piece(Span(begin, len(chars)), tuple(clauses), number)


def _spoken(chars: str, at: int, begin: int) -> bool:
    """Tell whether a quotation at `at` is speech: it follows a colon, or is the sentence."""
    return at <= begin or chars[at - 1] in _SAID
