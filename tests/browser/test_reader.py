"""文: the report with its marks, its sentences, and how one cites them."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PLACE = "[...document.querySelectorAll('.reader .m')].indexOf(document.querySelector('.reader .now'))"
REPORT = "青石县/文件/第九次党代会报告"


def reader(visit: Visit, path: str = "/?view=text", lang: str = "zh") -> Page:
    page = visit.go(path, lang)
    expect(page.locator(".reader article .m").first).to_be_visible()
    return page


def test_the_whole_report_is_there_as_it_was_written(visit: Visit) -> None:
    page = reader(visit)
    text = page.request.get(f"{visit.home}/api/view/reading").json()["text"]
    shown = page.evaluate("document.querySelector('.reader article').textContent")
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    expect(page.locator(".reader article :is(h2, h3)")).to_have_count(4)  # those that stand on a line of their own


def test_a_mark_opens_its_thing_and_a_thing_shows_its_marks(visit: Visit) -> None:
    page = reader(visit)
    page.locator(".reader .m", has_text="茶叶出口基地").click()
    expect(page.locator("#card h2")).to_have_text("茶叶出口基地")
    expect(page.locator(".reader .lit")).to_have_text(["在云岭镇建设茶叶出口基地"])
    assert "茶叶出口基地" in page.evaluate("decodeURI(location.hash)")
    page.locator("#tab-network").click()
    visit.until("document.querySelector('#network').picture?.shown.size > 0")
    page.locator("#tree [role=treeitem][aria-label^='双三'] .name").first.click()
    page.locator("#tab-text").click()
    expect(page.locator(".reader .lit").first).to_contain_text("双三")
    expect(page.locator(".reader .places")).to_contain_text("选中的条目在原文")
    expect(page.locator(".reader .now").first).to_be_in_viewport()


def test_one_goes_from_place_to_place(visit: Visit) -> None:
    reading = visit.page.request.get(f"{visit.home}/api/view/reading").json()
    places = {
        (mark["thing"], start)
        for mark in reading["marks"]
        for start, end in reading["sentences"]
        if start <= mark["start"] < end
    }
    spoken = Counter(thing for thing, _ in sorted(places))
    assert spoken.most_common(1)[0][1] > 1
    often = reading["things"][spoken.most_common(1)[0][0]]
    page = reader(visit, f"/?view=text#{often['iri'].removeprefix('https://w3id.org/gangmu/id/')}")
    said = page.locator(".reader .places")
    expect(said).to_contain_text(re.compile(r"在原文 [2-9] 处"))
    first = page.evaluate(PLACE)
    page.get_by_role("button", name="下一处").click()
    second = page.evaluate(PLACE)
    assert first < second
    page.get_by_role("button", name="上一处").click()
    assert page.evaluate(PLACE) == first


def test_marks_are_reached_by_keyboard(visit: Visit) -> None:
    page = reader(visit)
    page.locator(".reader .m[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    wanted = page.evaluate("document.activeElement.title.split(' · ').at(-1)")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text(wanted)
    assert page.locator(".reader .m[tabindex='0']").count() == 1


def test_a_link_to_a_sentence_shows_it_and_lets_it_be_cited(visit: Visit) -> None:
    text = visit.page.request.get(f"{visit.home}/api/view/reading").json()["text"]
    start = text.index("茶叶出口基地")
    page = reader(visit, f"/?view=text&at={REPORT}~{start}-{start + 6}")
    single = page.locator(".reader .single")
    expect(single).to_contain_text("在云岭镇建设茶叶出口基地。")
    expect(single).to_be_in_viewport()
    expect(page.locator(".reader .cite blockquote")).to_have_text("茶叶出口基地")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制引用格式").click()
    expect(page.locator(".reader .cite")).to_contain_text("已复制")
    cited = page.evaluate("navigator.clipboard.readText()")
    where = f"第{start}—{start + 6}字"
    assert cited.startswith(f"中国共产党青石县第八届委员会. 青石县第九次党代会报告[R/OL]. 2021: {where}[")
    assert "at=" in cited
    page.get_by_role("button", name="复制引文").click()
    visit.until("navigator.clipboard.readText().then((t) => t.startsWith('“茶叶出口基地”'))")
    page.locator(".reader .cite .close").click()
    expect(page.locator(".reader .cite")).to_be_hidden()
    assert "at=" not in page.url
    page.go_back()
    expect(page.locator(".reader .cite")).to_be_visible()


def test_without_a_clipboard_one_copies_by_hand(visit: Visit) -> None:
    page = reader(visit, f"/?view=text&at={REPORT}~0-5")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".reader .cite textarea")).to_have_value(re.compile("at="))
    page.get_by_role("button", name="复制引文").click()
    expect(page.locator(".reader .cite textarea")).to_have_count(1)


def test_a_click_on_a_sentence_puts_it_into_the_address(visit: Visit) -> None:
    page = reader(visit)
    page.locator(".reader .s", has_text="凝心聚力").click()
    expect(page.locator(".reader .single")).to_contain_text("凝心聚力")
    start, end = re.search(r"~(\d+)-(\d+)", page.url).groups()  # type: ignore[union-attr]
    text = page.request.get(f"{visit.home}/api/view/reading").json()["text"]
    assert text[int(start) : int(end)] == "凝心聚力开新局 奋力建设新青石"


def test_the_card_s_sentence_leads_into_the_text(visit: Visit) -> None:
    page = visit.network(path="/#青石县/项目/茶叶出口基地")
    page.locator("#card .to-text").first.click()
    expect(page.locator("#tab-text")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".reader .single").first).to_contain_text("茶叶出口基地")


def test_words_are_found_one_after_another(visit: Visit) -> None:
    page = reader(visit)
    find = page.locator(".reader .find")
    find.fill("云岭")
    find.press("Enter")
    expect(page.locator(".reader .places")).to_have_text("第 1 / 3 句")
    expect(page.locator(".reader .found")).to_be_in_viewport()
    find.press("Enter")
    expect(page.locator(".reader .places")).to_have_text("第 2 / 3 句")
    find.press("Shift+Enter")
    find.press("Shift+Enter")
    expect(page.locator(".reader .places")).to_have_text("第 3 / 3 句")
    find.fill("没有这样的话")
    find.press("Enter")
    expect(page.locator(".reader .places")).to_have_text("原文里没有“没有这样的话”")
    expect(page.locator(".reader .found")).to_have_count(0)


def test_sentences_without_a_mark_can_be_seen(visit: Visit) -> None:
    page = reader(visit)
    button = page.locator(".reader button[aria-pressed]")
    reading = page.request.get(f"{visit.home}/api/view/reading").json()
    silent = [
        (a, b) for a, b in reading["sentences"] if not any(m["start"] < b and a < m["end"] for m in reading["marks"])
    ]
    expect(button).to_have_text(f"显出没有标注的句子（{len(silent)} / {len(reading['sentences'])}）")
    button.click()
    places = page.evaluate("[...document.querySelectorAll('.reader.bare .silent')].map((e) => e.dataset.at)")
    starts = {int(place.split("-")[0]) for place in places}
    assert {a for a, _ in silent} <= starts
    assert "unmarked=1" in page.url
    page.reload()
    expect(page.locator(".reader button[aria-pressed]")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (f"{REPORT}~99990-99999", "这份原文中找不到"),
        ("青石县/文件/没有~0-5", "没有这份报告的原文"),
    ],
)
def test_an_old_link_says_so(visit: Visit, at: str, said: str) -> None:
    visit.watch.expected = ["404"]
    page = visit.go(f"/?view=text&at={at}")
    expect(page.locator(".reader")).to_contain_text(said)
    if "没有~" in at:
        page.locator(".reader button", has_text="重试").click()
        expect(page.locator(".reader .m").first).to_be_visible()


def test_a_failing_request_can_be_tried_again(visit: Visit) -> None:
    visit.watch.expected = ["500"]
    visit.page.route("**/api/view/reading*", lambda route: route.fulfill(status=500))
    page = visit.go("/?view=text")
    expect(page.locator(".reader .gap")).to_contain_text("服务器出了错")
    page.unroute("**/api/view/reading*")
    page.locator(".reader button", has_text="重试").click()
    expect(page.locator(".reader .m").first).to_be_visible()


def test_the_language_changes_what_is_ours_not_the_report(visit: Visit) -> None:
    page = reader(visit)
    before = page.locator(".reader article").text_content()
    page.locator("#lang").click()
    expect(page.locator(".reader button[aria-pressed]")).to_contain_text("Show sentences without a mark")
    assert page.locator(".reader article").text_content() == before
    expect(page.locator(".reader article")).to_have_attribute("lang", "zh")


def test_a_long_report_is_there_at_once(visit: Visit) -> None:
    """60,000 characters with 4,000 marks: what the browser does for them, as a multiple of the small report."""
    page = reader(visit)
    reading = page.request.get(f"{visit.home}/api/view/reading").json()
    times = 100
    length = len(reading["text"])

    def moved(one: dict[str, int], by: int) -> dict[str, int]:
        return {**one, "start": one["start"] + by, "end": one["end"] + by}

    large = {
        **reading,
        "text": reading["text"] * times,
        "sentences": [[a + length * i, b + length * i] for i in range(times) for a, b in reading["sentences"]],
        "headings": [moved(h, length * i) for i in range(times) for h in reading["headings"]],
        "marks": [moved(m, length * i) for i in range(times) for m in reading["marks"]],
    }
    took = page.evaluate(
        """async ([small, large]) => {
          const { paragraphs } = await import('/explorer/runs.js');
          const time = (reading) => { const began = performance.now(); paragraphs(reading); return performance.now() - began; };
          time(small);
          return [Math.min(...[1, 2, 3, 4, 5].map(() => time(small))), time(large)];
        }""",
        [reading, large],
    )
    assert took[1] < max(took[0], 0.5) * times * 10, "the time grows with the length, not with its square"
    began = time.perf_counter()
    page.route("**/api/view/reading*", lambda route: route.fulfill(json=large))
    page.goto(f"{visit.home}/?view=text&lang=zh")
    expect(page.locator(".reader .m").first).to_be_visible(timeout=20_000)
    assert page.locator(".reader .s").count() > 25 * times
    print(f"{len(large['text'])} characters, {len(large['marks'])} marks: {time.perf_counter() - began:.2f} s")
