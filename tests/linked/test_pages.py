"""The pages: what stands on them, that every IRI has a name, that two queries are enough, that hostile names are text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.linked import vocabulary
from gangmu.api.linked.citation import Cited, bibtex, gbt
from gangmu.api.settings import Settings
from gangmu.graph.build import build
from gangmu.graph.query import names as questions_
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS, ID

GREEN = "青石县/目标/生态青石"
VOID = {"meta", "link", "img", "br", "input"}
LANGS = ("zh", "en")


class Read(HTMLParser):
    """A page, read: its links with their words, its texts, its tags, ids and attributes; whether it is well nested."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self._link: list[Any] = []
        self.feed(page)
        self.close()
        assert not self._open, "every tag is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "a":
            self._link = [dict(attrs).get("href") or "", ""]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag
        if tag == "a":
            self.links.append((self._link[0], self._link[1].strip()))
            self._link = []

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._link:
            self._link[1] += data


def page(client: TestClient, path: str, **parameters: str) -> Read:
    answer = client.get(f"/doc/{path}", params=parameters, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text[:500]
    return Read(answer.text)


def each_kind(view: View) -> dict[str, list[str]]:
    """Return nodes of the sample of each class of ours: three of each, spread over those that there are."""
    rows = view.select(f"""SELECT ?class ?node {{ GRAPH ?g {{ ?node a ?class }}
      FILTER(STRSTARTS(STR(?class), STR(gm:)) && STRSTARTS(STR(?node), "{ID}")) }} ORDER BY ?class ?node""").values()
    nodes: dict[str, list[str]] = {}
    for row in rows:
        nodes.setdefault(row["class"].removeprefix(GM_NS), []).append(row["node"])
    return {kind: [of[0], of[len(of) // 2], of[-1]] for kind, of in nodes.items()}


# --- a thing ---


def test_the_page_of_a_goal_says_what_is_stated_and_what_is_read(small: TestClient) -> None:
    found = page(small, GREEN)
    for words in (
        "目标",
        "生态青石",
        "双三",
        "两个青石",
        "明示",
        "归入",
        "解读",
        "绿满青石",
        "理由：",
        "这是按主题作的解读",
    ):
        assert words in found.text
    raw = small.get(f"/doc/{GREEN}", headers={"Accept": "text/html"}).text
    tally = re.findall(r'<li class="(\w+)"><span>[^<]*</span><b>(\d+)</b>', raw)
    assert tally == [("stated", "0"), ("structural", "0"), ("thematic", "1")]
    assert re.search(r'<section class="part thematic sub"', raw)
    assert "<mark>" in raw
    assert found.text.count("没有。") == 2, "what there is none of is said"


def test_the_way_up_leads_to_each_step(small: TestClient) -> None:
    found = page(small, GREEN)
    names = [name for _, name in found.links]
    assert names.index("双三") < names.index("两个青石")
    (href,) = {href for href, name in found.links if name == "两个青石"} & {
        f"../../../doc/{quote('青石县/口号/两个青石')}"
    }
    assert href


def test_numbers_and_relations_of_a_project(small: TestClient) -> None:
    found = page(small, "青石县/项目/高标准农田")
    assert "3万亩以上" in found.text
    assert "产业提质" in found.text
    assert "计划" in found.text


def test_a_report_has_its_outline_its_people_and_its_own_citation(small: TestClient, sample: TestClient) -> None:
    found = page(small, "青石县/文件/第九次党代会报告")
    for words in ("二、今后五年的目标任务", "林远山", "青石县第九次党代会报告", "2021", "目录"):
        assert words in found.text
    assert "青石县第九次党代会报告[R/OL]. 2021[引用日期]" in found.text
    outline = page(sample, "新绛县/第十四次党代会综述")
    assert outline.text.index("回眸") < outline.text.index("展望")


def test_a_quote_has_what_rests_on_it(small: TestClient) -> None:
    graph = small.get("/sparql", params={"query": "SELECT ?q { ?l a gm:Link ; gm:basis gm:thematic ; gm:evidence ?q }"})
    iri = graph.json()["results"]["bindings"][0]["q"]["value"]
    found = page(small, iri.removeprefix(ID))
    assert "以此为依据的说法" in found.text
    start, end = iri.rpartition("/")[2].split("-")
    assert f"第 {start}—{end} 字" in found.text
    assert f"第{start}—{end}字[引用日期]. {iri}." in found.text


def test_a_link_says_its_ends_its_basis_and_its_words(small: TestClient) -> None:
    query = "SELECT ?l ?cue { ?l a gm:Link ; gm:predicate gm:ledBy ; gm:cue ?cue }"
    row = small.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    found = page(small, row["l"]["value"].removeprefix(ID))
    for words in ("明示", "龙头", row["cue"]["value"], "青石茶业", "可信度"):
        assert words in found.text


def test_a_claim_from_outside_says_that_no_words_prove_it(small: TestClient) -> None:
    query = "SELECT ?l { ?l a gm:ExternalClaim ; gm:predicate gm:atYear }"
    row = small.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    found = page(small, row["l"]["value"].removeprefix(ID))
    assert "没有原文依据" in found.text
    assert ("https://example.org/news/2021-03-08",) * 2 in found.links


# --- every kind of node ---


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_node_has_a_page_on_which_all_has_a_name(
    sample: TestClient, sample_view: View, lang: str
) -> None:
    kinds = each_kind(sample_view)
    assert {
        "Slogan",
        "Quote",
        "Section",
        "Link",
        "Mention",
        "Observation",
        "NewsDigest",
        "SourceText",
        "Extraction",
    } <= set(kinds)
    for kind, nodes in kinds.items():
        for node in nodes:
            found = page(sample, node.removeprefix(ID), lang=lang)
            for href, name in found.links:
                assert name, (kind, node, href)
                assert not name.startswith("https://w3id.org/"), (kind, node, name)
                assert not re.search(r"#\w+$|^gm:", name), (kind, node, name)
            assert len(found.ids) == len(set(found.ids))


def test_english_pages_name_terms_in_english(sample: TestClient, sample_view: View) -> None:
    """Whatever is not the report's own has an English name: no Chinese stands in what a term is called."""
    for kind, nodes in each_kind(sample_view).items():
        found = page(sample, nodes[0].removeprefix(ID), lang="en")
        terms = [name for href, name in found.links if "/ontology?lang=en#" in href or "/ontology#" in href]
        assert terms
        assert not [name for name in terms if re.search("[\u4e00-\u9fff]", name)], kind


def test_the_inner_links_of_a_page_open(sample: TestClient) -> None:
    start = "新绛县/口号/三个新绛"
    at = sample.get(f"/doc/{start}", headers={"Accept": "text/html"})
    hrefs = {href for href, _ in Read(at.text).links if not href.startswith(("http", "#", "?"))}
    assert len(hrefs) > 15
    for href in hrefs:
        answer = sample.get(str(at.url.join(href)), headers={"Accept": "text/html"})
        assert answer.status_code == 200, href


class Counting:
    """Counts the queries that a view is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queries: list[str] = []
        ask = View._ask

        def counted(view: View, query: str, *more: Any) -> Any:
            if view.folder is not None:  # the vocabulary is read from its files, once
                self.queries.append(query)
            return ask(view, query, *more)

        monkeypatch.setattr(View, "_ask", counted)


def test_two_queries_are_enough_for_any_page(
    sample: TestClient, sample_view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes = [nodes[0] for nodes in each_kind(sample_view).values()]
    page(sample, "新绛县/口号/三个新绛")  # the graph is read once
    counting = Counting(monkeypatch)
    for node in nodes:
        for suffix in ("", ".html", ".ttl"):
            counting.queries.clear()
            assert sample.get(f"/doc/{node.removeprefix(ID)}{suffix}").status_code == 200
            assert 1 <= len(counting.queries) <= 2, (node, suffix)


def test_who_has_the_page_costs_no_query(sample: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/doc/新绛县/口号/三个新绛.html"
    tag = sample.get(path).headers["etag"]
    counting = Counting(monkeypatch)
    assert sample.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert counting.queries == []
    missing = sample.get("/doc/新绛县/口号/没有.html", headers={"If-None-Match": "*"})
    assert missing.status_code == 404


# --- long lists ---


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    projects = "、".join(
        f"第{n}工业园" for n in "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
    )
    (tmp_path / "报告.txt").write_text(
        f"青石县工作报告\n一、今后五年重点工作\n（一）做强工业。建设{projects}。\n", "utf-8"
    )
    build([tmp_path / "报告.txt"], tmp_path / "store")
    with TestClient(create_app(Settings(store=tmp_path / "store"))) as client:
        path = "报告/举措/做强工业"
        short, whole = page(client, path, lang="en"), page(client, path, lang="en", all="1")
        cut = re.search(r"The first (\d+) of (\d+) are listed here", short.text)
        assert cut and (int(cut[1]), int(cut[2])) == (30, 40)
        assert ("?lang=en&all=1#part-structural", "List all") in short.links
        assert "are listed here" not in whole.text
        listed = [sum("项目" in unquote(href) for href, _ in found.links) for found in (short, whole)]
        assert listed == [30, 40]


# --- languages ---


@pytest.mark.parametrize(
    ("asked", "header", "lang"),
    [
        ("", "", "zh"),
        ("", "en-US,en;q=0.9", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "fr;q=0.9, en;q=0.2", "en"),
        ("zh", "en", "zh"),
        ("en", "zh", "en"),
        ("fr", "en", "en"),
    ],
)
def test_the_language_is_asked_for_or_the_browser_s(small: TestClient, asked: str, header: str, lang: str) -> None:
    for path in (f"/doc/{GREEN}.html", "/ontology.html"):
        headers = {"Accept-Language": header} if header else {}
        answer = small.get(path, params={"lang": asked} if asked else {}, headers=headers)
        assert f'<html lang="{lang}">' in answer.text
        assert answer.headers["content-language"] == lang
        other = "en" if lang == "zh" else "zh"
        assert (f"?lang={other}", "English" if lang == "zh" else "中文") in Read(answer.text).links


def test_an_asked_for_language_is_carried_on(small: TestClient) -> None:
    for href, _ in page(small, GREEN, lang="en").links:
        if "doc/" in href and urlsplit(href).path.rpartition(".")[2] not in ("ttl", "jsonld", "nt"):
            assert "lang=en" in href
    assert not [href for href, _ in page(small, GREEN).links if "doc/" in href and "lang=" in href]


# --- hostile names ---


def test_hostile_names_are_text(hostile: TestClient, names: dict[str, str]) -> None:
    for path in ("口号/总", *(f"项目/{quote(quote(slug))}" for slug in names), *(f"链/{i}" for i in range(len(names)))):
        for lang in LANGS:
            found = page(hostile, f"青石县/{path}", lang=lang)
            assert not found.tags & {"script", "style", "iframe", "object"}
            assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    top = page(hostile, "青石县/口号/总")
    for name in names.values():
        assert " ".join(name.split()) in " ".join(top.text.split())


def test_hostile_words_end_no_field_of_a_citation(hostile: TestClient) -> None:
    text = bibtex(
        Cited('a}, b = {"', "\\input{x} % $ # & _ ~ ^\n}", "PlanOutline", "2021", "}\n}", 1, 3, "https://x.org/}{")
    )
    depth = 0
    for char in re.sub(r"\\[\\{}]", "", text.replace("\\textbackslash{}", "")):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    assert len(text.splitlines()) == 8, "each field on one line"
    assert "\n" not in gbt(Cited("a\nb", "c\nd", "X", "", "", 0, 0, "u"), "e")


# --- the vocabulary ---


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_has_its_row_in_both_languages(small: TestClient, lang: str) -> None:
    found = Read(small.get("/ontology.html", params={"lang": lang}).text)
    ours = [term for iri, term in vocabulary.terms().items() if iri.startswith(GM_NS)]
    assert len(ours) > 150
    for term in ours:
        assert term.local in found.ids, "ontology#term scrolls to its row"
        for language in LANGS:
            assert term.labels[language] in found.text
            assert term.definitions[language] in found.text
    assert len(found.ids) == len(set(found.ids))
    if lang == "zh":
        assert [
            name
            for _, name in found.links
            if not re.search("[\u4e00-\u9fff]|English|SPARQL|SHA|JSON|N-Tr|Turtle", name)
        ] == []
    within = {unquote(href[1:]) for href, _ in found.links if href.startswith("#")}
    assert within <= set(found.ids)


@pytest.mark.parametrize("path", ["/ontology.ttl", "/ontology.nt", "/gangmu/ontology.jsonld"])
def test_the_vocabulary_is_served_whole(small: TestClient, path: str) -> None:
    body = small.get(path).text
    assert "servesByTheme" in body
    assert body.count("interpretation") > 2
    assert small.get(path).text == body


# --- what the graph says of itself ---


@pytest.mark.parametrize("lang", LANGS)
def test_the_description_has_figures_and_questions_that_run(sample: TestClient, lang: str) -> None:
    answer = sample.get("/description", params={"lang": lang}, headers={"Accept": "text/html"})
    found = Read(answer.text)
    assert re.search(r"\d\d,\d{3}", found.text)
    questions = [(name, href.partition("#query=")[2]) for href, name in found.links if "#query=" in href]
    assert len(questions) == len(questions_())
    for name, query in questions:
        assert bool(re.search("[\u4e00-\u9fff]", name)) == (lang == "zh") or "（" in name or "(" in name
        rows = sample.get("/sparql", params={"query": unquote(query)}).json()["results"]["bindings"]
        assert rows, name
    assert "http://www.w3.org/ns/shacl#SPARQLExecutable" in sample.get("/gangmu/description.nt").text


def test_a_graph_that_says_nothing_of_itself_has_no_description(small: TestClient) -> None:
    assert small.get("/description.html").status_code == 404


# --- what a page is made of ---


@pytest.mark.parametrize("path", [f"/doc/{GREEN}.html", "/ontology.html", "/doc/nothing"])
def test_nothing_is_written_into_a_page_and_all_comes_from_here(small: TestClient, path: str) -> None:
    answer = small.get(path, headers={"Accept": "text/html"})
    assert not re.search(r"<script|<style|\bon\w+=|style=", answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for href in re.findall(r'(?:rel="(?:stylesheet|icon)" href|src)="([^"]*)"', answer.text):
        assert not href.startswith(("/", "http"))
        assert small.get(str(answer.url.join(href))).status_code == 200
