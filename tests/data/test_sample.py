"""The curated sample: facts that a reader can check against the report, and what its curation file must keep to."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pyoxigraph
import pyshacl
import pytest
from pyshacl.graph_abstraction import DataGraph
from rdflib import SH, Graph

from gangmu.graph import rdf
from gangmu.graph.curation import load
from gangmu.graph.extract import Extracted, run
from gangmu.graph.model import Basis, Confidence, MadeBy
from gangmu.graph.resources import DATA
from gangmu.ontology.terms import GM_NS, SHAPES_FILE

SAMPLE = DATA / "reports" / "xinjiang-2021"
FILE = SAMPLE / "curation.toml"
PREFIXES = f"PREFIX gm: <{GM_NS}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
THEMATIC = {"servesByTheme", "possiblySameAs", "continues"}


@cache
def sample(curated: bool = True) -> Extracted:
    return run(SAMPLE, curated)


@cache
def store() -> pyoxigraph.Store:
    """The sample's triples, without their graph's name."""
    e = sample()
    lines = rdf.lines(e.report, e.reading, e.findings, e.known, e.links)
    found = pyoxigraph.Store()
    quads = pyoxigraph.parse(BytesIO("".join(lines).encode()), pyoxigraph.RdfFormat.N_QUADS)
    found.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return found


def rows(query: str) -> list[tuple[str, ...]]:
    found = store().query(PREFIXES + query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [tuple(getattr(value, "value", "").removeprefix(GM_NS) for value in row) for row in found]


def links() -> dict[tuple[str, str, str], tuple[Basis, Confidence, MadeBy]]:
    return {
        (link.subject.key or "本报告", link.predicate, link.object.key): (link.basis, link.confidence, link.made_by)
        for link in sample().links
    }


# --- The file --------------------------------------------------------------------------------------------------------


def test_every_entry_finds_its_place() -> None:
    assert [str(orphan) for orphan in sample().orphans] == []


def test_every_entry_gives_its_reason_in_chinese() -> None:
    entries = load(FILE).entries
    assert {entry.action for entry in entries} == {"reject", "correct", "add", "link", "unlink", "label"}
    assert [str(e) for e in entries if not re.search(r"[\u4e00-\u9fff]{3}.*。$", e["reason"])] == []


def test_every_quote_is_in_the_text() -> None:
    chars = sample().reading.text.chars
    quotes = [quote for entry in load(FILE).entries if "quote" in entry.keys for quote in entry.each("quote")]
    assert len(quotes) > 100
    assert [quote for quote in quotes if quote not in chars] == []


def test_only_interpretations_are_thematic_and_none_is_sure() -> None:
    wrong = [
        entry.keys
        for entry in load(FILE).of("link")
        if (entry.get("basis") == "thematic") != (entry["predicate"] in THEMATIC)
        or (entry.get("basis") == "thematic" and entry.get("confidence", "high") == "high")
    ]
    assert wrong == []


def test_the_rules_work_alone_holds_nothing_of_it() -> None:
    alone = sample(curated=False)
    found = alone.findings
    makers = {one.made_by for kind in (found.slogans, found.projects, found.indicators) for one in kind}
    makers |= {one.made_by for kind in (found.actors, found.places, found.goals, found.mandates) for one in kind}
    makers |= {section.made_by for section in alone.reading.sections}
    assert makers | {link.made_by for link in alone.links} == {MadeBy.RULE}
    assert not found.english and not alone.orphans


# --- Findings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("“十三五”规划", ["done"]),
        ("农信社改制农商行", ["done"]),
        ("横桥撤乡设镇", ["done"]),
        ("组建县医疗集团", ["done"]),
        ("九原大道“断头路”打通", ["done"]),
        ("新绛省级经济技术开发区", ["done"]),
        ("建州署4A级景区", ["ongoing", "ongoing"]),
        ("“城市客厅”", ["ongoing", "ongoing"]),
        ("“三零”单位创建", ["done", "ongoing"]),
        ("高标准农田", ["done"]),
        ("高标准农田（10万亩以上）", ["planned"]),
        ("“三化三制”改革", ["ongoing"]),
        ("“人人持证、技能社会”", ["ongoing"]),
        ("贡院巷步行街", ["planned"]),
        ("优质油桃出口基地", ["planned"]),
        ("万安镇油桃出口示范基地", ["done"]),
        ("“一联五”包联项目", []),
        ("土壤污染治理修复", []),
    ],
)
def test_status_of_projects(name: str, statuses: list[str]) -> None:
    e = sample()
    found = zip(e.findings.projects, e.known.projects, strict=True)
    assert [project.status.value for project, ref in found if ref.key == name] == statuses


@pytest.mark.parametrize(
    ("person", "posts"),
    [("李玉林", ["新绛县委书记"]), ("张琼", ["代县长", "新绛县委副书记"]), ("习近平", ["总书记"])],
)
def test_posts(person: str, posts: list[str]) -> None:
    found = rows(f'SELECT ?post {{ ?who skos:prefLabel "{person}"@zh ; gm:postTitle ?post }} ORDER BY ?post')
    assert found == [(post,) for post in sorted(posts)]


@pytest.mark.parametrize(
    ("name", "class_"),
    [
        ("县医疗集团", "Institution"),
        ("县监察委员会", "GovernmentBody"),
        ("新绛县委", "PartyBody"),
        ("农商行", "Enterprise"),
        ("山西格润时代", "Enterprise"),
        ("九原大道", "Route"),
        ("光村", "AdministrativeArea"),
        ("汾河", "NaturalFeature"),
        ("晋南", "Region"),
        ("转型出雏型", "Goal"),
        ("“绿满新绛”行动", "Campaign"),
        ("三权分置", "Slogan"),
    ],
)
def test_class_of_things(name: str, class_: str) -> None:
    assert (class_,) in rows(f'SELECT ?class {{ ?thing skos:prefLabel "{name}"@zh ; a ?class }}')


@pytest.mark.parametrize(
    ("indicator", "raw", "role", "comparator", "number"),
    [
        ("财政民生支出占比", "80%", "share", "moreThan", "80"),
        ("财政民生支出", "73.5亿元", "actual", "exactly", "73.5"),
        ("市场主体数量", "20%", "annualGrowth", "moreThan", "20"),
        ("网办率", "95%以上", "target", "atLeast", "95"),
        ("地区生产总值", "230亿元", "target", "exactly", "230"),
        ("空气优良天数", "100天", "growth", "exactly", "100"),
    ],
)
def test_indicators(indicator: str, raw: str, role: str, comparator: str, number: str) -> None:
    found = rows(
        f"""SELECT ?role ?comparator ?number {{
            ?value gm:indicator/skos:prefLabel "{indicator}"@zh ; gm:rawText "{raw}" ; gm:role ?role ;
                   gm:comparator ?comparator ; gm:value|gm:minValue ?number }}"""
    )
    assert found == [(role, comparator, number)]


def test_a_year_to_compare_with_is_no_year_of_the_value() -> None:
    assert not rows('SELECT ?year { ?v gm:indicator/skos:prefLabel "空气优良天数"@zh ; gm:atYear ?year }')


def test_headings() -> None:
    sections = {s.title: s for s in sample().reading.sections}
    assert "扎实做好“三零”单位创建" not in sections
    reform = sections["持续深化农业农村改革"]
    assert reform.parent == sections["持续深化要素市场化配置改革"].parent
    under = {p.name for p in sample().findings.projects if p.section == reform.index}
    assert under == {"“三块地”改革", "“三权分置”改革", "农村集体产权制度改革", "农村金融改革"}


@pytest.mark.parametrize(
    ("slogan", "listing", "members"),
    [
        ("三五", "closedList", ["三个新绛", "五篇文章"]),
        ("三个新绛", "closedList", ["人文新绛", "绿色新绛", "和谐新绛"]),
        ("三权分置", "closedList", ["所有权", "承包权", "经营权"]),
        ("三大攻坚战", "impliedList", []),
        ("六新", "unlisted", []),
    ],
)
def test_members(slogan: str, listing: str, members: list[str]) -> None:
    assert rows(f'SELECT ?l {{ ?e gm:ofSlogan/skos:prefLabel "{slogan}"@zh ; gm:memberListing ?l }}') == [(listing,)]
    found = rows(
        f"""SELECT ?name {{ ?link gm:subject/skos:prefLabel "{slogan}"@zh ; gm:predicate gm:hasMember ;
            gm:object/skos:prefLabel ?name ; gm:position ?place FILTER(LANG(?name) = "zh") }} ORDER BY ?place"""
    )
    assert found == [(member,) for member in members]


# --- Links -----------------------------------------------------------------------------------------------------------


def served(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {basis: set() for basis in ("stated", "structural", "thematic")}
    for link in sample().links:
        if link.object.key == name and link.predicate.startswith("serves"):
            found[link.basis.value].add(link.subject.key)
    return found


def test_what_serves_green_xinjiang() -> None:
    found = served("绿色新绛")
    assert not found["stated"] and not found["structural"]
    assert found["thematic"] == {
        "“绿满新绛”行动",
        "“一泉两河三山”生态修复治理",
        "“治企、减煤、控车、降尘”",
        "农村人居环境整治提升五年行动",
        "汾河治理",
        "污水处理厂（站）",
        "造林绿化",
        "黄河流域（运城段）生态保护和高质量发展示范区",
        # only perhaps
        "“海绵城市”",
        "新能源汽车充电桩",
        "纯电动中重卡项目",
    }
    unsure = {link.subject.key for link in sample().links if link.object.key == "绿色新绛" and link.confidence == "low"}
    assert unsure == {"“海绵城市”", "新能源汽车充电桩", "纯电动中重卡项目"}


@pytest.mark.parametrize(
    ("aim", "serves", "does_not"),
    [
        (
            "人文新绛",
            "文物保护利用工程 龙兴寺3A级景区 山西鼓乐大赛 学前教育普惠行动 阳王温泉体验示范小镇",
            "家电惠民 汽车下乡",
        ),
        ("和谐新绛", "社区居家养老服务中心 “八五”普法 法治新绛建设 组建县医疗集团", "家电惠民 汽车下乡"),
        ("绿色新绛", "造林绿化", "绿色煤焦化产业集群 生猪养殖集群"),
        ("农业产业化提质", "高标准农田 省级设施蔬菜产业园", "精品钢产业集群 新绛省级经济技术开发区 开发区铁路专线"),
        ("新型工业化提速", "新绛省级经济技术开发区", "蛋鸡产业集群 肉制品农产品加工产业集群"),
    ],
)
def test_interpretations(aim: str, serves: str, does_not: str) -> None:
    found = served(aim)
    assert set(serves.split()) <= found["thematic"]
    assert not set(does_not.split()) & set().union(*found.values())


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "basis", "confidence"),
    [
        ("三五", "issuedBy", "新绛县委", "stated", "high"),
        ("三五", "underPrinciple", "党的建设", "stated", "high"),
        ("四为四高两同步", "issuedBy", "省委", "stated", "high"),
        ("本报告", "answersTo", "构建新发展格局", "stated", "high"),
        ("贡院巷立面改造", "servesAsStated", "建州署4A级景区", "stated", "high"),
        ("战略性新兴产业集群", "servesAsStated", "六新", "stated", "high"),
        ("阳王温泉体验示范小镇", "servesAsStated", "一二三产融合发展", "stated", "medium"),
        ("“极简审批”", "servesAsStated", "六最", "stated", "medium"),
        ("人文新绛", "servesByNesting", "三个新绛", "structural", "high"),
        ("农业产业化提质", "servesByNesting", "五篇文章", "structural", "high"),
        ("“三块地”改革", "servesByNesting", "持续深化农业农村改革", "structural", "high"),
        ("九原大道“断头路”打通", "locatedIn", "九原大道", "stated", "high"),
        ("光村3A级景区", "locatedIn", "光村", "stated", "high"),
        ("开发区铁路专线", "locatedIn", "开发区", "stated", "high"),
        ("组建县医疗集团", "involves", "县医疗集团", "stated", "medium"),
        ("黄河流域（运城段）生态保护和高质量发展示范区", "involves", "市委", "stated", "medium"),
        ("“双创”基地", "duringPeriod", "十四五末", "stated", "high"),
        ("绿色环保底色持续显现", "duringPeriod", "今后五年", "structural", "high"),
        ("高标准农田（10万亩以上）", "continues", "高标准农田", "thematic", "medium"),
        ("优质油桃出口基地", "possiblySameAs", "万安镇油桃出口示范基地", "thematic", "medium"),
        ("设施油桃优质高产高效示范园", "possiblySameAs", "优质油桃出口基地", "thematic", "low"),
    ],
)
def test_links(subject: str, predicate: str, object_: str, basis: str, confidence: str) -> None:
    assert links()[subject, predicate, object_][:2] == (basis, confidence)


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("“三块地”改革", "servesByNesting", "持续深化要素市场化配置改革"),
        ("“八五”普法", "servesByNesting", "扎实做好“三零”单位创建"),
        ("《新绛县全域旅游发展总体规划》", "locatedIn", "新绛县"),
        ("韩城—河津—侯马城际高速铁路", "locatedIn", "新绛县"),
        ("汾河湾市场", "locatedIn", "汾河湾"),
    ],
)
def test_what_the_report_does_not_say(subject: str, predicate: str, object_: str) -> None:
    assert (subject, predicate, object_) not in links()


def test_nothing_hangs_on_the_subtitle() -> None:
    assert not [key for key in links() if "聚焦路径促转型 瞄准点位增动能 践行宗旨惠民生" in key]


# --- Names -----------------------------------------------------------------------------------------------------------


def test_every_thing_has_one_name_and_one_in_english() -> None:
    found = rows(
        """SELECT ?thing (COUNT(DISTINCT ?zh) AS ?chinese) (COUNT(DISTINCT ?en) AS ?english) {
            { ?thing a gm:PolicyElement } UNION { ?thing a gm:Indicator } UNION { ?thing a gm:Actor }
            UNION { ?thing a gm:Place } UNION { ?thing a gm:Period } UNION { ?thing a gm:PolicyDocument }
            OPTIONAL { ?thing skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
            OPTIONAL { ?thing skos:prefLabel ?en FILTER(LANG(?en) = "en") }
        } GROUP BY ?thing"""
    )
    assert len(found) > 300
    assert [row for row in found if row[1:] != ("1", "1")] == []


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("绿色新绛", "Green Xinjiang"),
        ("新绛县", "Xinjiang County, Shanxi"),
        ("三五", "Three-Five Approach"),
        ("汾河", "Fen River"),
        ("李玉林", "Li Yulin"),
        ("地区生产总值", "Gross domestic product"),
        ("“海绵城市”", "“Sponge City”"),
    ],
)
def test_english(chinese: str, english: str) -> None:
    found = rows(f'SELECT ?en {{ ?t skos:prefLabel "{chinese}"@zh, ?en FILTER(LANG(?en) = "en") }}')
    assert found == [(english,)]


# --- The graph -------------------------------------------------------------------------------------------------------


def test_every_quote_is_exact() -> None:
    assert int(rows("SELECT (COUNT(*) AS ?n) { ?q a gm:Quote }")[0][0]) > 500
    assert not rows(
        """PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
        SELECT ?q { ?q gm:inText/nif:isString ?text ; gm:exact ?exact ; gm:start ?start ; gm:end ?end
            FILTER(SUBSTR(?text, ?start + 1, ?end - ?start) != ?exact) }"""
    )


def test_the_graph_keeps_the_shapes() -> None:
    conforms, found, _ = pyshacl.validate(
        DataGraph.from_oxigraph_store(store()), shacl_graph=Graph().parse(SHAPES_FILE), advanced=True
    )
    messages = {str(m) for result in found.subjects(SH.resultSeverity) for m in found.objects(result, SH.resultMessage)}
    assert conforms, "\n".join(sorted(messages))
