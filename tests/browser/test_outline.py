"""The outline: the same things as a list, by keyboard, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_list_is_walked_by_keyboard(visit: Visit) -> None:
    page = visit.network()
    focused = "document.activeElement.getAttribute('aria-label')"
    page.locator("#tree [tabindex='0']").focus()
    assert page.evaluate(focused).startswith("双三")
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        seen.append(page.evaluate(focused).split(" · ")[0])
    assert seen == ["两个青石", "生态青石", "两个青石", "只有名称的口号", "双三"]
    page.locator("#tree [aria-label^='产业提质']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tree [aria-label^='产业提质']")).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(focused).startswith("产业提质"), "the focus stays where it was"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#card .kind")).to_have_text("项目")
    assert page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tree [aria-label^='产业提质']")).to_have_attribute("aria-expanded", "false")


def test_the_list_is_a_sound_tree(visit: Visit) -> None:
    page = visit.network()
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('#tree [role=treeitem]')].filter((item) =>
             !item.getAttribute('aria-label') || !item.getAttribute('aria-level')
             || !['tree', 'group'].includes(item.parentElement.getAttribute('role'))).length"""
    )
    assert wrong == 0
    assert page.locator("#tree [tabindex='0']").count() == 1
    shown = {node["zh"] for node in visit.drawn()}
    listed = set(page.locator("#tree .name").all_text_contents())
    assert shown <= listed


def test_its_counts_are_those_of_the_graph(visit: Visit) -> None:
    page = visit.network(path="/#青石县/举措/产业提质")
    item = page.locator("#tree [aria-label^='产业提质']")
    farming = "<https://w3id.org/gangmu/id/青石县/举措/产业提质>"
    projects = visit.sparql(f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ ?p gm:servesInText+ {farming} ; a gm:Project }}")
    expect(item.locator(":scope > .row .count").first).to_have_text(str(projects))
    figures = visit.sparql(
        f"""SELECT (COUNT(DISTINCT ?f) AS ?n) {{
          {{ ?f gm:quantityOf/gm:servesInText* {farming} }} UNION
          {{ ?f gm:indicator ?i ; gm:inSection/gm:subsectionOf*/gm:expounds/gm:servesInText* {farming} }} }}"""
    )
    expect(item.locator(":scope > .row .figures")).to_have_text(str(figures or ""))


def test_counts_in_the_legend_are_those_of_the_graph(visit: Visit) -> None:
    page = visit.network()
    projects = visit.sparql("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a gm:Project }")
    expect(page.locator("[data-hide=project] b")).to_have_text(str(projects))
    members = "gm:hasMember gm:servesAsStated gm:servesByNesting gm:servesByTheme"
    for basis in ("stated", "structural", "thematic"):
        links = f"SELECT (COUNT(DISTINCT ?l) AS ?n) {{ VALUES ?p {{ {members} }} ?l gm:predicate ?p ; gm:basis gm:{basis} }}"
        expect(page.locator(f"[data-hide={basis}] b")).to_have_text(str(visit.sparql(links)))
