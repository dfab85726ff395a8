"""Whole layouts to trees: what stands under what, how far it reaches, which way it looks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean, decode, read


def reading(raw: str) -> Reading:
    return outline(clean(Source("a", raw, "", "")))


def tree(read: Reading) -> list[str]:
    """Return the outline, a heading a line, indented by one dot a level, with the letter of its kind."""
    return [f"{'.' * (s.level - 1)}{s.kind[0]} {s.title}" for s in read.sections]


P = "建强园区，上新项目，延长链条。扩大产能，提高效益。"


def layouts() -> Iterator[object]:
    """Yield the texts of fixtures/outlines.txt with their trees, each under its name."""
    blocks = (Path(__file__).parent / "fixtures/outlines.txt").read_text("utf-8").split("==== ")[1:]
    for block in blocks:
        name, _, layout = block.partition("\n")
        raw, _, headings = layout.replace("※", P).partition("----\n")
        yield pytest.param(raw, headings.split("\n\n")[0].splitlines(), id=name)


@pytest.mark.parametrize(("raw", "found"), list(layouts()))
def test_layouts(raw: str, found: list[str]) -> None:
    assert tree(reading(raw)) == found


def test_paragraphs_lost_into_one_line() -> None:
    raw = f"各位代表：{P * 12}一、工作回顾 过去一年，{P * 9}二、工作安排 今年，{P}（一）兴产业。{P}（二）惠民生。{P}"
    assert tree(reading(raw)) == ["n 一、工作回顾", "n 二、工作安排", ".n （一）兴产业", ".n （二）惠民生"]


def test_one_sentence_a_line() -> None:
    told = "要建强园区，上新项目，延长链条。\n" * 60
    raw = f"各位代表：\n一、工作安排\n（一）兴产业。\n{told}强化基层治理能力。\n{told}"
    assert tree(reading(raw)) == ["n 一、工作安排", ".n （一）兴产业", "..l 强化基层治理能力"]


def test_reach_and_innermost_section() -> None:
    read = reading(
        "一、工作安排\n（一）兴产业\n做强农业。选良种，扩面积。\n另外的话，不归农业。\n"
        "（二）惠民生\n办实事，建学校。\n二、自身建设\n强作风，办实事。"
    )
    reach = {s.title: read.words(s.reach) for s in read.sections}
    assert reach["（一）兴产业"] == "（一）兴产业\n做强农业。选良种，扩面积。\n另外的话，不归农业。"
    assert reach["做强农业"] == "做强农业。选良种，扩面积。"
    assert reach["一、工作安排"].endswith("办实事，建学校。")
    where = {read.words(q.at): q.section is not None and read.sections[q.section].title for q in read.sentences}
    assert where["选良种，扩面积。"] == "做强农业"
    assert where["另外的话，不归农业。"] == "（一）兴产业"
    assert where["强作风，办实事。"] == "二、自身建设"
    assert [read.words(q.at) for q in read.sentences if q.heading] == [
        "一、工作安排", "（一）兴产业", "做强农业。", "（二）惠民生", "二、自身建设",
    ]  # fmt: skip


def test_what_stands_after_a_list_is_not_the_last_item_s() -> None:
    read = reading("主要目标\n粮食增产，园区扩大。\n- 粮食增产\n- 园区扩大\n要努力奋斗，实现目标。\n")
    assert read.sentences[-1].section == 0


def test_names_numbers_and_titles() -> None:
    read = reading("一、 工作安排：\n（一）兴产业，强工业。建园区。\n1.建园区\n——惠民生！办实事。")
    assert [(s.title, s.number, s.name) for s in read.sections] == [
        ("一、 工作安排", "一、", "工作安排"),
        ("（一）兴产业，强工业", "（一）", "兴产业，强工业"),
        ("1.建园区", "1.", "建园区"),
        ("惠民生", "", "惠民生"),
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            "一、工作回顾\n粮食增产。\n我们将努力，建成园区。\n二、工作安排\n建园区，上项目。\n"
            f"今年预期目标是：增产5%。\n一年来，外贸增长，口岸扩大。要继续扩大，力争翻番。\n三、自身建设\n{P}",
            "review review outlook outlook outlook goalList review outlook outlook outlook outlook",
        ),
        (f"名词解释\n“两重”：重大战略。\n{P}", "preamble preamble preamble preamble"),
        (
            "青石县报告\n各位代表，请审议。\n过去一年，粮食增产。新建学校。\n今年，要建园区，上项目。新建医院。",
            "preamble preamble review review outlook outlook",
        ),
    ],
)
def test_orientation_of_each_sentence(raw: str, found: str) -> None:
    assert [str(q.orientation) for q in reading(raw).sentences] == found.split()


def test_a_tree_of_fifty_levels() -> None:
    lines = [f"{'.'.join(['1'] * depth)} 建设园区\n建强园区，上新项目。" for depth in range(2, 51)]
    levels = [s.level for s in reading("\n".join(["1. 建设园区", *lines])).sections]
    assert levels == list(range(1, 51))


@pytest.mark.parametrize("unit", ["加快推进，现代农业", "“（《‘一、加快"])
def test_twenty_megabytes_without_a_stop(unit: str) -> None:
    raw = unit * (20_000_000 // len(unit.encode()))
    read = outline(clean(decode(raw.encode(), "a")))
    assert len(read.sentences) == 1
    assert read.sections == ()


WORDS = "一二三、（）()是要1.2①第章节：。，！\n\n-●#* “”加快建设园区发展工作回顾目标附件名词解释"
BROKEN = st.text(st.sampled_from(WORDS), max_size=150)


@given(BROKEN)
def test_any_text_gives_a_tree_that_holds_together(raw: str) -> None:
    read = reading(raw)
    for section in read.sections:
        above = read.sections[section.parent] if section.parent is not None else None
        assert section.level == (above.level + 1 if above else 1)
        assert section.at.start == section.reach.start
        assert section.reach.holds(section.at)
        assert section.title == read.words(section.at)
        assert section.title.strip()
        assert above is None or (above.index < section.index and above.reach.holds(section.reach))
    assert all(a.at.start <= b.at.start for a, b in pairwise(read.sections))
    for sentence in read.sentences:
        holding = [s for s in read.sections if s.reach.start <= sentence.at.start < s.reach.end]
        assert sentence.section == (max(holding, key=lambda s: s.level).index if holding else None)


def test_the_sample_report(root: Path) -> None:
    found = outline(clean(read(root / "data/reports/xinjiang-2021/report.txt")))
    kinds = [s.kind.value for s in found.sections]
    assert {kind: kinds.count(kind) for kind in kinds} == {"title": 11, "bullet": 21, "numbered": 14, "lead": 17}
    assert [s.title for s in found.sections if s.level == 1] == ["回眸", "展望"]
    assert {s.orientation.value for s in found.sections} == {"review", "outlook", "guidance", "goalList"}
