"""The box on top: names by characters, pinyin and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


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
    visit.until(there)
    page.locator("#search").fill("没有这样的东西")
    expect(page.locator("#hits")).to_contain_text("没有名称里含")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()


def test_search_by_pinyin(visit: Visit) -> None:
    page = visit.network()
    for typed in ("shengtai", "stqs"):
        page.locator("#search").fill(typed)
        expect(page.locator("#hits [role=option]", has_text="生态青石").first).to_be_visible()


def test_before_anything_is_typed_it_suggests_what_can_be_asked(visit: Visit) -> None:
    page = visit.network()
    page.locator("#search").click()
    expect(page.locator("#hits [data-question]").first).to_contain_text("哪些项目服务")
    page.locator("#search").fill("哪些项目服务产业")
    expect(page.locator("#hits [data-question]").first).to_have_text("？哪些项目服务产业提质？")
