"""What the views ask of the server, held against SPARQL that is written and run by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean

REPORT = "https://w3id.org/gangmu/id/青石县/文件/第九次党代会报告"
TENTH = REPORT.replace("九", "十")
GM = "https://w3id.org/gangmu/ontology#"


def view(client: TestClient, name: str, report: str | None = None) -> Any:
    answer = client.get(f"/api/view/{name}", params={"report": report} if report else {})
    assert answer.status_code == 200, answer.text
    return answer.json()


def rows(client: TestClient, query: str) -> list[dict[str, str]]:
    headers = {"Accept": "application/sparql-results+json"}
    answer = client.post("/sparql", data={"query": query}, headers=headers)
    assert answer.status_code == 200, answer.text
    return [{key: cell["value"] for key, cell in row.items()} for row in answer.json()["results"]["bindings"]]


# --- 文 ---


def test_every_mark_is_the_quote_of_a_claim_about_its_thing(client: TestClient) -> None:
    reading = view(client, "reading")
    quotes = rows(
        client,
        """SELECT ?start ?exact ?thing { ?claim gm:mentions|gm:indicator|gm:ofSlogan|gm:formulationOf|gm:expounds ?thing ;
             gm:evidence ?q . ?q gm:start ?start ; gm:exact ?exact }""",
    )
    told = {(int(q["start"]), q["exact"], q["thing"]) for q in quotes}
    text, things = reading["text"], reading["things"]
    marked = {(m["start"], text[m["start"] : m["end"]], things[m["thing"]]["iri"]) for m in reading["marks"]}
    assert marked == {one for one in told if one[2] in {thing["iri"] for thing in things}}
    assert len(marked) > 30


def test_every_thing_that_a_claim_names_is_in_the_reading(client: TestClient) -> None:
    reading = view(client, "reading")
    named = rows(
        client, "SELECT DISTINCT ?t { ?c gm:mentions ?t ; gm:evidence ?q . ?t a ?k VALUES ?k { gm:Project gm:Goal } }"
    )
    assert {row["t"] for row in named} <= {thing["iri"] for thing in reading["things"]}


def test_sentences_cover_what_is_written_and_keep_their_order(client: TestClient) -> None:
    reading = view(client, "reading")
    text, sentences = reading["text"], reading["sentences"]
    assert all(start < end for start, end in sentences)
    assert all(one[1] <= two[0] for one, two in pairwise(sentences))
    covered = {place for start, end in sentences for place in range(start, end)}
    bare = "".join(sign for place, sign in enumerate(text) if place not in covered and not sign.isspace())
    assert set(bare) <= set("●"), "only bullets stand outside"
    assert all(m["start"] in covered and m["end"] - 1 in covered for m in reading["marks"])
    assert [text[a:b] for a, b in sentences][:2] == ["青石县第九次党代会报告", "凝心聚力开新局 奋力建设新青石"]


def test_a_sentence_may_run_over_a_page_break(client: TestClient) -> None:
    reading = view(client, "reading")
    (broken,) = [reading["text"][a:b] for a, b in reading["sentences"] if "快速通" in reading["text"][a:b]]
    assert broken.startswith("落实“六个一”要求") or broken.startswith("（二）")
    assert "道建设。" in broken


def test_offsets_count_code_points(client: TestClient) -> None:
    """A sign outside the basic plane is one place, as in the graph."""
    text = "𠮷县发展。建设𠮷水桥。\n"
    read = outline(clean(Source("", text, "", "")))
    first, *_ = read.sentences
    assert text[read.text.raw_offset(first.at.start) :].startswith("𠮷县")


def test_headings_have_their_level_and_what_they_expound(client: TestClient) -> None:
    reading = view(client, "reading")
    told = rows(
        client, "SELECT ?t ?start { ?s a gm:Section ; gm:headingText ?t ; gm:evidence/gm:start ?start } ORDER BY ?start"
    )
    assert [h["title"] for h in reading["headings"]] == [row["t"] for row in told]
    levels = {h["title"][:3]: h["level"] for h in reading["headings"]}
    assert levels["一、过"] == levels["二、今"] == 1
    assert levels["（一）"] == 2
    assert {h["expounds"].rpartition("/")[2] for h in reading["headings"]} == {"", "产业提质", "城乡融合", "民生改善"}
    for heading in reading["headings"]:
        assert heading["title"] in reading["text"][heading["start"] : heading["end"]]


def test_how_the_report_is_cited(client: TestClient) -> None:
    """As on the report's own page: the body for which it was given, a report, the year that is known of it."""
    cited = view(client, "reading")["cited"]
    assert cited == {"author": "中国共产党青石县第八届委员会", "type": "R/OL", "year": "2021"}


# --- 数 ---


