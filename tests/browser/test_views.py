"""All views beside the network: for all eyes, in both languages, at three sizes; and names that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gangmu.graph.store import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Serving, Visit

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (1280, 720), (390, 844)]
READY = {
    "text": ".reader .m",
    "numbers": ".numbers figure",
    "gaps": ".gaps li",
    "sparql": "#query",
}
CONSTRUCT = "CONSTRUCT { ?p gm:servesByTheme ?x } WHERE { ?p gm:servesByTheme ?x }"


@pytest.mark.parametrize("visit", SIZES, indirect=True, ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", READY)
def test_every_view_fits_and_serves_all_eyes(visit: Visit, view: str, lang: str) -> None:
    page = visit.go(f"/?view={view}", lang)
    expect(page.locator(READY[view]).first).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = f"[...document.querySelectorAll('#view-{view} *')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    assert min(page.evaluate(sizes)) >= 12
    visit.snap(f"{view}-{lang}-{page.viewport_size['width'] if page.viewport_size else 0}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in serious] == []


@pytest.mark.parametrize("visit", SIZES[1:], indirect=True, ids=["middle", "narrow"])
def test_the_page_of_sparql_serves_all_eyes(visit: Visit) -> None:
    page = visit.go("/sparql")
    page.locator("#query").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.snap(f"sparql-page-{page.viewport_size['width'] if page.viewport_size else 0}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in serious] == []


def test_hostile_names_and_texts_stay_text(
    browser: Browser,
    small_graph: list[str],
    hostile_names: dict[str, str],
    serving: Serving,
    visiting: Callable[..., AbstractContextManager[Visit]],
    tmp_path: Path,
) -> None:
    named = ["生态青石", "活力青石", "六个一", "地区生产总值", "森林覆盖率", "茶叶出口基地", "高标准农田", "研发中心"]
    lines = small_graph
    for old, new in zip(named, hostile_names.values(), strict=True):
        lines = [line.replace(f'"{old}"@zh', str(pyoxigraph.Literal(new, language="zh"))) for line in lines]
    # The report's own text and its figures are hostile too: the same number of signs, so that the places stay right.
    for old, new in (("凝心聚力开新局", "<b>b</b>"[:7]), ("奋力建设新青石", "</p>&lt;"[:7]), ("12.5%", "<i>5%"[:5])):
        assert len(old) == len(new)
        lines = [line.replace(old, new) for line in lines]
    publish(tmp_path, sorted(lines), {})
    with serving(tmp_path) as home, visiting(browser, home, SIZES[1]) as visit:
        for view, ready in READY.items():
            page = visit.go(f"/?view={view}#青石县/目标/生态青石")
            expect(page.locator(ready).first).to_be_visible()
            page.wait_for_timeout(200)
            assert page.evaluate("typeof hacked") == "undefined"
            box = page.locator(f"#view-{view}")
            assert box.locator("img, script, i, b").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.locator("#card h2")).to_have_text(hostile_names["脚本"])
        page = visit.go("/?view=numbers&as=table")
        expect(page.locator(".numbers tbody")).to_contain_text("<i>5%")
        page = visit.go("/?view=text")
        expect(page.locator(".reader article")).to_contain_text("<b>b</b")
        page = visit.go("/?view=sparql")
        for query in (
            CONSTRUCT,
            "SELECT ?x ?l { ?x skos:prefLabel ?l }",
            "# </script><img src=x onerror=hacked=1>\nASK {}",
        ):
            page.locator("#query").fill(query)
            page.keyboard.press("Escape")
            page.keyboard.press("Control+Enter")
            expect(page.locator(".status")).to_contain_text("秒")
        assert page.locator("#view-sparql :is(img, script)").count() == 0
        assert page.evaluate("typeof hacked") == "undefined"


def test_hostile_values_in_the_address_do_nothing(visit: Visit) -> None:
    visit.watch.expected = ["404", "400"]
    for path in (
        "/?view=<img src=x onerror=hacked=1>",
        "/?view=text&at=<script>~1-2",
        "/?view=text&at=%E0%A4%A~1-2",
        "/?view=text&at=x~99999999999999999999-1",
        "/?view=numbers&report=javascript:hacked=1",
        "/?view=gaps&report=</script>",
        "/?view=sparql&query=</textarea><script>hacked=1</script>",
    ):
        page = visit.go(path)
        expect(page.locator("#tabs [aria-selected=true]")).to_have_count(1)
        page.wait_for_timeout(300)
        assert page.evaluate("typeof hacked") == "undefined"
        assert page.locator("main .gap, main .m, main #query, main canvas, main .cite").count() > 0
