"""Many reports to one graph: what fails is said and stops nothing else; the graph is the same however it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph import extract
from gangmu.graph import parts as parted
from gangmu.graph.build import build
from gangmu.graph.errors import BuildError, GangmuError, ReportError
from gangmu.graph.store import current

TEXT = "{0}县工作报告\n一、今后五年重点工作\n（一）做强农业。新建10万亩高标准农田，打造“云谷”产业园。\n"


def reports(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(TEXT.format("甲乙丙丁戊己庚辛"[number]), "utf-8")
    return folder


def test_what_fails_in_a_folder_is_told_and_the_others_are_built(tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", 4)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4")
    (folder / "empty.txt").write_bytes(b"")
    told: list[tuple[int, int]] = []
    result = build([folder], tmp_path / "store", lambda done, total, name: told.append((done, total)))
    assert result.reports == ("0", "1", "2", "3")
    assert [failure.path.name for failure in result.failed] == ["broken.pdf", "empty.txt"]
    assert all(isinstance(failure.error, ReportError) for failure in result.failed)
    assert told == [(number, 6) for number in range(1, 7)]


def test_a_report_that_is_named_stops_the_build_and_what_was_there_stays(tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", 2)
    build([folder], tmp_path / "store")
    before = current(tmp_path / "store")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ReportError, match=r"empty\.txt is empty"):
        build([folder, tmp_path / "empty.txt"], tmp_path / "store")
    (folder / "0.txt").write_bytes(b"")
    (folder / "1.txt").write_bytes(b"")
    with pytest.raises(BuildError, match=r"none of 2 reports can be read; the first one: .* is empty"):
        build([folder], tmp_path / "store")
    assert current(tmp_path / "store") == before


def test_two_reports_of_one_name(tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", 2)
    (folder / "more").mkdir()
    (folder / "more" / "0.txt").write_text(TEXT.format("壬"), "utf-8")
    (folder / "more" / "9.txt").write_text(TEXT.format("癸"), "utf-8")
    result = build([folder], tmp_path / "store")
    assert result.reports == ("0", "1", "9")
    assert "are both named “0”" in str(result.failed[0].error)


def test_a_fault_in_one_report_costs_only_that_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = reports(tmp_path / "reports", 3)
    whole = extract.run

    def faulty(path: Path) -> object:
        if path.stem == "1":
            raise IndexError("out of range")
        return whole(path)

    monkeypatch.setattr(parted, "run", faulty)
    result = build([folder], tmp_path / "store")
    assert result.reports == ("0", "2")
    assert "a fault in Gangmu (IndexError: out of range)" in str(result.failed[0].error)
    assert isinstance(result.failed[0].error, GangmuError)


def test_the_graph_is_the_same_over_one_process_and_over_two(tmp_path: Path) -> None:
    folder = reports(tmp_path / "reports", 5)
    one = build([folder], tmp_path / "one", jobs=1)
    two = build([folder], tmp_path / "two", jobs=2)
    assert one.snapshot.name == two.snapshot.name
    assert (one.snapshot / "graph.nq").read_bytes() == (two.snapshot / "graph.nq").read_bytes()
