"""What only a real server shows: bytes as they come over the wire, decoded once, raw and percent-encoded alike."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import pytest

from gangmu.api.settings import Settings

GREEN = "青石县/目标/生态青石"


Running = Callable[[Settings], AbstractContextManager[str]]


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


@pytest.fixture(scope="module")
def port(small_store: Path, running: Running) -> Iterator[int]:
    with running(Settings(store=small_store)) as address:
        yield port_of(address)


@pytest.fixture(scope="module")
def hostile_port(hostile_store: Path, running: Running) -> Iterator[int]:
    with running(Settings(store=hostile_store)) as address:
        yield port_of(address)


def asked(port: int, target: bytes, *headers: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Send a request target byte for byte; return the status, the headers and the body."""
    lines = [f"{method} ".encode() + target + b" HTTP/1.1", b"Host: localhost", b"Connection: close"]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as wire:
        wire.sendall(b"\r\n".join([*lines, *(h.encode() for h in headers), b"", b""]))
        data = b""
        while piece := wire.recv(65536):
            data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    status, *rest = head.decode("latin-1").split("\r\n")
    found = dict(line.split(": ", 1) for line in rest)
    return int(status.split()[1]), {name.lower(): value for name, value in found.items()}, body


@pytest.mark.parametrize("start", ["/doc/", "/gangmu/doc/"])
def test_a_path_opens_however_it_is_encoded(port: int, start: str) -> None:
    paths = (quote(GREEN), quote(GREEN).lower(), quote(GREEN, safe=""), f"{quote(GREEN)}?lang=zh")
    answers = [asked(port, f"{start}{path}".encode(), "Accept: text/turtle") for path in paths]
    assert {status for status, _, _ in answers} == {200}
    assert len({body for _, _, body in answers}) == 1


def test_a_path_is_decoded_once(port: int, hostile_port: int) -> None:
    assert asked(port, f"/doc/{quote(quote(GREEN))}".encode())[0] == 404
    county = quote("青石县/项目")
    assert asked(hostile_port, f"/doc/{county}/100%2525.nt".encode())[0] == 200
    assert asked(hostile_port, f"/doc/{county}/100%25.nt".encode())[0] == 404


def test_from_the_iri_to_the_document_by_its_location(port: int) -> None:
    status, headers, body = asked(port, f"/id/{quote(GREEN)}".encode())
    assert (status, body) == (303, b"")
    assert headers["location"] == f"../../../doc/{quote(GREEN)}"


@pytest.mark.parametrize("path", ["%0d%0aSet-Cookie:%20a=b", "x%0aLocation:%20http://example.org", "%00", "%ff", "%"])
def test_no_path_can_split_a_header(port: int, path: str) -> None:
    for start in ("/id/", "/doc/", "/gangmu/sparql?"):
        status, headers, _ = asked(port, f"{start}{path}".encode(), "Accept: text/html")
        assert status in (303, 307, 404)
        assert "set-cookie" not in headers
        assert not headers.get("location", "").startswith("http")


@pytest.mark.parametrize(
    "path", ["/doc/../../../etc/passwd", "/doc/%2e%2e/%2e%2e/etc/passwd.ttl", "/doc/..%2f..%2fapi/app.py"]
)
def test_no_path_leaves_the_graph(port: int, path: str) -> None:
    status, _, body = asked(port, path.encode())
    assert status == 404
    assert b"root:" not in body and b"create_app" not in body


def test_head_sends_no_body(port: int) -> None:
    status, headers, body = asked(port, f"/doc/{quote(GREEN)}.ttl".encode(), method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 100


def test_a_slash_that_is_encoded_is_no_step_for_the_browser(port: int) -> None:
    """Links on the page count the steps that the browser sees."""
    _, _, body = asked(port, f"/doc/{quote(GREEN, safe='')}".encode(), "Accept: text/html")
    assert b'href="../linked/page.css"' in body


def test_behind_a_proxy_that_keeps_its_prefix(small_store: Path, running: Running) -> None:
    with running(Settings(store=small_store, root_path="/gm")) as address:
        port = port_of(address)
        for start in ("", "/gm"):
            _, _, body = asked(port, f"{start}/doc/{quote(GREEN)}".encode(), "Accept: text/html")
            assert b'href="../../../linked/page.css"' in body
