"""SPARQL as a view and as a page of its own: writing, completing, running, drawing, keeping, sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from gangmu.graph import rdf
from gangmu.graph.store import publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Serving, Visit

pytestmark = pytest.mark.browser

PLACES = ["/?view=sparql", "/sparql"]


@pytest.fixture(scope="module")
def home(small_graph: list[str], serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the small graph and of the vocabulary, as every built graph holds it."""
    store = tmp_path_factory.mktemp("store")
    publish(store, sorted({*small_graph, *rdf.vocabulary()}), {})
    with serving(store) as found:
        yield found


def opened(visit: Visit, place: str = PLACES[0], lang: str = "zh") -> Page:
    page = visit.go(place, lang)
    expect(page.locator("#query")).to_be_visible()
    return page


def write(page: Page, query: str) -> None:
    page.locator("#query").fill(query)
    page.keyboard.press("Escape")


@pytest.mark.parametrize("place", PLACES)
def test_a_query_is_run_by_keyboard_and_shows_names(visit: Visit, place: str) -> None:
    page = opened(visit, place)
    page.locator("#query").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".answer table")).to_contain_text("两个青石")
    members = visit.sparql("SELECT (COUNT(*) AS ?n) { ?l gm:predicate gm:hasMember }")
    expect(page.locator(".answer tbody tr")).to_have_count(members)
    expect(page.locator(".status")).to_contain_text(f"{members} 行")
    page.locator(".answer a", has_text="生态青石").first.click()
    expect(page.locator("#card h2")).to_have_text("生态青石")


@pytest.mark.parametrize("place", PLACES)
def test_a_link_holds_the_query(visit: Visit, place: str) -> None:
    query = "SELECT ?x { ?x a gm:Slogan } ORDER BY ?x"
    page = opened(visit, f"{place}{'&' if '?' in place else '?'}query={quote(query)}")
    expect(page.locator(".answer tbody tr")).to_have_count(visit.sparql("SELECT (COUNT(*) AS ?n) { ?x a gm:Slogan }"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(page, "ASK { ?s a gm:Project }")
    page.get_by_role("button", name="复制链接").click()
    visit.until("navigator.clipboard.readText().then((t) => t.includes('ASK'))")
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto(address)
    expect(page.locator("#query")).to_have_value("ASK { ?s a gm:Project }")
    expect(page.locator(".status")).to_contain_text("是")


def test_back_returns_to_the_query_before(visit: Visit) -> None:
    page = opened(visit)
    for query in ("ASK { ?s a gm:Slogan }", "ASK { ?s a gm:Nothing }"):
        write(page, query)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".status")).to_contain_text("是" if "Slogan" in query else "否")
    page.go_back()
    expect(page.locator("#query")).to_have_value("ASK { ?s a gm:Slogan }")
    expect(page.locator(".status")).to_contain_text("是")


