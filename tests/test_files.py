"""What a browser fetches for the page: few files, packed, and none a second time; a file that is changed is sent anew."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from gangmu.api import files, page
from gangmu.api.app import create_app
from gangmu.api.settings import Settings


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(create_app(Settings(store=tmp_path)))


def asking(**headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": named})


@pytest.mark.parametrize("accept", ["", "gzip, br", "br"])
def test_a_file_comes_whole_however_it_is_packed(accept: str) -> None:
    answer = files.File("纲目".encode() * 99, "text/css").response(asking(accept_encoding=accept))
    packed = answer.headers.get("content-encoding") == "gzip"
    assert packed == ("gzip" in accept)
    assert (gzip.decompress(answer.body) if packed else bytes(answer.body)).decode() == "纲目" * 99
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accept", ["", "gzip"])
def test_what_a_browser_has_is_not_sent_again(accept: str) -> None:
    file = files.File(b"a", "text/css")
    first = file.response(asking(accept_encoding=accept))
    again = file.response(asking(accept_encoding=accept, if_none_match=first.headers["etag"]))
    assert (again.status_code, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = files.File(b"b", "text/css").response(asking(accept_encoding=accept, if_none_match=first.headers["etag"]))
    assert other.status_code == 200


def test_a_file_that_is_changed_is_sent_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_text("old")
    old = files.read(path)
    assert files.read(path) is old
    path.write_text("new")
    os.utime(path, ns=(1, 1))
    assert files.read(path).content == b"new"


def test_the_page_asks_for_few_files_and_its_script_holds_every_module(client: TestClient) -> None:
    """Forty small ones take a browser longer to ask for than to run."""
    scripts = re.findall(r'<script src="explorer/([\w.-]+)"', client.get("/").text)
    assert scripts == ["all.js", "vis-network.js"], "ours is first: it asks for the network while the other is read"
    held = set(re.findall(r'^define\("([\w.-]+)"', client.get("/explorer/all.js").text, re.M))
    alone = {"sparql.js"}  # the entry of the SPARQL page, which is a page of its own
    assert held == {path.name for path in page.FOLDER.glob("*.js")} - alone


def test_the_script_is_made_anew_when_a_module_changes() -> None:
    paths = sorted(page.FOLDER.glob("*.js"))
    stamped = tuple((path, files.stamp(path)) for path in paths)
    assert page.modules(stamped) is page.modules(stamped)
    (path, (changed, size)), *rest = stamped
    assert page.modules(((path, (changed + 1, size)), *rest)) is not page.modules(stamped)
