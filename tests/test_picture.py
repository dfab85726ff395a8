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

from gangmu.graph.build import build
from gangmu.graph.errors import QueryError
from gangmu.graph.network import Network, draw, read
from gangmu.graph.network.skeleton import BASES, KINDS
from gangmu.graph.picture import network as draw_network
from gangmu.graph.picture import notebook, picture, vis
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


# --- a picture to keep ---

REPORT = (
    "青石县工作报告\n深入实施人文青石、绿色青石“两个青石”。\n一、今后五年重点工作\n（一）做强农业。新建10万亩高标准农田，"
    "打造“云谷”产业园，建设云岭水库。\n（二）建设绿色青石。实施“绿满青石”行动，开展“碧水青石”行动，新建污水处理厂。\n"
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    folder = tmp_path_factory.mktemp("picture")
    (folder / "a.txt").write_text(REPORT, "utf-8")
    build([folder / "a.txt"], folder / "store")
    return View.open(folder / "store")


def test_a_picture_of_what_hangs_on_a_name(view: View, tmp_path: Path) -> None:
    made = draw_network(view, "“两个青石”", depth=2)
    names = {about["name"] for about in Page(made.html).data["says"].values()}  # type: ignore[attr-defined]
    assert {"两个青石", "人文青石", "绿色青石"} <= names
    assert made.nodes >= 3 and made.left_out == 0
    assert made.save(tmp_path / "图.html").read_bytes() == made.html.encode("utf-8")


def test_every_line_shows_the_sentence_of_what_hangs_there(view: View) -> None:
    says = Page(draw_network(view, "绿色青石", depth=2).html).data["says"]
    lines = {about["name"]: about["quotes"] for about in says.values() if "quotes" in about}  # type: ignore[attr-defined]
    assert any("实施“绿满青石”行动" in quote for quote in lines["“绿满青石”行动 → 绿色青石"])


def test_the_notebook_shows_it_in_a_frame_that_can_do_nothing_but_draw(view: View) -> None:
    frame = Page(draw_network(view)._repr_html_())
    ((tag, attributes),) = frame.tags
    assert tag == "iframe" and attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"] == draw_network(view).html


def test_a_picture_that_leaves_things_out_says_how_many(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "MOST", 1)
    made = draw_network(view, "做强农业", depth=1)
    assert made.left_out > 0 and f"另有 {made.left_out} 项没有画出。" in made.html


@pytest.mark.parametrize("root", ["没有的名字", "https://example.org/x"])
def test_a_root_that_there_is_not_is_one_sentence(view: View, root: str) -> None:
    with pytest.raises(QueryError, match=f"the graph has nothing that is named “{root}”"):
        draw_network(view, root)


def test_an_empty_graph_has_no_picture() -> None:
    with pytest.raises(QueryError, match="nothing in this graph hangs on anything"):
        draw_network(View.of([]))
