"""The SPARQL form by itself, at /sparql."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


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
