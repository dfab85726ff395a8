"""The second opinion on `held`: that it is of the sentences it should be, and that two opinions are compared rightly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.annotated.agreement import FIRST_TEN, SECOND, both, certain, ratios, rows, scored
from tests.annotated.draw import DRAWN, drawn
from tests.annotated.sentences import KINDS, faults, load


@pytest.mark.shared
def test_the_second_opinion_is_of_the_first_ten_sentences_that_were_drawn(shared: Path) -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for record in load(SECOND):
        spans.setdefault(record["file"], []).append((record["start"], record["end"]))
        text = (shared / "corpus" / record["file"]).read_text("utf-8")
        assert not list(faults(record, text)), (record["file"], record["start"])
    for file, count in DRAWN["held"].items():
        text = (shared / "corpus" / file).read_text("utf-8")
        assert spans.pop(file) == drawn(file, text, count)[:FIRST_TEN]
    assert not spans


def test_the_second_opinion_holds_projects_with_their_status_and_nothing_else() -> None:
    records = load(SECOND)
    projects = [entry for record in records for entry in record.get("projects", [])]
    assert not [kind for record in records for kind in KINDS if kind != "projects" and kind in record]
    assert all({"name", "status"} <= set(entry) for entry in projects)
    assert sum(not entry.get("optional") for entry in projects) >= 50
    assert sum(not record.get("projects") for record in records) >= len(records) / 5


def test_each_sentence_of_the_second_opinion_has_a_first() -> None:
    pairs = list(both())
    assert len(pairs) == len(load(SECOND)) == FIRST_TEN * len(DRAWN["held"])
    assert all(first["sha256"] == second["sha256"] for first, second in pairs)


@pytest.mark.shared
def test_who_agrees_with_himself_agrees_wholly_and_with_nobody_not_at_all(shared: Path) -> None:
    records = load(SECOND)
    same = [certain(record) for record in records]
    assert [row[1:] for row in rows([(one, one) for one in same], shared)] == [(1.0, 1.0, 1.0)] * 5
    silent: list[dict[str, Any]] = [record | {"projects": []} for record in records]
    assert ratios(scored(zip(same, silent, strict=True), shared).projects) == (0.0, 0.0, 0.0)


@pytest.mark.shared
def test_optional_entries_of_neither_side_count_in_the_last_row(shared: Path) -> None:
    records = load(SECOND)
    strict = [(record, certain(record)) for record in records]
    assert list(rows(strict, shared))[-1][1:] == (1.0, 1.0, 1.0)
    everything = [(certain(record), record) for record in records]
    assert ratios(scored(everything, shared).projects)[0] < 1.0
    assert list(rows(everything, shared))[-1][1:] == (1.0, 1.0, 1.0)
