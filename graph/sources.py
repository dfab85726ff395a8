"""A file to its characters: which format and encoding, and whether it is a text in Chinese at all."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from gangmu.graph.errors import ReportError
from gangmu.graph.formats import TEXT, Converted, converted, html

MAX_BYTES = 64 * 1024 * 1024
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_UNSEEN = " \t\r\n\x0b\x0c\u3000\u00a0\ufeff"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Source:
    """One exact character sequence: the text of a file, and the hash of the file's bytes.

    `encoding` is how the file writes its characters ("" where it holds more than characters), `media_type` its
    format, `notes` what a person should know of how it was read.
    """

    name: str
    raw: str
    sha256: str
    encoding: str
    media_type: str = TEXT
    notes: tuple[str, ...] = ()


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
    """Find out the format and the encoding (UTF-8, UTF-16 with a mark, GB18030) and return the source.

    >>> decode("绿色发展".encode("gb18030"), "a.txt").encoding
    'gb18030'
    """
    found, encoding = _text(data, name)
    raw = found.text
    visible = len(raw) - sum(map(raw.count, _UNSEEN))
    if not visible:
        raise ReportError(f"{name} is empty; give a report's text")
    control = _CONTROL.search(raw)
    if control:
        line = raw.count("\n", 0, control.start()) + 1
        raise ReportError(
            f"{name} is no plain text: control character U+{ord(control[0]):04X} in line {line}; "
            "give the report as .txt, .md, .html, .docx or .pdf"
        )
    han = len(raw) - len(_HAN.sub("", raw))
    if han * 10 < visible:
        raise ReportError(f"{name} is no Chinese report: {han} of its {visible} characters are Chinese")
    return Source(name, raw, hashlib.sha256(data).hexdigest(), encoding, found.media_type, found.notes)


def _text(data: bytes, name: str) -> tuple[Converted, str]:
    found = converted(data, name)
    if found is not None:
        return found, ""
    raw, encoding = _decoded(data, name)
    return (html.read(raw) if html.is_html(raw) else Converted(raw, TEXT)), encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    # What a page says of its own encoding is not asked: text in GB18030 is never sound UTF-8, and pages lie.
    order = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8", "gb18030"]
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
