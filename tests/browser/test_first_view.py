"""The first view: it can be read, it says what its colours and lines mean, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
SIZES = [(1440, 900), (1280, 720), (390, 844)]


@pytest.mark.parametrize("visit", SIZES, indirect=True, ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_view_can_be_read(visit: Visit, lang: str) -> None:
    page = visit.network(lang)
    nodes = visit.drawn()
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


def test_the_language_can_be_changed_and_is_kept(visit: Visit) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    expect(page.locator("#card .counts")).to_contain_text("按主题解读")
    page.locator("#lang").click()
    counts = "The report states none; 0 by its headings; 1 by theme (interpretation)."
    expect(page.locator("#card .counts")).to_have_text(counts)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{visit.home}/")
    expect(page.locator("#outline h2 [data-say=outline]")).to_have_text("Outline")


@pytest.mark.parametrize("visit", [(390, 844)], indirect=True)
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
    visit.click("双三")
    expect(page.locator("#card h2")).to_have_text("双三")
