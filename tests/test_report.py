"""A report as a folder or a file: what describes it, and what is no sound description."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.errors import CurationError, ReportError
from gangmu.graph.rdf import layout
from gangmu.graph.report import PROPERTIES, External, load, report, reports, shipped

KNOWN = 'issuer = "青石县"\nname = "政府工作报告"\ntitle = "青石县政府工作报告"\n'
EXTERNAL = '[[external]]\nproperty = "{}"\nvalue = "{}"\nsource = "{}"\nreason = "原文没有写"\n'


def folder(path: Path, metadata: str | None = None, *texts: str) -> Path:
    for text in texts:
        (path / text).write_text("建设云岭物流园。", "utf-8")
    if metadata is not None:
        (path / "report.toml").write_text(metadata, "utf-8")
    return path


# --- What a report is -----------------------------------------------------------------------------------------------


def test_a_text_alone_is_named_by_its_file(tmp_path: Path) -> None:
    folder(tmp_path, None, "青石县2021.txt", "other.txt")
    found = report(tmp_path / "青石县2021.txt")
    assert (found.text, found.issuer, found.name, found.title) == (tmp_path / "青石县2021.txt", *3 * ("青石县2021",))
    assert (found.kind, found.described, found.curation) == ("PolicyDocument", False, None)


def test_a_folder_with_its_metadata(tmp_path: Path) -> None:
    more = 'text = "原文.md"\nkind = "GovernmentWorkReport"\nlevel = "county"\nplace = "青石县"\n'
    year = EXTERNAL.format("year", "2021", "https://example.org/青石县")
    found = report(folder(tmp_path, KNOWN + more + year, "原文.md", "curation.toml"))
    assert (found.text, found.issuer, found.name) == (tmp_path / "原文.md", "青石县", "政府工作报告")
    assert (found.title, found.kind, found.level, found.place) == (
        "青石县政府工作报告",
        "GovernmentWorkReport",
        "county",
        "青石县",
    )
    assert found.external == (External("year", "2021", "https://example.org/青石县", "原文没有写"),)
    assert found.described and found.curation == tmp_path / "curation.toml"


def test_metadata_describes_report_txt_where_it_names_no_other(tmp_path: Path) -> None:
    found = report(folder(tmp_path, KNOWN, "report.txt", "other.txt"))
    assert (found.text, found.issuer, found.curation) == (tmp_path / "report.txt", "青石县", None)


def test_a_text_beside_metadata_is_described_by_it_if_it_is_the_one(tmp_path: Path) -> None:
    folder(tmp_path, KNOWN, "report.txt", "other.txt", "curation.toml")
    assert report(tmp_path / "report.txt").issuer == "青石县"
    other = report(tmp_path / "other.txt")
    assert (other.issuer, other.described, other.curation) == ("other", False, None)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.markdown"])
def test_a_folder_with_one_text_needs_no_metadata(tmp_path: Path, name: str) -> None:
    found = report(folder(tmp_path, None, name, "notes.pdf"))
    assert (found.text.name, found.described) == (name, False)


def test_the_reports_of_a_folder_of_reports(tmp_path: Path) -> None:
    described, single, many = (tmp_path / name for name in ("2021", "2022", "older"))
    for inside in (described, single, many, tmp_path / ".hidden"):
        inside.mkdir()
    folder(described, KNOWN, "report.txt", "other.txt")
    folder(single, None, "原文.txt")
    folder(many, None, "b.docx", "a.pdf", "~$b.docx", "notes.csv")
    folder(tmp_path, None, "乙.html", "甲.txt")
    folder(tmp_path / ".hidden", None, "c.txt")
    assert reports(tmp_path) == (
        tmp_path / "乙.html",
        tmp_path / "甲.txt",
        described,
        single,
        many / "a.pdf",
        many / "b.docx",
    )
    assert reports(many / "a.pdf") == (many / "a.pdf",)


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"holds no report; give a folder with \.txt"):
        reports(tmp_path)


def test_shipped_reports_are_described() -> None:
    assert shipped()
    assert all(report(path).described for path in shipped())


def test_the_graph_knows_every_property_that_may_be_claimed() -> None:
    assert set(layout._EXTERNAL) == set(PROPERTIES)


# --- What is none ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "why"),
    [((), "holds 0 texts"), (("a.txt", "b.txt"), "holds 2 texts"), (("a.csv",), "holds 0 texts")],
)
def test_a_folder_without_one_text(tmp_path: Path, texts: tuple[str, ...], why: str) -> None:
    with pytest.raises(ReportError, match=why):
        report(folder(tmp_path, None, *texts))


def test_what_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"missing\.txt does not exist"):
        report(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    ("metadata", "why"),
    [
        ('name = "a"\ntitle = "b"', 'lacks issuer = "…"'),
        ('issuer = "a"\nname = 5\ntitle = "b"', 'lacks name = "…"'),
        ('issuer = "a"\nname = "  "\ntitle = "b"', 'lacks name = "…"'),
        ('issuer = "——"\nname = "a"\ntitle = "b"', 'lacks issuer = "…"'),
        ('issuer = "a"\nname = "b"\ntitle = []', 'lacks title = "…"'),
        (KNOWN + 'kind = "Report"', "kind = 'Report' is none of GovernmentWorkReport, "),
        (KNOWN + "kind = 5", "kind = 5 is none of "),
        (KNOWN + 'level = "city"', "level = 'city' is none of county, national, "),
        (KNOWN + 'issuers = "a"\nyear = 2021', "unknown keys issuers, year; known are external, issuer, "),
        (KNOWN + "external = 5", "write [[external]] with two brackets"),
        (KNOWN + 'external = ["a"]', "write [[external]] with two brackets"),
        (KNOWN + '[external]\nproperty = "year"', "write [[external]] with two brackets"),
        (KNOWN + '[[external]]\nproperty = "year"\nvalue = "2021"', "[[external]] 1 lacks source, reason"),
        (
            KNOWN + EXTERNAL.format("mayor", "a", "https://example.org"),
            "[[external]] 1: property 'mayor' is none of year, ",
        ),
        (
            KNOWN
            + EXTERNAL.format("url", "https://example.org/a", "https://example.org")
            + EXTERNAL.format("year", "前年", "https://example.org"),
            "[[external]] 2: '前年' is no year",
        ),
        (KNOWN + EXTERNAL.format("year", "２０２１", "https://example.org"), "is no year"),
        (KNOWN + EXTERNAL.format("year", "2021", "县志 第三卷"), "source '县志 第三卷' is no address"),
        (KNOWN + EXTERNAL.format("year", "2021", "https://example.org/a b"), "is no address"),
    ],
)
def test_metadata_that_is_not_sound(tmp_path: Path, metadata: str, why: str) -> None:
    with pytest.raises(CurationError) as raised:
        report(folder(tmp_path, metadata, "report.txt"))
    said = str(raised.value)
    assert why in said and said.startswith(str(tmp_path / "report.toml")) and "\n" not in said


def test_no_toml_is_shown_with_its_place(tmp_path: Path) -> None:
    file = folder(tmp_path, 'issuer = "青石县"\nname = 青石\n') / "report.toml"
    with pytest.raises(CurationError) as raised:
        load(file)
    first, shown, mark = str(raised.value).split("\n")
    assert first == f"{file}, line 2, is no sound TOML: Invalid value"
    assert shown == "2 | name = 青石"
    assert mark == "           ^"


def test_no_toml_at_its_end(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match="is no sound TOML"):
        load(folder(tmp_path, 'issuer = "青石县') / "report.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_no_text_at_all(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "report.toml"
    file.mkdir() if content is None else file.write_bytes(content)
    with pytest.raises(CurationError, match="cannot be read"):
        load(file)
