"""Names with a slip in them: a character wrong, missing or too many, in what a question calls a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask.covering import Named
from gangmu.graph.ask.pieces import Piece
from gangmu.graph.ask.plain import plain
from gangmu.graph.names import Index
from gangmu.graph.names.hits import How

_SPANS = 8
_SHORT = 5
_MOST = 3
"""Where more words than these are not understood, it is no slip."""


def mended(pieces: Sequence[Piece], text: str, names: Index, unread: Sequence[str]) -> str:
    """Return the question with a name in place of what is that name with a slip in it; the same where there is none."""
    if len(unread) > _MOST:
        return text
    tried: set[tuple[int, int]] = set()
    for place, piece in enumerate(pieces):
        short = piece.text.isascii() and len(piece.text) < _SHORT
        if not piece.left or short or not any(piece.text in word for word in unread):
            continue
        for start, end in _spans(pieces, place):
            if (start, end) in tried:
                continue
            tried.add((start, end))
            written = text[start:end]
            right = _right(written, names)
            if right and _slipped(written, right):
                return text[:start] + right + text[end:]
    return text


def _spans(pieces: Sequence[Piece], place: int) -> list[tuple[int, int]]:
    """Return the stretches around a piece that may be a name, the longest first."""
    first = last = place
    while first and pieces[first - 1].in_name:
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].in_name:
        last += 1
    spans = ((a, b) for a in range(first, place + 1) for b in range(last, place - 1, -1))
    longest = sorted(spans, key=lambda span: span[0] - span[1])[:_SPANS]
    return [(pieces[a].start, pieces[b].end) for a, b in longest]


def _right(written: str, names: Index) -> str:
    """Return the one name that is meant by what is written with a slip, or ""."""
    hits = names.find(written, limit=3) if 2 < len(written) < 40 else []
    if not hits:
        return _part(written, names)
    if hits[0].how is not How.TYPO or hits[0].kind == "AdministrativeArea":
        return ""
    found = {plain(hit.name) for hit in hits}
    return found.pop() if len(found) == 1 else ""


def _slipped(written: str, right: str) -> bool:
    """Tell whether what is written can be a slip for a name: not another number, more words, or another short name.

    In a name of up to five characters only a character that sounds alike is a slip: 红色 is not 绿色.
    """
    if _numerals(written) != _numerals(right) or (right in written and right != written):
        return False
    if written.isascii() or len(written) > _SHORT or len(written) != len(right):
        return True
    from pypinyin import lazy_pinyin  # heavy, and seldom wanted

    return all(a == b or lazy_pinyin(a) == lazy_pinyin(b) for a, b in zip(written, right, strict=True))


def _part(written: str, names: Index) -> str:
    """Return the part of a longer name that differs from what is written by one character, or "" if none or many do."""
    if not 5 <= len(written) <= 14 or not all(c > "\u3000" for c in written):
        return ""
    half, found = len(written) // 2, set()
    for part in (written[half:], written[:half]):
        for hit in names.find(part, limit=12, slips=False) if len(part) > 1 else ():
            for name in Named.of(hit).names if hit.how.holds else ():
                for at in range(len(name) - len(written) + 1):
                    piece = name[at : at + len(written)]
                    other = [i for i, (a, b) in enumerate(zip(piece, written, strict=True)) if a != b]
                    if len(other) == 1 and 0 < other[0] < len(written) - 1:  # at an edge another word begins
                        found.add(piece)
    return found.pop() if len(found) == 1 else ""


def _numerals(text: str) -> list[str]:
    return re.findall("[一二两三四五六七八九十百千万亿0-9]", text)
