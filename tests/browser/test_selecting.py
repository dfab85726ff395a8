"""Selecting: a click opens and explains, the address keeps it, back undoes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_click_opens_a_name_and_shows_why(visit: Visit) -> None:
    page = visit.network()
    visit.click("生态青石")
    card = page.locator("#card")
    expect(card.locator(".counts")).to_have_text("原文没有写明；按标题归入 0 项；按主题解读 1 项。")
    expect(card.locator(".path")).to_contain_text("双三 › 两个青石 › 生态青石")
    expect(card.locator(".thematic .what")).to_contain_text("绿满青石行动")
    quote = card.locator(".thematic blockquote").first
    assert "Song" in quote.evaluate("(e) => getComputedStyle(e).fontFamily")
    expect(quote.locator("u").first).to_be_visible()
    visit.until_shown(9)
    visit.snap("selected")
    line = page.evaluate(
        """() => [...document.querySelector('#network').picture.edges.get()]
             .find((edge) => edge.to.endsWith(encodeURI('') + '绿满青石行动')).dashes"""
    )
    assert line, "an interpretation is a dashed line"


def test_what_the_report_states_is_a_thick_line_and_what_it_lays_out_a_thin_one(visit: Visit) -> None:
    page = visit.network(path=f"/#{'青石县/举措/产业提质'}")
    visit.until("document.querySelector('#network').picture.shown.size > 8")
    edges = page.evaluate("document.querySelector('#network').picture.edges.get()")
    lines = page.evaluate("fetch('api/network').then((r) => r.json()).then((n) => n.lines)")
    widths = {edge["to"].rsplit("/")[-1]: edge["width"] for edge in edges}
    assert widths["高标准农田"] == lines["structural"]["width"] < lines["stated"]["width"]


def test_the_address_keeps_the_selection(visit: Visit) -> None:
    page = visit.network()
    visit.click("产业提质")
    visit.until_shown(10)
    page.wait_for_timeout(300)
    visit.click("茶叶出口基地")
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    address = page.evaluate("location.href")
    assert re.search(r"#.+@.+", address)
    page.goto("about:blank")
    visit.watch.errors.clear()
    page.goto(address)
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    visit.until_shown(10)
    page.go_back()
    page.go_forward()
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")


def test_back_undoes_a_selection(visit: Visit) -> None:
    page = visit.network()
    visit.click("产业提质")
    expect(page.locator("#card h2")).to_have_text("产业提质")
    page.go_back()
    expect(page.locator("#card h2")).to_contain_text("青石县第九次党代会报告")


def test_an_address_of_nothing_says_so(visit: Visit) -> None:
    visit.watch.expected = ["404"]
    page = visit.go("/#青石县/口号/没有")
    expect(page.locator("#card .gap")).to_contain_text("图里没有这个条目")
