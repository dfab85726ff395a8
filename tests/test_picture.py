"""The picture in one file: offline, inert, and with none of the faults of the pages that pyvis makes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph
import pytest

from gangmu.graph.network import Network, draw, read
from gangmu.graph.network.skeleton import BASES, KINDS
from gangmu.graph.picture import picture, vis
from gangmu.graph.picture.look import GROUP, LINES, LOOKS
from gangmu.graph.store import View

ID = "https://w3id.org/gangmu/id/青石县/"
GM = "https://w3id.org/gangmu/ontology#"
HOSTILE = [
    "</script><script>hacked = 1</script>",
    "<img src=x onerror=hacked=1>",
    "两\u2028个\u202e青\u200f石",
    "\"'&$title${data}\\u003c",
    "<a href='x'>青石</a>",
    "长" * 500,
    "2016",
]


def network_of(names: list[str]) -> Network:
    """Return the network of a slogan with one member for each name."""
    lines = []

    def say(subject: str, predicate: str, value: str) -> None:
        lines.append(f"<{ID}{subject}> <{predicate}> {value} <x:g> .\n")

    for i, name in enumerate(["总", *names]):
        say(f"口号/{i}", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}Slogan>")
        literal = str(pyoxigraph.Literal(name, language="zh"))
        say(f"口号/{i}", "http://www.w3.org/2004/02/skos/core#prefLabel", literal)
    for i, name in enumerate(names, 1):
        for predicate, value in {
            "subject": f"<{ID}口号/0>",
            "predicate": f"<{GM}hasMember>",
            "object": f"<{ID}口号/{i}>",
            "basis": f"<{GM}{BASES[i % len(BASES)]}>",
            "evidence": f"<{ID}引文/{i}>",
        }.items():
            say(f"链/{i}", GM + predicate, value)
        say(f"引文/{i}", GM + "exact", str(pyoxigraph.Literal(name)))
        say(f"引文/{i}", GM + "start", f'"{i}"^^<http://www.w3.org/2001/XMLSchema#integer>')
    network = draw(read(View.of(lines)), f"{ID}口号/0")
    assert network is not None
    return network


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its scripts and styles, its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": [], "h1": [], "title": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.inside:
            self._open = tag
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data

    @property
    def data(self) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = json.loads(self.inside["script"][0])
        return found


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(picture(network_of(HOSTILE), title=HOSTILE[0]))


def test_hostile_names_are_data_and_nothing_else(page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 3
    assert "img" not in tags
    assert "a" not in tags
    assert {about["name"] for about in page.data["says"].values()} >= set(HOSTILE)  # type: ignore[attr-defined]
    assert page.inside["h1"] == page.inside["title"] == [HOSTILE[0]]
    assert "\u2028" not in page.inside["script"][0]


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    assert not [attrs for _, attrs in page.tags if {"src", "href", "action", "srcset"} & attrs.keys()]
    assert not re.search(r"url\(|@import", "".join(page.inside["style"]))


def test_the_page_allows_its_own_scripts_and_no_other(page: Page) -> None:
    (policy,) = (attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for text in [*page.inside["script"][1:], *page.inside["style"]]:
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_a_name_that_looks_like_a_number_stays_a_name(page: Page) -> None:
    labels = [node["label"] for node in page.data["nodes"]]
    assert "2016" in labels
    assert all(isinstance(label, str) for label in labels)


def test_no_node_moves_and_none_has_html(page: Page) -> None:
    for node in page.data["nodes"]:
        assert node["physics"] is False
        assert isinstance(node["x"], float)
        assert "title" not in node


def test_each_line_says_its_basis(page: Page) -> None:
    lines = {json.dumps(edge["dashes"]) for edge in page.data["edges"]}
    assert len(page.data["edges"]) == len(HOSTILE)
    assert lines == {json.dumps(list(LINES[basis].dashes) or False) for basis in BASES}


def test_the_file_is_utf8_whatever_the_machine_says(tmp_path: Path) -> None:
    text = picture(network_of(["绿色青石"]), lang="en")
    (tmp_path / "picture.html").write_bytes(text.encode("utf-8"))
    read_back = (tmp_path / "picture.html").read_text("utf-8")
    assert '<meta charset="utf-8">' in read_back
    assert "绿色青石" in read_back
    assert '<html lang="en">' in read_back


def test_the_same_network_makes_the_same_page() -> None:
    assert picture(network_of(["甲", "乙"])) == picture(network_of(["甲", "乙"]))


def test_the_library_is_that_of_the_installed_pyvis() -> None:
    assert (vis() / "vis-network.min.js").stat().st_size > 100_000


def test_every_kind_has_a_look_of_its_own() -> None:
    assert set(GROUP) == set(KINDS)
    assert len({look.colour for look in LOOKS.values()}) == len({look.shape for look in LOOKS.values()}) == len(LOOKS)
    assert tuple(LINES) == BASES
