"""No graph, an empty graph, failing and slow requests: a sentence and a way on, never a blank page."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Route, expect

from gangmu.graph.store import publish

if TYPE_CHECKING:
    from tests.browser.conftest import Serving, Visit

pytestmark = pytest.mark.browser


def test_without_a_graph_one_learns_what_to_do_and_tries_again(
    browser: Browser, small_graph: list[str], serving: Serving, visiting: Any, tmp_path: Path
) -> None:
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        visit.watch.expected = ["503"]
        page = visit.go()
        expect(page.locator("#notice")).to_contain_text("gangmu build")
        page.locator("#lang").click()
        expect(page.locator("#notice")).to_contain_text("There is no graph here yet")
        publish(tmp_path, small_graph, {})
        page.locator("#notice button").click()
        expect(page.locator("#tree")).to_contain_text("Double Three")
        expect(page.locator("#notice")).to_be_hidden()


def test_a_graph_without_members_says_so(
    browser: Browser, small_graph: list[str], serving: Serving, visiting: Any, tmp_path: Path
) -> None:
    publish(tmp_path, [line for line in small_graph if "/链/" not in line], {})
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
    visit.click("产业提质")
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
