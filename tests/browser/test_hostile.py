"""Hostile names: text everywhere, in every view, in every file that leaves the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from gangmu.graph.network import draw, read
from gangmu.graph.picture import picture
from gangmu.graph.store import View, publish

if TYPE_CHECKING:
    from tests.browser.conftest import Serving, Visit

DRAWN = {"svg", "title", "rect", "ellipse", "line", "circle", "polygon", "g", "text", "tspan"}
pytestmark = pytest.mark.browser


def test_hostile_names_are_shown_as_text(
    browser: Browser,
    hostile_graph: list[str],
    hostile_names: dict[str, str],
    serving: Serving,
    visiting: Any,
    tmp_path: Path,
) -> None:
    publish(tmp_path, hostile_graph, {})
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        for lang in ("zh", "en"):
            page = visit.network(lang, "/#青石县/口号/总")
            expect(page.locator("#card h2")).to_have_text("总<b>口号</b>")
            expect(page.locator("#card .rows .link").first).to_be_visible()
            names = {re.sub(r"\s+", " ", name) for name in page.locator("#card .rows .link").all_text_contents()}
            assert names == {re.sub(r"\s+", " ", name) for name in hostile_names.values()}
            listed = set(page.locator("#tree .name").all_text_contents())
            assert set(hostile_names.values()) <= listed
            assert page.evaluate("typeof hacked") == "undefined"
            assert page.locator("#card img, #tree img, #card script, #card b:not(.tally b), #tree b").count() == 0
            assert page.locator("#card bdi, #tree bdi").count() > 10, "the direction of a name is its own"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for slug, name in hostile_names.items():
            page = visit.network(path=f"/#青石县/项目/{slug}")
            expect(page.locator("#card h2 bdi")).to_have_text(re.sub(r"\s+", " ", name))
            page.locator("#search").fill(name[:20])
            expect(page.locator("#hits li").first).to_be_visible()
            page.locator("#search").fill("")
        assert page.evaluate("typeof hacked") == "undefined"


def test_a_hostile_address_does_nothing(visit: Visit) -> None:
    visit.watch.expected = ["404"]
    for fragment in ("<img src=x onerror=hacked=1>", "javascript:hacked=1", "%", "%E0%A4%A", "@@@", "constructor"):
        page = visit.go(f"/#{fragment}")
        visit.until("document.querySelector('#network').picture?.shown.size > 0")
        assert page.evaluate("typeof hacked") == "undefined"


def test_the_picture_to_keep_needs_no_server(
    browser: Browser, hostile_graph: list[str], visiting: Any, tmp_path: Path
) -> None:
    skeleton = read(View.of(hostile_graph))
    network = draw(skeleton)
    assert network is not None
    file = tmp_path / "picture.html"
    file.write_bytes(picture(network).encode("utf-8"))
    with visiting(browser, "file://") as visit:
        page = visit.page
        page.goto(file.as_uri())
        canvas = page.locator("#network canvas")
        expect(canvas).to_be_visible()
        place = canvas.bounding_box()
        assert place is not None
        page.wait_for_timeout(300)
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        expect(page.locator("#says")).to_contain_text("总<b>口号</b>")
        assert page.evaluate("typeof hacked") == "undefined"


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_saved_picture_holds_hostile_names_as_text(
    kind: str,
    browser: Browser,
    hostile_graph: list[str],
    hostile_names: dict[str, str],
    serving: Serving,
    visiting: Any,
    tmp_path: Path,
) -> None:
    publish(tmp_path, hostile_graph, {})
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        page = visit.network(path="/?layout=tree#青石县/口号/总")
        visit.until_shown(1 + len(hostile_names))
        page.locator("[data-menu=save] summary").click()
        with page.expect_download() as download:
            page.locator(f"[data-save={kind}]").click()
        kept = Path(download.value.path()).read_bytes()
        assert download.value.suggested_filename.endswith(f".{kind}")
        if kind == "png":
            assert kept.startswith(b"\x89PNG")
            assert len(kept) > 5_000
            return
        tree = ElementTree.fromstring(kept)
        assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= DRAWN
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
        assert not [name for element in tree.iter() for name in element.attrib if "href" in name]
        words = "".join(element.text or "" for element in tree.iter())
        for name in ("<img src=x", "</script>", "总<b>口号</b>", "2016"):
            assert name in words
