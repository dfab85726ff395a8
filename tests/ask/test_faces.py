"""The faces of asking: JSON and a page over HTTP, and the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from gangmu.api.app import create_app
from gangmu.api.ask import marked
from gangmu.api.cli import app as commands
from gangmu.api.proof.verify import problems
from gangmu.api.settings import Settings
from gangmu.graph.ask.answer import Evidence
from gangmu.graph.store import View

SERVES = "哪些项目服务绿色新绛"
PAGE = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def store(sample: View) -> Path:
    assert sample.folder is not None
    return sample.folder.parents[1]


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


def test_json(client: TestClient) -> None:
    answer = client.get("/ask", params={"q": SERVES}).json()
    assert (answer["kind"], answer["lang"], answer["relation"]) == ("answer", "zh", "servedBy")
    assert {row["basis"] for row in answer["rows"]} == {"thematic"}
    assert all(e["exact"] and e["sentence"] for row in answer["rows"] for e in row["evidence"])
    assert client.post("/ask", json={"q": SERVES}).json() == answer


def test_json_in_the_language_that_is_asked_for(client: TestClient) -> None:
    assert client.get("/ask", params={"q": SERVES, "lang": "en"}).json()["text"].startswith("What serves")


@pytest.mark.parametrize(
    ("request_", "status"),
    [({"q": "x" * 501}, 422), ({"q": SERVES, "lang": "fr"}, 422)],
)
def test_what_is_no_question(client: TestClient, request_: dict[str, str], status: int) -> None:
    assert client.get("/ask", params=request_).status_code == status
    assert client.post("/ask", json=request_).status_code == status


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("question", ["", SERVES, "你好", "财政总收入2018年是多少", "种子基地和三五有什么关系"])
def test_page(client: TestClient, question: str, lang: str) -> None:
    answer = client.get("/ask", params={"q": question, "lang": lang}, headers=PAGE)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{lang}">' in answer.text and 'action="ask"' in answer.text
    assert "<script" not in answer.text and "style=" not in answer.text
    assert not question or f'value="{question}"' in unescape(answer.text)


def test_page_shows_bases_quotes_query_and_what_to_ask_next(client: TestClient) -> None:
    page = client.get("/ask", params={"q": SERVES}, headers=PAGE).text
    for part in (
        'class="stated"',
        'class="structural"',
        'class="thematic"',
        "<mark>",
        "<details>",
        "sparql?query=",
        "ask?q=",
    ):
        assert part in page


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "绿色新绛<b>"]
)
def test_page_escapes_what_was_typed(client: TestClient, hostile: str) -> None:
    page = client.get("/ask", params={"q": hostile}, headers=PAGE).text
    assert "<script>" not in page and "<img src=x" not in page and "绿色新绛<b>" not in page


def test_a_quote_is_marked_in_its_sentence() -> None:
    assert marked(Evidence("打造云谷", 5, 9, "着力打造云谷。", "")) == ("着力", "打造云谷", "。")
    assert marked(Evidence("打造\n云谷", 5, 10, "别的句子", "")) == ("", "打造云谷", "")


# --- the command line -------------------------------------------------------------------------------------------------


def run(store: Path, *arguments: str) -> str:
    result = CliRunner().invoke(commands, ["ask", *arguments, "--store", str(store)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_command(store: Path) -> None:
    shown = run(store, "生物医药靠谁牵头")
    assert "金星瑞华" in shown and "以金星瑞华、双人药业为龙头" in shown and "还可以问" in shown


def test_command_json(store: Path) -> None:
    assert json.loads(run(store, "Who leads biomedicine?", "--json"))["lang"] == "en"


def test_command_batch(store: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "a", "q": "森林覆盖率多少"}\n\n{"id": "b", "q": "你好"}\n', "utf-8")
    lines = [json.loads(line) for line in run(store, "--batch", str(questions)).splitlines()]
    assert [(line["id"], line["kind"]) for line in lines] == [("a", "answer"), ("b", "refused")]
    first = lines[0]["answers"][0]
    assert first["label"] == "16%" and first["basis"] == "stated"
    assert set(first["evidence"][0]) == {"exact", "start", "end"}
    assert lines[0]["sparql"] and lines[0].keys() == {"id", "kind", "text", "answers", "sparql"}


def test_command_bundle(store: Path, tmp_path: Path, root: Path) -> None:
    made = tmp_path / "bundle.json"
    run(store, "五篇文章是哪五篇", "--bundle", str(made))
    text = (root / "data" / "reports" / "xinjiang-2021" / "report.txt").read_bytes()
    assert problems(json.loads(made.read_text("utf-8")), [text]) == []


@pytest.mark.parametrize("arguments", [[], ["x", "--lang", "fr"]])
def test_command_wrong_usage(store: Path, arguments: list[str]) -> None:
    assert CliRunner().invoke(commands, ["ask", *arguments, "--store", str(store)]).exit_code == 2
