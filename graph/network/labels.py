"""The room that labels take: wrapped into short lines, measured without a screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from gangmu.graph.network.boxes import Label

LEADING = 1.25
"""From one line to the next, in heights of a letter."""
LINES = 3
"""A label in the picture has as many lines at most; the card and the list show it whole."""

SPARE = 4
"""By as many columns a word may be longer than its line before it is cut."""

# What would break a line, hide, or turn the direction of what follows (in a canvas nothing shields the rest from it).
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_NOT_FIRST = set("，。、；：！？”’）》】…—·,.;:!?)]}%")
_NOT_LAST = set("“‘（《【([{")


@dataclass(frozen=True, slots=True)
class Room:
    """How large things are drawn: by level the letters, the nodes, the columns of a line (a 汉字 takes two); the rings.

    `bare` is the radius of a node that nothing hangs on.
    All but the columns are pixels at scale 1. What hangs deeper than the last level is drawn like it.
    """

    letters: tuple[int, ...]
    nodes: tuple[int, ...]
    columns: tuple[int, ...]
    ring: float
    bare: int = 9

    def at(self, level: int, steps: tuple[int, ...]) -> int:
        """Return the step of `steps` for `level`."""
        return steps[min(level, len(steps) - 1)]

    def node(self, level: int, holds: bool) -> int:
        """Return the radius of a node; one that holds nothing needs no room for a figure."""
        return self.at(level, self.nodes) if holds else min(self.at(level, self.nodes), self.bare)


WIDE = Room(letters=(24, 20, 18, 15), nodes=(28, 23, 18, 8), columns=(16, 16, 14, 14), ring=104)
"""For a screen with room beside the network."""
NARROW = Room(letters=(17, 16, 16, 15), nodes=(20, 16, 13, 7), columns=(10, 10, 10, 14), ring=70)
"""For a telephone."""


def columns(text: str) -> int:
    """Return how many columns `text` takes in a Chinese font, where “, ” and — are as wide as a 汉字.

    >>> columns("“六新”a")
    9
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def plain(text: str) -> str:
    r"""Return `text` on one line, without characters that cannot be seen.

    >>> plain("两个\u2028青石\u202e")
    '两个 青石'
    """
    return _UNSEEN.sub(" ", text).strip()


@lru_cache(maxsize=4096)  # a name stands in many pictures
def wrapped(text: str, width: int, lines: int = LINES) -> tuple[str, ...]:
    """Return `text` in lines of about the same length, none over `width` columns; what is left out shows as “…”.

    >>> wrapped("省级标准化蔬菜示范园", 14)
    ('省级标准化', '蔬菜示范园')
    >>> wrapped("raising the quality of farming", 16)
    ('raising the', 'quality of', 'farming')
    """
    text = plain(text) or "…"
    if columns(text) <= width:
        return (text,)
    while True:
        least = list(_broken(text, width))
        if len(least) <= lines:
            break
        text = text[: min(len(text.rstrip("…")) - 1, lines * width)].rstrip() + "…"
    word = max(columns(piece.rstrip()) for piece in _pieces(text, width))
    evenly = range(max(word, ceil(columns(text) / len(least))), width)
    return tuple(next((even for w in evenly if len(even := list(_broken(text, w))) == len(least)), least))


def label(lines: tuple[str, ...], letters: int, node: int) -> Label:
    """Return how large a label of these lines is, in letters of this height, at a node of this radius."""
    return Label(max(columns(line) for line in lines) * letters * 0.54, LEADING * letters * len(lines), node)


def _broken(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, width):
        if line and columns(line.rstrip()) + columns(piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    if line.strip():
        yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield what must stay on one line: a word with its space, a character with the marks that cling to it."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield from _cut(piece, width)
            piece = ""
        piece += char
    yield from _cut(piece, width)


def _cut(piece: str, width: int) -> Iterator[str]:
    """Yield a “word” that no line could hold in parts; one that is only a little too long stays whole."""
    part = ""
    for char in piece:
        if part and columns((part + char).rstrip()) > width and columns(piece.rstrip()) > width + SPARE:
            yield part
            part = ""
        part += char
    if part:
        yield part


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or after == " ":
        return False
    return before == " " or _wide(before) or _wide(after)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"
