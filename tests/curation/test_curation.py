"""A curation file: what each kind of entry does, what becomes of one that finds nothing, and what is no sound file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph.errors import CurationError
from gangmu.graph.extract import Extracted, run
from gangmu.graph.model import Basis, Confidence, Kind, Listing, MadeBy, Role, Status

TEXT = """回顾

过去五年，建设了3万亩高标准农田，创建了云岭镇苹果出口基地。“三大会战”取得新成效。

展望

一、兴产业

新建5万亩以上高标准农田，打造苹果出口基地。支出占比均超过80%，累计投入7.5亿元。持续深化农村改革。扎实开展“三块地”改革。

二、惠民生

实施学前教育普惠行动，建设美丽青石、幸福青石“两个青石”，服务云岭镇。
"""


def extracted(folder: Path, curation: str = "") -> Extracted:
    (folder / "report.txt").write_text(TEXT, "utf-8")
    (folder / "report.toml").write_text('issuer = "青石县"\nname = "报告"\ntitle = "报告"\n', "utf-8")
    (folder / "curation.toml").write_text(curation, "utf-8")
    return run(folder)


def lost(found: Extracted) -> list[str]:
    return [str(orphan) for orphan in found.orphans]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    found = extracted(tmp_path)
    assert found.findings == run(tmp_path, curated=False).findings and not found.orphans


def test_reject(tmp_path: Path) -> None:
    quote = "打造苹果出口基地"
    found = extracted(
        tmp_path, f'[[reject]]\nkind = "project"\nname = "苹果出口基地"\nquote = "{quote}"\nreason = "理由"\n'
    )
    assert "苹果出口基地" not in [project.name for project in found.findings.projects]
    assert "云岭镇苹果出口基地" in [project.name for project in found.findings.projects]


def test_correct(tmp_path: Path) -> None:
    found = extracted(
        tmp_path,
        """
        [[correct]]
        kind = "project"
        name = "苹果出口基地"
        quote = "打造苹果出口基地"
        set = { name = "出口基地", status = "ongoing", quantity = "一个", aliases = ["基地"], campaign = true }
        reason = "理由"
        [[correct]]
        kind = "slogan"
        name = "三大会战"
        quote = "“三大会战”取得"
        set = { listing = "impliedList" }
        reason = "理由"
        [[correct]]
        kind = "slogan"
        name = "两个青石"
        quote = "“两个青石”"
        set = { aliases = ["青石"] }
        reason = "理由"
        """,
    )
    assert not lost(found)
    (project,) = [project for project in found.findings.projects if project.name == "出口基地"]
    assert (project.status, project.quantity, project.aliases) == (Status.ONGOING, "一个", ("基地",))
    assert (project.campaign, project.made_by) == (True, MadeBy.MANUAL)
    slogans = {slogan.name: slogan for slogan in found.findings.slogans}
    assert [(listed.members, listed.listing) for listed in slogans["三大会战"].listings] == [((), Listing.IMPLIED)]
    # another name is no other claim
    assert slogans["两个青石"].made_by is MadeBy.RULE


def test_add(tmp_path: Path) -> None:
    found = extracted(
        tmp_path,
        """
        [[add]]
        kind = "indicator"
        name = "民生投入"
        quote = "支出占比均超过80%，累计投入7.5亿元"
        values = [{ raw = "80%", value = 80, unit = "%", role = "share", bound = "超过" }]
        reason = "理由"
        [[add]]
        kind = "actor"
        name = "青石"
        class = "Enterprise"
        quote = "幸福青石“两个青石”"
        reason = "理由"
        [[add]]
        kind = "project"
        name = "农村改革"
        quote = "持续深化农村改革"
        reason = "理由"
        """,
    )
    assert not lost(found)
    (value,) = [i for i in found.findings.indicators if i.name == "民生投入"][-1].values
    assert (value.value, value.role, value.bound, found.reading.words(value.at)) == (80.0, Role.SHARE, "超过", "80%")
    assert [actor.kind for actor in found.findings.actors if actor.name == "青石"] == [Kind.ENTERPRISE]
    (project,) = [p for p in found.findings.projects if p.name == "农村改革" and p.made_by is MadeBy.MANUAL]
    assert project.status is Status.PLANNED and found.reading.words(project.spot) == "农村改革"


def test_headings(tmp_path: Path) -> None:
    entry = '[[{}]]\nkind = "heading"\nname = "{}"\nquote = "{}"\nreason = "理由"\n'
    found = extracted(
        tmp_path,
        entry.format("add", "持续深化农村改革", "持续深化农村改革。扎实")
        + entry.format("reject", "一、兴产业", "一、兴产业"),
    )
    assert not lost(found)
    sections = found.reading.sections
    assert [section.index for section in sections] == list(range(len(sections)))
    titles = [(s.title, sections[s.parent].title if s.parent is not None else None, s.level) for s in sections]
    assert titles == [
        ("回顾", None, 1),
        ("展望", None, 1),
        ("持续深化农村改革", "展望", 2),
        ("二、惠民生", "展望", 2),
    ]
    under = {sections[p.section].title for p in found.findings.projects if p.section and p.name == "“三块地”改革"}
    assert under == {"持续深化农村改革"}


def test_a_heading_that_names_nothing(tmp_path: Path) -> None:
    entry = '[[reject]]\nkind = "strategy"\nname = "兴产业"\nquote = "一、兴产业"\nreason = "理由"\n'
    found = extracted(tmp_path, entry)
    assert not lost(found)
    assert "一、兴产业" in [section.title for section in found.reading.sections]
    assert "兴产业" not in [ref.key for ref in found.known.sections.values()]


def test_links(tmp_path: Path) -> None:
    found = extracted(
        tmp_path,
        """
        [[link]]
        subject = ["苹果出口基地", "学前教育普惠行动"]
        predicate = "servesByTheme"
        object = "两个青石"
        basis = "thematic"
        confidence = "low"
        quote = ["打造苹果出口基地", "“两个青石”"]
        reason = "理由"
        [[unlink]]
        subject = "学前教育普惠行动"
        predicate = "servesByNesting"
        object = "惠民生"
        quote = "学前教育普惠行动"
        reason = "理由"
        """,
    )
    assert not lost(found)
    kept = {(link.subject.key, link.predicate, link.object.key): link for link in found.links}
    assert ("学前教育普惠行动", "servesByNesting", "惠民生") not in kept
    for subject in ("苹果出口基地", "学前教育普惠行动"):
        link = kept[subject, "servesByTheme", "两个青石"]
        assert (link.basis, link.confidence, link.rationale) == (Basis.THEMATIC, Confidence.LOW, "理由")
        assert [found.reading.words(span) for span in link.evidence] == ["打造苹果出口基地", "“两个青石”"]
        assert link.made_by is MadeBy.MANUAL


def test_labels_tell_things_of_one_name_apart(tmp_path: Path) -> None:
    found = extracted(
        tmp_path,
        """
        [[label]]
        kind = "project"
        reason = "理由"
        en = { "高标准农田" = "Farmland", "高标准农田（5万亩以上）" = "More farmland" }
        [[label]]
        kind = "indicator"
        reason = "理由"
        en = { "高标准农田" = "Area of farmland" }
        """,
    )
    assert not lost(found)
    assert {(ref.kind.value, ref.key): en for ref, en in found.findings.english.items()} == {
        ("Project", "高标准农田"): "Farmland",
        ("Project", "高标准农田（5万亩以上）"): "More farmland",
        ("Indicator", "高标准农田"): "Area of farmland",
    }


KEYS = 'reason = "理由"\nkind = "project"\nname = "苹果出口基地"\n'


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (f'[[reject]]\n{KEYS}quote = "打造梨出口基地"', "its quote is not in the text"),
        (f'[[reject]]\n{KEYS}quote = ["打造苹果出口基地", "打造梨"]', "its quote is not in the text"),
        (f'[[reject]]\n{KEYS}quote = "惠民生"', "the rules find no such thing at its quote"),
        (
            '[[add]]\nreason = "理"\nkind = "slogan"\nname = "石"\nquote = "两个青石"\ncounts = [1]\nmembers = ["山"]',
            "“山” is not in its quote, or not in that order",
        ),
        (
            '[[link]]\nreason = "理由"\nsubject = "梨"\npredicate = "serves"\nobject = "兴产业"\nquote = "惠民生"',
            "serves is no link property",
        ),
        (
            '[[link]]\nreason = "理由"\nsubject = "梨"\npredicate = "ledBy"\nobject = "苹果出口基地"\nquote = "惠民生"',
            "the report has no thing named 梨",
        ),
        (
            '[[unlink]]\nreason = "理由"\nsubject = "惠民生"\npredicate = "ledBy"\nobject = "兴产业"\nquote = "惠民生"',
            "there is no such link to take back: 惠民生 ledBy 兴产业",
        ),
        (
            '[[label]]\nreason = "理由"\nkind = "project"\nen = { "梨" = "Pear" }',
            "the report has no project named 梨",
        ),
        (
            '[[reject]]\nreason = "理由"\nkind = "heading"\nname = "兴农业"\nquote = "兴产业"',
            "the rules find no such heading at its quote",
        ),
        (
            '[[reject]]\nreason = "理由"\nkind = "strategy"\nname = "展望"\nquote = "展望"',
            "no heading at its quote names such a line of work",
        ),
        (f"[[delete]]\n{KEYS}", "[[delete]] is none of [[reject]]"),
        (f"[[reject]]\n{KEYS}", "lacks quote"),
        (f'[[reject]]\n{KEYS}quote = "惠民生"\nstatus = "done"', "has unknown keys status"),
        (f"[[reject]]\n{KEYS}quote = 5", "quote must be a string, or a list of strings"),
        (f'[[correct]]\n{KEYS}quote = "打造苹果出口基地"\nset = 5', "set must be a table"),
        (
            f'[[correct]]\n{KEYS}quote = "打造苹果出口基地"\nset = {{ status = "ready" }}',
            "status = 'ready' is not sound",
        ),
        (f'[[correct]]\n{KEYS}quote = "打造苹果出口基地"\nset = {{ colour = "red" }}', "has unknown keys colour"),
        (f'[[correct]]\n{KEYS}quote = "打造苹果出口基地"\nset = {{ counts = [1] }}', "a project has no counts"),
        (
            '[[add]]\nreason = "理由"\nkind = "indicator"\nname = "支出"\nquote = "支出占比"',
            "an indicator needs values",
        ),
        (
            '[[add]]\nreason = "理由"\nkind = "strategy"\nname = "兴产业"\nquote = "兴产业"',
            "a strategy follows from what it is found in; curate that",
        ),
        ("add = 5", "write [[add]] with two brackets"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, entry: str, why: str) -> None:
    try:
        said = "\n".join(lost(extracted(tmp_path, entry)))
    except CurationError as error:
        said = str(error)
    assert why in said


def test_an_orphan_changes_nothing(tmp_path: Path) -> None:
    plain = extracted(tmp_path)
    found = extracted(tmp_path, f'[[reject]]\n{KEYS}quote = "打造苹果出口 基地"')
    assert found.findings == plain.findings and found.links == plain.links and len(found.orphans) == 1
