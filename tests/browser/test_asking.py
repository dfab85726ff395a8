"""Asking: suggestions, the answer over the card, what stands out in the network, and why between two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

QUESTION = "哪些项目服务生态青石？"
FADED = "document.querySelector('#network').picture.nodes.get().filter((node) => node.opacity < 1).length"


def test_in_two_actions_from_a_blank_page_to_what_serves_a_goal(visit: Visit) -> None:
    page = visit.network()
    page.locator("#search").fill("生态")  # one
    page.locator(f"[data-question='{QUESTION}']").click()  # two
    expect(page.locator("#answer .answer-text")).to_contain_text("按主题解读 1 项")
    expect(page.locator("#answer .answers .link")).to_have_text(["绿满青石行动"])
    visit.until(f"{FADED} === 7")
    lit = """() => document.querySelector('#network').picture.edges.get()
      .filter((edge) => edge.color.color === '#8c2f12').map((edge) => [edge.from, edge.to, Boolean(edge.dashes)])"""
    ((source, target, dashed),) = page.evaluate(lit)
    assert source.endswith("生态青石")
    assert target.endswith("绿满青石行动")
    assert dashed, "an interpretation stays dashed where it stands out"
    visit.snap("answer")


def test_the_answer_counts_by_basis_also_where_there_is_none(visit: Visit) -> None:
    page = visit.network(path=f"/?q={QUESTION}")
    tally = page.locator("#answer .tally li")
    expect(tally).to_have_count(3)
    goal = "<https://w3id.org/gangmu/id/青石县/目标/生态青石>"
    for basis, predicate in (("stated", "AsStated"), ("structural", "ByNesting"), ("thematic", "ByTheme")):
        count = visit.sparql(f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ ?p gm:serves{predicate} {goal} }}")
        expect(page.locator(f"#answer [data-basis={basis}] b")).to_have_text(str(count))


def test_an_answer_is_a_permalink_and_can_be_closed(visit: Visit) -> None:
    page = visit.network(path=f"/?q={QUESTION}")
    expect(page.locator("#search")).to_have_value(QUESTION)
    expect(page.locator("#answer .answers .link")).to_have_count(1)
    page.locator("#answer .answers .link").click()
    expect(page.locator("#card-body h2")).to_have_text("绿满青石行动")
    page.locator("#back-to-answer").click()
    expect(page.locator("#answer")).to_be_visible()
    page.locator("#answer .close").click()
    expect(page.locator("#answer")).to_be_hidden()
    visit.until(f"{FADED} >= 0 && !location.search.includes('q=')")
    page.go_back()
    expect(page.locator("#answer")).to_be_visible()


def test_a_refusal_is_no_answer_and_offers_other_questions(visit: Visit) -> None:
    page = visit.network()
    page.locator("#search").fill("今天天气怎么样？")
    page.keyboard.press("Enter")
    expect(page.locator("#answer .answer-text.refused")).to_be_visible()
    expect(page.locator("#answer .tally")).to_have_count(0)
    visit.snap("refusal")


def test_in_english_it_answers_in_english(visit: Visit) -> None:
    page = visit.network("en", "/?q=Which projects serve 生态青石?")
    expect(page.locator("#answer .answer-text")).to_contain_text("by theme")


def test_a_failing_answer_can_be_tried_again(visit: Visit) -> None:
    visit.watch.expected = ["500"]
    page = visit.network()
    page.route("**/ask?*", lambda route: route.fulfill(status=500))
    page.locator("#search").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#answer .gap")).to_contain_text("服务器出了错")
    page.unroute("**/ask?*")
    page.locator("#answer button", has_text="重试").click()
    expect(page.locator("#answer .answers .link")).to_have_count(1)


def test_a_slow_answer_is_announced(visit: Visit) -> None:
    page = visit.network()
    held: list[Route] = []
    page.route("**/ask?*", lambda route: held.append(route))
    page.locator("#search").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("正在找答案")
    expect(page.locator("#answer")).to_contain_text("慢", timeout=6000)
    held[0].continue_()
    expect(page.locator("#answer .answers .link")).to_have_count(1)


@pytest.mark.parametrize(
    ("other", "steps", "says"), [("双三", 2, "每一步都有原文"), ("绿满青石行动", 1, "报告没有这样写")]
)
def test_why_two_things_hang_together(visit: Visit, other: str, steps: int, says: str) -> None:
    page = visit.network(path="/#青石县/目标/生态青石")
    visit.until_shown(9)
    page.locator("[data-act=why]").click()
    expect(page.locator("#answer")).to_contain_text("请点图上或目录里的一个名称")
    visit.click(other)
    expect(page.locator("#answer .hop")).to_have_count(steps)
    expect(page.locator("#answer .answer-text")).to_contain_text(says)
    assert page.locator("#answer .hop blockquote").count() >= steps
    assert "to=" in page.url
    visit.until(f"{FADED} > 0")
    visit.snap(f"why-{steps}")
    page.reload()
    expect(page.locator("#answer .hop")).to_have_count(steps)
    page.go_back()
    expect(page.locator("#answer")).to_be_hidden()


def test_from_search_to_a_sentence_by_keyboard_alone(visit: Visit) -> None:
    page = visit.network()
    page.keyboard.press("/")
    page.keyboard.type("生态")
    expect(page.locator(f"#hits [data-question='{QUESTION}']")).to_be_visible()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        if page.locator("#hits [aria-selected=true][data-question]").count():
            break
    page.keyboard.press("Enter")
    expect(page.locator("#answer h2")).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        if "to-text" in (page.evaluate("document.activeElement.className") or ""):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    assert "at=" in page.url
    expect(page.locator("#view-text")).to_contain_text("青石县第九次党代会报告")
