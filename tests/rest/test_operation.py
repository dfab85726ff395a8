"""Keeping a server: health, figures, the log, a stop, a new graph while it runs, and the examples in api/deploy."""

from __future__ import annotations

import io
import json
import logging
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import psutil
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from gangmu.api import logs
from gangmu.api.app import create_app
from gangmu.api.cli import app as commands
from gangmu.api.served import Served
from gangmu.api.settings import Settings
from gangmu.graph import names
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"


def figures(client: TestClient) -> dict[str, float]:
    lines = client.get("/metrics").text.splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if not line.startswith("#")}


# --- health and figures ---


def test_health_says_what_is_served(client: TestClient, store: Path) -> None:
    client.get("/api/reports")
    health = client.get("/health").json()
    assert health["status"] == "ok"
    assert health["snapshot"] == health["serving"] == (store / "current").read_text().strip()
    assert health["built"] == [{"document": f"{ID}文件/第九次党代会报告", "sha256": "0"}]
    assert health["quads"] > 1000
    assert health["age"] >= 0
    assert (health["workers"], health["time_limit"]) == (4, 10.0)


def test_figures_count_requests_and_queries(client: TestClient) -> None:
    before = figures(client)
    client.get("/api/queries/members")
    client.get("/api/queries/nothing")
    client.get("/sparql", params={"query": "ASK {}"})
    client.get("/sparql", params={"query": "NONSENSE"})
    after = figures(client)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('gangmu_requests_total{method="GET",route="/api/queries/{name}",status="200"}') == 1
    assert more('gangmu_requests_total{method="GET",route="/api/queries/{name}",status="404"}') == 1
    assert more('gangmu_requests_total{method="GET",route="/sparql",status="200"}') == 1
    assert more('gangmu_queries_total{outcome="answered"}') == 1
    assert more('gangmu_queries_total{outcome="refused"}') == 1
    assert after["gangmu_queries_running"] == 0
    assert after["gangmu_snapshot_quads"] > 1000
    assert any(name.startswith("gangmu_snapshot_info{") and value == 1 for name, value in after.items())


def test_labels_do_not_grow_with_what_is_sent(client: TestClient) -> None:
    client.request("BREW", "/nowhere")
    client.request("BREW", "/health")
    before = len(figures(client))
    for i in range(30):
        client.get(f"/nowhere/{i}")
        client.request(f"X{i}", "/health")
        client.get(f"/api/queries/q{i}")
        client.get("/api/search", params={"q": str(i)})
    client.get("/api/queries/q")
    assert len(figures(client)) - before < 60


def test_a_query_that_is_killed_is_counted(store: Path) -> None:
    with TestClient(create_app(Settings(store=store, time_limit=0.3))) as client:
        crossed = " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(6))
        assert client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}"}).status_code == 504
        assert figures(client)['gangmu_queries_total{outcome="too_slow"}'] == 1


# --- the log ---


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Lines())
    logs.LOG.addHandler(handler)
    level = logs.LOG.level
    logs.LOG.setLevel(logging.INFO)
    yield stream
    logs.LOG.removeHandler(handler)
    logs.LOG.setLevel(level)


def test_a_request_is_one_line_without_what_was_asked(client: TestClient, log: io.StringIO) -> None:
    asked = {"query": "ASK { ?secret ?p ?o }"}
    client.get("/sparql", params=asked, headers={"X-Request-Id": "abc-1"})
    client.post("/sparql", data=asked)
    client.get("/api/search", params={"q": "secret"})
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert len(lines) == 3
    assert "secret" not in log.getvalue()
    first = lines[0]
    assert first.keys() == {
        *("time", "level", "logger", "message", "request", "method", "route", "status", "ms", "bytes")
    }
    assert (first["request"], first["method"], first["route"], first["status"]) == ("abc-1", "GET", "/sparql", 200)
    assert first["bytes"] > 0


