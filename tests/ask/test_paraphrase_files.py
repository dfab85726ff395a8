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
# Questions on other reports, 30 on each, each asked of a graph that holds that report alone; and on how many reports.
ELSEWHERE = {"elsewhere": 4, "elsewhere_held": 4, "elsewhere_more": 6}
# The reports are not ours to copy: a quote is no longer than what an answer must show.
LONGEST_QUOTE = 40


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def load(half: str) -> list[dict[str, Any]]:
    return lines(f"paraphrases_{half}")


FILES = (*(f"paraphrases_{half}" for half in HALVES), *ELSEWHERE)


@pytest.fixture(scope="module")
def report(root: Path) -> str:
    text = (root / "data" / "reports" / "xinjiang-2021" / "report.txt").read_text("utf-8")
    return "".join(text.split())


@pytest.mark.parametrize("half", HALVES)
def test_every_quote_stands_in_the_report(report: str, half: str) -> None:
    wrong = [(q["id"], quote) for q in load(half) for quote in q["quote"] if "".join(quote.split()) not in report]
    assert not wrong


@pytest.mark.parametrize("name", FILES)
def test_every_question_says_what_is_right(name: str) -> None:
    for question in lines(name):
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


@pytest.mark.parametrize(("name", "reports"), ELSEWHERE.items())
def test_questions_elsewhere_are_many_and_of_many_kinds(name: str, reports: int) -> None:
    questions = lines(name)
    assert sorted(Counter(q["report"] for q in questions).values()) == [30] * reports
    assert sum(q["intent"] == "refuse" for q in questions) >= len(questions) / 5
    assert sum(q["lang"] == "en" for q in questions) >= len(questions) / 6
    assert len({q["intent"] for q in questions}) >= 15


def test_no_report_is_asked_in_two_files_nor_a_question_twice() -> None:
    questions = [q for name in ELSEWHERE for q in lines(name)]
    files = Counter(report for name in ELSEWHERE for report in {q["report"] for q in lines(name)})
    assert max(files.values()) == 1
    assert max(Counter(q["id"] for q in questions).values()) == 1
    assert max(Counter((q["report"], q["q"]) for q in questions).values()) == 1


@pytest.mark.parametrize("name", ELSEWHERE)
def test_quotes_of_other_reports_are_short(name: str) -> None:
    assert not [(q["id"], quote) for q in lines(name) for quote in q["quote"] if len(quote) > LONGEST_QUOTE]


@pytest.mark.shared
@pytest.mark.parametrize("name", ELSEWHERE)
def test_every_quote_stands_in_the_report_that_is_asked(shared: Path, name: str) -> None:
    paths = {q["report"] for q in lines(name)}
    texts = {path: "".join((shared / "corpus" / path).read_text("utf-8").split()) for path in paths}
    quotes = [(q["id"], q["report"], "".join(quote.split())) for q in lines(name) for quote in q["quote"]]
    assert not [(number, quote) for number, path, quote in quotes if quote not in texts[path]]


def ideal(question: dict[str, Any]) -> dict[str, Any]:
    """The answer that says what the question wants, each element under its first phrasing, and nothing else."""
    if question["intent"] == "refuse":
        return {"kind": "refused", "text": "", "answers": []}
    elements = [element[0] if isinstance(element, list) else element for element in question["answers"]]
    rows = [{"label": element} for element in elements] if isinstance(question["answers"][0], list) else []
    return {"kind": "answer", "text": "、".join(elements), "answers": rows}


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_the_right_answer_scores_and_its_opposite_does_not(shared: Path, name: str) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "questions" / "score.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for question in lines(name):
        right, why = script.right(question, ideal(question))
        assert right, (question["id"], why)
        other = "answer" if question["intent"] == "refuse" else "refused"
        assert not script.right(question, ideal(question) | {"kind": other})[0], question["id"]
