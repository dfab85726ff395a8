"""For everyone: axe-core finds nothing serious, the page holds at 200 %, prints, and shows where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

STATES = {
    "first": "/",
    "card": "/#青石县/举措/产业提质",
    "indicator": "/#青石县/指标/地区生产总值",
    "answer": "/?q=哪些项目服务生态青石？",
    "why": "/?to=青石县/口号/双三#青石县/目标/生态青石",
    "around": "/?around=青石县/目标/生态青石&depth=2#青石县/目标/生态青石",
    "table": "/?links=table#青石县/目标/生态青石",
    "theme": "/?layout=theme&hide=place",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(visit: Visit, state: str, lang: str) -> None:
    page = visit.network(lang, STATES[state])
    page.wait_for_timeout(300)
    visit.snap(f"state-{state}-{lang}")
    # axe is put in by the debugger, past the page's own policy
    found = Axe().run(page).response["violations"]
    serious = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    assert not [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in serious]


@pytest.mark.parametrize("visit", [(720, 450)], indirect=True, ids=["200 %"])
def test_at_twice_the_size_nothing_sticks_out(visit: Visit) -> None:
    page = visit.network(path="/#青石县/举措/产业提质")
    expect(page.locator("#card h2")).to_have_text("产业提质")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.snap("zoom-200")


def test_on_paper_the_card_is_whole(visit: Visit) -> None:
    page = visit.network(path="/#青石县/举措/产业提质")
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator("#card h2")).to_be_visible()
    assert page.evaluate(
        "document.querySelector('#card').scrollHeight <= document.querySelector('#card').clientHeight + 1"
    )
    assert page.pdf().startswith(b"%PDF")


def test_the_focus_can_be_seen_and_goes_in_order(visit: Visit) -> None:
    page = visit.network()
    seen = []
    for _ in range(9):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.closest('[id]')?.id || ''"))
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        row = "document.activeElement.firstElementChild && getComputedStyle(document.activeElement.firstElementChild).outlineStyle"
        assert "none" not in (page.evaluate(outline),) or page.evaluate(row) != "none", seen
    order = [seen.index(place) for place in ("search", "tab-network", "lang", "tree", "tools") if place in seen]
    assert order == sorted(order)
    assert len(order) >= 4, seen
