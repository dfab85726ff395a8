"""数: small drawings, a table, and a file for Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Serving, Visit

pytestmark = pytest.mark.browser


def test_as_many_indicators_and_numbers_as_sparql_counts(visit: Visit) -> None:
    page = visit.go("/?view=numbers")
    expect(page.locator(".numbers figure").first).to_be_visible()
    indicators = visit.sparql("SELECT (COUNT(DISTINCT ?i) AS ?n) { ?o a gm:Observation ; gm:indicator ?i }")
    observations = visit.sparql("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?o a gm:Observation ; gm:indicator [] }")
    expect(page.locator(".numbers figure")).to_have_count(indicators)
    expect(page.locator(".numbers .figure:not(text)")).to_have_count(observations)
    expect(page.locator(".numbers .said")).to_have_text(f"显示 {indicators} / {indicators} 个指标")


def test_a_drawing_has_a_scale_of_its_own(visit: Visit) -> None:
    page = visit.go("/?view=numbers")
    product = page.locator(".numbers figure", has_text="地区生产总值")
    expect(product.locator("rect.bar")).to_have_count(3)
    widths = product.locator("rect.bar").evaluate_all("(all) => all.map((r) => Number(r.getAttribute('width')))")
    assert widths[0] / widths[1] == pytest.approx(50 / 80)
    assert widths[2] / widths[1] == pytest.approx(130 / 80)
    expect(product.locator("svg title")).to_contain_text("原来 50亿元 2016年; 达到 80亿元 2020年")
    expect(product.locator("li").filter(has_text="年均增长")).to_contain_text("12.5%")


def test_a_figure_opens_its_sentence_and_a_name_its_card(visit: Visit) -> None:
    page = visit.go("/?view=numbers")
    page.locator(".numbers figure .figure", has_text="46%以上").click()
    expect(page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".reader .single")).to_contain_text("森林覆盖率达到46%以上")
    page.go_back()
    expect(page.locator("#tab-numbers")).to_have_attribute("aria-selected", "true")
    page.locator(".numbers figcaption a", has_text="森林覆盖率").click()
    expect(page.locator("#card h2")).to_have_text("森林覆盖率")
    expect(page.locator(".numbers figure.chosen")).to_contain_text("森林覆盖率")


def test_the_table_is_sorted_by_keyboard(visit: Visit) -> None:
    page = visit.go("/?view=numbers")
    page.get_by_role("button", name="表", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".numbers table")).to_be_visible()
    assert "as=table" in page.url
    page.locator("[data-column=figure]").focus()
    page.keyboard.press("Enter")
    head = page.locator("th", has=page.locator("[data-column=figure]"))
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[data-column=figure]")).to_be_focused()

    def sizes() -> list[str]:
        return [text for text in page.locator("tbody .figure").all_text_contents() if text.endswith("亿元")]

    assert sizes() == ["50亿元", "80亿元", "130亿元"]
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert sizes() == ["130亿元", "80亿元", "50亿元"]
    page.reload()
    expect(page.locator(".numbers table")).to_be_visible()


def test_the_filter_narrows_both(visit: Visit) -> None:
    page = visit.go("/?view=numbers")
    page.locator(".numbers input").fill("森林")
    expect(page.locator(".numbers figure")).to_have_count(1)
    page.get_by_role("button", name="表", exact=True).click()
    expect(page.locator(".numbers tbody tr")).to_have_count(1)
    page.locator(".numbers input").fill("没有的指标")
    expect(page.locator(".numbers tbody tr")).to_have_count(0)
    expect(page.locator(".numbers .said")).to_contain_text("显示 0 /")


def test_the_file_opens_in_excel_and_starts_no_formula(visit: Visit) -> None:
    risky = ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "\t=1", "-12.5%", 'a"b,c', "一\n二"]

    def poisoned(route: object) -> None:
        answer = route.fetch().json()  # type: ignore[attr-defined]
        names = [one["numbers"][0] for one in answer]
        for number, value in zip([n for one in answer for n in one["numbers"]] or names, risky, strict=False):
            number["heading"] = value
        route.fulfill(json=answer)  # type: ignore[attr-defined]

    visit.page.route("**/api/view/numbers*", poisoned)
    page = visit.go("/?view=numbers")
    with page.expect_download() as download:
        page.locator(".numbers .download").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["指标", "性质", "原文数字", "时间", "所在标题", "原文", "start", "end", "IRI"]
    cells = [row[4] for row in rows[1:]]
    assert {"'=HYPERLINK(1)", "'+1", "'-1+1", "'@SUM(A1)", "'\t=1", "-12.5%", 'a"b,c', "一\n二"} & set(cells)
    assert not [cell for row in rows[1:] for cell in row if cell[:1] in "=+@\t\r" and cell]
    assert "地区生产总值" in {row[0] for row in rows[1:]}
    text = page.request.get(f"{visit.home}/api/view/reading").json()["text"]
    assert all(row[2].rstrip() in text for row in rows[1:])


def test_a_report_without_numbers_says_so(
    browser: object, small_graph: list[str], serving: Serving, visiting: object, tmp_path: object
) -> None:
    from gangmu.graph.store import publish

    publish(tmp_path, [line for line in small_graph if "/量/" not in line], {})  # type: ignore[arg-type]
    with serving(tmp_path) as home, visiting(browser, home) as visit:  # type: ignore[arg-type, operator]
        page = visit.go("/?view=numbers")
        expect(page.locator(".numbers .gap")).to_have_text("这份报告里没有找到带数字的指标。")
        page = visit.go("/?view=numbers", "en")
        expect(page.locator(".numbers .gap")).to_contain_text("No indicator with a number")


def test_a_failing_request_can_be_tried_again(visit: Visit) -> None:
    visit.watch.expected = ["500"]
    visit.page.route("**/api/view/numbers*", lambda route: route.fulfill(status=500))
    page = visit.go("/?view=numbers")
    expect(page.locator(".numbers .gap")).to_contain_text("服务器出了错")
    page.unroute("**/api/view/numbers*")
    page.locator(".numbers button", has_text="重试").click()
    expect(page.locator(".numbers figure").first).to_be_visible()
