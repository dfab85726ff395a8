"""What was found, in the shape of an annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gangmu.graph.extract import extract

TEXT = """过去五年工作回顾

地区生产总值从2016年的75亿元增至2020年的120亿元。建成云岭镇茶叶基地。

今后五年工作任务

一、做强产业

坚持以党的建设为统领，落实省委“三为三高”总体思路，建设人文青石、绿色青石、和谐青石“三个青石”。“十四五”末，地区生产总值达到230亿元。

新材料产业上，以青石时代公司为龙头，新建10万亩以上高标准农田。编制《青石县全域旅游发展总体规划》。
"""


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("report") / "青石县.txt"
    file.write_text(TEXT, "utf-8")
    return extract(file)


def test_it_is_plain_json_with_its_keys_in_order(annotated: dict[str, Any]) -> None:
    assert json.loads(json.dumps(annotated, ensure_ascii=False)) == annotated
    assert list(annotated) == [
        *("doc", "headings", "slogans", "projects", "indicators", "actors", "places"),
        *("goals", "mandates", "periods", "documents", "slogans_explained", "definitions", "links"),
    ]
    assert annotated["doc"] == "青石县"


def test_headings(annotated: dict[str, Any]) -> None:
    assert [(h["title"], h["kind"], h["parent"]) for h in annotated["headings"]] == [
        ("过去五年工作回顾", "title", None),
        ("今后五年工作任务", "title", None),
        ("一、做强产业", "numbered", "今后五年工作任务"),
    ]


def test_slogans(annotated: dict[str, Any]) -> None:
    found = {slogan["name"]: slogan for slogan in annotated["slogans"]}
    assert found["三个青石"]["count"] == 3
    assert found["三个青石"]["members"] == ["人文青石", "绿色青石", "和谐青石"]
    assert found["三个青石"]["quote"].startswith("人文青石、绿色青石、和谐青石“三个青石")
    assert found["三为三高"]["count"] == [3, 3] and found["三为三高"]["members"] == []


def test_projects(annotated: dict[str, Any]) -> None:
    found = {project["name"]: project for project in annotated["projects"]}
    base, land = found["云岭镇茶叶基地"], found["高标准农田"]
    assert (base["status"], base["under"], base["places"]) == ("done", "过去五年工作回顾", ["云岭镇"])
    assert (land["status"], land["under"], land["quantity"]) == ("planned", "一、做强产业", "10万亩以上")
    assert land["actors"] == ["青石时代公司"] and land["quote"] == "新建10万亩以上高标准农田"


def test_indicators(annotated: dict[str, Any]) -> None:
    values = [(v["value"], v["unit"], v["role"], v["when"]) for i in annotated["indicators"] for v in i["values"]]
    assert {i["name"] for i in annotated["indicators"]} == {"地区生产总值"}
    assert values[:2] == [(75, "亿元", "baseline", "2016"), (120, "亿元", "actual", "2020")]
    assert values[2][:3] == (230, "亿元", "target")


def test_the_other_kinds(annotated: dict[str, Any]) -> None:
    assert {"省委", "青石时代公司"} <= {actor["name"] for actor in annotated["actors"]}
    assert [(p["name"], p["class"]) for p in annotated["places"] if p["name"] == "云岭镇"] == [
        ("云岭镇", "AdministrativeArea")
    ]
    assert [(m["name"], m["issuer"]) for m in annotated["mandates"]] == [("三为三高", "省委")]
    assert [d["name"] for d in annotated["documents"]] == ["青石县全域旅游发展总体规划"]
    assert {"subject": "本报告", "predicate": "answersTo", "object": "三为三高"}.items() <= next(
        link.items() for link in annotated["links"] if link["predicate"] == "answersTo"
    )


def test_every_quote_is_of_the_text_and_every_place_of_the_file(annotated: dict[str, Any]) -> None:
    entries = [entry for kind in annotated.values() if isinstance(kind, list) for entry in kind]
    assert len(entries) > 20
    for entry in entries:
        if "at" in entry:
            words = entry.get("quote", entry.get("title"))
            assert "".join(TEXT[start:end] for start, end in entry["at"]) == words
            assert entry.get("madeBy", "rule") == "rule"
        else:
            assert entry["evidence"] and all(quote in TEXT for quote in entry["evidence"])


def test_curation_shows_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    (tmp_path / "report.toml").write_text('issuer = "青石县"\nname = "报告"\ntitle = "青石县报告"\n', "utf-8")
    (tmp_path / "curation.toml").write_text(
        '[[correct]]\nkind = "project"\nname = "高标准农田"\nquote = "新建10万亩以上高标准农田"\n'
        'set = { status = "ongoing" }\nreason = "理由"\n',
        "utf-8",
    )

    def land(curated: bool) -> list[tuple[str, str]]:
        projects = extract(tmp_path, curated)["projects"]
        return [(p["status"], p["madeBy"]) for p in projects if p["name"] == "高标准农田"]

    assert land(False) == [("planned", "rule")]
    assert land(True) == [("ongoing", "manual")]


EXPLAINED = """一、今后任务

落实“两湖”“三库”工作，开展茶园两大行动，建设云岭湖、青石湖、白沙湖“三湖”。

名词解释

1.“两湖”：是指青石湖、云岭湖。

2.茶园两大行动：修剪行动、施肥行动。

3.“三湖”：云岭湖、青石湖、白沙湖；由“两网”连通。

4.云仓：一种仓库。
"""


def test_what_the_running_text_lists_and_what_the_glossary_explains_stand_apart(tmp_path: Path) -> None:
    file = tmp_path / "青石县.txt"
    file.write_text(EXPLAINED, "utf-8")
    made = extract(file)
    told = {one["name"]: (one["members"], one.get("members_explained")) for one in made["slogans"]}
    assert told == {
        "两湖": ([], ["青石湖", "云岭湖"]),
        "三库": ([], None),
        "三湖": (["云岭湖", "青石湖", "白沙湖"], ["云岭湖", "青石湖", "白沙湖"]),
    }
    assert (
        next(one["explanation"] for one in made["slogans"] if one["name"] == "两湖") == "1.“两湖”：是指青石湖、云岭湖。"
    )
    # what only the glossary makes a slogan: a plain count that it lists, a name that only it uses
    assert [one["name"] for one in made["slogans_explained"]] == ["茶园两大行动", "两网"]
    assert [(one["term"], one["meaning"]) for one in made["definitions"]][-1] == ("云仓", "一种仓库。")