def test_classes_properties_prefixes_and_names_are_completed(visit: Visit) -> None:
    page = opened(visit)
    field = page.locator("#query")
    for begun, offered in (("SELECT * { ?x gm:servesBy", "gm:servesByTheme"), ("SELECT * { ?x sko", "skos:")):
        field.fill("")
        field.type(begun)
        expect(page.locator("#offers [role=option]", has_text=offered).first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.fill("")
    field.type("SELECT * { ?x gm:serves 生态青")
    expect(page.locator("#offers")).to_contain_text("生态青石")
    expect(field).to_have_attribute("aria-activedescendant", "offer-0")
    page.keyboard.press("Enter")
    expect(field).to_have_value("SELECT * { ?x gm:serves <https://w3id.org/gangmu/id/青石县/目标/生态青石>")
    expect(page.locator("#offers")).to_be_hidden()
    field.type(" gm:hasMem")
    expect(page.locator("#offers")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#offers")).to_be_hidden()
    assert field.input_value().endswith("gm:hasMem")


def test_the_vocabulary_is_offered_by_its_chinese_name(visit: Visit) -> None:
    page = opened(visit)
    page.locator("#query").fill("")
    page.locator("#query").type("口号")
    expect(page.locator("#offers")).to_contain_text("gm:Slogan")


def test_colours_say_what_is_what(visit: Visit) -> None:
    page = opened(visit)
    write(page, '# 说明 <b>\nSELECT ?甲 WHERE { ?甲 gm:exact "话"@zh ; a <https://example.org/x> }')
    kinds = page.locator(".editor pre span").evaluate_all("(all) => all.map((e) => [e.className, e.textContent])")
    assert ["t-comment", "# 说明 <b>"] in kinds
    assert ["t-variable", "?甲"] in kinds
    assert ["t-string", '"话"@zh'] in kinds
    assert ["t-iri", "<https://example.org/x>"] in kinds
    assert ["t-word", "SELECT"] in kinds
    assert page.locator(".editor pre").text_content() == page.locator("#query").input_value() + "\n"
    same = """() => ['font', 'lineHeight', 'padding', 'width', 'whiteSpace'].every((key) =>
      getComputedStyle(document.querySelector('.editor pre'))[key] === getComputedStyle(document.querySelector('#query'))[key])"""
    assert page.evaluate(same), "the colours lie behind the letters"


@pytest.mark.parametrize("place", PLACES)
def test_an_error_says_where(visit: Visit, place: str) -> None:
    visit.watch.expected = ["400"]
    page = opened(visit, place)
    write(page, "SELECT ?x\nWHERE { ?x a }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[role=alert]")).to_contain_text("line 2")
    expect(page.locator("[role=alert] pre")).to_contain_text("^")
    page.get_by_role("button", name="到第 2 行").click()
    expect(page.locator("#query")).to_be_focused()
    assert page.evaluate("document.querySelector('#query').selectionStart") == 10


def test_the_examples_all_run(visit: Visit) -> None:
    page = opened(visit)
    expect(page.locator(".sparql-view option").nth(5)).to_be_attached()
    names = page.locator(".sparql-view option").evaluate_all("(all) => all.slice(1).map((e) => e.value)")
    assert len(names) > 20
    for name in names[:4]:
        page.locator(".sparql-view .acts select").select_option(name)
        expect(page.locator(".status")).to_contain_text("行")
        assert page.locator("#query").input_value().count("SELECT") >= 1
        assert page.locator("[role=alert]").count() == 0


def test_what_is_constructed_is_drawn(visit: Visit) -> None:
    page = opened(visit)
    write(page, "CONSTRUCT { ?a gm:hasMember ?b } WHERE { ?a gm:hasMember ?b }")
    page.keyboard.press("Control+Enter")
    count = visit.sparql("SELECT (COUNT(DISTINCT *) AS ?n) { ?a gm:hasMember ?b }")
    expect(page.locator(".ring line")).to_have_count(count)
    expect(page.locator(".answer tbody tr")).to_have_count(count)
    page.locator(".ring text", has_text="生态青石").click()
    expect(page.locator("#card h2")).to_have_text("生态青石")


def test_a_drawing_that_is_cut_says_so(visit: Visit) -> None:
    page = opened(visit)
    write(page, "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b . ?a a gm:Link FILTER(isIRI(?b)) }")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".ring circle.node")).to_have_count(40)
    expect(page.locator("figcaption")).to_contain_text("没有画出")


@pytest.mark.parametrize("kind", ["JSON", "CSV", "TSV", "XML"])
def test_rows_are_kept_as_a_file(visit: Visit, kind: str) -> None:
    page = opened(visit)
    write(page, "SELECT ?name { ?x a gm:Slogan ; skos:prefLabel ?name }")
    page.keyboard.press("Control+Enter")
    with page.expect_download() as download:
        page.locator(".acts button", has_text=kind).click()
    assert download.value.suggested_filename == f"gangmu.{kind.lower()}"
    assert "双三" in download.value.path().read_text("utf-8")


def test_triples_are_kept_as_a_file(visit: Visit) -> None:
    page = opened(visit)
    write(page, "CONSTRUCT WHERE { ?s a gm:Slogan }")
    page.keyboard.press("Control+Enter")
    for kind, sign in (
        ("Turtle", "gm:Slogan"),
        ("N-Triples", "#Slogan>"),
        ("JSON-LD", "Slogan"),
        ("RDF/XML", "Slogan"),
    ):
        with page.expect_download() as download:
            page.locator(".acts button", has_text=kind).click()
        assert sign in download.value.path().read_text("utf-8")


def test_without_a_server_one_is_told_and_can_run_again(visit: Visit) -> None:
    visit.watch.expected = ["ERR_FAILED"]
    page = opened(visit)
    page.route("**/sparql", lambda route: route.abort())
    page.locator("#query").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[role=alert]")).to_contain_text("连不上服务器")
    page.unroute("**/sparql")
    page.get_by_role("button", name="运行").click()
    expect(page.locator(".answer table")).to_contain_text("两个青石")


def test_it_speaks_english_too(visit: Visit) -> None:
    page = opened(visit, lang="en")
    write(page, "SELECT ?x { ?x a gm:Slogan FILTER(CONTAINS(STR(?x), '双三')) }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".answer td")).to_have_text("Double Three")
