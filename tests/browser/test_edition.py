"""The one-file edition opened from a disk: every part of it, without a server, without a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gangmu.api.edition import edition
from gangmu.graph import rdf
from gangmu.graph.store import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (1280, 720), (390, 844)]


@pytest.fixture(scope="module")
def file(small_graph: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("edition") / "青石县.html"
    out.write_bytes(edition(View.of([*small_graph, *rdf.vocabulary()])).html.encode("utf-8"))
    return out


@pytest.fixture
def opened(
    browser: Browser,
    file: Path,
    visiting: Callable[..., AbstractContextManager[Visit]],
    request: pytest.FixtureRequest,
) -> Iterator[Visit]:
    with visiting(browser, file.as_uri(), getattr(request, "param", SIZES[0])) as visit:
        visit.page.context.set_offline(True)
        yield visit


def start(visit: Visit, after: str = "") -> Page:
    visit.page.goto(visit.home + after)
    visit.until("document.querySelector('#network').picture?.shown.size > 0")
    visit.until("document.querySelectorAll('#tree [role=treeitem]').length > 0")
    visit.page.wait_for_timeout(300)
    return visit.page


@pytest.mark.parametrize("opened", SIZES, indirect=True, ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_opens_fits_and_serves_all_eyes(opened: Visit, lang: str) -> None:
    page = start(opened, f"?lang={lang}")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.evaluate("document.querySelector('#network').clientHeight") > 200, "the map has room"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for view in ("network", "text", "numbers", "gaps"):
        page.locator(f"#tab-{view}").click()
        expect(page.locator(f"#view-{view}")).to_be_visible()
        page.wait_for_timeout(200)
        opened.snap(f"edition-{view}-{lang}-{page.viewport_size['width'] if page.viewport_size else 0}")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in serious] == []


def test_the_network_opens_and_closes(opened: Visit) -> None:
    page = start(opened)
    before = opened.shown()
    opened.click("产业提质")
    expect(page.locator("#card h2")).to_have_text("产业提质")
    opened.until(f"document.querySelector('#network').picture.shown.size > {before}")
    page.wait_for_timeout(300)
    opened.click("产业提质")
    opened.until_shown(before)
    page.go_back()


def test_outline_card_and_sentence(opened: Visit) -> None:
    page = start(opened)
    page.locator("#tree [aria-label^='产业提质']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tree [aria-label^='产业提质']")).to_have_attribute("aria-expanded", "true")
    page.locator("#tree .name", has_text="茶叶出口基地").first.click()
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    expect(page.locator("#card blockquote").first).to_contain_text("在云岭镇建设茶叶出口基地")
    page.locator("#card .to-text").first.click()
    expect(page.locator(".reader .single").first).to_contain_text("茶叶出口基地")
    page.go_back()
    expect(page.locator("#view-network")).to_be_visible()
    expect(page.locator("#about")).to_contain_text("单文件版")


def test_a_prepared_question_is_answered_with_its_sentence(opened: Visit) -> None:
    page = start(opened)
    page.locator("#search").fill("生态青石")
    page.locator("#hits [data-question]", has_text="哪些项目服务生态青石").click()
    expect(page.locator("#answer .answer-text")).to_contain_text("按主题解读 1 项")
    expect(page.locator("#answer .thematic .what")).to_contain_text("绿满青石行动")
    expect(page.locator("#answer blockquote").first).to_contain_text("绿满青石")
    opened.until("[...document.querySelector('#network').picture.shown.values()].some((n) => n.zh === '绿满青石行动')")


def test_another_question_is_refused_and_what_can_be_asked_is_said(opened: Visit) -> None:
    page = start(opened)
    page.locator("#search").fill("生态青石明年花多少钱？")
    page.keyboard.press("Enter")
    expect(page.locator("#answer .refused")).to_contain_text("制作时准备好的")
    expect(page.locator("#answer .rows")).to_have_count(0)
    page.locator("#answer .related button").first.click()
    expect(page.locator("#answer .refused")).to_have_count(0)
    expect(page.locator("#answer .rows").first).to_be_visible()


def test_text_numbers_gaps(opened: Visit) -> None:
    page = start(opened)
    page.locator("#tab-text").click()
    page.locator(".reader .m", has_text="茶叶出口基地").click()
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    page.locator("#tab-numbers").click()
    page.locator(".numbers figcaption a", has_text="地区生产总值").click()
    expect(page.locator("#card h2")).to_have_text("地区生产总值")
    page.locator("#tab-gaps").click()
    page.locator(".gaps a", has_text="六个一").click()
    expect(page.locator("#card h2")).to_have_text("六个一")
    expect(page.locator("#tab-sparql")).to_have_count(0)
    page.locator("#lang").click()
    expect(page.locator("#about")).to_contain_text("One-file edition")
    expect(page.locator(".gaps h2")).to_have_text("Announced, and left open")


def test_a_thing_can_be_linked_to(opened: Visit) -> None:
    page = start(opened, "#青石县/目标/生态青石")
    expect(page.locator("#card h2")).to_have_text("生态青石")
    page = start(opened, "?lang=zh&x=1#青石县/口号/没有")
    expect(page.locator("#card .gap")).to_contain_text("图里没有这个条目")


def test_hostile_names_stay_text(
    browser: Browser,
    hostile_names: dict[str, str],
    small_graph: list[str],
    visiting: Callable[..., AbstractContextManager[Visit]],
    tmp_path: Path,
) -> None:
    import pyoxigraph

    named = ["生态青石", "活力青石", "产业提质", "城乡融合", "民生改善", "茶叶出口基地", "高标准农田", "双三"]
    lines = small_graph
    for old, new in zip(named, hostile_names.values(), strict=True):
        quoted = str(pyoxigraph.Literal(new, language="zh"))
        lines = [line.replace(f'"{old}"@zh', quoted) for line in lines]
    out = tmp_path / "x.html"
    out.write_bytes(edition(View.of([*lines, *rdf.vocabulary()])).html.encode("utf-8"))
    with visiting(browser, out.as_uri()) as visit:
        page = start(visit)
        shown = set(page.locator("#tree .name").all_text_contents())
        assert {name for name in hostile_names.values() if name in shown}
        for name in list(hostile_names.values())[:5]:
            page.locator("#search").fill(name[:20])
            expect(page.locator("#hits li").first).to_be_visible()
        for view in ("text", "numbers", "gaps"):
            page.locator(f"#tab-{view}").click()
            page.wait_for_timeout(200)
        assert page.evaluate("typeof hacked") == "undefined"
        assert page.locator("main img, main script").count() == 0
