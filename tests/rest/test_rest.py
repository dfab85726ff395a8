"""The graph as JSON: reports, outlines, things, evidence, neighbours, ways, named queries."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from gangmu.graph import query

ID = "https://w3id.org/gangmu/id/青石县/"
REPORT = f"{ID}文件/第九次党代会报告"
SECTION = f"{ID}第九次党代会报告/节/"
FARMLAND, TEA, GREEN, TOP = f"{ID}项目/高标准农田", f"{ID}项目/茶叶出口基地", f"{ID}目标/生态青石", f"{ID}口号/双三"
TOWN, COUNTY = f"{ID}地点/云岭镇", f"{ID}地点/青石县"


def got(client: TestClient, path: str, /, *, expected: int = 200, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == expected, answer.text
    return answer.json()


def names(found: dict[str, Any]) -> list[str]:
    return [thing["zh"] for thing in found["things"]]


# --- reports ---


def test_reports(client: TestClient) -> None:
    found = got(client, "/api/reports")
    (report,) = found["reports"]
    assert (found["total"], found["truncated"]) == (1, False)
    assert (report["iri"], report["kind"], report["zh"]) == (REPORT, "PartyCongressReport", "青石县第九次党代会报告")
    assert (report["en"], report["scope"], report["year"], report["length"]) == (
        "Report to the Ninth Party Congress of Qingshi County",
        "青石县",
        "2021",
        610,
    )


def test_the_text_and_every_quote_in_it(client: TestClient) -> None:
    whole = got(client, "/api/text", report=REPORT)
    assert (whole["start"], whole["end"], whole["truncated"]) == (0, 610, False)
    assert len(whole["text"]) == whole["length"] == 610
    for iri in (FARMLAND, TEA, GREEN, TOP):
        claims = got(client, "/api/evidence", iri=iri)["claims"]
        assert claims
        for each in (each for claim in claims for each in claim["quotes"]):
            assert whole["text"][each["start"] : each["end"]] == each["exact"]
            assert each["exact"] in each["sentence"]
            part = got(client, "/api/text", report=REPORT, start=each["start"], end=each["end"])
            assert (part["text"], part["truncated"]) == (each["exact"], True)


@pytest.mark.parametrize(("start", "end", "found"), [(600, 5000, 10), (5000, 6000, 0), (20, 10, 0), (0, 0, 0)])
def test_a_part_of_the_text_never_lies_outside(client: TestClient, start: int, end: int, found: int) -> None:
    part = got(client, "/api/text", report=REPORT, start=start, end=end)
    assert len(part["text"]) == found == part["end"] - part["start"]


def test_the_outline_counts_what_stands_under_each_heading(client: TestClient) -> None:
    outline = got(client, "/api/outline", report=REPORT)
    assert outline["count"] == 7
    first, second = outline["sections"]
    assert (first["heading"], first["orientation"], first["sections"]) == ("一、过去五年的工作", "review", [])
    assert [inner["position"] for inner in second["sections"]] == [3, 4, 5, 6, 7]
    tea = second["sections"][2]
    assert (tea["heading"], tea["number"], tea["expounds"]) == (
        "（一）产业提质，做强县域经济",
        "（一）",
        f"{ID}举措/产业提质",
    )
    assert tea["projects"]["here"] == len(names(got(client, "/api/things", kind="Project", section=tea["iri"])))
    assert second["projects"] == {"here": 0, "below": sum(s["projects"]["below"] for s in second["sections"])}
    text = got(client, "/api/text", report=REPORT)["text"]
    assert text[tea["start"] : tea["end"]] == tea["heading"]


# --- things ---


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "Campaign"}, ["绿满青石行动"]),
        ({"kind": "Project", "status": "done"}, ["云岭镇茶叶示范园", "环湖公路等5个项目"]),
        ({"status": "ongoing"}, ["铁山至云岭快速通道"]),
        ({"basis": "thematic"}, ["绿满青石行动", "茶叶出口基地"]),
        ({"basis": "thematic", "section": f"{SECTION}5"}, ["茶叶出口基地"]),
        ({"place": TOWN}, ["云岭镇茶叶示范园", "茶叶出口基地"]),
        ({"place": COUNTY, "status": "planned"}, ["茶叶出口基地"]),
        ({"text": "农田"}, ["高标准农田"]),
        ({"text": "nongtian"}, ["高标准农田"]),
        ({"text": "高标准农甜"}, []),  # search may guess; a list does not
        ({"text": "gaobiaozhun", "status": "done"}, []),
        ({"text": "茶叶", "status": "planned"}, ["茶叶出口基地", "茶叶精深加工项目"]),
        ({"kind": ["Slogan", "Goal"], "text": "青石"}, ["两个青石", "生态青石", "活力青石"]),
        ({"section": f"{SECTION}2", "kind": "Campaign"}, ["绿满青石行动"]),
    ],
)
def test_things_that_pass_filters(client: TestClient, filters: dict[str, Any], found: list[str]) -> None:
    answer = got(client, "/api/things", **filters)
    assert sorted(names(answer)) == sorted(found)
    assert (answer["total"], answer["truncated"]) == (len(found), False)


def test_pages_put_together_are_the_whole(client: TestClient) -> None:
    whole = got(client, "/api/things", report=REPORT, limit=1000)
    pages = [got(client, "/api/things", report=REPORT, limit=7, offset=at) for at in range(0, whole["total"], 7)]
    assert [thing for page in pages for thing in page["things"]] == whole["things"]
    assert all(page["truncated"] and page["total"] == whole["total"] for page in pages)
    beyond = got(client, "/api/things", report=REPORT, offset=whole["total"])
    assert (beyond["things"], beyond["truncated"]) == ([], True)


def test_a_thing_has_every_state_that_is_said_of_it(client: TestClient) -> None:
    (thing,) = got(client, "/api/things", text="高标准农田")["things"]
    assert (thing["kind"], thing["statuses"]) == ("Project", ["planned"])


# --- search ---


@pytest.mark.parametrize(
    ("words", "first", "how"),
    [
        ("高标准农田", "高标准农田", "exact"),
        ("高標準", "高标准农田", "prefix"),
        ("农田", "高标准农田", "part"),
        ("gbznt", "高标准农田", "pinyin"),
        ("高标准农甜", "高标准农田", "typo"),
        ("ecological qingshi", "生态青石", "exact"),
    ],
)
def test_search_says_how_it_found(client: TestClient, words: str, first: str, how: str) -> None:
    hit = got(client, "/api/search", q=words)[0]
    assert (hit["zh"], hit["how"]) == (first, how)


def test_search_says_when_it_was_cut(client: TestClient) -> None:
    cut = client.get("/api/search", params={"q": "青石", "limit": 2})
    assert (len(cut.json()), cut.headers["gangmu-cut"]) == (2, "things=2")
    assert "gangmu-cut" not in client.get("/api/search", params={"q": "农田"}).headers
    assert {hit["kind"] for hit in got(client, "/api/search", q="青石", kind="Goal")} == {"Goal"}
    assert got(client, "/api/search", q="青石", scope="云岭县") == []


# --- evidence, neighbours, ways ---


def test_the_evidence_of_a_link_alone(client: TestClient) -> None:
    claims = got(client, "/api/evidence", iri=GREEN)["claims"]
    theme = next(claim for claim in claims if claim["link"] and claim["link"]["basis"] == "thematic")
    (alone,) = got(client, "/api/evidence", iri=theme["iri"])["claims"]
    assert alone == theme
    assert (theme["kind"], theme["link"]["predicate"]) == ("Link", "servesByTheme")


def test_neighbours_are_counted_by_relation_and_basis(client: TestClient) -> None:
    found = got(client, "/api/neighbours", iri=TOP, limit=1)
    assert sum(count["count"] for count in found["counts"]) == found["total"]
    assert (len(found["neighbours"]), found["truncated"]) == (1, True)
    members = got(client, "/api/neighbours", iri=TOP, predicate="hasMember")
    assert {n["thing"]["zh"] for n in members["neighbours"] if n["outward"]} == {"两个青石", "三件大事"}
    thematic = got(client, "/api/neighbours", iri=GREEN, basis="thematic")
    assert [n["thing"]["zh"] for n in thematic["neighbours"]] == ["绿满青石行动"]
    assert thematic["counts"] == [{"predicate": "servesByTheme", "outward": False, "basis": "thematic", "count": 1}]


def test_the_way_from_a_project_to_the_top(client: TestClient) -> None:
    way = got(client, "/api/path", start=FARMLAND, end=TOP)
    assert [step["end"]["zh"] for step in way["steps"]] == ["产业提质", "三件大事", "双三"]
    assert (way["found"], way["interpreted"]) == (True, False)
    assert all(step["quotes"] for step in way["steps"])
    back = got(client, "/api/path", start=TOP, end=FARMLAND)
    assert [step["start"]["zh"] for step in back["steps"]] == ["双三", "三件大事", "产业提质"]
    assert [s["link"] for s in back["steps"]] == [s["link"] for s in reversed(way["steps"])]
    assert [s["outward"] for s in back["steps"]] == [not s["outward"] for s in reversed(way["steps"])]


@pytest.mark.parametrize(
    ("parameters", "found", "steps"),
    [
        ({"end": FARMLAND}, True, 0),
        ({"end": TOP, "basis": "external"}, False, 0),
        ({"end": TOP, "longest": 2}, False, 0),
        ({"end": TOP, "longest": 3}, True, 3),
        ({"end": TOP, "predicate": ["hasMember", "servesByNesting"]}, True, 3),
        ({"end": f"{ID}地点/镜湖", "predicate": "hasMember"}, False, 0),
    ],
)
def test_ways(client: TestClient, parameters: dict[str, Any], found: bool, steps: int) -> None:
    way = got(client, "/api/path", start=FARMLAND, **parameters)
    assert (way["found"], len(way["steps"]), way["truncated"]) == (found, steps, False)


def test_a_way_by_interpretation_says_so(client: TestClient) -> None:
    way = got(client, "/api/path", start=f"{ID}项目/绿满青石行动", end=GREEN)
    assert way["interpreted"]
    assert [step["basis"] for step in way["steps"]] == ["thematic"]


# --- named queries ---


def test_every_named_query_is_listed_described_and_runs(client: TestClient) -> None:
    listed = got(client, "/api/queries")["queries"]
    assert [one["name"] for one in listed] == list(query.names())
    for one in listed:
        described = got(client, f"/api/queries/{one['name']}")
        assert described["sparql"].startswith(f"# {one['zh']}\n# {one['en']}\n")
        values: dict[str, Any] = {
            p["name"]: {"code": "Project"}.get(p["kind"], "青石") for p in one["parameters"] if p["required"]
        }
        answer = got(client, f"/api/queries/{one['name']}/rows", **values)
        assert answer["total"] == len(answer["rows"])
        assert all(row.keys() <= set(answer["columns"]) for row in answer["rows"])


def test_a_named_query_with_its_parameter_bound(client: TestClient) -> None:
    answer = got(client, "/api/queries/members/rows", slogan="“双三”")
    assert [row["memberName"]["value"] for row in answer["rows"]] == ["两个青石", "三件大事"]
    assert answer["rows"][0]["memberName"]["language"] == "zh"
    by_iri = got(client, "/api/queries/members/rows", slogan=TOP)
    assert by_iri["rows"] == answer["rows"]
    page = got(client, "/api/queries/members/rows", slogan=TOP, limit=1, offset=1)
    assert (page["rows"], page["total"], page["truncated"]) == (answer["rows"][1:], 2, True)


# --- what is wrong is one sentence with a code ---


@pytest.mark.parametrize(
    ("path", "parameters", "status", "code"),
    [
        ("/api/outline", {"report": f"{ID}没有"}, 404, "notFound"),
        ("/api/text", {"report": f"{ID}没有"}, 404, "notFound"),
        ("/api/evidence", {"iri": f"{ID}没有"}, 404, "notFound"),
        ("/api/neighbours", {"iri": f"{ID}没有"}, 404, "notFound"),
        ("/api/path", {"start": FARMLAND, "end": f"{ID}没有"}, 404, "notFound"),
        ("/api/things", {"section": f"{ID}没有"}, 404, "notFound"),
        ("/api/things", {"kind": "Projekt"}, 422, "badParameter"),
        ("/api/neighbours", {"iri": GREEN, "predicate": "ledby"}, 422, "badParameter"),
        ("/api/path", {"start": GREEN, "end": TOP, "predicate": "serves"}, 422, "badParameter"),
        ("/api/things", {"status": "finished"}, 422, "badParameter"),
        ("/api/things", {"limit": 0}, 422, "badParameter"),
        ("/api/things", {"place": "no iri"}, 422, "badParameter"),
        ("/api/outline", {}, 422, "badParameter"),
        ("/api/queries/nothing", {}, 404, "notFound"),
        ("/api/queries/nothing/rows", {}, 404, "notFound"),
        ("/api/queries/members/rows", {}, 400, "badRequest"),
        ("/api/queries/members/rows", {"slogans": "x"}, 400, "badRequest"),
        ("/api/nothing", {}, 404, "notFound"),
    ],
)
def test_errors(client: TestClient, path: str, parameters: dict[str, Any], status: int, code: str) -> None:
    problem = got(client, path, expected=status, **parameters)
    assert problem["error"] == code
    assert problem["message"]
    assert "\n" not in problem["message"]


@pytest.mark.parametrize("iri", [TOP, quote(TOP, safe=":/"), quote(TOP, safe="")])
def test_iris_raw_or_encoded(client: TestClient, iri: str) -> None:
    assert client.get(f"/api/neighbours?iri={iri}").json()["iri"] == TOP


INJECTED = [
    "> } DROP ALL #",
    f"{GREEN}> . ?s ?p ?o . <{GREEN}",
    '" } UNION { ?s ?p ?o } #',
    "') OR 1=1 --",
    "{{7*7}}",
    "%00",
    "\0",
    "\u2028\r\nX-Evil: 1",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "UNDEF) } ?x ?y ?z { (UNDEF",
    "\ufffe",
    "",
]
ROUTES = [
    ("/api/outline", ["report"]),
    ("/api/text", ["report", "start", "end"]),
    ("/api/things", ["kind", "status", "basis", "report", "section", "place", "text", "limit", "offset"]),
    ("/api/search", ["q", "kind", "scope", "limit"]),
    ("/api/thing", ["iri"]),
    ("/api/evidence", ["iri", "limit"]),
    ("/api/neighbours", ["iri", "predicate", "basis"]),
    ("/api/path", ["start", "end", "predicate", "basis", "longest"]),
    ("/api/queries/members/rows", ["slogan", "limit", "offset", "x"]),
    ("/api/queries/find/rows", ["words", "class"]),
    ("/api/network", ["root", "open", "show", "depth", "lang", "aspect", "room"]),
]
SOUND = {"report": REPORT, "iri": GREEN, "start": GREEN, "end": TOP, "q": "青石", "slogan": "双三", "words": "青石"}


@pytest.mark.parametrize(("path", "parameters"), ROUTES)
@pytest.mark.parametrize("injected", INJECTED)
def test_nothing_can_be_injected(client: TestClient, path: str, parameters: list[str], injected: str) -> None:
    """It is refused, or found to be no such thing, or matches nothing; it never widens what is found."""
    text = path == "/api/text"
    for name in parameters:
        sound = {k: v for k, v in SOUND.items() if k in parameters and not (text and k in ("start", "end"))}
        answer = client.get(path, params={**sound, name: injected})
        assert answer.status_code in (200, 400, 404, 422), (name, answer.text)
        assert "x-evil" not in answer.headers
        if injected and path == "/api/things" and name in ("report", "section", "place", "status", "basis", "kind"):
            assert answer.status_code != 200
        if injected and path == "/api/queries/members/rows" and name == "slogan" and answer.status_code == 200:
            assert answer.json()["rows"] == []
