"""The server apart from SPARQL: JSON for the page, the page's files, what is said when there is no graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api import page
from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"
TOP, GREEN, FARMING = f"{ID}口号/双三", f"{ID}目标/生态青石", f"{ID}举措/产业提质"


def small_graph(root: Path) -> list[str]:
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.decode().splitlines(keepends=True)))


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    publish(folder, small_graph(root), {})
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store))) as client:
        yield client


def got(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


# --- the network ---


def test_the_network_of_the_first_view(client: TestClient) -> None:
    network = got(client, "/api/network")
    assert network["root"] == TOP
    assert [node["zh"] for node in network["nodes"]][:3] == ["双三", "两个青石", "三件大事"]
    assert {root["zh"] for root in network["roots"]} >= {"双三", "一湖两山", "三大产业"}
    assert [thing["zh"] for thing in got(client, "/api/tree")["unlisted"]]
    assert sum(basis["count"] for basis in network["bases"]) >= 15
    assert {entry["kind"]: entry["count"] for entry in network["kinds"]}["Goal"] == 2
    assert network["reports"][0]["zh"].startswith("青石县")
    edge = network["edges"][0]
    assert (edge["predicate"], edge["basis"]) == ("hasMember", "structural")
    assert edge["quote"]
    assert edge["quote"] in edge["sentence"]


def test_every_kind_in_the_network_has_a_look(client: TestClient) -> None:
    network = got(client, "/api/network")
    known = {kind for look in network["looks"] for kind in look["kinds"]}
    assert {entry["kind"] for entry in network["kinds"]} <= known
    assert {entry["basis"] for entry in network["bases"]} <= network["lines"].keys()


def test_opening_and_showing(client: TestClient) -> None:
    opened = got(client, "/api/network", open=[FARMING, GREEN])
    assert {"高标准农田", "茶叶出口基地", "绿满青石行动"} <= {node["zh"] for node in opened["nodes"]}
    shown = got(client, "/api/network", show=f"{ID}项目/高标准农田")
    assert (shown["root"], "高标准农田" in {node["zh"] for node in shown["nodes"]}) == (TOP, True)
    elsewhere = got(client, "/api/network", show=f"{ID}地点/镜湖")
    assert elsewhere["root"] == f"{ID}口号/一湖两山"
    assert got(client, "/api/network", show=f"{ID}没有这个")["root"] == TOP


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"root": f"{ID}没有这个"}, 404),
        ({"root": "</script>"}, 404),
        ({"root": "x" * 3000}, 422),
        ({"depth": 99}, 422),
        ({"depth": "viel"}, 422),
        ({"lang": "fr"}, 422),
        ({"aspect": "nan"}, 422),
        ({"aspect": 0}, 422),
        ({"open": ["x"] * 101}, 422),
    ],
)
def test_bad_parameters_are_refused(client: TestClient, parameters: dict[str, Any], status: int) -> None:
    answer = client.get("/api/network", params=parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"


# --- a thing ---


def test_the_card_of_a_goal_that_only_an_interpretation_serves(client: TestClient) -> None:
    card = got(client, "/api/thing", iri=GREEN)
    assert card["bases"] == {"stated": 0, "structural": 0, "thematic": 1}
    assert [thing["zh"] for thing in card["path"]] == ["双三", "两个青石", "生态青石"]
    (row,) = card["serving"]
    assert (row["other"]["zh"], row["basis"], row["predicate"]) == ("绿满青石行动", "thematic", "servesByTheme")
    assert row["rationale"]
    assert row["confidence"] in ("medium", "low")
    assert all(s["exact"] in s["sentence"] and s["end"] - s["start"] == len(s["exact"]) for s in row["sentences"])
    assert any(term in s["exact"] for term in row["terms"] for s in row["sentences"])


def test_the_card_of_a_slogan(client: TestClient) -> None:
    card = got(client, "/api/thing", iri=TOP)
    assert [row["other"]["zh"] for row in card["members"]] == ["两个青石", "三件大事"]
    assert (card["below"], card["read"]) == (3, 1)
    assert {row["predicate"] for row in card["links"]} >= {"issuedBy", "underPrinciple"}
    assert card["serving"] == []
    assert all(row["sentences"] for row in [*card["members"], *card["links"]] if row["basis"] != "external")


def test_the_card_of_a_project(client: TestClient) -> None:
    card = got(client, "/api/thing", iri=f"{ID}项目/高标准农田")
    assert [(row["other"]["zh"], row["basis"]) for row in card["upwards"]] == [("产业提质", "structural")]
    kinds = {statement["kind"] for statement in card["statements"]}
    assert {"Mention", "Quantity"} <= kinds
    assert {s["code"] for s in card["statements"] if s["kind"] == "Mention"} <= {"done", "ongoing", "planned"}
    assert all(statement["sentences"] for statement in card["statements"])


def test_every_thing_has_a_card(client: TestClient) -> None:
    """And no card speaks of another thing: each of its links has the thing at one end."""
    names = {hit["iri"] for word in "青石镜湖农田县年业" for hit in got(client, "/api/search", q=word, limit=100)}
    assert len(names) > 15
    for iri in sorted(names):
        card = got(client, "/api/thing", iri=iri)
        assert card["thing"]["iri"] == iri
        for row in [*card["members"], *card["serving"], *card["upwards"], *card["links"]]:
            assert row["other"]["zh"]


@pytest.mark.parametrize(
    "iri",
    [
        f"{ID}没有这个",
        "> } DROP ALL #",
        f"{GREEN}> . ?s ?p ?o . <{GREEN}",
        "\u2028",
        "http://www.w3.org/2004/02/skos/core#Concept",
        "",
    ],
)
def test_what_is_no_thing_has_no_card(client: TestClient, iri: str) -> None:
    answer = client.get("/api/thing", params={"iri": iri})
    assert answer.status_code == 404
    assert answer.json()["error"] == "notFound"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("生态青石", "生态青石"),
        ("农田", "高标准农田"),
        ("“双三”", "双三"),
        (" 双 三 ", "双三"),
        ("%", None),
        ("'; DROP", None),
        ("", None),
    ],
)
def test_search_finds_parts_of_names(client: TestClient, words: str, first: str | None) -> None:
    hits = got(client, "/api/search", q=words)
    assert (hits[0]["zh"] if hits else None) == first


def test_search_finds_other_wordings_and_english(client: TestClient) -> None:
    (english,) = [t for t in got(client, "/api/network")["nodes"] if t["iri"] == TOP]
    assert english["en"]
    assert got(client, "/api/search", q=english["en"].upper())[0]["iri"] == TOP
    (hit,) = got(client, "/api/search", q="双三工作思路")
    assert (hit["iri"], hit["name"]) == (TOP, "“双三”工作思路")


# --- the page ---


def test_the_page_and_all_that_it_names_come_from_here(client: TestClient) -> None:
    names = set()
    for path, accept in (("/", "text/html"), ("/sparql", "text/html")):
        text = client.get(path, headers={"Accept": accept}).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bon\w+=|style=", text), "nothing is written into the page"
        found = re.findall(r'(?:src|href)="([^"#]*)"', text)
        assert not [name for name in found if re.match(r"/|[a-z]+:", name)], "a proxy may serve it under another path"
        names |= {name for name in found if name.startswith("explorer/")}
    assert len(names) > 4
    for name in names:
        assert client.get(f"/{name}").status_code == 200


def test_every_script_that_a_script_imports_is_there() -> None:
    for script in page.FOLDER.glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', script.read_text("utf-8")):
            assert (page.FOLDER / name).is_file(), f"{script.name} imports {name}"


def test_both_languages_say_the_same_things() -> None:
    """Each sentence is there in both languages, with the same places to fill, and none is missing."""
    zh, en = dict[str, str](), dict[str, str]()
    for file in ("words.js", "words-views.js"):
        parts = (page.FOLDER / file).read_text("utf-8").split("  en: {")
        for words, part in zip((zh, en), parts, strict=True):
            found = dict(re.findall(r'^    (\w+): "((?:[^"\\]|\\.)*)",$', part, re.M))
            assert not words.keys() & found.keys(), f"{file} says anew what another file says"
            words |= found
    assert zh.keys() == en.keys()
    for key, sentence in zh.items():
        assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", en[key])), key
    everything = "".join(path.read_text("utf-8") for path in page.FOLDER.iterdir())
    used = set(re.findall(r'\bsay\("(\w+)"|data-say[-\w]*="(\w+)"', everything))
    assert {first or second for first, second in used} <= zh.keys()


@pytest.mark.parametrize("path", ["/", "/sparql", "/api/network", "/explorer/page.js", "/nowhere", "/health"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Accept": "text/html"}).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["..%2fapp.py", "%2e%2e/app.py", "nothing.js", "index.html", ".", "page.js%00"])
def test_no_other_file_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/explorer/{name}").status_code == 404


def test_a_picture_to_keep(client: TestClient) -> None:
    answer = client.get("/picture.html", params={"root": GREEN})
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "绿满青石行动" in answer.text
    assert client.get("/picture.html", params={"root": "x"}).status_code == 404


# --- keeping ---


def test_health_names_the_snapshot(client: TestClient) -> None:
    health = got(client, "/health")
    assert health["status"] == "ok"
    assert re.fullmatch(r"[0-9a-f]{32}", health["snapshot"])


@pytest.mark.parametrize("path", ["/health", "/api/network", f"/api/thing?iri={GREEN}", "/api/search?q=x"])
def test_without_a_graph_it_is_said_how_to_make_one(tmp_path: Path, path: str) -> None:
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        answer = client.get(path)
        assert client.get("/").status_code == 200
    assert answer.status_code == 503
    assert answer.json()["error"] == "noGraph"
    assert "gangmu build" in answer.json()["message"]


def test_a_new_graph_is_served_without_a_restart(root: Path, tmp_path: Path) -> None:
    lines = small_graph(root)
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        assert client.get("/api/network").status_code == 503
        publish(tmp_path, lines, {})
        assert got(client, "/api/network")["root"] == TOP
        publish(tmp_path, [line for line in lines if "/链/" not in line], {})
        while (health := got(client, "/health"))["serving"] != health["snapshot"]:
            assert client.get("/api/network").status_code == 200, "until the new one is read, the old one answers"
        network = got(client, "/api/network")
        assert network["root"] is None
        assert network["nodes"] == []
        assert got(client, "/api/tree")["unlisted"]


def test_behind_a_proxy(store: Path) -> None:
    with TestClient(create_app(Settings(store=store, root_path="/gangmu"))) as client:
        assert client.get("/gangmu/api/network").status_code == 200
        assert client.get("/openapi.json").json()["servers"] == [{"url": "/gangmu"}]
