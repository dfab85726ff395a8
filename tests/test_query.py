"""Named questions: their files, what may be bound in them, and what the graph of the sample has to say."""

from __future__ import annotations

import re

import pytest

from gangmu.graph import description
from gangmu.graph.build import build
from gangmu.graph.errors import QueryError
from gangmu.graph.query import NamedQuery, bindings, load, names, run
from gangmu.graph.rows import Iri, Literal
from gangmu.graph.sparql import bind, written
from gangmu.graph.store import View, kind
from gangmu.ontology.terms import GM, GM_NS, ONTOLOGY, PREFIXES

ALL = [load(name) for name in names()]
EVERY = pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)

ASKED: dict[str, dict[str, str]] = {
    "actors-in-section": {"heading": "二是全力当好新型工业“主力军”"},
    "documents-named": {},
    "evidence": {"thing": "绿色新绛"},
    "external": {},
    "find": {"words": "油桃", "class": "Project"},
    "formulations": {"element": "五篇文章"},
    "goals": {"heading": "今后五年主要目标"},
    "goals-without-projects": {},
    "headings-expounding": {"element": "五篇文章"},
    "headings-of-members": {"slogan": "五篇文章"},
    "headings-under": {"heading": "展望"},
    "indicator-values": {"indicator": "地区生产总值"},
    "interpretations": {},
    "led-by-actor": {"actor": "山西格润时代"},
    "listed": {},
    "mandates": {},
    "members": {"slogan": "《三五》"},
    "members-deep": {"slogan": "“三五”"},
    "mentions-of": {"thing": "汾河"},
    "outline": {},
    "periods-of": {"period": "“十四五”"},
    "places-named": {"element": "韩城—河津—侯马城际高速铁路"},
    "places-of": {"element": "万安镇油桃出口示范基地"},
    "posts-of": {"person": "李玉林"},
    "projects-by-status": {"status": "gm:planned", "heading": "插上科技“翅膀”"},
    "projects-in-place": {"place": "万安镇"},
    "projects-without-numbers": {},
    "reports": {},
    "serves": {"served": "绿色新绛"},
    "serves-deep": {"served": "三五", "class": "Project"},
    "serves-in-text": {"served": "新型工业化提速"},
    "stated-with": {"words": "围绕"},
    "targets": {"unit": "家"},
    "under-principle": {"words": "统领"},
    "unlisted": {},
    "what-it-serves": {"element": "贡院巷立面改造"},
    "where-hangs": {"element": "绿色新绛"},
    "who-leads": {"element": "生物医药产业"},
}
"""A binding of each question for which the report has an answer."""

