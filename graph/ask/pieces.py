"""A plain question cut into names, words of the lexicon, and what is left: the cut that leaves the least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gangmu.graph.ask.lexicon import Cue, Lexicon
from gangmu.graph.names.hits import Hit, Spot

_LEFT, _NAME, _WORD = 10.0, 0.6, 1.0
_LATIN = re.compile(r"[a-z0-9.%'+&]")
_IN_NAMES = frozenset(["class", "relation", "role", "orientation", "status", "attribute", "area"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a plain question: a name with the things that bear it, or a word with its senses, or neither."""

    start: int
    end: int
    text: str
    hits: tuple[Hit, ...] = ()
    cue: Cue | None = None

    @property
    def left(self) -> bool:
        """Whether nothing is known of it."""
        return not self.hits and self.cue is None

    @property
    def use(self) -> Literal["name", "filler", "word", "other"]:
        """What it can be in a name: a name or what nothing is known of, a particle, a word with a use, or nothing."""
        if self.cue is None:
            return "name"
        categories = {sense.category for sense in self.cue.senses}
        if "filler" in categories:
            return "filler"
        return "word" if categories & _IN_NAMES else "other"

    @property
    def in_name(self) -> bool:
        """Whether it can be a part of a name."""
        return self.use != "other"

    def is_a(self, category: str) -> bool:
        """Tell whether it is a word with a sense of this category."""
        return self.cue is not None and any(sense.category == category for sense in self.cue.senses)


def cut(text: str, spots: Sequence[Spot], lexicon: Lexicon) -> list[Piece]:
    """Return the pieces of `text` in their order, without the spaces between them."""
    best: list[tuple[float, Piece | None]] = [(0.0, None)]
    ending: list[list[Piece]] = [[] for _ in range(len(text) + 1)]
    for spot in spots:
        piece = Piece(spot.start, spot.end, text[spot.start : spot.end], spot.hits)
        ending[spot.end].append(piece)
    for start in range(len(text)):
        for cue in lexicon.at(text, start) if text[start] != " " else ():
            ending[cue.end].append(Piece(start, cue.end, text[start : cue.end], cue=cue))
    for end in range(1, len(text) + 1):
        cost, last = best[end - 1][0] + (0.0 if text[end - 1] == " " else _LEFT), None
        for piece in ending[end]:
            price = best[piece.start][0] + (_NAME if piece.hits else _WORD)
            if price < cost:
                cost, last = price, piece
        best.append((cost, last))
    return _joined(text, _backwards(best))


def _backwards(best: Sequence[tuple[float, Piece | None]]) -> list[Piece]:
    found: list[Piece] = []
    place = len(best) - 1
    while place:
        piece = best[place][1]
        if piece is not None:
            found.append(piece)
        place = piece.start if piece else place - 1
    return found[::-1]


def _joined(text: str, known: Sequence[Piece]) -> list[Piece]:
    """Put what is left between the known pieces, each Latin word and each run of Chinese characters as one."""
    pieces: list[Piece] = []
    place = 0
    for piece in (*known, None):
        until = piece.start if piece else len(text)
        for run in re.finditer(r"[a-z0-9.%'+&]+|[^a-z0-9.%'+& ]+", text[place:until]):
            pieces.append(Piece(place + run.start(), place + run.end(), run[0]))
        if piece:
            pieces.append(piece)
            place = piece.end
    return pieces
