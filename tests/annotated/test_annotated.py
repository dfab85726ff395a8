"""The rules against sentences that people annotated: floors under what they read right, and checks of the annotation."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from gangmu.graph.model import Listed, Member, Slogan, Span
from tests.annotated.draw import DRAWN, drawn
from tests.annotated.measure import Measured, agreement, gold, measure, scorer, table
from tests.annotated.sentences import KINDS, check, faults, load

# F1, micro-averaged over all sentences of a part: what was measured, cut to two digits. Of the parts, only `dev` and
# `more` may be looked at. Members have no floor where hardly any are listed.
FLOORS = {
    "dev": {
        "slogans": 1.00,
        "slogans: counts": 1.00,
        "projects": 0.92,
        "projects: right status": 0.90,
        "indicators": 0.98,
        "indicators: right role": 0.93,
        "actors": 0.88,
        "places": 0.97,
    },
    "held": {
        "slogans": 0.98,
        "slogans: members": 0.66,
        "slogans: counts": 1.00,
        "projects": 0.75,
        "projects: right status": 0.84,
        "indicators": 0.94,
        "indicators: right role": 0.97,
        "actors": 0.90,
        "places": 0.98,
    },
    "more": {
        "slogans": 1.00,
        "slogans: counts": 1.00,
        "projects": 0.91,
        "projects: right status": 0.96,
        "indicators": 0.96,
        "indicators: right role": 0.95,
        "actors": 0.94,
        "places": 0.91,
    },
}

# Of the counted slogans whose members a report lists, the share that lists as many as the numeral says.
AGREEING = {"dev": 0.97, "held": 0.96, "more": 0.93}


@pytest.fixture(scope="session")
def measured(shared: Path) -> Callable[[str], Measured]:
    """Each half is read once, when it is first asked for."""
    return cache(lambda half: measure(half, shared))


@pytest.mark.shared
@pytest.mark.parametrize(("half", "row"), [(half, row) for half, rows in FLOORS.items() for row in rows])
def test_no_row_falls_below_its_floor(measured: Callable[[str], Measured], half: str, row: str) -> None:
    score = measured(half).rows[row]
    assert score.f1 >= FLOORS[half][row], "\n" + table(half, measured(half))


@pytest.mark.shared
@pytest.mark.parametrize("half", FLOORS)
def test_listed_members_are_as_many_as_the_slogan_says(measured: Callable[[str], Measured], half: str) -> None:
    found = measured(half)
    print(table(half, found))
    assert found.listings >= 30
    assert found.agreeing / found.listings >= AGREEING[half]


@pytest.mark.shared
@pytest.mark.parametrize("half", DRAWN)
def test_the_annotation_is_of_the_sentences_that_were_drawn(shared: Path, half: str) -> None:
    assert not list(check(half, shared / "corpus"))


@pytest.mark.shared
@pytest.mark.parametrize("half", DRAWN)
def test_the_annotation_agrees_with_itself_and_not_with_nothing(shared: Path, half: str) -> None:
    script = scorer(shared)
    same, nothing = script.Tally(), script.Tally()
    for record in load(half):
        text = (shared / "corpus" / record["file"]).read_text("utf-8")
        sentence = text[record["start"] : record["end"]]
        whole = gold(record, sentence)
        script.score_document(whole, whole, sentence, same)
        script.score_document(whole, {}, sentence, nothing)
    for kind in KINDS:
        hits, found, held = same.rows[kind]
        assert hits == held > 0, [miss for miss in same.misses if miss[1] == kind]
        assert found == held
        assert nothing.rows[kind] == [0, 0, held]


def test_the_parts_are_wide_and_apart() -> None:
    records = {half: load(half) for half in DRAWN}
    files = {half: {record["file"] for record in of_half} for half, of_half in records.items()}
    assert not any(files[one] & files[other] for one, other in combinations(files, 2))
    assert all(len(of_half) >= 15 for of_half in files.values())
    assert sum(map(len, records.values())) >= 320
    for of_half in records.values():
        empty = [record for record in of_half if not any(record.get(kind) for kind in KINDS)]
        assert len(empty) >= len(of_half) / 5, "sentences that hold nothing measure precision"


SENTENCE = "新建青石水库、云谷 公园，投资3.5亿元。"


def record(**changes: Any) -> dict[str, Any]:
    return {
        "start": 0,
        "end": len(SENTENCE),
        "sha256": sha256(SENTENCE.encode()).hexdigest()[:8],
        "context": "plan",
    } | changes


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"projects": [{"name": "云谷公园", "status": "planned"}]}, None),
        ({"projects": [{"name": "新建公园", "joined": True}]}, None),
        ({"indicators": [{"name": "投资", "values": [{"value": 3.5, "unit": "亿元", "role": "target"}]}]}, None),
        ({"end": 5}, "not the one that was annotated"),
        ({"context": "past"}, "context past"),
        ({"projects": [{"name": "青石公园"}]}, "does not stand"),
        ({"projects": [{"name": "云谷公园", "joined": True}]}, "not joined"),
        ({"projects": [{"name": "云谷公园", "aliases": ["云谷森林公园"]}]}, "not in the sentence's words"),
        ({"projects": [{"name": "云谷公园", "status": "someday"}]}, "status someday"),
        ({"slogans": [{"name": "投资", "members": ["山"]}]}, "山 does not stand"),
        (
            {"indicators": [{"name": "投资", "values": [{"value": 4.5, "unit": "亿元", "role": "target"}]}]},
            "4.5 of 投资",
        ),
        ({"indicators": [{"name": "投资", "values": [{"value": 3.5, "unit": "亿元", "role": "plan"}]}]}, "role plan"),
    ],
)
def test_a_record_is_checked(changes: dict[str, Any], fault: str | None) -> None:
    found = list(faults(record(**changes), SENTENCE))
    assert len(found) == bool(fault)
    assert not fault or fault in found[0]


def test_the_draw_is_the_same_each_time_and_of_whole_sentences() -> None:
    text = "".join(f"第{n}句话说的是青石县。\n太短。标题没有句号的一行\n" for n in range(50))
    first = drawn("a.txt", text, 10)
    assert first == drawn("a.txt", text, 10) != drawn("b.txt", text, 10)
    assert all(text[a:b].startswith("第") and text[a:b].endswith("青石县。") for a, b in first)


@pytest.mark.parametrize(
    ("counts", "members", "verdicts"),
    [
        ((3,), "甲乙丙", [True]),
        ((3,), "甲乙", [False]),
        ((1, 2), "甲乙丙", [True]),
        ((3, 5), "甲乙", [True]),
        ((3, 5), "甲乙丙", [False]),
        ((3,), "", []),
        ((), "甲乙", []),
    ],
)
def test_agreement_of_count_and_members(counts: tuple[int, ...], members: str, verdicts: list[bool]) -> None:
    at = Span(0, 1)
    listings = (Listed(tuple(Member(name, at) for name in members), at),) if members else ()
    assert list(agreement([Slogan("三个青石", counts, at, listings)])) == verdicts