def test_every_observation_is_a_number_with_its_quote(client: TestClient) -> None:
    indicators = view(client, "numbers")
    numbers = [number for indicator in indicators for number in indicator["numbers"]]
    told = rows(
        client, "SELECT ?o ?raw ?role { ?o a gm:Observation ; gm:indicator [] ; gm:rawText ?raw ; gm:role ?role }"
    )
    assert {(n["observation"], n["figure"], GM + n["role"]) for n in numbers} == {
        (row["o"], row["raw"], row["role"]) for row in told
    }
    assert len(numbers) == len(told)
    text = view(client, "reading")["text"]
    for number in numbers:
        assert text[number["start"] : number["end"]] == number["exact"]
        assert number["exact"] in number["sentence"].replace("\n", "") or number["exact"] in number["sentence"]
    starts = [indicator["numbers"][0]["start"] for indicator in indicators]
    assert starts == sorted(starts)


def test_a_number_says_when_only_if_the_text_does(client: TestClient) -> None:
    numbers = {n["figure"]: n for one in view(client, "numbers") for n in one["numbers"]}
    assert numbers["50亿元"]["when"] == "2016年"
    assert numbers["50亿元"]["role"] == "baseline"
    assert numbers["80亿元"]["value"] == "80"
    assert numbers["46%以上"]["comparator"] == "atLeast"


# --- 缺 ---

COUNTED = {
    "unlisted": """SELECT (COUNT(DISTINCT ?s) AS ?n) { ?e gm:inReport %s ; gm:ofSlogan ?s ; gm:memberListing ?l
        VALUES ?l { gm:unlisted gm:impliedList } }""",
    "projects": """SELECT (COUNT(DISTINCT ?p) AS ?n) { ?m gm:inReport %s ; gm:mentions ?p ; gm:status [] . ?p a gm:Project
        MINUS { [] gm:quantityOf ?p } }""",
    "goals": """SELECT (COUNT(DISTINCT ?g) AS ?n) {
        { [] gm:inReport %s ; gm:mentions ?g . ?g a gm:Goal }
        UNION { [] gm:inReport %s ; gm:predicate gm:hasMember ; gm:object ?g . ?g a gm:PolicyElement }
        FILTER NOT EXISTS { ?p a gm:Project ; gm:servesInText ?at . ?g gm:hasMember* ?at } }""",
    "targets": """SELECT (COUNT(DISTINCT *) AS ?n) { SELECT DISTINCT ?i ?raw {
        ?o gm:inReport %s ; gm:role gm:target ; gm:indicator ?i ; gm:rawText ?raw
        FILTER NOT EXISTS { ?o gm:atYear|gm:when|gm:deadlineText [] } } }""",
    "themes": "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a gm:Theme ; skos:prefLabel [] }",
}


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("report", [REPORT, TENTH])
def test_a_list_of_gaps_is_as_long_as_sparql_counts(two: TestClient, name: str, report: str) -> None:
    query = COUNTED[name].replace("%s", f"<{report}>")
    (counted,) = rows(two, query)
    assert len(view(two, "gaps", report)[name]) == int(counted["n"])


def test_gaps_are_in_the_order_of_the_text(client: TestClient) -> None:
    gaps = view(client, "gaps")
    assert [gap["zh"] for gap in gaps["unlisted"]] == ["四区一城", "六个一"]
    assert [gap["note"] for gap in gaps["unlisted"]] == ["4+1", "6"]
    assert {gap["note"] for gap in gaps["projects"]} <= {"done", "ongoing", "planned"}
    text = view(client, "reading")["text"]
    assert [gap["zh"] for gap in gaps["goals"]][:3] == ["两个青石", "生态青石", "活力青石"], "as the slogan lists them"
    for name in ("unlisted", "projects"):
        places = [text.find(gap["quote"]) for gap in gaps[name]]
        assert min(places) >= 0
        assert places == sorted(places), name


def test_an_interpretation_does_not_fill_a_gap(client: TestClient) -> None:
    """生态青石 is served by theme alone: it stays among the goals that nothing serves, and says how many there are."""
    goals = {gap["zh"]: gap for gap in view(client, "gaps")["goals"]}
    assert goals["生态青石"]["note"] == "1"
    assert "产业提质" not in goals


# --- which report ---


def test_each_report_has_its_own(two: TestClient) -> None:
    assert view(two, "reading", TENTH)["text"].startswith("青石县第十次党代会报告")
    assert view(two, "numbers", TENTH) == []
    assert view(two, "gaps", TENTH)["unlisted"] == []
    assert view(two, "numbers", REPORT)
    assert view(two, "reading")["report"] == REPORT, "without a name it is the first one"
    marks = view(two, "reading", TENTH)["marks"]
    assert marks
    assert len(marks) < len(view(two, "reading", REPORT)["marks"])


@pytest.mark.parametrize("name", ["reading", "numbers", "gaps"])
@pytest.mark.parametrize("report", ["https://example.org/none", "no iri", "> } DROP ALL {", "</script>"])
def test_an_unknown_report_is_not_found(client: TestClient, name: str, report: str) -> None:
    answer = client.get(f"/api/view/{name}", params={"report": report})
    assert answer.status_code == 404
    assert report in answer.json()["message"]


@pytest.mark.parametrize("name", ["reading", "numbers", "gaps"])
def test_an_empty_graph_has_no_report(empty: TestClient, name: str) -> None:
    answer = empty.get(f"/api/view/{name}")
    assert answer.status_code == 404
    assert "no report" in answer.json()["message"]
