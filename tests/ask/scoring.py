"""When an answer to a question of the question files is right: the rule that the files were written for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from gangmu.graph.ask import Answer

_NOISE = re.compile(r"[\s“”‘’\"'「」『』《》（）()*●\-—–·。；;，,：:、]+")


def bare(text: str) -> str:
    """Return a text without spaces and marks."""
    return _NOISE.sub("", text).lower()


def alike(a: str, b: str) -> bool:
    """Tell whether one label holds the other, which has at least half of its length."""
    short, long = sorted((bare(a), bare(b)), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


def wordings(element: str | list[str]) -> list[str]:
    """Return the phrasings of an element, each of which is right."""
    return element if isinstance(element, list) else [element]


def right(question: dict[str, Any], answer: Answer) -> bool:
    """Tell whether an answer is right: refused where it must be, else all that is wanted and nothing that is wrong."""
    if question["intent"] == "refuse" or answer.kind != "answer":
        return question["intent"] == "refuse" and answer.kind != "answer"
    labels = [row.label for row in answer.rows]
    if any(_named(bad, labels) for bad in question.get("wrong", [])):
        return False
    wanted = question["answers"]
    if not any(isinstance(element, list) for element in wanted):
        said = bare(answer.text) + "".join(map(bare, labels))
        return all(bare(literal) in said for literal in wordings(wanted))
    if not all(_named(element, labels) for element in wanted):
        return False
    return not question.get("complete") or all(any(_named(element, [label]) for element in wanted) for label in labels)


def _named(element: str | list[str], labels: Iterable[str]) -> bool:
    return any(alike(wording, label) for wording in wordings(element) for label in labels)