def test_what_was_asked_is_logged_only_where_the_keeper_wants_it(store: Path, log: io.StringIO) -> None:
    with TestClient(create_app(Settings(store=store, log_questions=True))) as client:
        client.get("/api/search", params={"q": "青石\n县"})
        client.post("/sparql", data={"query": "ASK { ?secret ?p ?o }"})
        client.post("/sparql", content=b"\xff" * 100_000, headers={"Content-Type": "application/sparql-query"})
    first, second, third = (json.loads(line) for line in log.getvalue().splitlines())
    assert first["query"] == "q=青石\n县"
    assert "secret" in second["body"]
    assert len(third["body"]) <= 10_000


@pytest.mark.parametrize("given", ["a b", "x" * 65, "ü", "a\tb", ""])
def test_a_request_id_that_is_none_is_not_taken(client: TestClient, given: str) -> None:
    back = client.get("/health", headers={b"X-Request-Id": given.encode()}).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{32}", back)


# --- a new graph while it runs ---


def test_a_new_graph_drops_no_request_and_the_old_one_is_closed(small: list[str], tmp_path: Path) -> None:
    beside = {names.FILE: names.write}
    old = publish(tmp_path, small, {"reports": []}, beside)
    served, stop, wrong = Served(tmp_path), Event(), list[object]()

    def ask() -> None:
        while not stop.is_set():
            try:
                graph = served.graph()
                assert graph.names.find("农田")
                assert graph.view.ask("ASK { ?s ?p ?o }")
            except Exception as error:
                wrong.append(error)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for i in range(3):
        extra = [f'<{ID}项目/新{n}> <http://purl.org/dc/terms/identifier> "{n}" <{ID}报告> .\n' for n in range(i + 1)]
        new = publish(tmp_path, sorted({*small, *extra}), {"reports": []}, beside)
        while served.graph().view.snapshot != new.name:
            pass
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert served.graph().view.snapshot == new.name
    opened = {file.path for file in psutil.Process().open_files()}
    assert not [path for path in opened if old.name in path], "the first snapshot is still held open"
    assert [path for path in opened if new.name in path]


def test_while_one_reads_the_new_graph_the_others_have_the_old(small: list[str], tmp_path: Path) -> None:
    publish(tmp_path, small, {})
    served = Served(tmp_path)
    old = served.graph()
    publish(tmp_path, small[:-1], {})
    with served._lock:  # somebody reads the new one
        assert served.graph() is old
    assert served.graph() is not old
    assert served.known() is served.graph()


def test_a_new_graph_that_is_broken_leaves_the_old_one_served(small: list[str], tmp_path: Path) -> None:
    publish(tmp_path, small, {"reports": []})
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        assert client.get("/api/reports").json()["total"] == 1
        broken = tmp_path / "snapshots" / "broken"
        broken.mkdir()
        (broken / "manifest.json").write_text('{"reports": [], "quads": 0}')
        (tmp_path / "current").write_text("broken\n")
        assert client.get("/api/reports").json()["total"] == 1
        health = client.get("/health").json()
        assert health["snapshot"] == "broken" != health["serving"]


# --- a server of its own ---


