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
