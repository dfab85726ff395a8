"""The pages of single things in a real browser: they open without a word to the console, by keyboard, for all eyes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from gangmu.api.settings import Settings
from gangmu.graph import rdf
from gangmu.graph.store import publish

pytestmark = pytest.mark.browser

ID = "https://w3id.org/gangmu/id/青石县/"
SIZES = [(1280, 720), (390, 844)]
PATHS = {
    "goal": "doc/青石县/目标/生态青石",
    "slogan": "doc/青石县/口号/双三",
    "project": "doc/青石县/项目/高标准农田",
    "report": "doc/青石县/文件/第九次党代会报告",
    "section": "doc/青石县/第九次党代会报告/节/2",
    "quote": "doc/青石县/第九次党代会报告/引文/191-202",
    "unit": "doc/-/unit/亩",
    "list": "doc/-/scheme/basis",
    "missing": "doc/青石县/目标/没有",
    "ontology": "ontology",
}
LONG = "长" * 500
CITED = re.compile(r"青石县第九次党代会报告\[R/OL\]\. 2021: 第191—202字\[引用日期\]\. https://w3id\.org/.*/191-202\.")


@pytest.fixture(scope="module")
def home(
    root: Path, tmp_path_factory: pytest.TempPathFactory, running: Callable[[Settings], AbstractContextManager[str]]
) -> Iterator[str]:
    """A server of the small graph, of the vocabulary, and of one project with names that are none."""
    store = tmp_path_factory.mktemp("store")
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    lines = {f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples}
    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    kind = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    project = pyoxigraph.NamedNode("https://w3id.org/gangmu/ontology#Project")
    for slug, name in (("长", LONG), ("坏", "</script><img src=x onerror=hacked=1>\u202e")):
        thing = pyoxigraph.NamedNode(f"{ID}项目/{slug}")
        lines.add(f"{pyoxigraph.Quad(thing, label, pyoxigraph.Literal(name, language='zh'), graph)} .\n")
        lines.add(f"{pyoxigraph.Quad(thing, kind, project, graph)} .\n")
    publish(store, sorted({*lines, *rdf.vocabulary()}), {})
    with running(Settings(store=store)) as address:
        yield f"{address}/"


@contextmanager
def visiting(browser: Browser, home: str, size: tuple[int, int] = SIZES[0], *, scripts: bool = True) -> Iterator[Page]:
    """A page that must say nothing to the console and ask nothing of anybody else."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            wrong.append(message.text)

    page = context.new_page()
    page.on("console", heard)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.extend([request.url] if not request.url.startswith((home, "data:")) else [])
    )
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_opens_fits_and_serves_all_eyes(
    browser: Browser, home: str, lang: str, size: tuple[int, int]
) -> None:
    with visiting(browser, home, size) as page:
        for name, path in PATHS.items():
            page.goto(f"{home}{quote(path)}?lang={lang}")
            expect(page.locator("html")).to_have_attribute("lang", lang)
            expect(page.locator("main h2").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} sticks out"
            sizes = "[...document.querySelectorAll('body *')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
            assert min(page.evaluate(sizes)) >= 13
            found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            serious = [v for v in found if v["impact"] in ("serious", "critical")]
            assert [(name, v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in serious] == []


def test_the_keyboard_reaches_what_hangs_on_it(browser: Browser, home: str) -> None:
    with visiting(browser, home) as page:
        page.goto(f"{home}{quote(PATHS['goal'])}?lang=zh")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.textContent.trim()"))
        assert {"双三", "两个青石", "绿满青石行动"} <= reached
        page.locator("a", has_text="绿满青石行动").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h2.name")).to_have_text("绿满青石行动")


def test_without_scripts_all_is_there_and_a_citation_can_be_copied(browser: Browser, home: str) -> None:
    with visiting(browser, home, scripts=False) as page:
        page.goto(f"{home}{quote(PATHS['quote'])}?lang=zh")
        box = page.locator("textarea").first
        box.focus()
        page.keyboard.press("Control+a")
        expect(box).to_have_value(CITED)
        expect(page.locator("textarea")).to_have_count(2)
        assert not box.is_editable()


def test_an_interpretation_looks_like_none_of_the_others(browser: Browser, home: str) -> None:
    with visiting(browser, home) as page:
        page.goto(f"{home}{quote(PATHS['goal'])}?lang=zh")
        border = "(e) => getComputedStyle(e).borderLeftStyle"
        assert page.locator(".thematic blockquote").first.evaluate(border) == "dashed"
        assert "Song" in page.locator("blockquote").first.evaluate("(e) => getComputedStyle(e).fontFamily")
        page.goto(f"{home}{quote(PATHS['slogan'])}?lang=zh")
        assert page.locator(".structural blockquote, .stated blockquote").first.evaluate(border) == "solid"


def test_a_term_s_address_scrolls_to_its_row(browser: Browser, home: str) -> None:
    with visiting(browser, home) as page:
        page.goto(f"{home}ontology?lang=zh#servesByTheme")
        row = page.locator("tr:target")
        expect(row).to_contain_text("主题上服务于")
        expect(row).to_be_in_viewport()


def test_names_that_are_none_are_shown_as_text(browser: Browser, home: str) -> None:
    for size in SIZES:
        with visiting(browser, home, size) as page:
            page.goto(f"{home}doc/{quote('青石县/项目/坏')}?lang=zh")
            expect(page.locator("h2.name")).to_contain_text("</script><img")
            assert page.evaluate("typeof hacked") == "undefined"
            page.goto(f"{home}doc/{quote('青石县/项目/长')}?lang=zh")
            expect(page.locator("h2.name")).to_have_text(LONG)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_way_to_the_network_and_back(browser: Browser, home: str) -> None:
    with visiting(browser, home) as page:
        page.goto(f"{home}{quote(PATHS['goal'])}?lang=zh")
        page.locator("a", has_text="在网络图里看").click()
        expect(page.locator("#card h2")).to_have_text("生态青石")
