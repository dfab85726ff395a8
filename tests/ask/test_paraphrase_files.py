"""What must hold of the paraphrases themselves, before an answer is measured with them."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
HALVES = {"dev": 350, "held": 249, "more": 290}


def load(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"paraphrases_{half}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def report(root: Path) -> str:
    text = (root / "data" / "reports" / "xinjiang-2021" / "report.txt").read_text("utf-8")
    return "".join(text.split())


@pytest.mark.parametrize("half", HALVES)
def test_every_quote_stands_in_the_report(report: str, half: str) -> None:
    wrong = [(q["id"], quote) for q in load(half) for quote in q["quote"] if "".join(quote.split()) not in report]
    assert not wrong


@pytest.mark.parametrize("half", HALVES)
def test_every_question_says_what_is_right(half: str) -> None:
    for question in load(half):
        refused = question["intent"] == "refuse"
        assert refused == (not question["answers"]), question["id"]
        assert refused or question["quote"], question["id"]
        assert isinstance(question["complete"], bool)


def test_no_question_is_asked_twice() -> None:
    questions = Counter(q["q"] for half in HALVES for q in load(half))
    assert not [q for q, times in questions.items() if times > 1]
    ids = Counter(q["id"] for half in HALVES for q in load(half))
    assert max(ids.values()) == 1


@pytest.mark.parametrize(("half", "least"), HALVES.items())
def test_each_half_is_wide(half: str, least: int) -> None:
    questions = load(half)
    assert len(questions) >= least
    assert sum(q["intent"] == "refuse" for q in questions) >= 0.18 * len(questions)
    assert len({q["intent"] for q in questions}) >= 25
    assert {"formal", "colloquial", "dialect", "keywords", "typo", "traditional", "pinyin", "english", "mixed"} <= {
        q["form"] for q in questions
    }


def test_both_halves_ask_the_same_kinds() -> None:
    dev, held = ({q["intent"] for q in load(half)} for half in ("dev", "held"))
    assert len(dev & held) >= 30


def ideal(question: dict[str, Any]) -> dict[str, Any]:
    """The answer that says what the question wants, each element under its first phrasing, and nothing else."""
    if question["intent"] == "refuse":
        return {"kind": "refused", "text": "", "answers": []}
    elements = [element[0] if isinstance(element, list) else element for element in question["answers"]]
    rows = [{"label": element} for element in elements] if isinstance(question["answers"][0], list) else []
    return {"kind": "answer", "text": "、".join(elements), "answers": rows}


@pytest.mark.shared
@pytest.mark.parametrize("half", HALVES)
def test_the_right_answer_scores_and_its_opposite_does_not(shared: Path, half: str) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "questions" / "score.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for question in load(half):
        right, why = script.right(question, ideal(question))
        assert right, (question["id"], why)
        other = "answer" if question["intent"] == "refuse" else "refused"
        assert not script.right(question, ideal(question) | {"kind": other})[0], question["id"]
