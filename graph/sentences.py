"""The clean text to sentences and their clauses; what stands in brackets, quotation or title marks is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gangmu.graph.model import Span
from gangmu.graph.text import Text


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence before the outline is known: its span with its stop, its clauses, and the line it stands in."""

    at: Span
    clauses: tuple[Span, ...]
    line: int


# A balanced short group is one token, so that stops inside it do not cut; an unbalanced mark is an ordinary character.
_TOKEN = re.compile(
    r"“[^“”\n。！？]{1,80}”|（[^（）\n。！？]{1,120}）|《[^《》\n]{1,120}》|‘[^‘’\n]{1,60}’"
    r"|(?P<stop>[。！？]+[”’）》]?)|(?P<comma>[，；：,;](?!\d))|\n"
)


def split(text: Text) -> Iterator[Piece]:
    """Yield the sentences of `text`, each with its clauses, line by line.

    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "建成甲（一期，二期）项目，启动乙项目。新建丙。", "", ""))
    >>> [[text.chars[a:b] for a, b in piece.clauses] for piece in split(text)]
    [['建成甲（一期，二期）项目', '启动乙项目'], ['新建丙']]
    """
    chars = text.chars
    for number, line in enumerate(text.lines):
        begin = clause = line.at.start
        clauses: list[Span] = []
        for match in _TOKEN.finditer(chars, line.at.start, line.at.end):
            kind = match.lastgroup
            if kind is None:
                continue
            if clause < match.start():
                clauses.append(Span(clause, match.start()))
            clause = match.end()
            if kind == "stop":
                if clauses:
                    yield Piece(Span(begin, clause), tuple(clauses), number)
                begin, clauses = clause, []
        if clause < line.at.end:
            clauses.append(Span(clause, line.at.end))
        if clauses:
            yield Piece(Span(begin, line.at.end), tuple(clauses), number)
