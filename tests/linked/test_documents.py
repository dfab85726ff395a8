"""Linked data by HTTP: where an IRI leads, in which format, what caches are told, what is refused, and hostile paths."""

from __future__ import annotations

import json
import re
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.build import build
from gangmu.graph.store import publish

GREEN = "青石县/目标/生态青石"
IRI = f"https://w3id.org/gangmu/id/{GREEN}"
HTML, TURTLE, JSONLD, LINES = "text/html", "text/turtle", "application/ld+json", "application/n-triples"
RDF = {TURTLE: pyoxigraph.RdfFormat.TURTLE, JSONLD: pyoxigraph.RdfFormat.JSON_LD, LINES: pyoxigraph.RdfFormat.N_TRIPLES}


def media(answer: Response) -> str:
    return str(answer.headers["content-type"]).split(";")[0]


# --- from the IRI to the document ---


@pytest.mark.parametrize("prefix", ["", "/gangmu"])
@pytest.mark.parametrize(
    "path", [GREEN, quote(GREEN), quote(GREEN, safe=""), quote("青石县") + "/目标/" + quote("生态青石")]
)
def test_an_iri_leads_to_its_document(small: TestClient, prefix: str, path: str) -> None:
    answer = small.get(f"{prefix}/id/{path}")
    assert (answer.status_code, answer.content) == (303, b"")
    assert answer.headers["location"].endswith(f"doc/{quote(GREEN)}")
    assert not answer.headers["location"].startswith(("/", "http")), "a proxy may serve it under another path"
    if "%2F" not in path:  # httpx resolves the answer as it came; an encoded slash is no step of it
        followed = small.get(f"{prefix}/id/{path}", follow_redirects=True, headers={"Accept": TURTLE})
        assert followed.status_code == 200
        assert unquote(str(followed.url)).endswith(f"/doc/{GREEN}")


def test_the_language_and_the_suffix_are_kept_on_the_way(small: TestClient) -> None:
    assert small.get(f"/id/{GREEN}?lang=en").headers["location"].endswith("?lang=en")
    assert small.get(f"/id/{GREEN}.ttl").headers["location"].endswith(".ttl")
    assert small.get(f"/id/{GREEN}?lang=x%0d%0aSet-Cookie:a").headers["location"].endswith(quote("生态青石"))


@pytest.mark.parametrize("kind", ["unit/亩", "theme/green", "scheme/basis"])
def test_what_is_no_thing_of_a_report_opens_as_well(sample: TestClient, kind: str) -> None:
    answer = sample.get(f"/{kind}", follow_redirects=True, headers={"Accept": HTML})
    assert answer.status_code == 200
    assert f"https://w3id.org/gangmu/{kind}" in answer.text
    turtle = sample.get(f"/gangmu/{kind}", follow_redirects=True, headers={"Accept": TURTLE})
    assert f"https://w3id.org/gangmu/{kind}" in {t.subject.value for t in pyoxigraph.parse(turtle.content, RDF[TURTLE])}


def test_the_endpoint_s_name_leads_to_the_endpoint(small: TestClient) -> None:
    answer = small.get("/gangmu/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", follow_redirects=True)
    assert answer.json()["boolean"] is True


# --- formats ---


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, HTML),
        ("*/*", HTML),
        ("text/html,application/xhtml+xml,*/*;q=0.8", HTML),
        ("text/turtle", TURTLE),
        ("application/ld+json", JSONLD),
        ("application/n-triples", LINES),
        ("text/html;q=0.5, text/turtle;q=0.9", TURTLE),
        ("text/turtle;q=0.2, application/ld+json;q=0.3, */*;q=0.1", JSONLD),
        ("text/*", HTML),
        ("application/*", JSONLD),
        ("text/html;q=0, text/turtle", TURTLE),
    ],
)
def test_the_format_follows_the_accept_header(small: TestClient, accept: str | None, wanted: str) -> None:
    answer = small.get(f"/doc/{GREEN}", headers={"Accept": accept} if accept else {})
    assert (answer.status_code, media(answer)) == (200, wanted)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("suffix", [".html", ".ttl", ".jsonld", ".nt"])
def test_the_format_follows_the_suffix_whatever_the_header(small: TestClient, suffix: str) -> None:
    answer = small.get(f"/doc/{GREEN}{suffix}", headers={"Accept": "image/png"})
    wanted = {".html": HTML, ".ttl": TURTLE, ".jsonld": JSONLD, ".nt": LINES}[suffix]
    assert (answer.status_code, media(answer)) == (200, wanted)


