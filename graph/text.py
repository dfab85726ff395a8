"""The characters of a source to one clean text, with the map back: every offset of a quote is one of the file as given.

Cleaning only leaves out (white space at line ends, emphasis marks, bullet and heading marks, page numbers, line breaks
inside sentences); it never changes a character, so a stretch of clean text is found again in the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gangmu.graph.model import Quote, Span
from gangmu.graph.sources import MAX_BYTES, Source, decode, read

__all__ = ["MAX_BYTES", "Line", "Source", "Text", "broken", "clean", "decode", "read"]


class Line(NamedTuple):
    """One line of the clean text.

    `bullet` is the mark that opened it, `level` the number of # before it, `bold` where a leading emphasis ends (0 if
    none).
    """

    at: Span
    bullet: str = ""
    level: int = 0
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """The clean text of a source: `chars` holds one line for each paragraph, joined by line feeds."""

    source: Source
    chars: str
    lines: tuple[Line, ...]
    _clean: array[int]
    _raw: array[int]

    def raw_offset(self, clean: int) -> int:
        """Return the source's offset of the clean text's code point `clean`."""
        run = bisect_right(self._clean, clean) - 1
        return self._raw[run] + clean - self._clean[run]

    def quotes(self, span: Span) -> tuple[Quote, ...]:
        r"""Return the quotes that cover `span`, one for each stretch that no line break of the source cuts.

        >>> text = clean(Source("a", "甲乙，丙丁（戊\n\n己）庚。", "", "utf-8"))
        >>> [q.exact for q in text.quotes(Span(3, 9))]
        ['丙丁（戊', '己）']
        """
        return tuple(self._pieces(span))

    def _pieces(self, span: Span) -> Iterator[Quote]:
        raw, at = self.source.raw, span.start
        begin = end = -1
        while at < span.end:
            run = bisect_right(self._clean, at) - 1
            stop = min(span.end, self._clean[run + 1] if run + 1 < len(self._clean) else len(self.chars))
            if self.chars[at] == "\n":  # the break between two lines, which is no character of the source
                at = stop
                continue
            start = self._raw[run] + at - self._clean[run]
            if begin >= 0 and _BREAK.search(raw, end, start):
                yield Quote(begin, end, raw[begin:end])
                begin = start
            elif begin < 0:
                begin = start
            end, at = start + stop - at, stop
        if begin >= 0:
            yield Quote(begin, end, raw[begin:end])


# What splits lines, as str.splitlines has it; what may stand at a line's ends without being of it.
_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = (
    " \t\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MARGIN = _BLANK + "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_OPENING = re.compile(
    rf"(?:(?P<hashes>#{{1,6}})[{_BLANK}]+)?"
    rf"(?:(?P<bullet>[●○■□◆◇▪▲★☆•·・⚫➢✓]|[-*+](?=[{_BLANK}])|[-—–―]{{2,}}|[—–](?=\S))[{_BLANK}]*)?"
)
_MARKS = frozenset("#●○■□◆◇▪▲★☆•·・⚫➢✓-*+—–―")
_EMPHASIS = re.compile(r"\*{1,3}|__+")
_PAGE = re.compile(r"[-—–·.\s]*(?:第\s*)?\d{1,3}\s*(?:页|/\s*\d{1,3}|页\s*[,，共/]*\s*\d{1,3}\s*页)?[-—–·.\s]*")
_RULE = "-*_=—–―·•.。… "
_OPENERS, _CLOSERS = "“（《〈【「『", "”）》〉】」』"
_PAIRS = dict(zip(_CLOSERS, _OPENERS, strict=True))
_BRACKET = re.compile(f"[{_OPENERS}{_CLOSERS}]")
_ENDS = ("。", "！", "？", "!", "?", ".", "｡")
_STOPS = "。！？；：:;!?…”」』）)】》.．｡"
_NEW_ITEM = re.compile(
    r"[一二三四五六七八九十]+[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]+[章节条]"
)
_HEADED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章节]")
_NUMBERED = frozenset("一二三四五六七八九十（(第")
_SHORT_LINE = re.compile(r"[\u4e00-\u9fff（）()“”、，\d]{4,24}(?<![，、])")
_TOLD = re.compile(r"。|(?<=[\u4e00-\u9fff”）])[.．](?!\d)")
_SHORT_SENTENCE = re.compile(r"[\u4e00-\u9fff“”、]{4,24}[。.．]")
_LOST, _CUTS = 1500, 10
"""A line of so many characters with so many blanks, a third of them after a stop, has blanks for line breaks."""

_LOST_BREAK = re.compile(r"(?<=[\u4e00-\u9fff。！？：；”])[ \u3000\u00a0]+(?=\S)")
_LOST_STOP = re.compile(r"[。！？：；”][ \u3000\u00a0]+(?=\S)")
_TAIL = 400
"""So much of a line is looked at for an open bracket, so that healing takes no longer the longer a line has grown."""


def clean(source: Source) -> Text:
    """Return the clean text of `source`: lines healed, marks left out, every character where it was."""
    lines = [part for line in source.raw.splitlines(keepends=True) for part in _parts(line)]
    out = _Builder(_wrapped(lines))
    torn, parted = _torn(lines), _parted(lines)
    offset = 0
    for index, line in enumerate(lines):
        words = line.strip(_MARGIN)
        if words and not _empty(words):
            indent = line.index(words[0])
            opening = _OPENING.match(words) if words[0] in _MARKS else None
            if opening is None:
                out.line(words, offset + indent, indent, torn=index in torn)
            elif opening.end() < len(words):
                bullet, hashes = opening["bullet"] or "", opening["hashes"] or ""
                start = offset + indent + opening.end()
                out.line(words[opening.end() :], start, indent + opening.end(), bullet, len(hashes))
        elif parted and not words:
            out.width = 0
        offset += len(line)
    return out.text(source)


def _parts(line: str) -> Sequence[str]:
    """Return the paragraphs of a line in which blanks stand for line breaks, each with its blanks; else the line.

    >>> _parts("一、工作回顾 粮食增产。 修路架桥。")
    ('一、工作回顾 粮食增产。 修路架桥。',)
    >>> len(_parts("一、工作回顾 粮食增产。 修路架桥。 " * 100))
    300
    """
    if len(line) < _LOST:
        return (line,)
    cuts = [match.end() for match in _LOST_BREAK.finditer(line)]
    stopped = len(_LOST_STOP.findall(line))
    if len(cuts) < _CUTS or stopped * 3 < len(cuts):
        return (line,)
    return tuple(line[a:b] for a, b in pairwise([0, *cuts, len(line)]) if a < b)


def _empty(words: str) -> bool:
    """Tell whether a line holds a rule of dashes or a page's number and no more."""
    return not words.strip(_RULE) or (len(words) < 16 and _PAGE.fullmatch(words) is not None)


