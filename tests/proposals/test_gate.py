"""What passes the gate, and what does not: the text decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gangmu.graph.errors import CurationError
from gangmu.graph.extract import run
from gangmu.graph.find import find, read
from gangmu.graph.model import MadeBy
from gangmu.graph.proposals import admit, load, proposals
from gangmu.graph.text import Source

TEXT = (
    "青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建10万亩高标准农田，打造“云谷”产业园。\n"
    "（二）做优生态。谋划白沙驿站的事，让青石泉重现清波，森林覆盖率达16%，由县水务集团统筹，兼顾青石、绿石、红石三石。\n"
)
READING = read(Source("a", TEXT, "", ""))
STATION = {"name": "白沙驿站", "status": "planned", "quote": "谋划白沙驿站的事"}


def admitted(written: dict[str, Any]) -> tuple[list[Any], list[str]]:
    found, refused = admit(READING, find(READING), proposals(written))
    every: tuple[Any, ...] = (*found.slogans, *found.projects, *found.indicators, *found.actors, *found.places)
    return [one for one in every if one.made_by is MadeBy.MODEL], [one.why for one in refused]


@pytest.mark.parametrize(
    ("kind", "entry", "name"),
    [
        ("projects", STATION, "白沙驿站"),
        (
            "slogans",
            {"name": "三石", "count": 3, "members": ["青石", "绿石", "红石"], "quote": "兼顾青石、绿石、红石三石"},
            "三石",
        ),
        ("actors", {"name": "水务集团", "quote": "由县水务集团统筹"}, "水务集团"),
    ],
)
def test_what_the_text_bears_out_is_a_models_finding(kind: str, entry: dict[str, Any], name: str) -> None:
    made, refused = admitted({kind: [entry]})
    assert [one.name for one in made] in ([name], []) and refused == []
    if not made:  # the rules have found it themselves
        assert any(one.name == name for one in getattr(find(READING), kind))


def test_a_project_of_a_model_has_its_place_in_the_text() -> None:
    (project,), _ = admitted({"projects": [STATION]})
    assert READING.words(project.spot) == "白沙驿站" and READING.words(project.at) == STATION["quote"]
    assert READING.sections[project.section].title == "（二）做优生态"


@pytest.mark.parametrize(
    ("kind", "entry", "why"),
    [
        ("projects", STATION | {"quote": "建设白沙驿站的事"}, "its quote is not in the text"),
        ("projects", STATION | {"quote": ""}, "its quote is not in the text"),
        ("projects", STATION | {"name": "白沙码头"}, "“白沙码头” is not in its quote"),
        ("projects", STATION | {"name": "“”"}, "it has no name"),
        ("projects", STATION | {"status": "built"}, "its status is 'built'; it must be done, ongoing or planned"),
        ("projects", STATION | {"quantity": "3座"}, "“3座” is not in its quote"),
        ("projects", STATION | {"quantity": 3}, "3 is no text"),
        ("slogans", {"name": "三石", "count": "三", "quote": "红石三石"}, "its count is '三'"),
        ("slogans", {"name": "三石", "count": 3, "members": ["黑石"], "quote": "红石三石"}, "“黑石” is not in its quote"),
        ("slogans", {"name": "三石", "count": 3, "members": "黑石", "quote": "红石三石"}, "members must be a list"),
        ("indicators", {"name": "森林覆盖率", "quote": "森林覆盖率达16%"}, "an indicator needs values"),
        ("indicators", {"name": "森林覆盖率", "quote": "森林覆盖率达16%", "values": [{"value": 6, "unit": "%", "role": "actual"}]}, "“6%” is only a part of a number"),
        ("indicators", {"name": "森林覆盖率", "quote": "森林覆盖率达16%", "values": [{"value": 16, "unit": "%", "role": "goal"}]}, "its role is 'goal'"),
        ("indicators", {"name": "森林覆盖率", "quote": "森林覆盖率达16%", "values": [{"value": 16, "unit": "%", "role": "actual", "when": "2020"}]}, "“2020” is not in its quote"),
        ("indicators", {"name": "森林覆盖率", "quote": "森林覆盖率达16%", "values": [16]}, "values must hold objects"),
        ("places", {"name": "黄石河", "quote": "让青石泉重现清波"}, "“黄石河” is not in its quote"),
    ],
)  # fmt: skip
def test_what_the_text_does_not_bear_out_is_refused(kind: str, entry: dict[str, Any], why: str) -> None:
    made, refused = admitted({kind: [entry]})
    assert made == [] and len(refused) == 1 and why in refused[0]


def test_what_the_rules_have_found_is_theirs() -> None:
    entry = {"name": "高标准农田", "status": "done", "quote": "新建10万亩高标准农田"}
    assert admitted({"projects": [entry]}) == ([], [])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "is no sound JSON at line 1, column 2"),
        ("[]", "holds no proposals: it is a list"),
        ('{"projects": {}}', None),
        ('{"projects": [1]}', "an entry of projects is 1"),
        ('{"projects": {"name": "甲"}}', "projects must be a list"),
        ('{"places": [{"name": "甲"}]}', "an entry of places lacks a name or a quote"),
        ("[" * 100_000, "holds no proposals"),
    ],
)
def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, written: str, said: str | None) -> None:
    path = tmp_path / "a.proposals.json"
    path.write_text(written, "utf-8")
    if said is None:
        assert load(path) == ()
        return
    with pytest.raises(CurationError) as caught:
        load(path)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_build_reads_them_and_marks_what_follows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.proposals.json").write_text(
        json.dumps({"projects": [STATION, STATION | {"name": "月亮"}]}, ensure_ascii=False), "utf-8"
    )
    done = run(tmp_path / "a.txt")
    assert [str(refused) for refused in done.refused] == ["projects “月亮”: “月亮” is not in its quote"]
    links = [link for link in done.links if link.subject.key == "白沙驿站"]
    assert links and all(link.made_by is MadeBy.MODEL for link in links)
    assert all(link.made_by is not MadeBy.MODEL for link in done.links if link not in links)
    bare = run(tmp_path / "a.txt", curated=False)
    assert not any(project.made_by is MadeBy.MODEL for project in bare.findings.projects)
