"""A browser, servers of small graphs, and a page that is watched: what it must never do fails every test."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, ViewportSize, sync_playwright

from gangmu.api.settings import Settings
from gangmu.graph import rdf
from gangmu.graph.store import publish

ID = "https://w3id.org/gangmu/id/青石县/"
GM = "https://w3id.org/gangmu/ontology#"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE = (1440, 900)

Running = Callable[[Settings], AbstractContextManager[str]]
Serving = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), "")
    if not path:
        reason = "no Chromium on the PATH (on Debian: apt-get install chromium fonts-noto-cjk)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serving(running: Running) -> Serving:
    """Serves the graph in a store on a free port, and gives the address."""
    return lambda store: running(Settings(store=store))


@pytest.fixture(scope="session")
def small_graph(root: Path) -> list[str]:
    """The small graph as N-Quads, in the graph of its one report, with the vocabulary, which questions are read with."""
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    lines = {f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples}
    return sorted({*lines, *rdf.vocabulary()})


@pytest.fixture(scope="session")
def hostile_names(hostile_strings: dict[str, str]) -> dict[str, str]:
    return {**hostile_strings, "数": "2016", "href": 'href="javascript:hacked=1"'}


@pytest.fixture(scope="session")
def hostile_graph(hostile_names: dict[str, str]) -> list[str]:
    """A slogan with one project for each hostile name, which is also the quote and the reason."""
    lines: set[str] = set()

    def say(subject: str, predicate: str, value: str) -> None:
        lines.add(f"<{ID}{subject}> <{predicate}> {value} <{ID}g> .\n")

    def thing(slug: str, kind: str, name: str) -> None:
        say(slug, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}{kind}>")
        label = str(pyoxigraph.Literal(name, language="zh"))
        say(slug, "http://www.w3.org/2004/02/skos/core#prefLabel", label)

    thing("口号/总", "Slogan", "总<b>口号</b>")
    for i, (slug, name) in enumerate(hostile_names.items()):
        thing(f"项目/{slug}", "Project", name)
        for predicate, value in {
            "subject": f"<{ID}项目/{slug}>",
            "predicate": f"<{GM}servesByTheme>",
            "object": f"<{ID}口号/总>",
            "basis": f"<{GM}thematic>",
            "confidence": f"<{GM}low>",
            "rationale": str(pyoxigraph.Literal(f"理由 {name}", language="zh")),
            "matchedTerm": str(pyoxigraph.Literal(name[:3])),
            "evidence": f"<{ID}引文/{i}>",
        }.items():
            say(f"链/{i}", GM + predicate, value)
        say(f"引文/{i}", GM + "exact", str(pyoxigraph.Literal(name)))
        say(f"引文/{i}", GM + "start", f'"{i}"^^<http://www.w3.org/2001/XMLSchema#integer>')
        say(f"引文/{i}", GM + "end", f'"{i + len(name)}"^^<http://www.w3.org/2001/XMLSchema#integer>')
    return sorted(lines)


@pytest.fixture(scope="module")
def home(small_graph: list[str], tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[str]:
    """A server of the small graph."""
    store = tmp_path_factory.mktemp("store")
    publish(store, small_graph, {})
    with serving(store) as found:
        yield found


@dataclass
class Watch:
    """What a page did that it must not; `expected` are patterns of console errors that a test provokes."""

    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def follow(self, page: Page, home: str) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url, home))

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(re.search(p, message.text) for p in self.expected):
            self.errors.append(f"console: {message.text}")

    def _request(self, url: str, home: str) -> None:
        if not url.startswith((home, "data:", "blob:")):
            self.errors.append(f"outside request: {url}")


@dataclass
class Visit:
    """A page that is watched, at the address of a server."""

    page: Page
    home: str
    watch: Watch

    def go(self, path: str = "/", lang: str = "zh") -> Page:
        """Open a path; the language is asked for in the address."""
        before, hash_, after = path.partition("#")
        self.page.goto(f"{self.home}{before}{'&' if '?' in before else '?'}lang={lang}{hash_}{after}")
        return self.page

    def network(self, lang: str = "zh", path: str = "/") -> Page:
        """Open the page and wait until the network is drawn and still."""
        page = self.go(path, lang)
        self.until("document.querySelector('#network').picture?.shown.size > 0")
        self.until("document.querySelectorAll('#tree [role=treeitem]').length > 0")
        page.wait_for_timeout(350)
        return page

    def until(self, condition: str) -> None:
        """Wait until a JavaScript condition holds. (Playwright's own way evaluates strings, which the page forbids.)"""
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"in vain: {condition}")

    def shown(self) -> int:
        """Return how many nodes the picture shows."""
        found: int = self.page.evaluate("document.querySelector('#network').picture.shown.size")
        return found

    def until_shown(self, count: int) -> None:
        self.until(f"document.querySelector('#network').picture.shown.size === {count}")
        self.page.wait_for_timeout(300)

    def drawn(self) -> list[dict[str, Any]]:
        """Return each node as it lies on the screen: its name, its box with its label, the height of its letters."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """() => {
              const picture = document.querySelector('#network').picture;
              const scale = picture.vis.getScale();
              return [...picture.shown.values()].map((node) => {
                const box = picture.boxOf(node);
                const from = picture.vis.canvasToDOM({ x: box.left, y: box.top });
                const to = picture.vis.canvasToDOM({ x: box.right, y: box.bottom });
                const letters = node.letters * scale;
                return { zh: node.zh, left: from.x, top: from.y, right: to.x, bottom: to.y, letters };
              });
            }"""
        )
        return found

    def click(self, name: str) -> None:
        """Click a name in the picture, in the middle of its node with its label."""
        node = next(node for node in self.drawn() if node["zh"] == name)
        place = self.page.locator("#network").bounding_box()
        assert place is not None
        across, down = (node["left"] + node["right"]) / 2, (node["top"] + node["bottom"]) / 2
        self.page.mouse.click(place["x"] + across, place["y"] + down)

    def snap(self, name: str) -> None:
        """Keep a picture of the page, if GANGMU_SCREENSHOTS names a folder for them."""
        folder = os.environ.get("GANGMU_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png")

    def sparql(self, query: str) -> int:
        """Return the one number that a query has as its answer."""
        form: dict[str, str | float | bool] = {"query": query}
        headers = {"Accept": "application/sparql-results+json"}
        answer = self.page.request.post(f"{self.home}/sparql", form=form, headers=headers)
        assert answer.ok, answer.text()
        (row,) = answer.json()["results"]["bindings"]
        (cell,) = row.values()
        return int(cell["value"])


@contextmanager
def _visiting(browser: Browser, home: str, size: tuple[int, int] = WIDE) -> Iterator[Visit]:
    viewport: ViewportSize = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, locale="zh-CN", reduced_motion="reduce")
    page, watch = context.new_page(), Watch()
    watch.follow(page, home)
    yield Visit(page, home, watch)
    context.close()
    assert not watch.errors


@pytest.fixture(scope="module")
def visiting() -> Callable[..., AbstractContextManager[Visit]]:
    """Opens a watched page at an address: `visiting(browser, home, size)`."""
    return _visiting


@pytest.fixture
def visit(browser: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with _visiting(browser, home, getattr(request, "param", WIDE)) as found:
        yield found
