"""Word files: made by the library that reads them, then looked at as a reader of the file sees it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gangmu.graph.errors import ReportError
from gangmu.graph.sources import decode


def text(fill: Callable[[Any], object]) -> str:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    source = decode(file.getvalue(), "a.docx")
    assert source.media_type.endswith("wordprocessingml.document") and source.encoding == ""
    return source.raw


def test_paragraphs_runs_breaks_and_tables() -> None:
    def fill(document: Any) -> None:
        document.add_heading("青石县政府工作报告", 0)
        paragraph = document.add_paragraph("建成")
        paragraph.add_run("云谷").bold = True
        paragraph.add_run("产业园。").add_break()
        paragraph.add_run("新建水库。")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "水库", "县水利局"

    assert text(fill).split("\n") == ["青石县政府工作报告", "建成云谷产业园。", "新建水库。", "水库\t县水利局"]


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'


def test_numbers_that_stand_in_no_text_are_written_out() -> None:
    def fill(document: Any) -> None:
        levels = LEVEL.format(0, "chineseCounting", "%1、") + LEVEL.format(1, "decimal", "（%2）")
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for words, level in (("回顾", 0), ("工业", 1), ("农业", 1), ("展望", 0), ("民生", 1)):
            properties = document.add_paragraph(words)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )
        document.add_paragraph("要点", style="List Bullet")

    assert text(fill).split("\n") == ["一、回顾", "（1）工业", "（2）农业", "二、展望", "（1）民生", "●要点"]


def test_what_was_deleted_is_left_out_and_what_was_inserted_is_in() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("建设")._p
        deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>旧城</w:delText></w:r></w:del>"
        inserted = f"<w:ins {nsdecls('w')}><w:r><w:t>新城</w:t></w:r></w:ins>"
        paragraph.append(parse_xml(deleted))
        paragraph.append(parse_xml(inserted))

    assert text(fill) == "建设新城"


def archive(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, content in parts.items():
            out.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive(xl__workbook="<x/>"), "is an archive but no Word file; give the report as .docx"),
        (archive(word__document="<x/>"), "is no sound Word file"),
        (b"PK\x03\x04" + b"\0" * 50, "is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "is an old Office file (.doc, .wps); save it as .docx"),
        (b"{\\rtf1 x}", "is a rich text file (.rtf); save it as .docx or .txt"),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ReportError) as caught:
        decode(data, "a.docx")
    assert said in str(caught.value) and str(caught.value).startswith("a.docx ")


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from gangmu.graph.formats import docx as reader

    monkeypatch.setattr(reader, "MOST", 100)
    with pytest.raises(ReportError, match="unpacks to more than"):
        decode(archive(word__document="<x/>" * 100), "a.docx")
