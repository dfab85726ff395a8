"""The first page in a real browser: what one sees, clicks, types; by keyboard; when things go wrong; hostile names."""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pyoxigraph
import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, ViewportSize, expect, sync_playwright

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.network import draw, read
from gangmu.graph.picture import picture
from gangmu.graph.store import View, publish

pytestmark = pytest.mark.browser

ID = "https://w3id.org/gangmu/id/青石县/"
GM = "https://w3id.org/gangmu/ontology#"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = [(1440, 900), (1280, 720), (390, 844)]
HOSTILE = {
    "脚本": "</script><script>hacked=1</script>",
    "图片": "<img src=x onerror=hacked=1>",
    "引号": "\"双\" '单' `反` &amp; ${x} \\u003c",
    "行": "一\u2028二\u2029三",
    "向": "甲\u202e乙丙\u200f",
    "长": "长" * 500,
    "数": "2016",
}


# --- a browser, a server, and what must never happen ---


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


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Serve the graph in `store` on a free port; yield the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(store=store, port=port))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


def small_graph(root: Path) -> list[str]:
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.decode().splitlines(keepends=True)))


def hostile_graph() -> list[str]:
    """A slogan with one project for each hostile name, which is also the quote and the reason."""
    lines: set[str] = set()

    def say(subject: str, predicate: str, value: str) -> None:
        lines.add(f"<{ID}{subject}> <{predicate}> {value} <{ID}g> .\n")

    def thing(slug: str, kind: str, name: str) -> None:
        say(slug, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{GM}{kind}>")
        label = str(pyoxigraph.Literal(name, language="zh"))
        say(slug, "http://www.w3.org/2004/02/skos/core#prefLabel", label)

    thing("口号/总", "Slogan", "总<b>口号</b>")
    for i, (slug, name) in enumerate(HOSTILE.items()):
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
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = tmp_path_factory.mktemp("store")
    publish(store, small_graph(root), {})
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
        before, hash_, after = path.partition("#")
        self.page.goto(f"{self.home}{before}?lang={lang}{hash_}{after}")
        return self.page

    def network(self, lang: str = "zh", path: str = "/") -> Page:
        """Open the page and wait until the network is drawn and still."""
        page = self.go(path, lang)
        until(page, "document.querySelector('#network').picture?.shown.size > 0")
        page.wait_for_timeout(350)
        return page


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with visiting(browser, address, getattr(request, "param", SIZES[0])) as found:
        yield found


@contextmanager
def visiting(browser: Browser, home: str, size: tuple[int, int] = SIZES[0]) -> Iterator[Visit]:
    viewport: ViewportSize = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, locale="zh-CN", reduced_motion="reduce")
    page, watch = context.new_page(), Watch()
    watch.follow(page, home)
    yield Visit(page, home, watch)
    context.close()
    assert not watch.errors


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript condition holds. (Playwright's own way evaluates strings, which the page forbids.)"""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"in vain: {condition}")


def drawn(page: Page) -> list[dict[str, Any]]:
    """Return each node as it lies on the screen: its name, its box with its label, the height of its letters."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => {
          const picture = document.querySelector('#network').picture;
          const scale = picture.vis.getScale();
          return [...picture.shown.values()].map((node) => {
            const box = picture.boxOf(node);
            const from = picture.vis.canvasToDOM({ x: box.left, y: box.top });
            const to = picture.vis.canvasToDOM({ x: box.right, y: box.bottom });
            return { zh: node.zh, left: from.x, top: from.y, right: to.x, bottom: to.y, letters: node.letters * scale };
          });
        }"""
    )
    return found


def click(page: Page, name: str) -> None:
    """Click a name in the picture, on its label's far corner."""
    node = next(node for node in drawn(page) if node["zh"] == name)
    place = page.locator("#network").bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + (node["left"] + node["right"]) / 2, place["y"] + (node["top"] + node["bottom"]) / 2)


# --- the first view ---


