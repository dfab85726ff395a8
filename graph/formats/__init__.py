"""Files of other formats to plain text: HTML, Word, PDF.

What comes out is the text that Gangmu keeps as the source, beside the hash of the file as it was given; every offset
counts its code points. The format is told by a file's first bytes, because names of files lie.
"""

from __future__ import annotations

from dataclasses import dataclass

from gangmu.graph.errors import ReportError

TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a file, its media type, and what a person should know of how it was read."""

    text: str
    media_type: str
    notes: tuple[str, ...] = ()


def converted(data: bytes, name: str) -> Converted | None:
    """Return the text of a Word or PDF file, None for what is text already.

    Raise ReportError for a file that holds no text, that is locked or broken, or of a format that is not read.
    """
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from gangmu.graph.formats import pdf

        return pdf.read(data, name)
    if data.startswith(b"PK\x03\x04"):
        from gangmu.graph.formats import docx

        return docx.read(data, name)
    for start, what in _REFUSED.items():
        if data.startswith(start):
            raise ReportError(f"{name} is {what}")
    return None


_REFUSED = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.doc, .wps); save it as .docx",
    b"{\\rtf": "a rich text file (.rtf); save it as .docx or .txt",
    b"\x89PNG": "a picture; give the report as text, or run OCR on it first",
    b"\xff\xd8\xff": "a picture; give the report as text, or run OCR on it first",
    b"7z\xbc\xaf": "an archive; unpack it first",
    b"Rar!": "an archive; unpack it first",
}
