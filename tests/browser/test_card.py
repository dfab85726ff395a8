"""The card: where a thing hangs, its numbers, who and where, its sentences, its page and its RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_numbers_go_from_where_they_were_to_where_they_shall_be(visit: Visit) -> None:
    page = visit.network(path="/#青石县/指标/地区生产总值")
    rows = page.locator("#card .ladder li")
    expect(rows.first).to_be_visible()
    roles = [row.get_attribute("class") for row in rows.all()]
    assert roles[0] == "baseline"
    assert "target" in roles
    indicator = "<https://w3id.org/gangmu/id/青石县/指标/地区生产总值>"
    assert len(roles) == visit.sparql(f"SELECT (COUNT(?o) AS ?n) {{ ?o gm:indicator {indicator} }}")
    expect(rows.first.locator(".figure")).to_have_text("50亿元")
    visit.snap("card-indicator")


def test_the_card_leads_to_its_page_its_rdf_and_a_query(visit: Visit) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    expect(page.locator("#card [data-page]")).to_be_visible()
    for link in page.locator("#card .feet a:not([download])").all():
        href = link.get_attribute("href")
        assert href
        assert page.request.get(f"{visit.home}/{href}").ok, href


def test_a_citation_can_be_copied(visit: Visit) -> None:
    page = visit.network(path="/#青石县/项目/绿满青石行动")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-act=cite]").click()
    expect(page.locator("[data-act=cite]")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "绿满青石行动" in copied
    assert "青石县第九次党代会报告" in copied
    assert "https://w3id.org/gangmu/id/青石县/项目/绿满青石行动" in copied


def test_a_sentence_opens_in_the_report(visit: Visit) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    button = page.locator("#card .to-text").first
    start = button.get_attribute("data-start")
    button.click()
    expect(page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    assert f"~{start}-" in page.url
    page.go_back()
    expect(page.locator("#view-network")).to_be_visible()


def test_the_heading_of_what_is_nested_opens_in_the_report_too(visit: Visit) -> None:
    page = visit.network(path="/#青石县/举措/产业提质")
    heading = page.locator("#card .basis.structural p", has=page.locator(".quote")).first
    expect(heading).to_contain_text("（一）产业提质")
    start = int(heading.locator(".to-text").get_attribute("data-start") or -1)
    text = page.request.get(f"{visit.home}/api/view/reading").json()["text"]
    assert text[start:].startswith("（一）产业提质")
    heading.locator(".to-text").click()
    expect(page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    assert f"~{start}-" in page.url
