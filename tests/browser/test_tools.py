"""The row over the network: layouts, surroundings, filters, the legend that filters; each clicked once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

GREEN = "#青石县/目标/生态青石"
FARMING = "#青石县/举措/产业提质"


@pytest.mark.parametrize("layout", ["tree", "theme", "force"])
def test_each_layout_is_drawn_and_kept_in_the_address(visit: Visit, layout: str) -> None:
    page = visit.network()
    page.locator("[data-tool=layout]").select_option(layout)
    visit.until(f"location.search.includes('layout={layout}')")
    visit.until_shown(2 if layout == "theme" else 8)
    visit.snap(f"layout-{layout}")
    nodes = visit.drawn()
    for i, one in enumerate(nodes):
        for two in nodes[i + 1 :]:
            apart = one["right"] <= two["left"] or two["right"] <= one["left"]
            assert apart or one["bottom"] <= two["top"] or two["bottom"] <= one["top"], (one["zh"], two["zh"])
    if layout == "theme":
        expect(page.locator("#remarks")).to_contain_text("报告没有这样写")
        dashed = "document.querySelector('#network').picture.edges.get().every((edge) => edge.dashes)"
        assert page.evaluate(dashed), "an interpretation is a dashed line"
    page.go_back()
    expect(page.locator("[data-tool=layout]")).to_have_value("radial")


def test_what_lies_around_a_thing_is_counted_before_it_is_opened(visit: Visit) -> None:
    page = visit.network(path=f"/{GREEN}")
    steps = [page.locator(f"[data-depth='{depth}']") for depth in (1, 2, 3)]
    expect(steps[2].locator("b")).to_have_text(re.compile(r"^\d+$"))
    counts = [int(step.locator("b").inner_text()) for step in steps]
    assert counts == sorted(counts)
    for step, count in zip(steps, counts, strict=True):
        step.click()
        visit.until_shown(count + 1)
        expect(step).to_have_attribute("aria-pressed", "true")
    visit.snap("around")
    expect(page.locator("#remarks")).to_contain_text(f"生态青石周围 3 步以内：{counts[2]} 项")
    page.locator("#remarks button", has_text="回到整体").click()
    expect(page.locator("[data-depth='0']")).to_have_attribute("aria-pressed", "true")


def test_around_a_thing_there_are_numbers_and_places_too(visit: Visit) -> None:
    page = visit.network(path="/#青石县/项目/茶叶出口基地")
    page.locator("[data-act=around]").click()
    visit.until("document.querySelector('#network').picture.shown.size > 2")
    kinds = "[...new Set([...document.querySelector('#network').picture.shown.values()].map((node) => node.kind))]"
    assert "Strategy" in page.evaluate(kinds)
    assert len(page.evaluate(kinds)) > 2


@pytest.mark.parametrize(
    ("key", "value", "rest"),
    [("status", "planned", {"高标准农田", "茶叶出口基地"}), ("status", "done", set())],
)
def test_filters_leave_out_undertakings_and_say_so(visit: Visit, key: str, value: str, rest: set[str]) -> None:
    page = visit.network(path=f"/{FARMING}")
    visit.until_shown(10)
    page.locator("[data-menu=filters] summary").click()
    page.locator(f"[data-filter={key}]").select_option(value)
    visit.until(f"location.search.includes('{key}={value}')")
    visit.until_shown(8 + len(rest))
    assert {node["zh"] for node in visit.drawn()} & {"高标准农田", "茶叶出口基地"} == rest
    expect(page.locator("#remarks")).to_contain_text("已筛选")
    page.keyboard.press("Escape")
    visit.snap(f"filter-{value}")
    page.locator("#remarks button", has_text="清除筛选").click()
    visit.until_shown(10)


@pytest.mark.parametrize("key", ["section", "place"])
def test_headings_and_places_can_be_filtered_by(visit: Visit, key: str) -> None:
    page = visit.network()
    page.locator("[data-menu=filters] summary").click()
    options = page.locator(f"[data-filter={key}] option")
    expect(options.nth(1)).to_be_attached()
    value = options.nth(1).get_attribute("value")
    assert value
    count = int(re.findall(r"（(\d+)）", options.nth(1).inner_text())[-1])
    page.locator(f"[data-filter={key}]").select_option(value)
    visit.until(f"location.search.includes('{key}=')")
    how = "gm:locatedIn|gm:servesPlace" if key == "place" else "^gm:mentions/gm:inSection/gm:subsectionOf*"
    query = f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ ?p {how} <{value}> . ?p a ?t FILTER(?t = gm:Project) }}"
    assert count == visit.sparql(query)


def test_the_legend_filters_kinds_and_bases(visit: Visit) -> None:
    page = visit.network(path=f"/{GREEN}")
    visit.until_shown(9)
    thematic = page.locator("[data-hide=thematic]")
    expect(thematic).to_have_attribute("aria-pressed", "true")
    thematic.click()
    visit.until_shown(8)
    expect(page.locator("[data-hide=thematic]")).to_have_attribute("aria-pressed", "false")
    assert "hide=thematic" in page.url
    page.locator("[data-hide=goal]").focus()
    page.keyboard.press("Enter")
    visit.until_shown(6)
    visit.snap("legend")
    page.go_back()
    visit.until_shown(8)
    page.go_back()
    visit.until_shown(9)


def test_what_is_in_sight_is_in_the_address(visit: Visit) -> None:
    page = visit.network()
    page.locator("#zoom-in").click()
    visit.until("location.search.includes('see=')")
    sight = "JSON.stringify(Object.values(document.querySelector('#network').picture.sight).map((n) => n.toFixed(0)))"
    before = page.evaluate(sight)
    page.reload()
    visit.until("document.querySelector('#network').picture?.shown.size > 0")
    page.wait_for_timeout(300)
    assert page.evaluate(sight) == before


@pytest.mark.parametrize(
    "path",
    [
        "/?layout=circle",
        "/?depth=9",
        "/?around=青石县/目标/没有",
        "/?root=青石县/口号/没有",
        "/?status=lost",
        "/?see=a,b,c",
    ],
)
def test_an_odd_address_degrades(visit: Visit, path: str) -> None:
    visit.watch.expected = ["404"]
    page = visit.network(path=path)
    visit.until_shown(8)
    if "see" not in path:
        expect(page.locator("#remarks")).to_contain_text("没有采用")
        page.locator("#remarks button").click()
        expect(page.locator("#remarks")).to_be_hidden()


def test_tabs_are_walked_by_keyboard(visit: Visit) -> None:
    page = visit.network()
    page.locator("#tab-network").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-sparql")).to_be_focused()
    expect(page.locator("#view-sparql")).to_be_visible()
    assert "view=sparql" in page.url
    page.keyboard.press("Home")
    expect(page.locator("#view-network")).to_be_visible()
    expect(page.locator("#tab-network")).to_have_attribute("aria-selected", "true")


def test_opened_on_another_view_the_network_is_there_when_it_is_wanted(visit: Visit) -> None:
    page = visit.go("/?view=numbers#青石县/目标/生态青石")
    expect(page.locator("#tree [aria-selected=true] .name").first).to_have_text("生态青石")
    expect(page.locator("#card h2")).to_have_text("生态青石")
    page.locator("#tab-network").click()
    visit.until_shown(9)
    page.wait_for_timeout(400)
    place = page.locator("#network").bounding_box()
    assert place is not None
    chosen = next(node for node in visit.drawn() if node["zh"] == "生态青石")
    assert 0 <= chosen["left"] < chosen["right"] <= place["width"]
    assert 0 <= chosen["top"] < chosen["bottom"] <= place["height"]


def test_the_picture_can_be_read_as_a_table(visit: Visit) -> None:
    page = visit.network(path=f"/{GREEN}")
    visit.until_shown(9)
    page.locator("[data-tool=table]").click()
    rows = page.locator("#links tbody tr")
    expect(rows).to_have_count(page.evaluate("document.querySelector('#network').picture.edges.length"))
    row = page.locator("#links tr.thematic")
    expect(row).to_contain_text("绿满青石行动按主题服务于生态青石 解读")
    visit.snap("table")
    row.locator("a").first.click()
    expect(page.locator("#card h2")).to_have_text("绿满青石行动")
    page.locator("[data-tool=table]").click()
    expect(page.locator("#links")).to_be_hidden()
