"""A PDF with text in it to that text: lines of a paragraph joined, page numbers and running heads left out.

A PDF knows characters and where they stand, not paragraphs. A line begins a paragraph where it stands further in than
the lines of its page do, where the line before it ends early, or where the letters change in size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from gangmu.graph.errors import ReportError
from gangmu.graph.formats import Converted

MEDIA_TYPE = "application/pdf"
_PAGE = re.compile(r"[-—–·.\s第共页/\d]+")
_DIGITS = re.compile(r"\d+")
_GAP = re.compile(r"[ \u3000]+")


class _Line(NamedTuple):
    words: str
    left: float
    right: float
    height: float


def read(data: bytes, name: str) -> Converted:
    """Return the text of a PDF; raise ReportError where it is scanned (pictures only), locked or broken."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReportError(f"{name} is locked by a password; save it without one") from None
        raise ReportError(f"{name} is no sound PDF: {error}; download it anew") from None
    bare = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(bare) == len(pages):
        raise ReportError(f"{name} is scanned: its {len(pages)} pages hold pictures and no text; run OCR on it first")
    notes: tuple[str, ...] = ()
    if bare:
        shown = ", ".join(map(str, bare[:10])) + (" …" if len(bare) > 10 else "")
        notes = (f"{len(bare)} of {len(pages)} pages hold no text and were left out (pages {shown})",)
    return Converted("\n".join(_paragraphs(_without_heads(pages))), MEDIA_TYPE, notes)


def _page(page: Any) -> tuple[_Line, ...]:
    """Return the lines of a page in their order, each with its left and right edge and the height of its letters."""
    textpage = page.get_textpage()
    lines, at = [], 0
    for words in re.split(r"\r\n|\n|\r", textpage.get_text_range()):
        shown = words.strip(" \t\u3000\ufffe\x02")
        if shown:
            begin = at + words.index(shown[0])
            lines.append(_line(textpage, shown, begin, begin + len(shown) - 1))
        at += len(words) + 2
    return tuple(lines)


def _line(textpage: Any, words: str, first: int, last: int) -> _Line:
    count = textpage.count_chars()
    left, low, _, high = textpage.get_charbox(min(first, count - 1))
    right = textpage.get_charbox(min(last, count - 1))[2]
    return _Line(_closed(words), left, right, high - low)


def _closed(words: str) -> str:
    """Take out the spaces of a line that is set in spaced letters; a space or two part the halves of a heading.

    >>> _closed("青 石 县 工 作 报 告"), _closed("践行宗旨 全力以赴惠民生")
    ('青石县工作报告', '践行宗旨 全力以赴惠民生')
    """
    return _GAP.sub("", words) if 3 * len(_GAP.findall(words)) > len(words) else _GAP.sub(" ", words)


def _without_heads(pages: Sequence[Sequence[_Line]]) -> Iterator[Sequence[_Line]]:
    """Leave out page numbers, and first and last lines that stand on at least three pages and on a third of them."""
    edges = Counter(_DIGITS.sub("0", line.words) for page in pages for line in {*page[:2], *page[-2:]})
    often = max(3, len(pages) // 3)

    def running(page: Sequence[_Line], at: int) -> bool:
        line = page[at]
        edge = at < 2 or at >= len(page) - 2
        return edge and (bool(_PAGE.fullmatch(line.words)) or edges[_DIGITS.sub("0", line.words)] >= often)

    for page in pages:
        yield [line for at, line in enumerate(page) if not running(page, at)]


def _paragraphs(pages: Iterator[Sequence[_Line]]) -> Iterator[str]:
    held: list[_Line] = []
    for page in pages:
        if not page:
            continue
        size = median(line.height for line in page) or 1.0
        margin, edge = _margins(page)
        for line in page:
            if held and _begins(held[-1], line, size, margin, edge):
                yield "".join(one.words for one in held)
                held.clear()
            held.append(line)
    if held:
        yield "".join(one.words for one in held)


def _margins(page: Sequence[_Line]) -> tuple[float, float]:
    """Return the left edge that most lines of a page share, and the right edge of the longest."""
    lefts = Counter(round(line.left / 3) for line in page)
    return min(lefts, key=lambda left: (-lefts[left], left)) * 3.0, max(line.right for line in page)


def _begins(before: _Line, line: _Line, size: float, margin: float, edge: float) -> bool:
    inward = line.left > margin + size
    early = before.right < edge - 2 * size
    other = abs(before.height - line.height) > 0.25 * max(before.height, line.height) and early
    return inward or early or other
