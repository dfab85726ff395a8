"""Headings: what stands under one, how many do, and which projects do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.replies import answered, refused
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import listed, say

_POINTS = re.compile(
    "(?:一共|总共|共|都|要|打算|准备|列|列了|讲了?|说了?|分成?|分为|抓好?|突出|安排了?|部署了?|有|里|里面|下面|中)*"
    "(?:几|多少)(?:个|大|项|条|件)*(?:方面|部分|板块|任务|条|块|章|节|点|项|件事|举措|工作|层)"
)
_OPENING = re.compile("^(?:报告|本报告|报告里|报告中|文中|请问|这份报告|里|中|的|在|把|对|关于)+")
_LONG, _SHORT, _FEW = 16, 4, 3


def headings(s: Situation, things: Sequence[Thing]) -> list[str]:
    """Return the sections that things are, or whose headings name them, those with something below them first."""
    own = [t.iri for t in things if "Section" in t.kinds]
    others = [t.iri for t in things if "Section" not in t.kinds]
    if not others:
        return own
    text = compose.query(
        "?section ?part",
        [
            compose.data("thing", others),
            "?section gm:expounds ?thing ; gm:position ?at .",
            "OPTIONAL { ?part gm:subsectionOf ?section }",
        ],
        "DESC(BOUND(?part)) ?at",
    )
    return list(dict.fromkeys([*own, *(row["section"] for row in s.known.view.select(text).values())]))


def under(s: Situation) -> Answer | None:
    """Return the headings right under the one that is named."""
    things = s.all_meant("Section", "PolicyElement")
    for section in headings(s, things) or looking(s):
        section = innermost(s, section)
        sparql = compose.query(
            "?thing ?name ?position ?claim ?quote ?exact ?start ?end",
            [
                compose.data("anchor", [section]),
                "?claim gm:subsectionOf ?anchor ; gm:headingText ?name ; gm:position ?position .",
                "BIND(?claim AS ?thing)",
                compose.EVIDENCE,
            ],
            "?position ?start",
        )
        found = compose.found(s.known, sparql)
        if found and _POINTS.search(s.asked.text) and any(f.cells.get("number") for f in found):
            found = [f for f in found if f.cells.get("number")]  # a part has as many points as are numbered
        if found:
            rows = [_heading(s, f) for f in found]
            if s.asked.ordinal and len(rows) >= s.asked.ordinal:
                rows = rows[s.asked.ordinal - 1 : s.asked.ordinal]
            name = _title(s, section)
            text = say(s.lang, "section.under", name=name, n=len(rows), list=listed(s.lang, [r.label for r in rows]))
            return answered(
                s, text, rows, sparql, "hasSubsection", [t for t in things if t.iri == section] or things[:1]
            )
    return None


def counted(s: Situation) -> Answer | None:
    """Return how many headings stand under the part that the question begins with: 重点工作抓几个方面."""
    match = _POINTS.search(s.asked.text)
    if not match or s.lang == "en":
        return None
    text = _OPENING.sub("", s.asked.text[: match.start()])
    for length in range(min(len(text), _LONG), _SHORT - 1, -1):
        hits = [h for h in s.names.find(text[:length], ("Section",), limit=_FEW, slips=False) if h.how.holds]
        if hits:
            things = list(s.known.things(h.iri for h in hits).values())
            about = Mention(0, length, text[:length], tuple(hits), True)
            return under(Situation(replace(s.asked, anchors=(about,)), s.known, s.names, s.lexicon)) if things else None
    return None


def looking(s: Situation) -> list[str]:
    """Return the topmost sections that look back or ahead, as a word of the question asks."""
    views = [v for v in s.asked.keys("orientation") if v in ("review", "outlook")]
    if not views or s.asked.anchors:
        return []
    text = compose.query(
        "?section ?position",
        [
            "?section gm:orientation ?orientation ; gm:position ?position .",
            compose.one_of("orientation", views),
            "FILTER NOT EXISTS { ?section gm:subsectionOf ?above }",
            compose.in_reports(s.reports).replace("?claim", "?section"),
        ],
        "?position",
    )
    return [row["section"] for row in s.known.view.select(text).values()]


def innermost(s: Situation, section: str) -> str:
    """Go down through headings that hold one heading only: a title and the line below it are one."""
    for _ in range(4):
        text = compose.query(
            "?part ?more",
            [f"?part gm:subsectionOf {compose.iri(section)} .", "OPTIONAL { ?more gm:subsectionOf ?part }"],
        )
        parts = list(s.known.view.select(text).values())
        if len({row["part"] for row in parts}) != 1 or "more" not in parts[0]:
            return section
        section = parts[0]["part"]
    return section


def _heading(s: Situation, f: Found) -> Row:
    why = say(s.lang, "basis.structural")
    return Row(f.label, f.thing, "Section", "structural", why, f.evidence)


def _title(s: Situation, section: str) -> str:
    text = compose.query("?name", [f"{compose.iri(section)} gm:headingText ?name ."])
    return next((row["name"] for row in s.known.view.select(text).values()), "")


def placed(s: Situation, classes: Sequence[str]) -> Answer | None:
    """Return what is announced under a heading and the headings below it."""
    things = s.all_meant("Section")
    sections = iris(things)
    if not sections:
        return None
    sparql = compose.query(
        "?thing ?name ?anchor ?claim ?quote ?exact ?start ?end",
        [
            compose.data("anchor", sections),
            "?part gm:subsectionOf* ?anchor . ?claim gm:inSection ?part ; gm:mentions ?thing ; gm:status ?status .",
            compose.NAME,
            compose.of_class("thing", classes or ("Project",)),
            compose.EVIDENCE,
        ],
        "?start ?name",
    )
    found = compose.found(s.known, sparql)
    if not found:
        return None
    rows = once(s, found)
    name = things[0].zh
    text = say(s.lang, "section.projects", name=name, n=len(rows), list=listed(s.lang, [r.label for r in rows]))
    return answered(s, text, rows, sparql, "places", things)


def once(s: Situation, found: Iterable[Found], basis: str = "structural") -> list[Row]:
    """Return one row a thing, with all its sentences."""
    found = list(found)
    s.known.things(f.thing for f in found)
    merged: dict[str, Row] = {}
    for f in found:
        before = merged.get(f.thing)
        evidence = tuple(dict.fromkeys((*(before.evidence if before else ()), *f.evidence)))
        merged[f.thing] = Row(f.label, f.thing, kind_of(s, f.thing), basis, say(s.lang, f"basis.{basis}"), evidence)
    return [row for row in merged.values() if row.evidence]


def kind_of(s: Situation, iri: str) -> str:
    """Return the kind of a thing, from the classes that the graph gives it."""
    from gangmu.graph.ask.known import kind

    thing = s.known.things([iri]).get(iri)
    return kind(thing.kinds, s.known.vocabulary) if thing else ""


def nothing_under(s: Situation, things: Sequence[Thing]) -> Answer:
    """Refuse: no heading stands under the one that is named."""
    return refused(s, "notStated", say(s.lang, "section.none", name=things[0].zh), things)