HOSTILE = [
    'x" . } DELETE WHERE { ?s ?p ?o } #',
    '绿色新绛"@zh } #',
    '绿色新绛"@zh UNDEF) } ?a ?b ?c . VALUES (?x) { ("',
    "绿色新绛\\",
    '绿色新绛\\"@zh',
    "绿色新绛\n# } UNION { ?s ?p ?o",
    "?thing",
    "UNDEF",
    "gm:stated> <x",
    "http://example.org/> ?p ?o . <http://example.org/",
    '") } } INSERT DATA { <a:b> <a:b> <a:b> } #',
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = tmp_path_factory.mktemp("query")
    build([], store)
    return View.open(store)


@EVERY
def test_a_file_opens_with_the_question_in_two_languages(query: NamedQuery) -> None:
    zh, en, *rest = query.text.split("\n")
    assert re.fullmatch(r"# [一-鿿].*[？）]", zh), "the first line asks in Chinese"
    assert re.fullmatch(r"# [A-Z][ -~一-鿿…]*[?)]", en), "the second line asks in English"
    declared = [line for line in rest if line.startswith("# parameter")]
    assert len(declared) == len(query.parameters), "a parameter line that is not understood"
    assert kind(query.text) == "SELECT"
    assert re.search(r"^ORDER BY ", query.text, re.M), "without an order, the rows change places"


@EVERY
def test_a_file_is_plain_sparql_that_declares_its_prefixes(query: NamedQuery) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(.*)>$", query.text, re.M))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    body = query.text.partition("SELECT")[2]
    assert set(re.findall(r"(?<![\w?\"])([a-z]+):\w", body)) <= set(declared)


@EVERY
def test_a_file_uses_terms_that_exist(query: NamedQuery) -> None:
    for term in re.findall(r"\bgm:(\w+)", query.text):
        assert getattr(GM, term) == GM_NS + term


@EVERY
def test_every_parameter_is_bound_as_a_term(query: NamedQuery) -> None:
    hostile = 'a"b\\c } #'
    values = {p.name: "planned" if p.kind == "code" else hostile for p in query.parameters}
    terms = bindings(query, values)
    text = bind(query.text, terms)
    for parameter in query.parameters:
        choices: dict[str, tuple[str, Iri | Literal]] = {
            "code": (parameter.name, Iri(GM.planned)),
            "text": (parameter.name, Literal(hostile)),
            "name": (f"{parameter.name}Name", Literal(hostile, "zh")),
        }
        expected = choices[parameter.kind]
        assert expected in terms.items()
        assert written(expected[1]) in text
    assert kind(text) == "SELECT"
    iris = {p.name: "https://w3id.org/gangmu/id/a" for p in query.parameters if p.kind == "name"}
    bound = bind(query.text, bindings(query, {**values, **iris}))
    assert bound.count("<https://w3id.org/gangmu/id/a>") == len(iris)


@EVERY
@pytest.mark.parametrize("value", HOSTILE)
def test_what_would_break_out_finds_nothing_and_changes_nothing(query: NamedQuery, value: str, view: View) -> None:
    needed = {p.name: "无此名称" for p in query.parameters if p.required}
    for parameter in query.parameters:
        try:
            rows = run(view, query.name, **{**needed, parameter.name: value})
        except QueryError as error:
            assert parameter.kind == "code" or value.startswith("http")
            assert "is no term of the ontology" in str(error) or "is no IRI" in str(error)
        else:
            assert len(rows) == 0
    assert view.ask("ASK { ?x skos:prefLabel '绿色新绛'@zh FILTER NOT EXISTS { <a:b> ?p ?o } }")


def test_each_question_has_an_example() -> None:
    assert sorted(ASKED) == list(names())


@pytest.mark.parametrize(("name", "given"), ASKED.items(), ids=list(ASKED))
def test_each_question_finds_something_in_the_sample(name: str, given: dict[str, str], view: View) -> None:
    rows = run(view, name, **given)
    assert len(rows) >= 1
    known = set(rows.variables)
    assert all(row.keys() <= known for row in rows.values())
    shown = [v for v in rows.variables if v.endswith(("Name", "label", "Text", "title", "name"))]
    assert all(any(row.get(v) for v in shown or rows.variables) for row in rows.values()), "a row without a name"


def test_a_question_that_does_not_exist_names_the_near_ones() -> None:
    with pytest.raises(QueryError) as caught:
        load("member")
    assert str(caught.value) == "there is no query 'member'; did you mean members or members-deep?"
    with pytest.raises(QueryError, match=r"^there is no query '\.\./\.\./pyproject'$"):
        load("../../pyproject")
    with pytest.raises(QueryError, match=r"^there is no query '7777'$"):
        load("7777")


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("members", {}, "the query members needs slogan: the slogan, by any of its names"),
        ("members", {"slogan": "  "}, "the query members needs slogan: the slogan, by any of its names"),
        ("members", {"slogan": "a", "of": "b"}, "the query members has no parameter 'of'; it knows slogan"),
        ("listed", {"slogan": "a"}, "the query listed has no parameter 'slogan'; it has no parameters"),
        ("serves", {"serve": "a"}, "the query serves has no parameter 'serve'; it knows class, served"),
        ("find", {"words": "a", "class": "Projekt"}, "gm:Projekt is no term of the ontology; near it are gm:Project"),
    ],
)
def test_a_parameter_that_does_not_fit_is_one_sentence(name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        bindings(load(name), given)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["绿色新绛", "“绿色新绛”", " 绿色新绛\n", "https://w3id.org/gangmu/id/新绛县/目标/绿色新绛"]
)
def test_a_thing_is_found_by_its_name_or_its_iri(name: str, view: View) -> None:
    assert [row["memberName"] for row in run(view, "formulations", element=name).values()] == ["绿色新绛"] * 2


