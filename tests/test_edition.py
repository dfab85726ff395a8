"""The one-file edition: its size, what it asks for, that it is the same each time, and that no name can leave its place."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from typer.testing import CliRunner

from gangmu.api.bundle import bundle
from gangmu.api.cli import app
from gangmu.api.edition import Edition, edition
from gangmu.graph import rdf
from gangmu.graph.errors import BuildError, StoreError
from gangmu.graph.store import View, publish

REPORT = "https://w3id.org/gangmu/id/青石县/文件/第九次党代会报告"
TENTH = REPORT.replace("九", "十")
HOSTILE = ["</script><script>hacked=1</script>", "<img src=x onerror=hacked=1>", "一\u2028二", "甲\u202e乙", "长" * 500]


@pytest.fixture(scope="module")
def small(root: Path) -> list[str]:
    graph = pyoxigraph.NamedNode(REPORT)
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    lines = {f"{pyoxigraph.Quad(t.subject, t.predicate, t.object, graph)} .\n" for t in triples}
    return sorted({*lines, *rdf.vocabulary()})


@pytest.fixture(scope="module")
def made(small: list[str]) -> Edition:
    return edition(View.of(small))


def held(made: Edition) -> dict[str, Any]:
    """Return what the file holds."""
    (packed,) = re.findall(r'<script type="text/plain" id="content">([^<]*)</script>', made.html)
    found: dict[str, Any] = json.loads(gzip.decompress(b64decode(packed)))
    return found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(text)
    return parser.tags


def test_it_is_small_and_asks_nobody(made: Edition) -> None:
    assert len(made.html.encode()) < 5_000_000
    for tag, attributes in tags(made.html):
        for name in ("src", "href", "action", "data", "poster"):
            place = attributes.get(name)
            assert place is None or place.startswith(("#", "data:")), (tag, place)
        assert not [name for name in attributes if name.startswith("on")]
    (policy,) = [a["content"] for t, a in tags(made.html) if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    assert "connect-src" not in policy, "default-src holds: no request at all"
    scripts = re.findall(r"<script>(.*?)</script>", made.html, re.S)
    assert len(scripts) == 2
    for script in scripts:
        digest = sha256(script.encode()).digest()
        assert f"'sha256-{b64encode(digest).decode()}'" in policy


def test_the_same_graph_gives_the_same_bytes(small: list[str], made: Edition) -> None:
    assert edition(View.of(small[::-1])).html == made.html


def test_every_answer_is_that_of_the_graph_with_its_place(small: list[str], made: Edition) -> None:
    data = held(made)
    text = data["reading"]["text"]
    answers = data["answers"]["zh"]
    assert "哪些项目服务生态青石" in answers
    rows = answers["哪些项目服务生态青石"]["rows"]
    assert [row["label"] for row in rows] == ["绿满青石行动"]
    assert rows[0]["basis"] == "thematic"
    quotes = [one["exact"] or text[one["start"] : one["end"]] for one in rows[0]["evidence"]]
    assert any("绿满青石" in quote for quote in quotes)
    assert any(isinstance(one["sentence"], int) for one in rows[0]["evidence"]), "a sentence is written as its place"
    assert {answer["kind"] for answers in data["answers"].values() for answer in answers.values()} == {"answer"}
    asked = {q for by_thing in data["questions"]["zh"].values() for q in by_thing}
    assert asked == set(answers)
    assert made.answers == sum(len(found) for found in data["answers"].values())


def test_every_thing_and_everything_that_opens_is_there(made: Edition) -> None:
    data = held(made)
    iris = [node["iri"] for node in data["nodes"] if node]
    assert len(data["things"]) == made.things
    assert set(iris) <= set(data["things"])
    said = {"Project", "Campaign"}
    for iri, below in data["tree"]["children"].items():
        card = data["things"][iri]
        serving = {one["other"]["iri"] for one in card["serving"] if one["other"]["kind"] in said}
        assert serving <= {entry["iri"] for entry in below}, "the outline holds all that the card counts"
    assert set(data["pictures"]) == {"zh wide", "zh narrow", "en wide", "en narrow"}
    for pictures in data["pictures"].values():
        for iri, picture in pictures.items():
            shown = {data["nodes"][place[0]]["iri"] for place in picture["nodes"]}
            assert not iri or iri in shown
            assert all(place[1] < 0 or data["nodes"][place[1]]["iri"] in shown for place in picture["nodes"])


def test_of_several_reports_one_is_chosen_and_the_others_are_counted(small: list[str]) -> None:
    tenth = [line.replace("第九次", "第十次").replace("生态青石", "云上青石") for line in small]
    view = View.of([*small, *tenth])
    first = edition(view)
    assert (first.report, first.reports_left_out) == (REPORT, 1)
    assert "云上青石" not in json.dumps(held(first), ensure_ascii=False)
    assert edition(view, "青石县第十次党代会报告").report == TENTH
    with pytest.raises(StoreError, match="there is no report '没有' in the graph; it holds 青石县第九次党代会报告"):
        edition(view, "没有")


def test_a_graph_without_a_report_makes_none() -> None:
    with pytest.raises(StoreError, match="no report"):
        edition(View.of([]))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_can_leave_its_place(small: list[str], name: str) -> None:
    quoted = str(pyoxigraph.Literal(name, language="zh"))
    lines = [
        line.replace('"青石县第九次党代会报告"@zh', quoted)
        .replace('"茶叶出口基地"@zh', quoted)
        .replace('"双三"@zh', quoted)
        for line in small
    ]
    evil = edition(View.of(lines))
    assert name in json.dumps(held(evil), ensure_ascii=False) or name in held(evil)["title"]
    plain = tags(edition(View.of(small)).html)
    assert [tag for tag, _ in tags(evil.html)] == [tag for tag, _ in plain]
    assert "hacked" not in re.sub(r"<title>.*?</title>", "", evil.html)


def test_the_command_writes_it_and_says_what_is_in_it(small: list[str], tmp_path: Path) -> None:
    publish(tmp_path / "store", small, {})
    out = tmp_path / "报告.html"
    done = CliRunner().invoke(app, ["edition", str(out), "--store", str(tmp_path / "store"), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert re.search(r"青石县第九次党代会报告: \d+ things and \d+ answers in .*报告\.html \(\d\.\d MB\)", done.output)
    assert '<html lang="en">' in out.read_text("utf-8")
    assert CliRunner().invoke(app, ["edition", str(out), "--lang", "fr"]).exit_code == 2


@pytest.mark.parametrize(
    "source",
    ['import "./b.js";', "export default 1;", 'export * from "./b.js";', 'import { a } from "https://x/y.js";'],
)
def test_a_form_of_import_that_it_does_not_know_is_an_error(source: str) -> None:
    with pytest.raises(BuildError, match=r"a\.js: a form of import or export"):
        bundle({"a.js": source, "b.js": ""}, "a.js")


def test_a_missing_module_is_an_error() -> None:
    with pytest.raises(BuildError, match=r"imports b\.js"):
        bundle({"a.js": 'import { x } from "./b.js";'}, "a.js")