@pytest.fixture
def server(store: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "gangmu.api.cli", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(
        [*command, "--root-path", "/gangmu", "--log-level", "info"], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stderr
    address = re.search(r"http://\S+", process.stderr.readline())
    assert address
    yield process, address[0]
    process.kill()
    process.wait()
    process.stderr.close()


def opened(address: str) -> tuple[int, bytes]:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(address, timeout=60) as answer:
        return answer.status, answer.read()


def test_a_server_serves_below_its_root_path_logs_json_and_stops_gracefully(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = server
    assert address.endswith("/gangmu")
    plain = address.removesuffix("/gangmu")  # a proxy takes the path away
    assert opened(f"{plain}/health")[0] == 200
    assert json.loads(opened(f"{plain}/openapi.json")[1])["servers"] == [{"url": "/gangmu"}]
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    answers: list[tuple[int, bytes]] = []
    asking = Thread(target=lambda: answers.append(opened(f"{plain}/sparql?query={quote(slow)}")))
    asking.start()
    while b"gangmu_queries_running 0.0" in opened(f"{plain}/metrics")[1] and asking.is_alive():
        pass
    process.send_signal(signal.SIGTERM)
    asking.join()
    process.wait()
    assert [status for status, _ in answers] == [200], "what was being answered is answered to the end"
    assert process.stderr
    lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert {"/health", "/openapi.json", "/sparql", "/metrics"} <= {line.get("route") for line in lines}


def test_a_port_that_is_taken_is_one_sentence(server: tuple[subprocess.Popen[str], str], store: Path) -> None:
    port = server[1].rpartition(":")[2].partition("/")[0]
    command = [sys.executable, "-m", "gangmu.api.cli", "serve", "--store", str(store), "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(f"gangmu: 127.0.0.1:{port} cannot be listened on")
    assert len(done.stderr.splitlines()) == 1


# --- the examples ---

DEPLOY = Path(logs.__file__).resolve().parent / "deploy"
TEXTS = {path.name: path.read_text("utf-8") for path in DEPLOY.iterdir()}


def flags(command: str) -> set[str]:
    shown = CliRunner().invoke(commands, [command, "--help"], env={"COLUMNS": "200"}).output
    return set(re.findall(r"--[a-z][a-z-]+", shown))


def test_the_examples_name_only_commands_and_flags_that_there_are() -> None:
    found = 0
    for name, text in TEXTS.items():
        for command, rest in re.findall(r"\bgangmu +(serve|build)\b([^\n`]*)", text):
            found += 1
            used = set(re.findall(r"--[a-z][a-z-]+", rest))
            assert used <= flags(command), f"{name}: {command} {rest}"
    assert found >= 5
    assert set(re.findall(r"--[a-z-]+", TEXTS["Containerfile"].split('CMD ["serve"')[1])) <= flags("serve")


def test_the_examples_name_only_settings_and_routes_that_there_are(client: TestClient) -> None:
    known = {f"GANGMU_{field.name.upper()}" for field in fields(Settings)}
    for name, text in TEXTS.items():
        assert set(re.findall(r"GANGMU_[A-Z_]+", text)) <= known, name
        for path in re.findall(r"127\.0\.0\.1:8000(/[a-z]+)", text):
            assert client.get(path).status_code == 200, (name, path)


def test_every_flag_of_serve_is_a_setting() -> None:
    known = {field.name.replace("_", "-") for field in fields(Settings)}
    assert {flag.removeprefix("--") for flag in flags("serve")} - {"help"} <= known


def test_the_unit_runs_what_it_says() -> None:
    (start,) = re.findall(r"^ExecStart=(.*)$", TEXTS["gangmu.service"], re.M)
    words = shlex.split(start)
    assert words[0].endswith("/bin/gangmu")
    assert words[1] == "serve"
    grace = float(words[words.index("--grace") + 1])
    (limit,) = re.findall(r"^TimeoutStopSec=(\d+)$", TEXTS["gangmu.service"], re.M)
    assert float(limit) > grace, "systemd must not kill it before it has stopped by itself"


def test_the_proxies_wait_longer_than_a_query_may_take() -> None:
    (seconds,) = re.findall(r"proxy_read_timeout (\d+)s", TEXTS["nginx.conf"])
    assert float(seconds) > Settings().time_limit
    assert "proxy_pass http://127.0.0.1:8000/;" in TEXTS["nginx.conf"], "the last / takes the path away"
    assert "--root-path /gangmu" in TEXTS["nginx.conf"]
    assert "--root-path /gangmu" in TEXTS["Caddyfile"]


# --- the page of the interface ---


def test_the_interface_is_described_without_another_server(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=|style=|https?://", page.text)
    for name in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert client.get(f"/{name}").status_code == 200, name
    described = client.get("/docs/openapi.json").json()
    assert described["openapi"].startswith("3.0")
    assert '"null"' not in json.dumps(described["components"])
    assert described["paths"].keys() == client.get("/openapi.json").json()["paths"].keys()
    for name in ("../docs.py", "index.html", "%2e%2e", "swagger-ui.js.map"):
        assert client.get(f"/docs/{name}").status_code == 404
