"""A bundle holds against the report's text, and no tampered one does."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gangmu.api.proof.verify import problems
from gangmu.graph.ask import Answer, proof
from gangmu.graph.ask.bundle import digest
from gangmu.graph.errors import QueryError
from gangmu.graph.store import View

Asking = Callable[..., Answer]
QUESTIONS = [
    "哪些项目服务绿色新绛",
    "五篇文章是哪五篇",
    "一般公共预算收入从多少增加到多少",
    "Where will 智创城 be built?",
    "绛州文斋写在报告哪一部分",
    "种子基地和三五有什么关系",
    "横桥撤乡设镇完成了吗",
    "张琼什么职务",
    "把报告讲绿满新绛的原话给我看看",
]


@pytest.fixture(scope="module")
def text(root: Path) -> bytes:
    return (root / "data" / "reports" / "xinjiang-2021" / "report.txt").read_bytes()


@pytest.mark.parametrize("question", QUESTIONS)
def test_holds(asking: Asking, sample: View, text: bytes, question: str) -> None:
    answer = asking(question)
    made = proof(sample, answer)
    assert problems(made, [text]) == []
    assert len(made["rows"]) == len(answer.rows)
    assert made["question"] == question and made["query"]


def _changed(made: dict[str, Any], change: Callable[[dict[str, Any]], None], resealed: bool) -> dict[str, Any]:
    other = copy.deepcopy(made)
    change(other)
    if resealed:
        other["digest"] = digest({key: value for key, value in other.items() if key != "digest"})
    return other


def _quote(made: dict[str, Any]) -> dict[str, Any]:
    quote: dict[str, Any] = made["rows"][0]["quotes"][0]
    return quote


# What is changed, and whether the liar may write the digest anew and still be found out.
CHANGES: list[tuple[str, Callable[[dict[str, Any]], None], bool]] = [
    ("a quote", lambda b: _quote(b).update(exact="打造绿色新绛一千亿元"), True),
    ("an empty quote", lambda b: _quote(b).update(exact="", end=_quote(b)["start"]), True),
    ("where it begins", lambda b: _quote(b).update(start=_quote(b)["start"] + 1), True),
    ("where it ends", lambda b: _quote(b).update(end=_quote(b)["end"] - 1), True),
    ("counted from the end", lambda b: _quote(b).update(start=_quote(b)["start"] - 10**6), True),
    ("its document", lambda b: _quote(b).update(document="https://example.org/other"), True),
    ("a row's label", lambda b: b["rows"][0].update(label="某某千亿元产业园"), True),
    ("a row without quotes", lambda b: b["rows"][0].update(quotes=[]), True),
    ("all rows", lambda b: b.update(rows=[]), True),
    ("the query taken out", lambda b: b.update(query=""), True),
    ("the hash of the text", lambda b: b["texts"][0].update(sha256="0" * 64), True),
    ("the hash of the characters", lambda b: b["texts"][0].update(charactersSha256="0" * 64), True),
    ("the texts", lambda b: b.update(texts=[]), True),
    ("the query", lambda b: b.update(query=b["query"] + " # other"), False),
    ("the question", lambda b: b.update(question="别的问题"), False),
    ("the answer", lambda b: b.update(answer="别的答案"), False),
    ("the basis", lambda b: b["rows"][0].update(basis="stated"), False),
    ("the digest", lambda b: b.update(digest="0" * 64), False),
    ("a row added", lambda b: b["rows"].append(copy.deepcopy(b["rows"][0])), False),
    ("a row dropped", lambda b: b["rows"].pop(), False),
]


@pytest.mark.parametrize(("what", "change", "found"), CHANGES, ids=[what for what, _, _ in CHANGES])
def test_tampering_is_found(
    asking: Asking, sample: View, text: bytes, what: str, change: Callable[[dict[str, Any]], None], found: bool
) -> None:
    made = proof(sample, asking("哪些项目服务绿色新绛"))
    assert problems(_changed(made, change, resealed=False), [text])
    assert not found or problems(_changed(made, change, resealed=True), [text])


def test_another_text_is_found(asking: Asking, sample: View, text: bytes) -> None:
    made = proof(sample, asking("哪些项目服务绿色新绛"))
    assert problems(made, [text.replace("绿满".encode(), "红满".encode())])
    assert problems(made, [])


def test_a_refusal_has_no_bundle(asking: Asking, sample: View) -> None:
    with pytest.raises(QueryError, match="only an answer"):
        proof(sample, asking("你好"))


def test_the_script_needs_nothing_but_python(root: Path, asking: Asking, sample: View, tmp_path: Path) -> None:
    script = root / "api" / "proof" / "verify.py"
    assert len(script.read_text("utf-8").splitlines()) <= 60
    made, report = tmp_path / "b.json", root / "data" / "reports" / "xinjiang-2021" / "report.txt"
    made.write_text(json.dumps(proof(sample, asking("五篇文章是哪五篇")), ensure_ascii=False), "utf-8")
    run = [sys.executable, "-I", "-X", "utf8", str(script), str(made)]
    assert subprocess.run([*run, str(report)], capture_output=True, check=False).returncode == 0
    made.write_text(made.read_text("utf-8").replace("农业产业化", "农业现代化"), "utf-8")
    assert subprocess.run([*run, str(report)], capture_output=True, check=False).returncode == 1
    made.write_text("{}", "utf-8")
    assert subprocess.run([*run, str(report)], capture_output=True, check=False).returncode == 1
    assert subprocess.run(run, capture_output=True, check=False).returncode == 2
