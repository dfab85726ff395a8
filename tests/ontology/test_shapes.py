"""Each shape catches what it is for, and nothing else does: a good graph, broken in just one way each time."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
import pyshacl
import pytest
from pyshacl.graph_abstraction import DataGraph
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from gangmu.ontology import terms
from gangmu.ontology.terms import GM, GM_NS, SHAPE

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small.ttl"
PREFIXES = "\n".join(
    f"PREFIX {prefix}: <{iri}>" for prefix, iri in re.findall(r"@prefix (\S+):\s+<([^>]+)>", SMALL.read_text("utf-8"))
)
ID = "https://w3id.org/gangmu/id/青石县/"
TURTLE = pyoxigraph.RdfFormat.TURTLE


class Finding(NamedTuple):
    shape: str
    severity: str


@cache
def shapes() -> Graph:
    return Graph().parse(terms.SHAPES_FILE)


@cache
def good_quads() -> frozenset[pyoxigraph.Quad]:
    return frozenset(pyoxigraph.parse(path=SMALL))


@cache
def good_graph() -> Graph:
    return Graph().parse(SMALL)


def small(update: str = "") -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.extend(good_quads())
    if update:
        store.update(f"{PREFIXES}\nPREFIX owl: <http://www.w3.org/2002/07/owl#>\n{update}")
        assert set(store) != good_quads(), "the update changes nothing"
    return store


def report(data: pyoxigraph.Store | Graph, *only: str) -> Graph:
    """Validate; pySHACL asks an Oxigraph store by itself, some ten times as fast as rdflib."""
    asked = DataGraph.from_oxigraph_store(data) if isinstance(data, pyoxigraph.Store) else data
    use: list[str | URIRef] = [SHAPE + shape for shape in only]
    found = pyshacl.validate(asked, shacl_graph=shapes(), use_shapes=use or None, allow_warnings=True)[1]
    assert isinstance(found, Graph)
    return found


def findings(data: pyoxigraph.Store | Graph, *only: str) -> set[Finding]:
    said = report(data, *only)
    return {
        Finding(
            str(said.value(result, SH.sourceShape)).removeprefix(SHAPE),
            str(said.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        )
        for result in said.objects(None, SH.result)
    }


def as_rdflib(store: pyoxigraph.Store) -> Graph:
    """Return the store as an rdflib graph; only what differs from the good one is read anew."""
    graph = Graph()
    graph += good_graph()
    now = set(store)
    for quads, change in ((good_quads() - now, graph.remove), (now - good_quads(), graph.add)):
        text = pyoxigraph.serialize([quad.triple for quad in quads], format=pyoxigraph.RdfFormat.N_TRIPLES)
        for triple in Graph().parse(data=text, format="nt"):
            change(triple)
    return graph


# --- The good graph --------------------------------------------------------------------------------------------------


def test_the_good_graph_conforms() -> None:
    assert findings(small()) == set()


def test_the_good_graph_conforms_on_rdflib() -> None:
    assert findings(good_graph()) == set()


def test_the_vocabulary_in_the_same_graph_changes_nothing() -> None:
    store = small()
    for path in terms.vocabulary_files():
        store.bulk_load(path=path, format=TURTLE)
    assert findings(store) == set()


def test_the_good_graph_holds_every_class_of_claim() -> None:
    types = {str(kind).removeprefix(GM_NS) for kind in good_graph().objects(None, RDF.type)}
    wanted = """Achievement Campaign Commitment Curation Enterprise Enumeration Expression ExternalClaim Extraction
        Formulation Goal Indicator Link Mention NaturalFeature Observation PartyBody PartyCongressReport Period Person
        Principle Project Quantity Quote Region Section Slogan SourceText Strategy"""
    assert set(wanted.split()) - types == set()


def test_quotes_of_the_fixture_verify() -> None:
    asked = small().query(f"""{PREFIXES}
        SELECT ?text ?start ?end ?exact ?from ?to {{
            ?quote gm:inText/nif:isString ?text ; gm:start ?start ; gm:end ?end ; gm:exact ?exact ;
                gm:inSentence ?sentence . ?sentence gm:start ?from ; gm:end ?to }}""")
    assert isinstance(asked, pyoxigraph.QuerySolutions)
    rows = [[getattr(term, "value", "") for term in row] for row in asked]
    assert len(rows) > 60
    for text, start, end, exact, _, _ in rows:
        assert text[int(start) : int(end)] == exact
    inside = {(start, end) for _, start, end, _, low, high in rows if int(low) <= int(start) and int(end) <= int(high)}
    assert inside == {(start, end) for _, start, end, _, _, _ in rows}


# --- Ways to break it ------------------------------------------------------------------------------------------------

LEDBY = "?l gm:predicate gm:ledBy"
NESTING = "?l gm:subject 项目:高标准农田 ; gm:predicate gm:servesByNesting"
SITE = "?l gm:subject 项目:茶叶出口基地 ; gm:predicate gm:locatedIn"
THEME = "?l gm:predicate gm:servesByTheme"
HEADING = "?q gm:exact '一、过去五年的工作'"
YEAR = "?l a gm:ExternalClaim ; gm:predicate gm:atYear"
FARMLAND, RATE, GDP = "量:高标准农田", "量:网办率-1", "量:地区生产总值"


def drop(what: str, where: str = "") -> str:
    return f"DELETE {{ {what} }} WHERE {{ {what} . {where} }}"


def swap(old: str, new: str, where: str = "") -> str:
    return f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {old} . {where} }}"


def add(what: str, where: str = "") -> str:
    return f"INSERT {{ {what} }} WHERE {{ {where} }}"


def quoted(words: str) -> str:
    """Return a graph pattern that binds ?q to the quote of these words."""
    return f"?q gm:exact {words!r}"


def over_the_page_break() -> str:
    text = re.search(r'nif:isString """(.*?)"""', SMALL.read_text("utf-8"), re.DOTALL)
    assert text
    words = "快速通\n\n道建设"
    start = text[1].index(words)
    end = start + len(words)
    return add(
        f"引文:{start}-{end} a gm:Quote ; gm:inText 原文:正文 ; gm:start {start} ; gm:end {end} ; "
        f"gm:exact {words!r} . 表述:铁山至云岭快速通道 gm:evidence 引文:{start}-{end}"
    )


def member(slogan: str, element: str, quote: str) -> str:
    """Add one whole member link: the triple, the link and its evidence."""
    return add(
        f"{slogan} gm:hasMember {element} . 链:new a gm:Link ; gm:subject {slogan} ; gm:predicate gm:hasMember ; "
        f"gm:object {element} ; gm:basis gm:structural ; gm:confidence gm:high ; gm:madeBy gm:rule ; "
        "gm:inReport 文件:第九次党代会报告 ; gm:evidence ?q",
        quoted(quote),
    )


LIST = "按照“双三”工作思路，加快建设生态青石、活力青石“两个青石”，办好产业提质、城乡融合、民生改善“三件大事”"

# Row of ontology.md §6, shape, what breaks the good graph.
BREACHES = [
    # 1: a link is whole
    (1, "Link-subject", add("?l gm:subject 项目:茶叶出口基地", NESTING)),
    (1, "Link-predicate", add("?l gm:predicate gm:possiblySameAs", "?l gm:predicate gm:continues")),
    (1, "Link-object", add("?l gm:object 目标:活力青石", "?l gm:predicate gm:hasMember ; gm:object 目标:生态青石")),
    (1, "Link-basis", swap("?l gm:basis gm:structural", "?l gm:basis gm:guessed", NESTING)),
    (1, "Link-basis", drop("?l gm:basis ?basis", LEDBY)),
    (1, "Link-confidence", add("?l gm:confidence gm:low", LEDBY)),
    (1, "Link-madeBy", drop("?l gm:madeBy ?maker", LEDBY)),
    (1, "Link-inReport", drop("?l gm:inReport ?report", LEDBY)),
    (1, "LinkWithoutEnds", add("?l gm:object 时期:十四五", YEAR)),
    (1, "LinkWithoutEvidence", drop("?l gm:evidence ?quote", SITE)),
    (1, "LinkWithoutEvidence", drop("?l gm:confidence ?sure", LEDBY)),
    (
        1,
        "LinkPredicateUnknown",
        "DELETE { ?l gm:predicate gm:ledBy . ?s gm:ledBy ?o } INSERT { ?l gm:predicate gm:places . ?s gm:places ?o } "
        "WHERE { ?l gm:predicate gm:ledBy . ?s gm:ledBy ?o }",
    ),
    # 2 and 3: link and direct triple stand together
    (2, "NakedTriple", add("项目:研发中心 gm:locatedIn 地点:云岭镇")),
    (2, "NakedTriple", add("项目:研发中心 gm:duringPeriod 时期:十四五")),
    (2, "NakedTriple", add("地点:镜湖 gm:within 地点:青石县")),
    (3, "LinkWithoutTriple", drop("项目:研发中心 gm:supportsActor 主体:远山科技")),
    (3, "LinkWithoutTriple", drop("项目:绿满青石行动 gm:servesByTheme 目标:生态青石")),
    (3, "Superproperties", drop("项目:高标准农田 gm:serves 举措:产业提质")),
    (3, "Superproperties", drop("项目:高标准农田 gm:servesInText 举措:产业提质")),
    (3, "Superproperties", drop("项目:绿满青石行动 gm:serves 目标:生态青石")),
    # 4, 5, 12, 13: interpretation is no fact
    (
        4,
        "ThematicPredicate",
        swap(
            "?l gm:basis gm:stated ; gm:confidence gm:high",
            "?l gm:basis gm:thematic ; gm:confidence gm:low ; gm:rationale '像'",
            LEDBY,
        ),
    ),
    (4, "ThemeBasis", swap("?l gm:basis gm:thematic", "?l gm:basis gm:structural", THEME)),
    (5, "ServesInTextUnsupported", add("项目:绿满青石行动 gm:servesInText 目标:生态青石")),
    (5, "ServesUnsupported", add("项目:研发中心 gm:serves 举措:产业提质")),
    (5, "ServesUnsupported", add("项目:研发中心 gm:serves 举措:产业提质 ; gm:servesInText 举措:产业提质")),
    (12, "ThematicReason", drop("?l gm:rationale ?reason", THEME)),
    (12, "ThematicReason", drop("?l gm:rationale ?reason", "?l gm:predicate gm:continues")),
    (12, "ThematicReason", drop("?l gm:matchedTerm ?term", THEME)),
    (12, "ThematicConfidence", swap("?l gm:confidence gm:medium", "?l gm:confidence gm:high", THEME)),
    (13, "ExternalSource", drop("?l gm:source ?source", YEAR)),
    (13, "ExternalSource", swap("?l gm:source ?source", "?l gm:source 'hearsay'", YEAR)),
    (13, "ExternalSource", swap("?l gm:basis gm:external", "?l gm:basis gm:stated", YEAR)),
    # 6 and 7: quotes are literal
    (6, "Quote-inText", drop("?q gm:inText ?text", HEADING)),
    (6, "Quote-exact", drop("?q gm:exact '一、过去五年的工作'")),
    (6, "Quote-start", swap("?q gm:start ?start", "?q gm:start ?end", f"{HEADING} ; gm:end ?end")),
    (6, "Quote-start", drop("?q gm:start ?start", HEADING)),
    (6, "Quote-end", drop("?q gm:end ?end", HEADING)),
    (6, "QuoteMismatch", swap("?q gm:exact '一、过去五年的工作'", "?q gm:exact '一、过去六年的工作'")),
    (6, "QuoteMismatch", swap("?q gm:exact '一、过去五年的工作'", r"?q gm:exact '\\q、过去五年的工作'")),
    (6, "QuoteMismatch", swap("?q gm:end ?end", "?q gm:end ?next", f"{HEADING} BIND(?end + 1 AS ?next)")),
    (
        6,
        "QuoteMismatch",
        swap(
            "?q gm:start ?start ; gm:end ?end",
            "?q gm:start ?from ; gm:end ?to",
            f"{HEADING} BIND(?start + 1 AS ?from) BIND(?end + 1 AS ?to)",
        ),
    ),
    (6, "Report-text", drop("原文:正文 gm:textOf ?document")),
    (
        6,
        "Report-text",
        add("原文:另 gm:textOf 文件:第九次党代会报告 ; a gm:SourceText ; gm:sha256 ?sum", "?t gm:sha256 ?sum"),
    ),
    (6, "SourceText-sha256", swap("原文:正文 gm:sha256 ?sum", "原文:正文 gm:sha256 'ABC'")),
    (7, "QuoteOverBlankLine", over_the_page_break()),
    # 8, 9, 10: slogans, their counts and members
    (8, "Enumeration-ofSlogan", drop("列举:双三 gm:ofSlogan ?slogan")),
    (8, "Enumeration-memberListing", drop("列举:六个一 gm:memberListing ?listing")),
    (8, "Enumeration-declaredCount", swap("列举:六个一 gm:declaredCount 6", "列举:六个一 gm:declaredCount 0")),
    (
        8,
        "Enumeration-declaredPattern",
        swap("列举:四区一城 gm:declaredPattern ?p", "列举:四区一城 gm:declaredPattern '四加一'"),
    ),
    (8, "CountMissing", drop("列举:六个一 gm:declaredCount ?count")),
    (8, "CountMissing", add("列举:六个一 gm:declaredPattern '1+5'")),
    (8, "MemberCount", swap("列举:三件大事 gm:declaredCount 3", "列举:三件大事 gm:declaredCount 5")),
    (8, "MemberCount", member("口号:三件大事", "目标:生态青石", LIST)),
    (8, "PatternCount", swap("列举:一湖两山 gm:declaredPattern ?p", "列举:一湖两山 gm:declaredPattern '2+2'")),
    (8, "PatternCount", member("口号:双三", "目标:生态青石", LIST)),
    (
        9,
        "UnlistedMember",
        swap("列举:三大产业 gm:memberListing gm:openList", "列举:三大产业 gm:memberListing gm:unlisted"),
    ),
    (10, "MemberWording", swap("?l gm:evidence ?e", "?l gm:evidence ?q", "?l gm:object 地点:镜湖 . " + HEADING)),
    # 11: what is called stated is stated
    (
        11,
        "StatedWording",
        swap("?l gm:evidence ?e ; gm:cue ?cue", "?l gm:evidence ?q", f"{LEDBY} . {HEADING}"),
    ),
    (11, "StatedWording", swap("主体:青石茶业 skos:prefLabel ?n", "主体:青石茶业 skos:prefLabel '青石集团'@zh")),
    (11, "StatedCue", swap("?l gm:cue ?cue", "?l gm:cue '以…为统领'", LEDBY)),
    (11, "StatedCue", swap("?l gm:cue ?cue", "?l gm:cue '依托'", LEDBY)),
    (11, "StatedCue", drop("?l gm:cue ?cue", "?l gm:predicate gm:servesAsStated")),
    # 14: quantities as printed
    (14, "Quantity-rawText", drop(f"{RATE} gm:rawText ?raw")),
    (14, "Quantity-role", drop(f"{RATE} gm:role ?role")),
    (14, "Quantity-value", swap(f"{GDP}-4 gm:value ?v", f"{GDP}-4 gm:value 130")),
    (14, "Quantity-minValue", swap("量:省级示范村-1 gm:minValue ?v", "量:省级示范村-1 gm:minValue 4.0")),
    (14, "Quantity-maxValue", add("量:省级示范村-1 gm:maxValue 4.0")),
    (14, "Quantity-comparator", swap(f"{RATE} gm:comparator ?c", f"{RATE} gm:comparator gm:exact")),
    (14, "Quantity-unit", add(f"{RATE} gm:unit gmu:个")),
    (14, "RawTextNotQuoted", swap(f"{RATE} gm:rawText ?raw", f"{RATE} gm:rawText '96%以上'")),
    (14, "ComparatorBound", swap(f"{RATE} gm:minValue ?v", f"{RATE} gm:value ?v")),
    (14, "ComparatorBound", swap(f"{RATE} gm:comparator ?c", f"{RATE} gm:comparator gm:atMost")),
    (14, "ComparatorBound", swap(f"{RATE} gm:comparator ?c", f"{RATE} gm:comparator gm:exactly")),
    (14, "QuantityWithoutOwner", drop(f"{FARMLAND} gm:quantityOf ?element")),
    # 15 and 18: observations and years
    (15, "Observation-indicator", drop(f"{GDP}-3 gm:indicator ?indicator")),
    (15, "Observation-atYear", swap(f"{GDP}-1 gm:atYear ?y", f"{GDP}-1 gm:atYear '2016'")),
    (15, "ObservationUnit", drop(f"{RATE} gm:unit ?unit ; gm:unitText ?text")),
    (18, "YearNotQuoted", add(f'{GDP}-4 gm:atYear "2025"^^xsd:gYear')),
    (18, "YearNotQuoted", "DELETE { ?l ?p ?o } WHERE { " + YEAR + " ; ?p ?o }"),
    # 16 and the other claims
    (
        16,
        "Achievement-status",
        swap("?m gm:status gm:done", "?m gm:status gm:planned", "?m gm:mentions 项目:云岭镇茶叶示范园"),
    ),
    (16, "Achievement-status", drop("?m gm:status gm:done", "?m gm:mentions 项目:云岭镇茶叶示范园")),
    (16, "Commitment-status", swap("?m gm:status gm:planned", "?m gm:status gm:done", "?m gm:mentions 项目:研发中心")),
    (16, "Mention-status", add("表述:马上办 gm:status gm:finished")),
    (16, "Mention-mentions", drop("表述:茶叶出口基地 gm:mentions ?element")),
    (0, "Section-headingText", drop("节:2 gm:headingText ?text")),
    (0, "Section-headingKind", drop("节:2 gm:headingKind ?kind")),
    (0, "Section-orientation", drop("节:2 gm:orientation ?way")),
    (0, "Section-position", drop("节:2 gm:position ?n")),
    (0, "Section-subsectionOf", add("节:5 gm:subsectionOf 节:1")),
    (0, "Formulation-formulationOf", drop("提法:产业提质-2 gm:formulationOf ?element")),
    (0, "Formulation-wording", drop("提法:产业提质-2 gm:wording ?words")),
    (0, "Claim-inReport", drop("节:2 gm:inReport ?report")),
    (0, "Claim-madeBy", swap("节:2 gm:madeBy ?maker", "节:2 gm:madeBy gm:nobody")),
    (0, "ClaimWithoutEvidence", drop("节:2 gm:evidence ?quote")),
    (0, "ClaimWithoutEvidence", drop("列举:两个青石 gm:evidence ?quote")),
    (0, "ThingWithoutClaim", "DELETE { 表述:马上办 ?p ?o } WHERE { 表述:马上办 ?p ?o }"),
    # 17: kinds of things
    (17, "DisjointClasses", add("项目:研发中心 a gm:Institution, gm:Organization, gm:Actor")),
    (17, "DisjointClasses", add("项目:研发中心 a gm:Place")),
    (17, "AggregateCount", drop("量:环湖公路等5个项目 ?p ?o")),
    (17, "IsPolicyElement-type", drop("口号:六个一 a gm:PolicyElement")),
    (17, "IsCourseOfAction-type", drop("项目:研发中心 a gm:CourseOfAction")),
    (17, "IsProject-type", drop("项目:绿满青石行动 a gm:Project")),
    (17, "IsGoal-type", swap("目标:生态青石 a gm:Goal", "目标:生态青石 a gm:Target")),
    (17, "IsActor-type", drop("主体:林远山 a gm:Actor")),
    (17, "IsOrganization-type", drop("主体:青石茶业 a gm:Organization")),
    (17, "IsPlace-type", drop("地点:镜湖 a gm:Place")),
    (17, "IsPolicyDocument-type", add("文件:旅游规划 a gm:SpecialPlan ; dcterms:title '旅游规划'@zh")),
    (17, "IsMention-type", drop("表述:研发中心 a gm:Mention")),
    (17, "IsQuantity-type", drop(f"{RATE} a gm:Quantity")),
    (17, "IsLink-type", drop("?l a gm:Link", YEAR)),
    # 19: names
    (19, "BlankNode", add("[] gm:cue '支持'")),
    (19, "BadIri", add(f"<{ID}会议/“党代会”> a gm:PolicyEvent")),
    (19, "BadIri", add(f"<{ID}会议/%E4%BC%9A> a gm:PolicyEvent")),
    (19, "BadIri", add(f"<{ID}会议/cafe\u0301> a gm:PolicyEvent")),
    (19, "BadIri", add(f"<{ID}会议/\uf900> a gm:PolicyEvent")),
    (19, "Label-unique", add("主体:周小禾 skos:prefLabel '小周'@zh")),
    (19, "LabelMissing", drop("主体:周小禾 skos:prefLabel ?name")),
    (19, "LabelMissing", drop("文件:第九次党代会报告 dcterms:title ?name")),
    # 20, 21, 22
    (
        20,
        "MemberCycle",
        member("口号:三件大事", "口号:双三", LIST)
        + "; DELETE DATA { 列举:三件大事 gm:declaredCount 3 }; INSERT DATA { 列举:三件大事 gm:declaredCount 4 }",
    ),
    (
        20,
        "MemberCycle",
        member("口号:六个一", "口号:六个一", "落实“六个一”要求")
        + "; DELETE DATA { 列举:六个一 gm:memberListing gm:unlisted }"
        + "; INSERT DATA { 列举:六个一 gm:memberListing gm:openList }",
    ),
    (20, "SectionCycle", add("节:2 gm:subsectionOf 节:5")),
    (21, "SameAs-none", add("项目:研发中心 owl:sameAs 项目:茶叶出口基地")),
    (22, "CreditAsActor", add("文件:第九次党代会报告 gm:creditedTo 主体:青石茶业")),
]

WARNINGS = [
    ("RoleInWrongPart", swap(f"{RATE} gm:role gm:target", f"{RATE} gm:role gm:actual")),
    ("RoleInWrongPart", swap("?o gm:role gm:growth", "?o gm:role gm:target")),
    ("PercentRange", swap(f"{RATE} gm:minValue ?v", f"{RATE} gm:minValue 195.0")),
    ("DuplicateLink", add("链:again ?p ?o", f"{LEDBY} ; ?p ?o")),
    ("OpenListFull", swap("列举:三大产业 gm:declaredCount 3", "列举:三大产业 gm:declaredCount 2")),
    (
        "KindsOfOneName",
        add(
            "地点:茶叶 a gm:Site, gm:Place ; skos:prefLabel '茶叶'@zh . 表述:茶叶 a gm:Mention ; "
            "gm:mentions 地点:茶叶 ; gm:evidence ?q ; gm:inReport 文件:第九次党代会报告 ; gm:madeBy gm:rule",
            HEADING,
        ),
    ),
    (
        "EmptySection",
        add(
            "节:8 a gm:Section ; gm:headingText '八' ; gm:headingKind gm:title ; gm:orientation gm:outlook ; "
            "gm:position 8 ; gm:evidence ?q ; gm:inReport 文件:第九次党代会报告 ; gm:madeBy gm:rule",
            HEADING,
        ),
    ),
    ("MoodMismatch", swap("表述:研发中心 gm:inSection 节:5", "表述:研发中心 gm:inSection 节:1")),
    ("MoodMismatch", swap("表述:云岭镇茶叶示范园 gm:inSection 节:1", "表述:云岭镇茶叶示范园 gm:inSection 节:5")),
]


def _ids(rows: list[tuple[int, str, str]]) -> list[str]:
    return [f"{row}-{shape}-{number}" for number, (row, shape, _) in enumerate(rows)]


@pytest.mark.parametrize(("row", "shape", "update"), BREACHES, ids=_ids(BREACHES))
def test_a_breach_is_caught_by_just_its_shape(row: int, shape: str, update: str) -> None:
    broken = small(update)
    violations = {finding.shape for finding in findings(broken) if finding.severity == "Violation"}
    assert violations == {shape}
    assert {finding.shape for finding in findings(as_rdflib(broken), shape)} == {shape}, "on rdflib"


@pytest.mark.parametrize(("shape", "update"), WARNINGS, ids=[f"{shape}-{n}" for n, (shape, _) in enumerate(WARNINGS)])
def test_a_warning_is_given_and_is_no_violation(shape: str, update: str) -> None:
    broken = small(update)
    assert findings(broken) == {Finding(shape, "Warning")}
    assert findings(as_rdflib(broken), shape) == {Finding(shape, "Warning")}, "on rdflib"


# --- The shapes themselves -------------------------------------------------------------------------------------------


def test_every_shape_is_tested_and_every_row_has_one() -> None:
    named = {
        str(shape).removeprefix(SHAPE)
        for kind in (SH.NodeShape, SH.PropertyShape)
        for shape in shapes().subjects(RDF.type, kind)
    }
    assert named == {shape for _, shape, _ in BREACHES} | {shape for shape, _ in WARNINGS}
    assert {row for row, _, _ in BREACHES} - {0} == set(range(1, 23))


def test_every_shape_says_what_is_wrong_in_two_languages() -> None:
    for shape in chain(*(shapes().subjects(RDF.type, kind) for kind in (SH.NodeShape, SH.PropertyShape))):
        holder = shapes().value(shape, SH.sparql) or shape
        said = [text for text in shapes().objects(holder, SH.message) if isinstance(text, Literal)]
        # pySHACL drops the language of a constraint's message; the full stop still tells it.
        assert sorted((text.language, str(text)[-1]) for text in said) == [("en", "."), ("zh", "。")], shape


def test_messages_name_the_node_at_fault() -> None:
    said = report(small(drop("?l gm:evidence ?quote", SITE)))
    texts = sorted(str(text) for text in said.objects(None, SH.resultMessage))
    assert len(texts) == 2 and all("第九次党代会报告/链/" in text and "{" not in text for text in texts)


@pytest.mark.parametrize("word", ["VALUES", "MINUS", "SERVICE"])
def test_constraints_do_without_what_shacl_forbids(word: str) -> None:
    assert [text for text in shapes().objects(None, SH.select) if re.search(rf"\b{word}\b", str(text))] == []


def test_lists_in_the_shapes_are_those_of_the_vocabulary() -> None:
    def select(shape: str) -> str:
        return str(shapes().value(shapes().value(URIRef(SHAPE + shape), SH.sparql), SH.select))

    links = {iri.removeprefix(GM_NS) for iri in terms.link_properties()}
    assert set(re.findall(r"gm:(\w+)", select("LinkPredicateUnknown").split("NOT IN")[1].split("FILTER")[0])) == links
    assert set(re.findall(r"BIND\(gm:(\w+) AS", select("NakedTriple"))) == links
    excluding = set(re.findall(r"gm:(\w+)", select("DisjointClasses").split("IN (")[1].split("GROUP")[0]))
    assert len(excluding) == 13  # tests/ontology/test_ontology.py holds the vocabulary to the same 13


def test_codes_in_the_shapes_are_those_of_the_schemes() -> None:
    vocabulary = Graph()
    for path in terms.vocabulary_files():
        vocabulary.parse(path)
    checked = 0
    for shape, codes in shapes().subject_objects(SH["in"]):
        property_ = shapes().value(shape, SH.path)
        if str(shape).endswith(("Achievement-status", "Commitment-status")):
            continue
        listed = set(vocabulary.subjects(RDF.type, vocabulary.value(property_, RDFS.range)))
        assert set(shapes().items(codes)) == listed, shape
        checked += 1
    assert checked > 8


def test_superclass_shapes_are_those_of_the_vocabulary() -> None:
    vocabulary = Graph().parse(terms.FOLDER / "gangmu.ttl")
    unions = set(vocabulary.subjects(RDF.type, URIRef(GM.UnionClass)))
    written = {
        (child, parent)
        for child, parent in vocabulary.subject_objects(RDFS.subClassOf)
        if str(parent).startswith(GM_NS) and parent not in unions and not {GM.Code, GM.Predicate} & {str(parent)}
    }
    shaped = {
        (child, parent)
        for shape, parent in shapes().subject_objects(SH.hasValue)
        for child in shapes().objects(shape, SH.targetClass)
    }
    assert shaped == written