def test_nothing_serves_the_green_county_but_by_interpretation(view: View) -> None:
    """The report names it twice, each time in a list; what serves it is an interpretation and says so."""
    rows = list(run(view, "serves", served="绿色新绛").values())
    assert [row for row in rows if row["basis"] != GM.thematic] == []
    assert len(rows) == len({row["element"] for row in rows}) >= 5
    for row in rows:
        assert row["relation"] == GM.servesByTheme
        assert row["confidence"] in (GM.low, GM.medium)
        assert row["rationale"] and row["sentence"] and row["quote"]
        assert all(part in row["sentence"] for part in row["quote"].split(" … "))
    assert len(run(view, "serves-in-text", served="绿色新绛")) == 0
    assert not any("生猪" in row["elementName"] for row in rows)


def test_levels_lead_up_to_the_topmost_slogan(view: View) -> None:
    rows = list(run(view, "where-hangs", element="绿色新绛").values())
    steps = list(dict.fromkeys((row["lowerName"], row["upperName"]) for row in rows))
    assert steps == [("绿色新绛", "三个新绛"), ("三个新绛", "三五")]


def test_every_quote_is_what_the_text_has_there(view: View) -> None:
    """By SPARQL alone, whose SUBSTR counts code points from 1."""
    (row,) = view.select("""
        SELECT (COUNT(*) AS ?quotes) (SUM(IF(SUBSTR(?whole, ?start + 1, ?end - ?start) = ?exact, 1, 0)) AS ?right) {
          ?quote a gm:Quote ; gm:inText ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end .
          ?text nif:isString ?whole .
        }""").values()
    (all_of_them,) = view.select("SELECT (COUNT(DISTINCT ?quote) AS ?quotes) { ?quote a gm:Quote }").values()
    assert row["quotes"] == row["right"] == all_of_them["quotes"]
    assert int(row["quotes"]) > 400


def test_every_service_has_its_link_with_evidence(view: View) -> None:
    plain = "VALUES (?p) { (gm:servesAsStated) (gm:servesByNesting) (gm:servesByTheme) (gm:servesPlace) } ?s ?p ?o"
    linked = "?link a gm:Link ; gm:subject ?s ; gm:predicate ?p ; gm:object ?o ; gm:evidence ?quote . ?quote a gm:Quote"
    assert view.ask(f"ASK {{ {plain} }}")
    naked = view.select(
        f"SELECT ?s ?p ?o {{ {plain} FILTER NOT EXISTS {{ {linked} ; a gm:Quote . ?link gm:predicate ?p }} }}"
    )
    assert list(naked.values()) == []
    # The wider relations have no links of their own: one that is written out rests on a narrower one.
    for wide, narrow in (
        ("gm:servesInText", "gm:servesAsStated|gm:servesByNesting"),
        ("gm:serves", "gm:servesInText|gm:servesByTheme"),
    ):
        assert not view.ask(f"ASK {{ ?s {wide} ?o FILTER NOT EXISTS {{ ?s {narrow} ?o }} }}")
        assert not view.ask(f"ASK {{ ?s {narrow} ?o FILTER NOT EXISTS {{ ?s {wide} ?o }} }}")


def test_each_report_has_its_graph_and_queries_see_their_union(view: View) -> None:
    rows = view.select(
        "SELECT ?graph (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
    )
    counted = {row["graph"]: int(row["quads"]) for row in rows.values()}
    (document,) = [report["document"] for report in view.manifest["reports"]]
    assert counted.keys() == {document, ONTOLOGY, description.GRAPH}
    (union,) = view.select("SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }").values()
    assert int(union["triples"]) == sum(counted.values()) == view.manifest["quads"]
    # What the report says and what the vocabulary calls it stand in two graphs; one query without GRAPH sees both.
    said = "?link gm:subject ?s ; gm:basis ?basis"
    called = "?basis skos:prefLabel ?name"
    assert view.ask(f"ASK {{ {said} . {called} }}")
    assert view.ask(f"ASK {{ GRAPH <{document}> {{ {said} }} GRAPH <{ONTOLOGY}> {{ {called} }} }}")
    assert not view.ask(f"ASK {{ GRAPH ?graph {{ {said} . {called} }} }}")


def test_what_is_asked_of_one_graph_alone_comes_from_it(view: View) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a gm:Link }"
    (document,) = [report["document"] for report in view.manifest["reports"]]
    all_links = view.serialize(query, "text/csv")
    assert view.serialize(query, "text/csv", default_graphs=[document]) == all_links
    assert view.serialize(query, "text/csv", default_graphs=[ONTOLOGY]).split() == [b"n", b"0"]