@pytest.mark.parametrize("visit", SIZES, indirect=True, ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_view_can_be_read(visit: Visit, lang: str) -> None:
    page = visit.network(lang)
    nodes = drawn(page)
    place = page.locator("#network").bounding_box()
    assert place is not None
    assert {node["zh"] for node in nodes} == {
        *("双三", "两个青石", "三件大事"),
        *("生态青石", "活力青石", "产业提质", "城乡融合", "民生改善"),
    }
    for node in nodes:
        assert node["letters"] >= 13
        if lang == "zh" or place["width"] > 500:  # long English words on a telephone may need a push to the side
            assert min(node["left"], node["top"]) >= 0
            assert node["right"] <= place["width"]
            assert node["bottom"] <= place["height"]
    for i, one in enumerate(nodes):
        for two in nodes[i + 1 :]:
            apart = one["right"] <= two["left"] or two["right"] <= one["left"]
            assert apart or one["bottom"] <= two["top"] or two["bottom"] <= one["top"], (one["zh"], two["zh"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
    letters = "[...document.querySelectorAll('body *')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    assert min(page.evaluate(letters)) >= 13


def test_the_legend_counts_kinds_and_bases(visit: Visit) -> None:
    page = visit.network()
    projects = visit.page.request.get(f"{visit.home}/api/network").json()["kinds"]
    count = sum(entry["count"] for entry in projects if entry["kind"] in ("Project", "Campaign"))
    expect(page.locator("#kinds")).to_contain_text(f"项目{count}")
    bases = [re.compile(pattern) for pattern in (r"^明示\d+$", r"^归入\d+$", "^解读1$")]
    expect(page.locator("#bases li")).to_have_text(bases)


def test_the_card_says_what_to_do_at_first(visit: Visit) -> None:
    page = visit.network()
    expect(page.locator("#card h2")).to_contain_text("青石县第九次党代会报告")
    page.locator("#card .starts").get_by_text("产业提质").click()
    expect(page.locator("#card h2")).to_have_text("产业提质")


# --- selecting ---


def test_a_click_opens_a_name_and_shows_why(visit: Visit) -> None:
    page = visit.network()
    click(page, "生态青石")
    card = page.locator("#card")
    expect(card.locator(".counts")).to_have_text("原文没有写明；按标题归入 0 项；按主题解读 1 项。")
    expect(card.locator(".path")).to_contain_text("双三 › 两个青石 › 生态青石")
    expect(card.locator(".thematic .what")).to_contain_text("绿满青石行动")
    quote = card.locator(".thematic blockquote").first
    assert "Song" in quote.evaluate("(e) => getComputedStyle(e).fontFamily")
    expect(quote.locator("u").first).to_be_visible()
    until(page, "document.querySelector('#network').picture.shown.size === 9")
    line = page.evaluate(
        """() => [...document.querySelector('#network').picture.edges.get()]
             .find((edge) => edge.to.endsWith(encodeURI('') + '绿满青石行动')).dashes"""
    )
    assert line, "an interpretation is a dashed line"


def test_what_the_report_states_is_a_thick_line_and_what_it_lays_out_a_thin_one(visit: Visit) -> None:
    page = visit.network(path=f"/#{'青石县/举措/产业提质'}")
    until(page, "document.querySelector('#network').picture.shown.size > 8")
    edges = page.evaluate("document.querySelector('#network').picture.edges.get()")
    lines = page.evaluate("fetch('api/network').then((r) => r.json()).then((n) => n.lines)")
    widths = {edge["to"].rsplit("/")[-1]: edge["width"] for edge in edges}
    assert widths["高标准农田"] == lines["structural"]["width"] < lines["stated"]["width"]


def test_the_address_keeps_the_selection(visit: Visit) -> None:
    page = visit.network()
    click(page, "产业提质")
    until(page, "document.querySelector('#network').picture.shown.size === 10")
    page.wait_for_timeout(300)
    click(page, "茶叶出口基地")
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    address = page.evaluate("location.href")
    assert re.search(r"#.+@.+", address)
    page.goto("about:blank")
    visit.watch.errors.clear()
    page.goto(address)
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    until(page, "document.querySelector('#network').picture.shown.size === 10")
    page.go_back()
    page.go_forward()
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")


def test_back_undoes_a_selection(visit: Visit) -> None:
    page = visit.network()
    click(page, "产业提质")
    expect(page.locator("#card h2")).to_have_text("产业提质")
    page.go_back()
    expect(page.locator("#card h2")).to_contain_text("青石县第九次党代会报告")


def test_an_address_of_nothing_says_so(visit: Visit) -> None:
    visit.watch.expected = ["404"]
    page = visit.go("/#青石县/口号/没有")
    expect(page.locator("#card .gap")).to_contain_text("图里没有这个条目")


def test_the_card_links_to_sparql_and_the_query_runs(visit: Visit) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    page.locator("#card .feet a").first.click()
    expect(page.locator("table tbody tr").first).to_contain_text("绿满青石行动")


# --- the list twin, search, languages ---


def test_the_list_is_walked_by_keyboard(visit: Visit) -> None:
    page = visit.network()
    focused = "document.activeElement.getAttribute('aria-label')"
    page.locator("#tree [tabindex='0']").focus()
    assert page.evaluate(focused).startswith("双三")
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused).split(" · ")[0])
    assert seen == ["两个青石", "生态青石", "两个青石", "只有名称的口号", "双三"]
    page.locator("#tree [aria-label^='产业提质']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tree [aria-label^='产业提质']")).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(focused).startswith("产业提质"), "the focus stays where it was"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#card .kind")).to_have_text("项目")
    assert page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tree [aria-label^='产业提质']")).to_have_attribute("aria-expanded", "false")