def _wrapped(lines: Sequence[str]) -> int:
    """Return the width to which a text was wrapped, or 0 if it was not.

    >>> _wrapped(["\u3000\u3000" + "字" * 30, "字" * 32, "字" * 32, "字" * 32, "字" * 9] * 9)
    32
    """
    widths = sorted(len(line.rstrip(_MARGIN)) for line in lines if not line.isspace())
    if len(widths) < 40:
        return 0
    width = widths[len(widths) * 19 // 20]
    full = sum(1 for one in widths if width - 2 <= one <= width + 1)
    stopped = sum(1 for line in lines if line.rstrip(_MARGIN)[-1:] in _ENDS and line.strip())
    return width if 15 <= width <= 100 and full * 2 >= len(widths) >= stopped * 2 else 0


def _parted(lines: Sequence[str]) -> bool:
    """Tell whether empty lines part paragraphs, as they do not where one stands after each line."""
    blank = sum(map(str.isspace, lines))
    return 0 < blank * 2 < len(lines) - blank


def _torn(lines: Sequence[str]) -> frozenset[int]:
    r"""Return the lines that are the rest of the numbered heading above them.

    Lines of their own below numbered ones are subtitles where there are several; a single one, below one of many
    headings of the same style, is the rest of its heading. So is a short sentence below a heading without a stop,
    where nearly all of its style run into their paragraphs.

    >>> _torn(["（一）抓产业\n", "建园区。\n", "（二）坚持不懈抓\n", "项目建设\n", "上项目。\n", "（三）惠民生\n"])
    frozenset({3})
    """
    filled = [(index, line.strip(_MARGIN)) for index, line in enumerate(lines) if not line.isspace()]
    numbered = [k for k, (_, words) in enumerate(filled) if words[:1] in _NUMBERED and _HEADED.match(words)]
    styles = Counter(_style(filled[k][1]) for k in numbered)
    running = Counter(_style(filled[k][1]) for k in numbered if _TOLD.search(filled[k][1]))
    bare, told = [], set()
    for k in numbered:
        if k + 1 == len(filled) or not _SHORT_LINE.fullmatch(filled[k][1]) or _NEW_ITEM.match(filled[k + 1][1]):
            continue
        style = _style(filled[k][1])
        if _SHORT_LINE.fullmatch(filled[k + 1][1]):
            bare.append((k + 1, styles[style] > 2))
        elif _SHORT_SENTENCE.match(filled[k + 1][1]) and running[style] > max(4, styles[style] * 0.8):
            told.add(filled[k + 1][0])
    if len(bare) == 1 and bare[0][1]:
        k = bare[0][0]
        if k + 1 < len(filled) and not _SHORT_LINE.fullmatch(filled[k + 1][1]):
            told.add(filled[k][0])
    return frozenset(told)


def _style(words: str) -> str:
    return words[0] if words[0] in "（(第" else "一"


class _Builder:
    """Collects runs of kept characters and the lines they make."""

    def __init__(self, wrapped: int) -> None:
        self.wrapped = wrapped
        self.parts: list[str] = []
        self.clean: array[int] = array("I")
        self.raw: array[int] = array("I")
        self.lines: list[Line] = []
        self.length = 0
        self.last = ""
        self.width = 0

    def line(self, words: str, start: int, indent: int, bullet: str = "", level: int = 0, torn: bool = False) -> None:
        """Add a line of the source without its margins and marks, or carry the line above on with it."""
        joined = torn or (not bullet and not level and (self.flows(words, indent) or broken(self.last, words)))
        if self.lines and not joined:
            self.keep("\n", start)
        begin, bold = self.length, 0
        if "*" in words or "__" in words:
            bold = self.plain(words, start)
        else:
            self.keep(words, start)
        if joined:
            above = self.lines.pop()
            begin, bullet, level, bold = above.at.start, above.bullet, above.level, above.bold
            self.last = (self.last + words)[-_TAIL:]
        else:
            self.last = words[-_TAIL:]
        self.width = len(words) + indent
        self.lines.append(Line(Span(begin, self.length), bullet, level, bold))

    def flows(self, words: str, indent: int) -> bool:
        """Tell whether a line only carries on the one above because that one was full."""
        full = self.wrapped and self.wrapped - 2 <= self.width <= self.wrapped + 1
        return bool(full) and not indent and not _NEW_ITEM.match(words)

    def plain(self, words: str, start: int) -> int:
        """Keep the words without their emphasis marks; return where a leading emphasis ends, else 0."""
        at = bold = 0
        leading = False
        for mark in _EMPHASIS.finditer(words):
            if mark.start() == 0:
                leading = True
            elif leading and not bold:
                bold = self.length + mark.start() - at
            if at < mark.start():
                self.keep(words[at : mark.start()], start + at)
            at = mark.end()
        if at < len(words):
            self.keep(words[at:], start + at)
        return bold

    def keep(self, chars: str, at: int) -> None:
        self.clean.append(self.length)
        self.raw.append(at)
        self.parts.append(chars)
        self.length += len(chars)

    def text(self, source: Source) -> Text:
        return Text(source, "".join(self.parts), tuple(self.lines), self.clean, self.raw)


def broken(above: str, below: str) -> bool:
    """Tell whether the line break between two lines stands inside a sentence.

    >>> broken("总结县", "十三次党代会以来的工作，安排今后五年工作。")
    False
    >>> broken("大会的任务是：全面总结过去五年的工作，安排部署今后五年工作。全面贯彻县", "十三次会议精神。")
    True
    >>> broken("作了题为《勇", "担新使命》的报告。")
    True
    >>> broken("市场准入负面清单制度全面实行，", "营商环境持续改善。")
    True
    """
    if not above or above[-1] in _STOPS or _NEW_ITEM.match(below):
        return False
    if above[-1] in "，、,":
        return True
    open_now = _open_bracket(above)
    if open_now:
        return any(_PAIRS.get(c) == open_now for c in below[:200])
    return len(above) >= 30 and any(c in above[:-1] for c in "。；") and any(c in below for c in "，。；")


def _open_bracket(line: str) -> str:
    """Return the bracket that `line` opens last and does not close, or an empty string."""
    stack: list[str] = []
    for c in _BRACKET.findall(line):
        if c in _OPENERS:
            stack.append(c)
        elif stack and stack[-1] == _PAIRS[c]:
            stack.pop()
    return stack[-1] if stack else ""
