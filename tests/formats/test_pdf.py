"""PDF files: printed by a browser (skipped where there is none), or small ones written out here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gangmu.graph.errors import ReportError
from gangmu.graph.formats.pdf import _Line, _paragraphs, _without_heads
from gangmu.graph.sources import decode, read

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
PARAGRAPHS = [
    "青石县政府工作报告",
    "一、过去五年工作回顾",
    "过去五年，全县地区生产总值从75亿元增至120亿元，年均增长8%以上，建成3万亩高标准农田和云岭镇茶叶基地。" * 4,
    "二、今后五年工作任务",
    "新建10万亩以上高标准农田，实施“绿满青石”行动，建设云谷产业园，推进古街改造，打通云岭大道。" * 5,
]
STYLE = "body{font-family:'Noto Sans CJK SC';font-size:12pt} p{margin:0;text-indent:2em;text-align:justify}"


def written(*pages: str) -> bytes:
    """A PDF of empty or Latin pages, as small as they come."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for n, words in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET" if words else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} /Contents {4 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    )
    return body + f"{tail}\nstartxref\n{len(body)}\n%%EOF\n".encode()


def test_a_printed_report_has_its_paragraphs_back(tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium here to print a PDF with")
    page = tmp_path / "a.html"
    lines = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page.write_text(f'<meta charset="utf-8"><style>{STYLE}</style>{lines}', "utf-8")
    out = tmp_path / "a.pdf"
    command = [browser, *FLAGS.split(), f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={out}"]
    subprocess.run([*command, "--no-pdf-header-footer", page.as_uri()], check=True, capture_output=True, timeout=120)
    source = read(out)
    assert source.media_type == "application/pdf" and source.notes == ()
    assert source.raw.split("\n") == PARAGRAPHS


def line(words: str, left: float = 50, right: float = 500, height: float = 12) -> _Line:
    return _Line(words, left, right, height)


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        # A line that stands further in opens a paragraph; so does one behind a short line.
        ([line("甲", 74), line("乙"), line("丙", 74), line("丁", right=200)], ["甲乙", "丙丁"]),
        ([line("甲", right=200), line("乙"), line("丙")], ["甲", "乙丙"]),
    ],
)
def test_lines_to_paragraphs(page: list[_Line], paragraphs: list[str]) -> None:
    assert list(_paragraphs(iter([page]))) == paragraphs


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert list(_paragraphs(iter([[line("甲", 74), line("乙")], [line("丙"), line("丁", right=100)]]))) == ["甲乙丙丁"]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [[line("青石县工作报告"), line(f"正文{'甲乙丙丁'[n]}"), line(f"— {n + 1} —")] for n in range(4)]
    assert [[one.words for one in page] for page in _without_heads(pages)] == [[f"正文{c}"] for c in "甲乙丙丁"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (written("", ""), "a.pdf is scanned: its 2 pages hold pictures and no text; run OCR on it first"),
        (b"%PDF-1.4\nbroken", "a.pdf is no sound PDF"),
        (written("Report on the work"), "a.pdf is no Chinese report"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ReportError) as caught:
        decode(data, "a.pdf")
    assert str(caught.value).startswith(said)