def test_the_list_is_a_sound_tree(visit: Visit) -> None:
    page = visit.network()
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('#tree [role=treeitem]')].filter((item) =>
             !item.getAttribute('aria-label') || !item.getAttribute('aria-level')
             || !['tree', 'group'].includes(item.parentElement.getAttribute('role'))).length"""
    )
    assert wrong == 0
    assert page.locator("#tree [tabindex='0']").count() == 1
    shown = {node["zh"] for node in drawn(page)}
    listed = set(page.locator("#tree .name").all_text_contents())
    assert shown <= listed


def test_search_by_characters_and_keys(visit: Visit) -> None:
    page = visit.network()
    page.keyboard.press("/")
    page.keyboard.type("农田")
    expect(page.locator("#hits [role=option]").first).to_have_text("高标准农田")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search")).to_have_attribute("aria-activedescendant", "hit-0")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("高标准农田")
    expect(page.locator("#hits")).to_be_hidden()
    there = "[...document.querySelector('#network').picture.shown.keys()].some((iri) => iri.endsWith('高标准农田'))"
    until(page, there)
    page.locator("#search").fill("没有这样的东西")
    expect(page.locator("#hits")).to_contain_text("没有名称里含")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()


def test_the_language_can_be_changed_and_is_kept(visit: Visit) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    expect(page.locator("#card .counts")).to_contain_text("按主题解读")
    page.locator("#lang").click()
    counts = "The report states none; 0 by its headings; 1 by theme (interpretation)."
    expect(page.locator("#card .counts")).to_have_text(counts)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{visit.home}/")
    expect(page.locator("#outline h2")).to_have_text("Outline")


@pytest.mark.parametrize("visit", [SIZES[2]], indirect=True)
def test_on_a_telephone_list_and_card_are_sheets(visit: Visit) -> None:
    page = visit.network()
    expect(page.locator("#card")).to_be_hidden()
    page.locator("#show-outline").click()
    expect(page.locator("#outline")).to_be_visible()
    page.locator("#tree [aria-label^='生态青石'] .name").first.click()
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#outline")).to_be_hidden()
    page.locator("#card .close").click()
    expect(page.locator("#card")).to_be_hidden()
    click(page, "双三")
    expect(page.locator("#card h2")).to_have_text("双三")


# --- when things go wrong ---


def test_without_a_graph_one_learns_what_to_do_and_tries_again(browser: Browser, root: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        visit.watch.expected = ["503"]
        page = visit.go()
        expect(page.locator("#notice")).to_contain_text("gangmu build")
        page.locator("#lang").click()
        expect(page.locator("#notice")).to_contain_text("There is no graph here yet")
        publish(tmp_path, small_graph(root), {})
        page.locator("#notice button").click()
        expect(page.locator("#tree")).to_contain_text("Double Three")
        expect(page.locator("#notice")).to_be_hidden()


def test_a_graph_without_members_says_so(browser: Browser, root: Path, tmp_path: Path) -> None:
    publish(tmp_path, [line for line in small_graph(root) if "/链/" not in line], {})
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        page = visit.go()
        expect(page.locator("#notice")).to_contain_text("没有网络可画")
        page.locator("#search").fill("农田")
        page.locator("#hits [role=option]").first.click()
        expect(page.locator("#card h2")).to_have_text("高标准农田")


@pytest.mark.parametrize(
    ("answer", "zh", "en"),
    [(500, "服务器出了错（500）", "The server failed (500)"), (0, "连不上服务器", "The server cannot be reached")],
)
def test_a_failing_request_can_be_tried_again(visit: Visit, answer: int, zh: str, en: str) -> None:
    visit.watch.expected = ["500", "ERR_FAILED"]

    def fail(route: Route) -> None:
        if answer:
            route.fulfill(status=answer, body="<h1>oops</h1>")
        else:
            route.abort()

    visit.page.route("**/api/network*", fail)
    page = visit.go()
    expect(page.locator("#notice")).to_contain_text(zh)
    page.locator("#lang").click()
    expect(page.locator("#notice")).to_contain_text(en)
    page.unroute("**/api/network*")
    page.locator("#notice button").click()
    expect(page.locator("#tree")).to_contain_text("Double Three")


def test_a_failing_card_can_be_tried_again(visit: Visit) -> None:
    visit.watch.expected = ["500"]
    page = visit.network()
    page.route("**/api/thing*", lambda route: route.fulfill(status=500))
    click(page, "产业提质")
    expect(page.locator("#card .gap")).to_contain_text("服务器出了错")
    page.unroute("**/api/thing*")
    page.locator("#card button", has_text="重试").click()
    expect(page.locator("#card h2")).to_have_text("产业提质")


def test_a_slow_answer_is_announced(visit: Visit) -> None:
    def late(route: Route) -> None:
        time.sleep(3.2)
        route.continue_()

    visit.page.route("**/api/network*", late)
    page = visit.page
    page.goto(f"{visit.home}/?lang=zh", wait_until="commit")
    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator("#tree")).to_contain_text("双三", timeout=15_000)
    expect(page.locator("#notice")).to_be_hidden()


# --- hostile names ---


def test_hostile_names_are_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    publish(tmp_path, hostile_graph(), {})
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        for lang in ("zh", "en"):
            page = visit.network(lang, "/#青石县/口号/总")
            expect(page.locator("#card h2")).to_have_text("总<b>口号</b>")
            expect(page.locator("#card .rows .link").first).to_be_visible()
            names = {re.sub(r"\s+", " ", name) for name in page.locator("#card .rows .link").all_text_contents()}
            assert names == {re.sub(r"\s+", " ", name) for name in HOSTILE.values()}
            listed = set(page.locator("#tree .name").all_text_contents())
            assert set(HOSTILE.values()) <= listed
            assert page.evaluate("typeof hacked") == "undefined"
            assert page.locator("#card img, #tree img, #card script, #card b:not(.tally b), #tree b").count() == 0
            assert page.locator("#card bdi, #tree bdi").count() > 10, "the direction of a name is its own"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for slug, name in HOSTILE.items():
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
        until(page, "document.querySelector('#network').picture?.shown.size > 0")
        assert page.evaluate("typeof hacked") == "undefined"


# --- SPARQL, the picture to keep ---


def test_the_sparql_form_works_by_keyboard(visit: Visit) -> None:
    page = visit.go("/sparql")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("table")).to_contain_text("两个青石")
    page.locator("#query").fill("SELECT ?x WHERE { ?x a }")
    visit.watch.expected = ["400"]
    page.keyboard.press("Control+Enter")
    expect(page.locator("[role=alert]")).to_contain_text("^")
    page.locator("#query").fill("ASK { ?s ?p ?o }")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("是")
    page.locator("#query").fill("CONSTRUCT WHERE { ?s a gm:Slogan }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer pre")).to_contain_text("gm:Slogan")
    with page.expect_download() as download:
        page.locator("#files button", has_text="N-Triples").click()
    assert "Slogan" in download.value.path().read_text("utf-8")


def test_the_picture_to_keep_needs_no_server(browser: Browser, tmp_path: Path) -> None:
    skeleton = read(View.of(hostile_graph()))
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
