"""A Word file (.docx) to its text: a line for each paragraph, automatic numbers written out, deletions left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from gangmu.graph.errors import ReportError
from gangmu.graph.formats import Converted
from gangmu.graph.formats.numbering import Numbering

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 256 * 1024 * 1024
"""So many bytes may all parts of a file take when unpacked; a report takes a hundredth."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_MC}Fallback"})


def read(data: bytes, name: str) -> Converted:
    """Return the text of a Word file; raise ReportError where it is another kind of archive, locked or broken."""
    parts = _parts(data, name)
    if "word/document.xml" not in parts:
        raise ReportError(f"{name} is an archive but no Word file; give the report as .docx, .pdf, .html, .txt or .md")
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        numbering = Numbering.of(document)
        lines = [*_lines(document.element.body, numbering), *_footnotes(document)]
    except Exception as error:  # whatever the parser met: the file is not what a Word file is
        raise ReportError(f"{name} is no sound Word file: {error}; open it in Word and save it anew") from None
    return Converted("\n".join(lines), MEDIA_TYPE)


def _parts(data: bytes, name: str) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ReportError(f"{name} is broken: {error}; copy or download it anew") from None
    if any(info.flag_bits & 1 for info in infos):
        raise ReportError(f"{name} is locked by a password; save it without one")
    if sum(info.file_size for info in infos) > MOST:
        raise ReportError(f"{name} unpacks to more than {MOST >> 20} MB; no report is so large")
    return frozenset(info.filename for info in infos)


def _lines(element: Any, numbering: Numbering) -> Iterator[str]:
    """Yield a line for each paragraph, and one for each row of a table, its cells parted by tabs."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from (numbering.mark(child) + "".join(_words(child))).split("\n")
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = (" ".join(_lines(cell, numbering)).strip() for cell in row.iter(f"{_W}tc"))
                yield "\t".join(cell for cell in cells if cell)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _lines(child, numbering)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}footnoteReference":
            yield f"〔{child.get(f'{_W}id')}〕"
        else:
            yield from _words(child)


def _footnotes(document: Any) -> Iterator[str]:
    """Yield the footnotes behind the text, each with the mark that stands in it."""
    for part in document.part.package.iter_parts():
        if str(part.partname) != "/word/footnotes.xml":
            continue
        from docx.oxml import parse_xml

        for note in parse_xml(part.blob):
            if note.get(f"{_W}type") is None:  # the others are the lines that part notes from the text
                words = "".join("".join(_words(paragraph)) for paragraph in note.iter(f"{_W}p"))
                yield f"〔{note.get(f'{_W}id')}〕{words.strip()}"
