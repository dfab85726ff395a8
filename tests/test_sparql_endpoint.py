"""The endpoint as a stranger's client meets it: methods, formats, refusals, and a loop that never waits."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus
from xml.etree import ElementTree

import anyio
import httpx2
import pyoxigraph
import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.formats import NotAcceptable, choose
from gangmu.api.settings import Settings
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"
GRAPH = f"{ID}文件/第九次党代会报告"
SLOGANS = 'SELECT ?name WHERE { ?s a gm:Slogan ; skos:prefLabel ?name FILTER(LANG(?name) = "zh") } ORDER BY ?name'
GREEN = f"ASK {{ <{ID}目标/生态青石> a gm:Goal }}"
TURTLE = f"CONSTRUCT WHERE {{ <{ID}目标/生态青石> skos:prefLabel ?name }}"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


def small_graph(root: Path) -> list[str]:
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, pyoxigraph.NamedNode(GRAPH)) for t in triples)
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


def ask(client: TestClient, query: str, accept: str = "") -> httpx2.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept} if accept else {})


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

# --- formats ---


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
        ("image/png, text/csv;q=0.1", "text/csv; charset=utf-8"),
        ("text/*", "text/xml; charset=utf-8"),
    ],
)
def test_rows_come_as_asked(client: TestClient, accept: str, expected: str) -> None:
    answer = ask(client, SLOGANS, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)
    assert "Accept" in answer.headers["vary"].split(", ")
    assert "双三" in answer.text


def test_the_rows_are_the_same_in_every_format(client: TestClient) -> None:
    rows = json.loads(ask(client, SLOGANS, "application/sparql-results+json").text)["results"]["bindings"]
    names = [row["name"]["value"] for row in rows]
    assert len(names) > 3
    assert [row[0] for row in list(csv.reader(io.StringIO(ask(client, SLOGANS, "text/csv").text)))[1:]] == names
    tsv = ask(client, SLOGANS, "text/tab-separated-values").text.splitlines()
    assert tsv == ["?name", *(f'"{name}"@zh' for name in names)]
    xml = ElementTree.fromstring(ask(client, SLOGANS, "application/sparql-results+xml").content)
    assert [e.text for e in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")] == names


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("application/sparql-results+json", '"boolean":true'),
        ("application/sparql-results+xml", "<boolean>true</boolean>"),
        ("text/csv", "true"),
        ("text/tab-separated-values", "true"),
    ],
)
def test_truth_comes_as_asked(client: TestClient, accept: str, body: str) -> None:
    answer = ask(client, GREEN, accept)
    assert answer.headers["content-type"].split(";")[0] == accept
    assert body in answer.text


@pytest.mark.parametrize("query", [TURTLE, f"DESCRIBE <{ID}目标/生态青石>"])
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("*/*", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
    ],
)
def test_triples_come_as_asked(client: TestClient, query: str, accept: str, form: pyoxigraph.RdfFormat) -> None:
    answer = ask(client, query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == form.media_type
    assert any("生态青石" in str(quad.object) for quad in pyoxigraph.parse(answer.content, form))


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SLOGANS, "image/png"), (SLOGANS, "text/turtle"), (TURTLE, "text/csv"), (SLOGANS, "text/csv;q=0"), (GREEN, "a/b")],
)
def test_what_cannot_be_sent_is_not_acceptable(client: TestClient, query: str, accept: str) -> None:
    answer = ask(client, query, accept)
    assert answer.status_code == 406
    assert "none of these is in the Accept header" in answer.text


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            ["application/json", "text/html"],
            "text/html",
        ),
        ("text/*;q=0.3, text/html;q=0.7", ["text/plain", "text/html"], "text/html"),
        ("text/html;q=0, */*", ["text/html", "text/plain"], "text/plain"),
        ("TEXT/HTML ; Q=0.5", ["text/html"], "text/html"),
        ("*", ["text/html"], "text/html"),
        (" , ;;, text/html;level=1", ["text/html"], "text/html"),
        ("text/html;q=x", ["text/html"], None),
        ("nonsense", ["text/html"], None),
    ],
)
def test_accept_headers_of_all_sorts(accept: str, offers: list[str], chosen: str | None) -> None:
    if chosen is not None:
        assert choose(accept, offers) == chosen
    else:
        with pytest.raises(NotAcceptable):
            choose(accept, offers)


# --- methods ---


def test_every_method_gives_the_same_rows(client: TestClient) -> None:
    """An IRI with % in it, a + and a 汉字: decoded once, and only once."""
    query = f'SELECT ?iri ?sum WHERE {{ BIND(<{ID}%E7%BB%BF> AS ?iri) BIND("1+1 %25 绿" AS ?sum) }}'
    expected = [{"iri": f"{ID}%E7%BB%BF", "sum": "1+1 %25 绿"}]
    answers = [
        client.get(f"/sparql?query={quote(query, safe='')}"),
        client.get(f"/sparql?query={quote_plus(query)}"),
        client.post("/sparql", content=f"query={quote_plus(query)}", headers=FORM),
        client.post("/sparql", content=query.encode(), headers=DIRECT),
        client.post(
            "/sparql", content=query.encode(), headers={"Content-Type": f"{DIRECT['Content-Type']}; charset=UTF-8"}
        ),
    ]
    for answer in answers:
        rows = answer.json()["results"]["bindings"]
        assert [{name: term["value"] for name, term in row.items()} for row in rows] == expected


def test_head_says_what_get_would_send(client: TestClient) -> None:
    head, get = (client.request(method, "/sparql", params={"query": GREEN}) for method in ("HEAD", "GET"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "vary"):
        assert head.headers[name] == get.headers[name]


def test_options_and_other_origins(client: TestClient) -> None:
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    origin = {"Origin": "https://example.org"}
    assert client.get("/sparql", params={"query": GREEN}, headers=origin).headers["access-control-allow-origin"] == "*"
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "Content-Type"}
    preflight = client.options("/sparql", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert client.put("/sparql", content=b"").status_code == 405


@pytest.mark.parametrize(
    ("datasets", "count"),
    [
        ({}, 1),
        ({"default-graph-uri": GRAPH}, 1),
        ({"default-graph-uri": "https://example.org/other"}, 0),
        ({"named-graph-uri": GRAPH}, 0),
    ],
)
def test_the_request_can_name_the_dataset(client: TestClient, datasets: dict[str, str], count: int) -> None:
    query = f"SELECT * WHERE {{ <{ID}目标/生态青石> a gm:Goal }}"
    answer = client.get("/sparql", params={"query": query, **datasets})
    assert len(answer.json()["results"]["bindings"]) == count


# --- refusals ---


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x WHERE { ?x a }", "line 1"),
        ("SELECT ?x WHERE {\n ?x nope:p ?y }", "prefix nope:"),
        ("", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { { SELECT * { SERVICE SILENT ?x { ?s ?p ?o } } } }", "SERVICE is refused"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "can only be read"),
        ("LOAD <http://127.0.0.1:9/>", "can only be read"),
        ("DROP ALL", "can only be read"),
    ],
)
def test_bad_and_refused_queries_get_a_sentence(client: TestClient, query: str, says: str) -> None:
    answer = ask(client, query)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert says in answer.text


def test_a_parse_error_points_at_its_place(client: TestClient) -> None:
    answer = ask(client, "SELECT ?名 WHERE {\n  ?名 a gm:Slogan\n  ;; ,\n}")
    assert answer.text.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize(
    ("method", "address", "content", "headers", "status"),
    [
        ("GET", "/sparql", b"", {}, 400),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", b"", {}, 400),
        ("GET", "/sparql?query=%ff%fe", b"", {}, 400),
        ("GET", "/sparql?update=DROP%20ALL", b"", {}, 403),
        ("GET", "/sparql?" + "a=b&" * 200, b"", {}, 400),
        ("POST", "/sparql", b"update=DROP+ALL", FORM, 403),
        ("POST", "/sparql", b"DROP ALL", {"Content-Type": "application/sparql-update"}, 403),
        ("POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, 415),
        ("POST", "/sparql", b"ASK {}", {}, 415),
        ("POST", "/sparql", b"query=%ff", FORM, 400),
        ("POST", "/sparql", "query=ASK{}绿".encode(), FORM, 400),
        ("POST", "/sparql", b"ASK { # \xff\n }", DIRECT, 400),
        ("POST", "/sparql", b"", DIRECT, 400),
        ("POST", "/sparql", b"ASK {}" + b" " * 1_000_001, DIRECT, 413),
        ("POST", "/sparql", b"ASK {}" + b" " * 200_000, DIRECT, 400),
    ],
)
def test_requests_that_are_not_as_the_protocol_has_it(
    client: TestClient, method: str, address: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.request(method, address, content=content, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert len(answer.text.strip()) > 20


def test_a_browser_gets_the_form(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": BROWSER})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<main id="sparql">' in answer.text and "<noscript>" in answer.text
    assert "Accept" in answer.headers["vary"].split(", ")


def test_without_a_graph_the_endpoint_says_how_to_make_one(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        answer = ask(client, GREEN)
    assert answer.status_code == 503
    assert "gangmu build" in answer.text
    assert "retry-after" in answer.headers


# --- time ---

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) > STR(?l)) }"


def test_a_slow_query_is_given_up_and_nobody_waits_for_it(store: Path) -> None:
    """While both workers are at slow queries, other requests are answered, and a third query of one address waits its turn."""
    app = create_app(Settings(store=store, time_limit=4.0, workers=4))
    done: list[tuple[str, int]] = []

    async def get(client: httpx2.AsyncClient, name: str, path: str) -> None:
        done.append((name, (await client.get(path)).status_code))

    async def all_at_once() -> None:
        slow = f"/sparql?query={quote(SLOW)}"
        client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test")
        async with app.router.lifespan_context(app), client, anyio.create_task_group() as group:
            for name in ("slow", "slow", "third"):
                group.start_soon(get, client, name, slow)
            await anyio.sleep(0.2)
            group.start_soon(get, client, "health", "/health")

    anyio.run(all_at_once)
    assert done[0] == ("health", 200)
    assert sorted(status for name, status in done if name != "health") in ([503, 504, 504], [504, 504, 504])
