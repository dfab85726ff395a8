"""A model behind an address: a local server that speaks the wire format, and what goes wrong with one."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from gangmu.graph.errors import ReportError
from gangmu.graph.proposals.remote import Remote, propose

TEXT = "青石县工作报告\n谋划白沙驿站的事。\n"
STATION = {"name": "白沙驿站", "status": "planned", "quote": "谋划白沙驿站的事"}


@contextmanager
def model(answer: Callable[[dict[str, Any]], str], status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server whose model says `answer(request)`; yields its address and the requests that it has had."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"path": self.path, "key": self.headers["Authorization"], "body": body})
            out = json.dumps({"choices": [{"message": {"content": answer(body)}}]}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(out)))
            self.end_headers()
            self.wfile.write(out)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def quietly(done: int, total: int) -> None:
    pass


@pytest.mark.parametrize("fence", ["{}", "```json\n{}\n```"])
def test_what_a_model_says(fence: str) -> None:
    said = json.dumps({"projects": [STATION, 1], "headings": []}, ensure_ascii=False)
    with model(lambda body: fence.replace("{}", said)) as (url, asked):
        found, failures = propose(TEXT, Remote(url, "m", "k"), quietly)
    assert found == {"slogans": [], "projects": [STATION], "indicators": [], "actors": [], "places": []}
    assert failures == ()
    assert asked[0]["path"] == "/v1/chat/completions" and asked[0]["key"] == "Bearer k"
    assert asked[0]["body"]["model"] == "m" and "谋划白沙驿站的事" in asked[0]["body"]["messages"][1]["content"]


def test_no_key_is_sent_where_there_is_none() -> None:
    with model(lambda body: "{}") as (url, asked):
        propose(TEXT, Remote(url, "m"), quietly)
    assert asked[0]["key"] is None


def test_a_long_text_is_asked_in_stretches_and_a_bad_answer_costs_only_its_own() -> None:
    lines = "".join(f"第{n}行，建设云谷产业园，新建高标准农田。\n" for n in range(200))
    answers = iter(["no JSON", *["{}"] * 9])
    with model(lambda body: next(answers)) as (url, asked):
        _, failures = propose(lines, Remote(url, "m"), quietly)
    assert len(asked) > 1 and len(failures) == 1 and failures[0].startswith("stretch 1 of ")
    sent = "\n".join(request["body"]["messages"][1]["content"].removeprefix("原文：\n") for request in asked)
    assert sent == lines.strip("\n")


def test_a_model_that_never_answers_is_one_sentence() -> None:
    with model(lambda body: "{}", status=500) as (url, _), pytest.raises(ReportError, match="answered no stretch"):
        propose(TEXT, Remote(url, "m"), quietly)


def test_the_command_writes_beside_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from gangmu.api.cli import app

    monkeypatch.setenv("GANGMU_MODEL_KEY", "secret")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with model(lambda body: json.dumps({"projects": [STATION]})) as (url, asked):
        done = CliRunner().invoke(app, ["propose", str(tmp_path / "a.txt"), "--url", url, "--model", "m"])
    assert done.exit_code == 0, done.output
    written = json.loads((tmp_path / "a.proposals.json").read_text("utf-8"))
    assert written["projects"] == [STATION] and written["proposedBy"]["model"] == "m"
    assert "secret" not in json.dumps(written) and asked[0]["key"] == "Bearer secret"
