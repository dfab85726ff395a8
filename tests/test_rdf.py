"""A made-up report (fixtures/golden) to N-Quads: every kind of record, sound, and nothing that the text does not hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from pyshacl.graph_abstraction import DataGraph
from rdflib import SH, Graph

from gangmu.graph import rdf
from gangmu.graph.extract import Extracted, run
from gangmu.graph.model import Findings, Kind, Listing, Role, Span, Status, Value
from gangmu.graph.rdf.figures import _digits, _worth
from gangmu.ontology.terms import GM, GM_NS, ID, ONTOLOGY, SHAPES_FILE, link_properties, superclasses

GOLDEN = Path(__file__).parent / "fixtures" / "golden"
DOCUMENT = f"{ID}青石县/第八次党代会报道"
PREFIXES = f"PREFIX gm: <{GM_NS}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


@cache
def golden() -> Extracted:
    return run(GOLDEN)


@cache
def lines() -> tuple[str, ...]:
    e = golden()
    return tuple(rdf.lines(e.report, e.reading, e.findings, e.known, e.links))


def quads(of: tuple[str, ...]) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(BytesIO("".join(of).encode()), pyoxigraph.RdfFormat.N_QUADS))


@cache
def store() -> pyoxigraph.Store:
    """The golden report's triples, without their graph's name."""
    found = pyoxigraph.Store()
    found.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads(lines()))
    return found


def rows(query: str) -> list[tuple[str, ...]]:
    found = store().query(PREFIXES + query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    short = [tuple(getattr(value, "value", "").removeprefix(GM_NS).removeprefix(ID) for value in row) for row in found]
    return sorted(short)


def ask(query: str) -> bool:
    return bool(store().query(PREFIXES + query))


# --- Lines ----------------------------------------------------------------------------------------------------------


def test_lines_are_sorted_and_none_stands_twice() -> None:
    assert list(lines()) == sorted(set(lines()))
    assert all(line.endswith(" .\n") and line.count("\n") == 1 for line in lines())


def test_every_line_is_a_quad_of_the_reports_own_graph() -> None:
    found = quads(lines())
    assert len(found) == len(lines()) > 2000
    assert {str(quad.graph_name) for quad in found} == {f"<{DOCUMENT}>"}


def test_no_blank_node_and_no_list() -> None:
    terms = {term for quad in quads(lines()) for term in (quad.subject, quad.object)}
    assert not [term for term in terms if isinstance(term, pyoxigraph.BlankNode)]
    assert not [quad for quad in quads(lines()) if "#first" in quad.predicate.value or "sameAs" in quad.predicate.value]


def test_iris_are_raw_and_in_nfc() -> None:
    iris = {
        term.value
        for quad in quads(lines())
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, pyoxigraph.NamedNode)
    }
    assert not [
        iri for iri in iris if iri != unicodedata.normalize("NFC", iri) or re.search(r"[\s“”‘’《》%\\<>\"]", iri)
    ]


def test_the_vocabulary_is_sorted_in_its_own_graph() -> None:
    found = rdf.vocabulary()
    assert found == sorted(set(found)) and found == rdf.vocabulary()
    assert all(line.endswith(f"<{ONTOLOGY}> .\n") for line in found)


# --- Every kind of record -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("NewsDigest", "SourceText", "Section", "Quote", "Extraction", "ExternalClaim"),
        *("Achievement", "Commitment", "Mention", "Enumeration", "Formulation", "Link", "Observation", "Quantity"),
        *("Slogan", "Expression", "Goal", "Strategy", "Principle", "Project", "Campaign", "Indicator", "Period"),
        *("Person", "PartyBody", "Enterprise", "AdministrativeArea", "NaturalFeature", "Region", "PolicyDocument"),
    ],
)
def test_there_is_one_with_all_its_superclasses(name: str) -> None:
    class_ = getattr(GM, name)
    above = " ; ".join(f"a <{one}>" for one in (class_, *superclasses(class_)))
    assert ask(f"ASK {{ ?one {above} }}")
    for one in superclasses(class_):
        assert not ask(f"ASK {{ ?one a <{class_}> FILTER NOT EXISTS {{ ?one a <{one}> }} }}")


def test_every_predicate_of_a_link_is_one() -> None:
    used = {predicate for (predicate,) in rows("SELECT DISTINCT ?p { ?l gm:predicate ?p ; gm:confidence ?c }")}
    assert used == {
        *("hasMember", "servesAsStated", "servesByNesting", "servesByTheme", "servesPlace", "underPrinciple"),
        *("answersTo", "issuedBy", "continues", "possiblySameAs", "ledBy", "supportsActor", "locatedIn"),
    }
    assert {f"{GM_NS}{name}" for name in used} <= set(link_properties())


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?x a gm:NewsDigest ; gm:adminLevel ?a ; gm:atYear ?b", [("county", "2021")]),
        (
            '?x skos:prefLabel "三个青石"@zh ; a gm:Slogan . ?e gm:ofSlogan ?x ; gm:memberListing ?a ; gm:declaredCount ?b',
            [("closedList", "3")],
        ),
        (
            "?e gm:ofSlogan/skos:prefLabel '三为三高'@zh ; gm:memberListing ?a ; gm:declaredPattern ?b",
            [("unlisted", "3+3")],
        ),
        (
            "?e gm:ofSlogan/skos:prefLabel '三大攻坚战'@zh ; gm:memberListing ?a ; gm:declaredCount ?b",
            [("unlisted", "3")],
        ),
        (
            "?q gm:quantityOf/skos:prefLabel '示范园'@zh ; gm:rawText ?a ; gm:comparator ?b",
            [("万亩", "nominal")],
        ),
        (
            "?q gm:quantityOf/skos:prefLabel '“双创”基地'@zh ; gm:minValue ?a ; gm:maxValue ?b",
            [("2", "3")],
        ),
        (
            "?q gm:quantityOf/skos:prefLabel '高标准农田（10万亩以上）'@zh ; gm:minValue ?a ; gm:comparator ?b",
            [("10", "atLeast")],
        ),
        (
            "?o gm:indicator/skos:prefLabel '地区生产总值'@zh ; gm:role gm:target ; gm:minValue ?a ; gm:deadlineText ?b",
            [("230", "“十四五”末")],
        ),
        (
            "?o gm:indicator/skos:prefLabel '空气优良天数'@zh ; gm:comparator ?a ; gm:rawText ?b",
            [("moreThan", "超过300天")],
        ),
        (
            "?o gm:indicator/skos:prefLabel '城镇化率'@zh ; gm:value ?a ; gm:precedes/gm:value ?b",
            [("40", "52.5")],
        ),
        (
            "?m gm:mentions/skos:prefLabel '古街改造'@zh ; gm:status ?a ; gm:madeBy ?b",
            [("ongoing", "manual")],
        ),
        (
            "?x skos:prefLabel '三个青石'@zh, ?a, ?b FILTER(LANG(?a) = 'en' && LANG(?b) = 'zh')",
            [("Three Qingshis", "三个青石")],
        ),
        (
            "?f gm:formulationOf/skos:prefLabel '农业提质'@zh ; gm:wording ?a ; gm:position ?b",
            [("做强现代农业", "1"), ("农业提质", "1")],
        ),
        ("?x a gm:ExternalClaim ; gm:objectLiteral ?a ; gm:basis ?b", [("2021", "external"), ("999999", "external")]),
    ],
)
def test_what_the_records_say(pattern: str, expected: list[tuple[str, str]]) -> None:
    assert rows(f"SELECT DISTINCT ?a ?b {{ {pattern} }}") == expected


def test_years_only_where_the_text_has_them() -> None:
    found = rows("SELECT ?raw ?year { ?o a gm:Observation ; gm:rawText ?raw ; gm:atYear ?year }")
    assert found == [("120亿元", "2020"), ("75亿元", "2016")]


# --- Links ----------------------------------------------------------------------------------------------------------


def test_each_link_is_a_triple_with_its_superproperties_and_a_node() -> None:
    assert rows(f"SELECT ?p {{ <{ID}青石县/举措/农业提质> ?p <{ID}青石县/口号/三篇文章> }}") == [
        ("serves",),
        ("servesByNesting",),
        ("servesInText",),
    ]
    links = len(rows("SELECT DISTINCT ?l { ?l a gm:Link ; gm:subject ?s ; gm:predicate ?p ; gm:object ?o . ?s ?p ?o }"))
    assert links == len(golden().links)


def test_an_interpretation_is_never_in_the_text() -> None:
    assert ask("ASK { ?s gm:servesByTheme ?o ; gm:serves ?o }")
    assert not ask(
        "ASK { ?l gm:basis gm:thematic ; gm:subject ?s ; gm:object ?o . ?s gm:servesByTheme ?o ; gm:servesInText ?o }"
    )
    assert not ask("ASK { ?l gm:basis gm:thematic ; gm:confidence gm:high }")
    assert not ask("ASK { ?l gm:basis gm:thematic FILTER NOT EXISTS { ?l gm:rationale ?why ; gm:matchedTerm ?term } }")


def test_who_made_what() -> None:
    assert rows("SELECT DISTINCT ?by { ?l a gm:Link ; gm:madeBy ?by }") == [("manual",), ("rule",)]
    assert ask("ASK { ?l gm:predicate gm:possiblySameAs ; gm:madeBy gm:manual }")
    assert not ask("ASK { ?l gm:madeBy gm:manual ; <http://www.w3.org/ns/prov#wasGeneratedBy> ?run }")


# --- Evidence -------------------------------------------------------------------------------------------------------


def test_every_quote_is_what_the_source_has_there() -> None:
    source = (GOLDEN / "report.txt").read_text("utf-8")
    found = rows("SELECT ?start ?end ?exact { ?q a gm:Quote ; gm:start ?start ; gm:end ?end ; gm:exact ?exact }")
    assert len(found) > 80
    assert [row for row in found if source[int(row[0]) : int(row[1])] != row[2]] == []


def test_every_claim_has_its_quote_and_every_quote_its_sentence() -> None:
    for name in ("Mention", "Enumeration", "Formulation", "Quantity", "Section"):
        assert not ask(f"ASK {{ ?c a gm:{name} FILTER NOT EXISTS {{ ?c gm:evidence/gm:inText ?text }} }}")
    assert not ask(
        "ASK { ?l a gm:Link FILTER NOT EXISTS { ?l gm:evidence ?q } FILTER NOT EXISTS { ?l a gm:ExternalClaim } }"
    )
    assert not ask("ASK { ?c gm:evidence ?q FILTER NOT EXISTS { ?q gm:inSentence/gm:exact ?words } }")


def test_a_sentence_that_a_line_break_cuts_has_two_quotes() -> None:
    assert ask("ASK { ?o gm:rawText '8%以上' ; gm:evidence ?a, ?b . FILTER(?a != ?b) }")
    assert not ask("ASK { ?q gm:exact ?words FILTER(CONTAINS(?words, '\\n')) }")


# --- Shapes ---------------------------------------------------------------------------------------------------------


def test_the_golden_report_keeps_every_shape() -> None:
    conforms, found, _ = pyshacl.validate(
        DataGraph.from_oxigraph_store(store()), shacl_graph=Graph().parse(SHAPES_FILE), advanced=True
    )
    assert isinstance(found, Graph)
    messages = {str(m) for result in found.subjects(SH.resultSeverity) for m in found.objects(result, SH.resultMessage)}
    assert conforms, "\n".join(sorted(messages))


def test_the_rules_alone_keep_every_shape_too() -> None:
    e = run(GOLDEN, curated=False)
    alone = pyoxigraph.Store()
    found = quads(tuple(rdf.lines(e.report, e.reading, e.findings, e.known, e.links)))
    alone.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    conforms, _, said = pyshacl.validate(
        DataGraph.from_oxigraph_store(alone), shacl_graph=Graph().parse(SHAPES_FILE), advanced=True
    )
    assert conforms, said


# --- Small things ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("12", "12"),
        ("1,200", "1200"),
        ("3.50", "3.5"),
        ("３．５", "3.5"),
        ("0", "0"),
        ("两", "2"),
        ("十二", "12"),
        ("三百", "300"),
    ],
)
def test_digits(printed: str, plain: str) -> None:
    assert _digits(printed) == plain


def test_every_code_that_is_written_is_a_term() -> None:
    for kind in Kind:
        assert kind.value in GM
    for code in (*Status, *Listing):
        assert code.value in GM


def test_an_empty_report_is_a_document_with_its_text() -> None:
    e = golden()
    found = rdf.lines(e.report, e.reading, Findings(), type(e.known)(), ())
    types = {line.split()[2] for line in found if "22-rdf-syntax-ns#type" in line}
    assert f"<{GM.SourceText}>" in types and f"<{GM.Project}>" not in types


def test_a_glossary_gives_definitions_and_an_enumeration_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "青石县.txt"
    file.write_text(
        "一、今后任务\n\n建好“两湖”，建设云岭湖、青石湖、白沙湖“三湖”，推广云仓。\n\n名词解释\n\n1.“两湖”：青石湖、云岭湖。\n\n"
        "2.“三湖”：云岭湖、青石湖、白沙湖。\n\n3.云仓：一种仓库。\n",
        "utf-8",
    )
    e = run(file)
    made = pyoxigraph.Store()
    found = quads(tuple(rdf.lines(e.report, e.reading, e.findings, e.known, e.links)))
    made.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in found)

    def values(query: str) -> list[tuple[str, ...]]:
        solutions = made.query(PREFIXES + query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return sorted(tuple(getattr(value, "value", "") for value in row) for row in solutions)

    assert values("SELECT ?name ?what ?quote { ?t skos:prefLabel ?name ; skos:definition ?what . "
                  "?m gm:mentions ?t ; skos:definition ?what ; gm:evidence/gm:exact ?quote }") == [
        ("三湖", "云岭湖、青石湖、白沙湖。", "2.“三湖”：云岭湖、青石湖、白沙湖。"),
        ("两湖", "青石湖、云岭湖。", "1.“两湖”：青石湖、云岭湖。"),
        ("云仓", "一种仓库。", "3.云仓：一种仓库。"),
    ]  # fmt: skip
    lists = "SELECT ?name ?quote { ?e gm:ofSlogan/skos:prefLabel ?name ; gm:memberListing gm:closedList ; gm:evidence/gm:exact ?quote }"
    assert values(lists) == [
        ("三湖", "2.“三湖”：云岭湖、青石湖、白沙湖。"),
        ("三湖", "云岭湖、青石湖、白沙湖“三湖"),
        ("两湖", "1.“两湖”：青石湖、云岭湖。"),
    ]
    # The glossary's second wording of three parts makes no fourth one.
    members = "SELECT ?name { ?s skos:prefLabel '三湖'@zh ; gm:hasMember/skos:prefLabel ?name }"
    assert values(members) == [("云岭湖",), ("白沙湖",), ("青石湖",)]


@pytest.mark.parametrize(
    ("said", "unit", "worth"),
    [
        (5.2, "%", "5.2"),
        ("八", "成", "8"),
        ("1/4", "", "0.25"),
        ("1/3", "", None),
        ("1/0", "", None),
        ("二", "位", None),
        ("Ⅱ", "类", None),
        ("11.8:48.3:39.9", "", None),
        (float("nan"), "%", None),
    ],
)
def test_what_a_value_is_worth(said: float | str, unit: str, worth: str | None) -> None:
    assert _worth(Value(said, unit, Role.ACTUAL, None, "", Span(0, 0))) == worth