@pytest.mark.parametrize("path", [f"/doc/{GREEN}", "/ontology"])
def test_what_cannot_be_sent_is_refused_with_a_sentence(small: TestClient, path: str) -> None:
    answer = small.get(path, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text
    assert answer.text.endswith("\n")


@pytest.mark.parametrize("kind", RDF)
def test_every_format_holds_the_same_triples(small: TestClient, kind: str) -> None:
    def triples(media: str) -> set[str]:
        body = small.get(f"/doc/{GREEN}", headers={"Accept": media}).content
        return {str(quad.triple) for quad in pyoxigraph.parse(body, RDF[media])}

    found = triples(kind)
    assert found == triples(LINES)
    assert f"<{IRI}>" in "".join(found)


def test_the_rdf_of_a_thing_has_its_claims_and_their_words(small: TestClient) -> None:
    body = small.get(f"/doc/{GREEN}.nt").text
    assert "ontology#servesByTheme" in body
    assert "ontology#exact" in body
    assert "绿满青石" in body
    assert "isString" not in body, "the whole report does not go out with each thing"
    assert len(body.splitlines()) == len(set(body.splitlines()))


def test_json_ld_is_json(small: TestClient) -> None:
    assert IRI in json.dumps(json.loads(small.get(f"/doc/{GREEN}.jsonld").content), ensure_ascii=False)


def test_alternates_are_named_and_open(small: TestClient) -> None:
    for path in (f"/doc/{quote(GREEN)}", f"/doc/{quote(GREEN)}.html", "/ontology"):
        answer = small.get(path, headers={"Accept": HTML})
        links = re.findall(r'<([^>]*)>; rel="alternate"; type="([^"]*)"', answer.headers["link"])
        assert [kind for _, kind in links] == [HTML, TURTLE, JSONLD, LINES]
        for href, kind in links:
            assert media(small.get(str(answer.url.join(href)))) == kind
        assert answer.url.join(answer.headers["content-location"]).path.endswith(".html")


# --- caches ---


@pytest.mark.parametrize("path", [f"/doc/{GREEN}.html", f"/doc/{GREEN}.ttl", "/ontology.html", "/ontology.nt"])
def test_what_is_known_is_not_sent_again(small: TestClient, path: str) -> None:
    first = small.get(path)
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', tag), "a strong tag"
    for headers in (
        {"If-None-Match": tag},
        {"If-None-Match": f'"x", W/{tag}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": date},
        {"If-None-Match": tag, "If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    ):
        again = small.get(path, headers=headers)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    earlier = formatdate(parsedate_to_datetime(date).timestamp() - 1, usegmt=True)
    for headers in (
        {"If-None-Match": '"x"'},
        {"If-Modified-Since": earlier},
        {"If-Modified-Since": "yesterday"},
        {"If-None-Match": '"x"', "If-Modified-Since": date},
    ):
        again = small.get(path, headers=headers)
        assert (again.status_code, again.content) == (200, first.content)


def test_each_representation_has_a_tag_of_its_own(small: TestClient) -> None:
    asked = [".html", ".ttl", ".jsonld", ".nt", ".html?lang=en", ".html?lang=zh", ".html?all=1"]
    tags = [small.get(f"/doc/{GREEN}{suffix}").headers["etag"] for suffix in asked]
    assert len(set(tags)) == len(tags)


def test_a_new_snapshot_makes_a_new_tag(root: Path, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建青石水库。\n", "utf-8")
    build([report], tmp_path / "store")
    with TestClient(create_app(Settings(store=tmp_path / "store"))) as client:
        path = "/doc/报告/项目/青石水库.ttl"
        before = client.get(path)
        report.write_text(
            "青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建青石水库，建设云谷电站。\n", "utf-8"
        )
        build([report], tmp_path / "store")
        after = client.get(path, headers={"If-None-Match": before.headers["etag"]})
        assert (before.status_code, after.status_code) == (200, 200)
        assert before.headers["etag"] != after.headers["etag"]


def test_head_has_the_headers_and_no_body(small: TestClient) -> None:
    for path in (f"/doc/{GREEN}.ttl", f"/doc/{GREEN}", "/ontology"):
        head, get = small.head(path), small.get(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("content-type", "content-length", "etag", "link", "last-modified"):
            assert head.headers[name] == get.headers[name]
    assert small.head(f"/id/{GREEN}").status_code == 303


def test_other_servers_pages_may_read_it(small: TestClient) -> None:
    answer = small.get(f"/doc/{GREEN}.ttl", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"Link", "ETag"} <= set(answer.headers["access-control-expose-headers"].split(", "))
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    assert small.options(f"/doc/{GREEN}", headers=asked).status_code == 200


# --- what is not there ---


def test_a_missing_thing_names_those_like_it(small: TestClient) -> None:
    page = small.get("/doc/青石县/目标/生态青右", headers={"Accept": HTML})
    assert page.status_code == 404
    assert "生态青石" in page.text
    assert f'href="../../../doc/{quote(GREEN)}"' in page.text
    said = small.get("/doc/青石县/目标/生态青右", headers={"Accept": "application/json"})
    assert (said.status_code, said.json()["error"]) == (404, "missing")
    assert "生态青石" in said.json()["message"]
    for accept in ("text/turtle", "image/png", "*/*;q=0.1, text/plain"):
        text = small.get("/doc/青石县/目标/生态青右", headers={"Accept": accept})
        assert (text.status_code, media(text)) == (404, "text/plain")
        assert "生态青石" in text.text
        assert text.text.count("\n") == 1


@pytest.mark.parametrize("path", ["目标/生态青右", "口号/生态青石", "项目/shengtaiqingshi", "目标/生太青石市"])
def test_a_wrong_name_leads_to_the_right_one(small: TestClient, path: str) -> None:
    """Slips, another kind, pinyin, or a slip and a character too many."""
    page = small.get(f"/doc/青石县/{path}", headers={"Accept": HTML})
    assert page.status_code == 404
    assert f"doc/{quote(GREEN)}" in page.text


PATHS = [
    "../../etc/passwd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "..%5c..%5cwindows",
    "%00",
    f"{quote(GREEN)}%00.ttl",
    f"{quote(GREEN)}.ttl/..",
    f"{quote(GREEN)}/../../../api",
    f"{quote(GREEN)}.ttl.ttl",
    "%0d%0aSet-Cookie:%20a=b",
    "x%0d%0a%0d%0a<script>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%ff%fe",
    "%E7%BB",
    "%ED%A0%80",
    "> . ?s ?p ?o . <",
    "-/",
    "-/secret/x",
    "-/unit/",
    "",
    ".ttl",
    "a" * 5000,
    "%E2%80%AE" * 50,
    "%EF%BF%BF",
    "?query",
]


@pytest.mark.parametrize("accept", [HTML, TURTLE])
@pytest.mark.parametrize("path", PATHS)
def test_hostile_paths_find_nothing_and_do_nothing(small: TestClient, path: str, accept: str) -> None:
    for start in ("/doc/", "/id/", "/gangmu/doc/"):
        answer = small.get(f"{start}{path}", headers={"Accept": accept})
        assert answer.status_code in (303, 404)
        assert "set-cookie" not in answer.headers
        assert "<script>" not in answer.text or media(answer) == "text/plain"
        assert all(char not in value for value in answer.headers.values() for char in "\r\n")
        if answer.status_code == 404:
            assert "root:" not in answer.text


def test_a_suffix_inside_a_name_is_the_name_s(hostile: TestClient) -> None:
    assert media(hostile.get("/doc/青石县/项目/a.ttl", headers={"Accept": HTML})) == HTML
    assert media(hostile.get("/doc/青石县/项目/a.ttl.nt")) == LINES
    assert media(hostile.get("/doc/青石县/项目/a.ttl.html")) == HTML


def test_names_are_composed_once(sample_store: Path, tmp_path: Path) -> None:
    """A path in decomposed form finds the thing, whose IRI is composed."""
    line = '<https://w3id.org/gangmu/id/caf\u00e9/x> <http://www.w3.org/2004/02/skos/core#prefLabel> "caf\u00e9"@zh <urn:g> .\n'
    publish(tmp_path, [line], {})
    with TestClient(create_app(Settings(store=tmp_path))) as client:
        for path in ("caf\u00e9/x", "cafe\u0301/x", quote("cafe\u0301/x")):
            assert client.get(f"/doc/{path}.nt").status_code == 200


def test_without_a_graph_one_is_told_what_to_do(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(store=tmp_path / "none"))) as client:
        page = client.get(f"/doc/{GREEN}?lang=en", headers={"Accept": HTML})
        assert (page.status_code, media(page)) == (503, HTML)
        assert "gangmu build" in page.text
        text = client.get(f"/doc/{GREEN}", headers={"Accept": TURTLE})
        assert (text.status_code, media(text)) == (503, "text/plain")
        assert text.headers["retry-after"]
        assert client.get("/ontology").status_code == 200, "the vocabulary needs no report"


@pytest.mark.parametrize("root_path", ["", "/纲目", "/a/b"])
def test_behind_a_proxy_links_still_lead_home(small_store: Path, root_path: str) -> None:
    """Whether the proxy cuts its prefix off or not, what a page refers to is found from where the browser stands."""
    app = create_app(Settings(store=small_store))
    with TestClient(app, root_path=quote(root_path), follow_redirects=False) as client:
        page = client.get(f"/doc/{GREEN}", headers={"Accept": HTML})
        assert 'href="../../../linked/page.css"' in page.text
        assert client.get(f"/id/{GREEN}").headers["location"] == f"../../../doc/{quote(GREEN)}"
