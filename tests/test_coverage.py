"""What became of each sentence: what it yielded, or which class of empty sentence it is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.api.commands.check import _show
from gangmu.graph.build import build
from gangmu.graph.coverage import Coverage, Told, classed, coverage, signs, told
from gangmu.graph.outline import outline
from gangmu.graph.store import View
from gangmu.graph.text import Source, clean

TEXT = "青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建青石水库。让人民生活更加美好。\n"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("coverage")
    for name in ("青石", "白石"):
        (folder / f"{name}.txt").write_text(TEXT.replace("青石", name), "utf-8")
    build([folder / "青石.txt", folder / "白石.txt"], folder / "store")
    return View.open(folder / "store")


def test_each_report_has_its_own_sentences(view: View) -> None:
    both = list(coverage(view))
    assert [len(one.sentences) for one in both] == [5, 5]
    assert {one.document.rsplit("/", 1)[1] for one in both} == {"青石", "白石"}
    for one in both:
        yielded = {told.words: told.yielded for told in one.sentences}
        assert any("Commitment" in names for words, names in yielded.items() if "水库" in words)
        assert Told(3, "让人民生活更加美好。", (), "result", ()) in one.silent
        assert one.share == len(one.silent) / 5


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("各位代表！", "greeting"),
        ("我代表县人民政府，向全县人民表示衷心感谢！", "greeting"),
        ("让我们携手前行。", "appeal"),
        ("今年要重点做好以下工作。", "frame"),
        ("我们也清醒看到，基础还不牢。", "problem"),
        ("今年是关键之年。", "situation"),
        ("坚持党的领导不动摇。", "principle"),
        ("民生是天大的事。", "rhetoric"),
        ("社会大局平稳。", "result"),
        ("加强社区治理。", "aspiration"),
        ("青石县。", "other"),
    ],
)
def test_the_class_of_an_empty_sentence(sentence: str, name: str) -> None:
    reading = outline(clean(Source("a", f"一、工作安排\n上项目，建园区。{sentence}", "", "")))
    assert classed(reading, reading.sentences[-1]) == name


@pytest.mark.parametrize(
    ("raw", "classes"),
    [
        ("青石县工作报告\n各位代表：\n一、工作安排\n加强治理。", ["masthead", "masthead", "heading", "aspiration"]),
        (
            "一、工作安排\n加强治理。\n名词解释\n1.“两山”：青山，白山。",
            ["heading", "aspiration", "heading", "glossary"],
        ),
    ],
)
def test_the_class_by_place(raw: str, classes: list[str]) -> None:
    reading = outline(clean(Source("a", raw, "", "")))
    assert [one.empty for one in told(reading, [])] == classes


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("粮食产量达到5.2万吨。", ("number",)),
        ("2024年，形势严峻。", ()),
        ("截至3月底，局面稳定。", ()),
        ("用好“一网通办”。", ("formula",)),
        ("组建青石公司。", ("verb",)),
        ("加强治理。", ()),
    ],
)
def test_signs_of_something_missed(words: str, found: tuple[str, ...]) -> None:
    assert signs(words) == found


def test_a_heading_and_a_greeting_need_no_look() -> None:
    reading = outline(clean(Source("a", "一、新建3座水库\n上项目，建园区。各位代表，新建水库3座。", "", "")))
    assert [one.signs for one in told(reading, [])] == [(), (), ()]


def test_a_cut_list_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    many = Coverage("x/青石", tuple(Told(n, f"新建水库{n}座。", (), "other", ("number", "verb")) for n in range(1, 26)))
    _show(many, False)
    cut = capsys.readouterr().out
    assert "25; 10 of them follow, --all shows all" in cut and cut.count("    line ") == 10
    assert "nothing (未得): other 100.0%" in cut
    _show(many, True)
    whole = capsys.readouterr().out
    assert "follow" not in whole and whole.count("    line ") == 25


@given(st.lists(st.sampled_from(["甲。", "乙乙，\n", "\n", "一、丙\n", "丁；"]), max_size=30))
def test_every_sentence_is_told_once_with_its_line(parts: list[str]) -> None:
    raw = "".join(parts)
    reading = outline(clean(Source("a", raw, "", "")))
    all_told = list(told(reading, []))
    assert [one.words for one in all_told] == [reading.words(sentence.at) for sentence in reading.sentences]
    lines = raw.split("\n")
    assert all(one.words[:1] in lines[one.line - 1] for one in all_told)
    assert all(a.line <= b.line for a, b in pairwise(all_told))


def test_the_shipped_sample_is_told_whole(tmp_path: Path) -> None:
    build([], tmp_path)
    (one,) = coverage(View.open(tmp_path))
    assert sum(one.empties().values()) == len(one.silent) < len(one.sentences) * 0.2
    assert len(one.unread) <= 3
