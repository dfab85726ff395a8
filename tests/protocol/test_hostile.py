"""Hostile requests against a running server: each gets a clear answer, and the next request its rows."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import quote, urlsplit

import httpx2
import pytest

from gangmu.api.settings import Settings
from gangmu.graph.store import publish

DIRECT = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
EXPLODING = f'SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(REGEX(CONCAT(STR(?c), STR(?o)), "^(v+v+)+$")) }}'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Settings], str]) -> str:
    store = tmp_path_factory.mktemp("hostile")
    publish(store, sorted(f'<http://e/s{i}> <http://e/p> "{"v" * 60}{i}" <http://e/g> .\n' for i in range(300)), {})
    return serve(Settings(store=store, time_limit=1.5, workers=2, memory_limit=200, max_result=200_000))


@pytest.fixture(scope="module")
def calls() -> Iterator[tuple[str, list[object]]]:
    """The address of a server, and the list of calls that it has had."""
    had: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                had.append(address)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", had


def alive(client: httpx2.Client, address: str) -> None:
    """See that the server answers as ever, once a query that has just been given up has left its place."""
    answer = client.post(f"{address}/sparql", content=COUNT, headers=DIRECT)
    assert (answer.status_code, '"300"' in answer.text) == (200, True), answer.text
    assert client.get(f"{address}/health").status_code == 200


@pytest.mark.parametrize(
    ("content", "headers", "statuses", "says"),
    [
        (b"ASK {} #" + b"x" * 10_000_000, DIRECT, {413}, "longer than"),
        (b"query=" + b"x" * 10_000_000, FORM, {413}, "longer than"),
        (b"ASK {} #" + b"x" * 500_000, DIRECT, {400}, "read at most"),
        (b"SELECT * " + b"{" * 10_000 + b"}" * 10_000, DIRECT, {400}, "nests deeper"),
        (b"SELECT * {" + b"(" * 10_000 + b")" * 10_000 + b"}", DIRECT, {400}, ""),
        (b"SELECT * { FILTER(" + b"(" * 10_000 + b"1" + b")" * 10_000 + b") }", DIRECT, {400}, "nests deeper"),
        (b"SELECT * { FILTER(" + b"!" * 30_000 + b"1) }", DIRECT, {400, 503}, ""),
        (b"SELECT * { ?s " + b"<a:b>/" * 10_000 + b"<a:b> ?o }", DIRECT, {200, 400, 503}, ""),
        (b"SELECT * { # \xff\xfe\n }", DIRECT, {400}, "not UTF-8"),
        ("SELECT * {}".encode("utf-16"), DIRECT, {400}, "not UTF-8"),
        (b"query=%ff%fe", FORM, {400}, "not percent-encoded UTF-8"),
        (b'SELECT * { ?s ?p "\0" }', DIRECT, {200, 400}, ""),
        (b"\0" * 1000, DIRECT, {400}, "opens with"),
        (EXPLODING.encode(), DIRECT, {504}, "took longer than 1.5 seconds"),
        (f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}".encode(), DIRECT, {504}, "took longer"),
        (f"SELECT * {{ {CROSS} }} ORDER BY ?o ?m ?a".encode(), DIRECT, {503, 504}, "given up"),
        (b"query=ASK%7B%7D&default-graph-uri=a%0d%0aSet-Cookie:x", FORM, {400}, "no IRI of a graph"),
        (b"query=ASK%7B%7D&default-graph-uri=", FORM, {400}, "no IRI of a graph"),
        (b"&".join([b"a=b"] * 100_000), FORM, {400}, "cannot be read"),
        (b"LOAD <http://127.0.0.1:9/>", DIRECT, {400}, "can only be read"),
    ],
    ids=lambda value: repr(value)[:40] if isinstance(value, bytes) else None,
)
def test_a_hostile_body_gets_its_sentence(
    address: str, client: httpx2.Client, content: bytes, headers: dict[str, str], statuses: set[int], says: str
) -> None:
    answer = client.post(f"{address}/sparql", content=content, headers=headers)
    assert answer.status_code in statuses, answer.text[:300]
    assert says in answer.text
    assert len(answer.text) < 2000
    assert "set-cookie" not in answer.headers
    if answer.status_code == 503:
        assert int(answer.headers["retry-after"]) > 0
    alive(client, address)


def test_more_than_may_be_sent_is_cut_and_says_so(address: str, client: httpx2.Client) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    answer = client.post(f"{address}/sparql", content=query, headers=DIRECT)
    rows = len(answer.json()["results"]["bindings"])
    assert 100 < rows < 90_000
    assert answer.headers["gangmu-cut"] == f"rows={rows}"
    assert answer.json()["head"]["cut"] == {"rows": rows}
    accept = DIRECT | {"Accept": "application/sparql-results+xml"}
    answer = client.post(f"{address}/sparql", content=query, headers=accept)
    assert f"<!-- cut: {answer.headers['gangmu-cut']} -->" in answer.text
    lines = client.post(f"{address}/sparql", content=query, headers=DIRECT | {"Accept": "text/csv"})
    assert lines.headers["gangmu-cut"] == f"rows={len(lines.text.splitlines()) - 1}"
    graph = client.post(
        f"{address}/sparql",
        content="CONSTRUCT { ?a <http://e/with> ?d } { ?a ?b ?c . ?d ?e ?f }",
        headers=DIRECT | {"Accept": "application/n-triples"},
    )
    assert graph.text.endswith(f"# cut: {graph.headers['gangmu-cut']}\n")
    assert graph.headers["gangmu-cut"] == f"triples={len(graph.text.splitlines()) - 1}"
    exposed = client.post(f"{address}/sparql", content=query, headers=DIRECT | {"Origin": "https://example.org"})
    assert "Gangmu-Cut" in exposed.headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT <URL> { ?s ?p ?o } } } } }",
        "ASK { FILTER EXISTS { ?s ?p ?o SERVICE <URL> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "DESCRIBE <URL>",
        "LOAD <URL>",
        "SELECT * { BIND(<URL> AS ?x) SERVICE#\n?x { ?s ?p ?o } }",
        "SELECT * { # SERVICE <URL> { ?s ?p ?o }\n }",
    ],
)
def test_no_query_reaches_another_server(
    address: str, client: httpx2.Client, query: str, calls: tuple[str, list[object]]
) -> None:
    url, had = calls
    answer = client.post(f"{address}/sparql", content=query.replace("URL", url), headers=DIRECT | {"Accept": "*/*"})
    calling = "SERVICE" in query.partition("#")[0] or "SERVICE#" in query
    assert ("SERVICE is refused" in answer.text) == calling
    assert answer.status_code == (400 if calling or "LOAD" in query else 200)
    assert had == []


def test_a_long_address_is_refused(address: str, client: httpx2.Client) -> None:
    line = b"GET /sparql?query=ASK%7B%7D" + b"%20" * 1_000_000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with suppress(ConnectionError):  # the server may close before it has read so long a line
        assert raw(address, line).startswith(b"HTTP/1.1 4")
    alive(client, address)


def raw(address: str, *pieces: bytes, pause: float = 0.0, patience: float = 10.0) -> bytes:
    """Send bytes as they are, with pauses, and return what comes back until the server closes."""
    host = urlsplit(address)
    with socket.create_connection((str(host.hostname), host.port or 80), timeout=patience) as connection:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)
        received = b""
        while piece := connection.recv(65536):
            received += piece
        return received


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nAccept: a/b\r\n c: d\r\nConnection: close\r\n\r\n",
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\0y\r\nConnection: close\r\n\r\n",
        b'GET /sparql?query=ASK%7B%7D%0d%0aX:%20y HTTP/1.1\r\nHost: evil"><x>\r\nConnection: close\r\n\r\n',
        b"GET /sparql?query=\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        b"\0\1\2\3\r\n\r\n",
        b"GET /sparql/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ],
)
def test_broken_requests_break_nothing(address: str, client: httpx2.Client, request_: bytes) -> None:
    answer = raw(address, request_)
    assert answer.startswith(b"HTTP/1.1 ")
    assert not answer.startswith(b"HTTP/1.1 5")
    assert b"\r\nX: y" not in answer
    alive(client, address)


def test_a_slow_client_is_told_and_others_do_not_wait(address: str, client: httpx2.Client) -> None:
    """Its body comes byte by byte; the others are answered meanwhile, and it is told when its time is over."""
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n"
    got: list[bytes] = []

    def slow() -> None:
        got.append(raw(address, head, *[b" "] * 2, pause=0.3))

    threads = [threading.Thread(target=slow) for _ in range(20)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        alive(client, address)
    for thread in threads:
        thread.join()
    assert [answer.split(b" ")[1] for answer in got] == [b"408"] * 20


def test_clients_that_leave_free_their_workers(address: str, client: httpx2.Client) -> None:
    host = urlsplit(address)
    query = quote(f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}")
    for _ in range(6):
        with socket.create_connection((str(host.hostname), host.port or 80)) as connection:
            connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.15)
    alive(client, address)
