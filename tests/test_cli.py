"""The command as people run it: in a process of its own, from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建10万亩高标准农田，打造“云谷”产业园。\n"


def run(folder: Path, *words: str, binary: bool = False) -> subprocess.CompletedProcess[str]:
    code = "from gangmu.api.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=folder, capture_output=True, timeout=120)
    out = "" if binary else done.stdout.decode("utf-8")
    return subprocess.CompletedProcess(done.args, done.returncode, out, done.stderr.decode("utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    done = run(folder, "build", "report.txt", "--store", "graph")
    assert done.returncode == 0, done.stderr
    assert "1 report" in done.stdout and "reading report.txt" in done.stderr
    return folder


def test_help_names_every_command(folder: Path) -> None:
    shown = run(folder, "--help").stdout
    assert all(word in shown for word in ("build", "serve", "extract", "check", "query", "export", "建图"))


def test_extract_prints_an_annotation(folder: Path) -> None:
    found = json.loads(run(folder, "extract", "report.txt").stdout)
    assert [project["name"] for project in found["projects"]] == ["高标准农田", "“云谷”产业园"]
    assert found["projects"][0]["quantity"] == "10万亩"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "名\r\n“云谷”产业园\r\n高标准农田\r\n"),
        ("tsv", "名\n“云谷”产业园\n高标准农田\n"),
        ("table", "名\n------------\n“云谷”产业园\n高标准农田\n(2 rows)\n"),
    ],
)
def test_query_in_each_format(folder: Path, form: str, expected: str) -> None:
    query = "SELECT DISTINCT ?名 { ?p a gm:Project ; skos:prefLabel ?名 } ORDER BY ?名"
    assert run(folder, "query", query, "--format", form, "--store", "graph").stdout == expected


def test_query_from_a_file_as_json(folder: Path) -> None:
    (folder / "ask.rq").write_text("ASK { ?p a gm:Project }", "utf-8")
    done = run(folder, "query", "ask.rq", "--format", "json", "--store", "graph")
    assert json.loads(done.stdout) == {"head": {}, "boolean": True}


def test_export_prints_sorted_triples(folder: Path) -> None:
    lines = run(folder, "export", "--format", "nt", "--store", "graph").stdout.splitlines()
    assert len(lines) > 500 and lines == sorted(lines)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("query", "SELECT * { ?s ?p ", "--store", "graph"), 1, "^"),
        (("query", "unlistd", "--store", "graph"), 1, "did you mean unlisted"),
        (("query", "members", "--bind", "slogann=x", "--store", "graph"), 1, "slogan"),
        (("query", "INSERT DATA { <a:b> <a:b> <a:b> }", "--store", "graph"), 1, "can only be read"),
        (("query", "ASK {}", "--store", "nowhere"), 1, "there is no graph in nowhere"),
        (("query", "ASK {}", "--format", "doc"), 2, "table, json, csv, tsv"),
        (("export", "--format", "doc"), 2, "ttl, trig"),
        (("extract", "nothing.txt"), 1, "nothing.txt does not exist"),
        (("build", "empty.txt", "--store", "graph"), 1, "empty.txt is empty"),
        (("build", "binary.txt", "--store", "graph"), 1, "binary.txt is"),
        (("build", "english.txt", "--store", "graph"), 1, "no Chinese report"),
        (("build", "report.txt", "other/report.txt", "--store", "graph"), 1, "both named “report”"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_what_is_wrong_is_one_sentence(folder: Path, words: tuple[str, ...], code: int, sentence: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "english.txt").write_text("A report in another language.", "utf-8")
    (folder / "other").mkdir(exist_ok=True)
    (folder / "other" / "report.txt").write_text(REPORT, "utf-8")
    before = (folder / "graph" / "current").read_bytes()
    done = run(folder, *words)
    assert done.returncode == code and sentence in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "graph" / "current").read_bytes() == before


def test_check_of_a_small_report(folder: Path) -> None:
    done = run(folder, "check", "--store", "graph")
    assert done.returncode == 0, done.stderr
    assert "0 violations" in done.stdout and "of which 0 are not in their text" in done.stdout
