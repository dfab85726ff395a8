"""How many questions that others wrote are answered right, as the shared scorer counts them; none may get worse."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gangmu.graph.ask import Answer

Asking = Callable[..., Answer]
HERE = Path(__file__).resolve().parent


def right(shared: Path, file: Path, asking: Asking) -> int:
    spec = importlib.util.spec_from_file_location("score", shared / "questions" / "score.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    good = 0
    for line in file.read_text("utf-8").splitlines():
        question = json.loads(line)
        answer = asking(question["q"])
        kind = "answer" if answer.kind == "answer" else "refused"
        labels = [{"label": row.label} for row in answer.rows]
        good += scorer.right(question, {"kind": kind, "text": answer.text, "answers": labels})[0]
    return good


@pytest.mark.shared
def test_questions_for_development(shared: Path, asking: Asking) -> None:
    assert right(shared, shared / "questions" / "dev.jsonl", asking) >= 66


@pytest.mark.shared
def test_paraphrases_for_development(shared: Path, asking: Asking) -> None:
    assert right(shared, HERE / "paraphrases_dev.jsonl", asking) >= 95
