"""缺: what the report announces and leaves open, and which of several reports is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from gangmu.graph.store import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Serving, Visit

pytestmark = pytest.mark.browser

UNLISTED = """SELECT (COUNT(DISTINCT ?s) AS ?n) { ?e gm:ofSlogan ?s ; gm:memberListing ?l
  VALUES ?l { gm:unlisted gm:impliedList } }"""
PROJECTS = """SELECT (COUNT(DISTINCT ?p) AS ?n) { ?m gm:mentions ?p ; gm:status [] . ?p a gm:Project
  MINUS { [] gm:quantityOf ?p } }"""


def test_the_counts_are_those_of_sparql(visit: Visit) -> None:
    page = visit.go("/?view=gaps")
    for title, query in (("提到而没有列出内容的口号", UNLISTED), ("没有数字的项目", PROJECTS)):
        section = page.locator(".gaps section", has=page.locator("h3", has_text=title))
        count = visit.sparql(query)
        expect(section.locator("h3 .count")).to_have_text(str(count))
        expect(section.locator("li")).to_have_count(min(count, 12))


def test_a_row_opens_its_thing_and_is_chosen_with_it(visit: Visit) -> None:
    page = visit.go("/?view=gaps")
    page.locator(".gaps a", has_text="六个一").click()
    expect(page.locator("#card h2")).to_have_text("六个一")
    expect(page.locator(".gaps li.chosen")).to_contain_text("名称说有 6 项")
    page.locator("#tab-text").click()
    expect(page.locator(".reader .lit").first).to_contain_text("六个一")
    page.go_back()
    page.go_back()
    expect(page.locator(".gaps li.chosen")).to_have_count(0)


def test_an_interpretation_is_counted_apart(visit: Visit) -> None:
    page = visit.go("/?view=gaps")
    row = page.locator(".gaps li", has_text="生态青石").first
    expect(row.locator(".count")).to_have_text("按主题解读 1 项")
    page.locator("#lang").click()
    expect(page.locator(".gaps h2")).to_have_text("Announced, and left open")
    expect(page.locator(".gaps li .count").filter(has_text="1 by theme only")).not_to_have_count(0)


def test_a_long_list_says_that_it_is_cut(visit: Visit) -> None:
    def longer(route: object) -> None:
        answer = route.fetch().json()  # type: ignore[attr-defined]
        (one, *_) = answer["projects"]
        answer["projects"] = [{**one, "zh": f"项目{i}", "iri": f"{one['iri']}{i}"} for i in range(40)]
        route.fulfill(json=answer)  # type: ignore[attr-defined]

    visit.page.route("**/api/view/gaps*", longer)
    page = visit.go("/?view=gaps")
    section = page.locator(".gaps section", has_text="没有数字的项目")
    expect(section.locator("li")).to_have_count(12)
    section.get_by_role("button", name="全部显示（40）").click()
    expect(section.locator("li")).to_have_count(40)
    section.get_by_role("button", name="只显示前 12 项").click()
    expect(section.locator("li")).to_have_count(12)


def test_each_of_several_reports_has_its_own(
    browser: Browser,
    small_graph: list[str],
    serving: Serving,
    visiting: Callable[..., AbstractContextManager[Visit]],
    tmp_path: Path,
) -> None:
    tenth = [line.replace("第九次", "第十次") for line in small_graph if "/列举/" not in line and "/量/" not in line]
    publish(tmp_path, sorted({*small_graph, *tenth}), {})
    with serving(tmp_path) as home, visiting(browser, home) as visit:
        page = visit.go("/?view=gaps")
        which = page.locator(".gaps select")
        expect(which.locator("option")).to_have_count(2)
        expect(page.locator(".gaps section").first.locator("h3 .count")).to_have_text("2")
        which.select_option(label="青石县第十次党代会报告")
        expect(page.locator(".gaps section").first).to_contain_text("没有。")
        assert "report=" in page.url
        page.locator("#tab-numbers").click()
        expect(page.locator(".numbers .gap")).to_contain_text("没有找到带数字的指标")
        page.locator("#tab-text").click()
        expect(page.locator(".reader article")).to_contain_text("青石县第十次党代会报告")
        page.locator(".reader select").select_option(label="青石县第九次党代会报告")
        expect(page.locator(".reader article")).to_contain_text("青石县第九次党代会报告")
        page.go_back()
        expect(page.locator(".reader article")).to_contain_text("青石县第十次党代会报告")
        page.reload()
        expect(page.locator(".reader article")).to_contain_text("青石县第十次党代会报告")
        page.locator(".reader select").focus()
        page.keyboard.press("Home")
        expect(page.locator(".reader article")).to_contain_text(re.compile("第[九十]次党代会报告"))


def test_an_unknown_report_says_so(visit: Visit) -> None:
    visit.watch.expected = ["404"]
    page = visit.go("/?view=gaps&report=青石县/文件/没有")
    expect(page.locator(".gaps .gap")).to_have_text("图里没有这份报告的原文。")
