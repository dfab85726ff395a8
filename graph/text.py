"""A file to one clean text, with the map back: every offset of a quote is a code point of the file as given.

Cleaning only leaves out (white space at line ends, emphasis marks, bullet and heading marks, line breaks inside
sentences); it never changes a character, so a stretch of clean text is found again in the source.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gangmu.graph.errors import ReportError
from gangmu.graph.model import Quote, Span

MAX_BYTES = 64 * 1024 * 1024
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Source:
    """One exact character sequence: what a file holds, and the hash of its bytes."""

    name: str
    raw: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text; `bullet` the mark that opened it, `level` the number of # before it, `bold` where a
    leading emphasis ends (0 if none)."""

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
        """Return the quotes that cover `span`, one for each stretch that no line break of the source cuts.

        >>> text = clean(Source("a", "甲乙，丙丁（戊\\n\\n己）庚。", "", "utf-8"))
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
            start = self._raw[run] + at - self._clean[run]
            if begin >= 0 and _BREAK.search(raw, end, start):
                yield Quote(begin, end, raw[begin:end])
                begin = start
            elif begin < 0:
                begin = start
            end, at = start + stop - at, stop
        if begin >= 0:
            yield Quote(begin, end, raw[begin:end])


def read(path: Path) -> Source:
    """Read a report's file; raise ReportError with one sentence when it is not a text in Chinese."""
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise ReportError(f"{path} is larger than {MAX_BYTES >> 20} MB; split it into its reports first")
        data = path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror or error}") from None
    return decode(data, str(path))


def decode(data: bytes, name: str) -> Source:
    """Find out the encoding (UTF-8, UTF-16 with a mark, GB18030) and return the source.

    >>> decode("绿色发展".encode("gb18030"), "a.txt").encoding
    'gb18030'
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x0c"):
        raise ReportError(f"{name} is empty; give a report's text")
    raw, encoding = _decoded(data, name)
    control = _CONTROL.search(raw)
    if control:
        line = raw.count("\n", 0, control.start()) + 1
        raise ReportError(
            f"{name} is no plain text: control character U+{ord(control[0]):04X} in line {line}; "
            "give the report as .txt or .md"
        )
    visible = len(raw) - sum(map(raw.count, " \t\r\n\u3000"))
    han = len(_HAN.findall(raw))
    if han * 10 < visible:
        raise ReportError(f"{name} is no Chinese report: {han} of its {visible} characters are Chinese")
    return Source(name, raw, hashlib.sha256(data).hexdigest(), encoding)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        order = ["utf-16"]
    else:
        order = ["utf-8", "gb18030"]
    error: UnicodeDecodeError | None = None
    for encoding in order:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError as raised:
            error = error or raised
    assert error is not None
    line = data.count(b"\n", 0, error.start) + 1
    raise ReportError(
        f"{name} is neither UTF-8 nor GB18030: byte 0x{data[error.start]:02x} in line {line} fits neither; "
        "save it as UTF-8 text"
    )


# A line of the source without its white space: what opens it (heading marks, a bullet), its words.
_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_LINE = re.compile(
    rf"[{_BLANK}]*(?:(?P<hashes>#{{1,6}})[{_BLANK}]+)?"
    rf"(?:(?P<bullet>[●○■□◆◇▪▲★☆•·・⚫➢✓]|[-*+](?=[{_BLANK}])|[-—–―]{{2,}}|[—–](?=\S))[{_BLANK}]*)?"
    rf"(?P<words>[^\n\r\x0b\x0c\x85\u2028\u2029]*)"
)
_EMPHASIS = re.compile(r"\*{1,3}|__+")
_OPENERS, _CLOSERS = "“（《〈【「『", "”）》〉】」』"
_PAIRS = dict(zip(_CLOSERS, _OPENERS, strict=True))
_STOPS = "。！？；：:;!?…”」』）)】》"
_NEW_ITEM = re.compile(r"[一二三四五六七八九十]+[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|第[一二三四五六七八九十]+[章节条]")


def clean(source: Source) -> Text:
    """Return the clean text of `source`: lines healed, marks left out, every character where it was."""
    out = _Builder()
    for match in _LINE.finditer(source.raw):
        words = match["words"].rstrip(_BLANK)
        if words and not (set(words) <= set("-*_=—·•.。…")):
            out.line(source.raw, match.start("words"), match.start("words") + len(words), match)
    return out.text(source)


class _Builder:
    """Collects runs of kept characters and the lines they make."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.clean: array[int] = array("I")
        self.raw: array[int] = array("I")
        self.lines: list[Line] = []
        self.length = 0
        self.last = ""

    def line(self, raw: str, start: int, end: int, match: re.Match[str]) -> None:
        bullet, level = match["bullet"] or "", len(match["hashes"] or "")
        words = raw[start:end]
        joined = not bullet and not level and bool(self.lines) and broken(self.last, words)
        if not joined and self.lines:
            self.keep("\n", start)
        begin = self.lines[-1].at.start if joined else self.length
        bold = self.words(raw, start, end)
        if joined:
            old = self.lines.pop()
            bullet, level, bold = old.bullet, old.level, old.bold
            self.last += words
        else:
            self.last = words
        self.lines.append(Line(Span(begin, self.length), bullet, level, bold))

    def words(self, raw: str, start: int, end: int) -> int:
        """Keep the words without their emphasis marks; return where a leading emphasis ends, else 0."""
        at, bold, marks = start, 0, 0
        for mark in _EMPHASIS.finditer(raw, start, end):
            if mark.start() == start:
                marks = 1
            if at < mark.start():
                self.keep(raw[at : mark.start()], at)
            elif marks == 0:
                marks = 2
            if marks == 1 and mark.start() > start:
                bold, marks = self.length, 2
            at = mark.end()
        if at < end:
            self.keep(raw[at:end], at)
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
    """
    if not above or above[-1] in _STOPS or _NEW_ITEM.match(below):
        return False
    open_now = _open_bracket(above)
    if open_now:
        return any(_PAIRS.get(c) == open_now for c in below[:200])
    return len(above) >= 30 and any(c in "。；" for c in above[:-1]) and any(c in "，。；" for c in below)


def _open_bracket(line: str) -> str:
    """Return the bracket that `line` opens last and does not close, or an empty string."""
    stack: list[str] = []
    for c in line:
        if c in _OPENERS:
            stack.append(c)
        elif c in _PAIRS and stack and stack[-1] == _PAIRS[c]:
            stack.pop()
    return stack[-1] if stack else ""
