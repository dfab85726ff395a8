"""Headings: what stands under one, which projects do, and where in the report a thing stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Evidence, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.replies import answered, refused, spoken
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
        if found and s.asked.has("form", "howMany") and any(f.cells.get("number") for f in found):
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
    """Return how many headings stand under the part with whose heading the question begins: 2025年重点工作抓几个方面."""
    match = _POINTS.search(s.asked.text)
    if not match or s.lang == "en":
        return None
    text = _OPENING.sub("", s.asked.text[: match.start()])
    for length in range(min(len(text), _LONG), _SHORT - 1, -1):
        hits = [h for h in s.names.find(text[:length], ("Section",), limit=_FEW) if h.how.holds]
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


def where_query(things: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for the headings above each place where a thing is spoken of."""
    return compose.query(
        "?thing ?name ?part ?above ?heading ?depth ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", things),
            "?claim (gm:mentions|gm:ofSlogan|gm:indicator|gm:formulationOf|gm:expounds)? ?thing .",
            "?claim gm:inSection|gm:subsectionOf ?part .",
            "?part gm:subsectionOf* ?above . ?above gm:headingText ?heading ; gm:position ?depth .",
            compose.in_reports(reports),
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start ?depth",
    )


def beside_query(things: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the same for things of which only the sentence is known: a claim beside them in it has a section."""
    return compose.query(
        "?thing ?name ?part ?above ?heading ?depth ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", things),
            "?claim gm:mentions|gm:ofSlogan|gm:subject|gm:object|gm:formulationOf|gm:indicator ?thing .",
            compose.EVIDENCE,
            "?quote gm:inSentence ?whole . ?other gm:inSentence ?whole .",
            "?beside gm:evidence ?other ; gm:inSection ?part .",
            "?part gm:subsectionOf* ?above . ?above gm:headingText ?heading ; gm:position ?depth .",
            compose.in_reports(reports),
            compose.NAME,
        ],
        "?start ?depth",
    )


def located(s: Situation, things: Sequence[Thing]) -> tuple[list[Found], str]:
    """Return the headings above things, and the query that found them."""
    for make in (where_query, beside_query):
        sparql = make(iris(things), s.reports)
        found = compose.found(s.known, sparql)
        if found:
            return found, sparql
    sparql = ""
    for f in compose.found(s.known, spoken_query(iris(things), s.reports)):
        inner = next((_before(s, e) for e in f.evidence), "")
        if inner:
            sparql = heading_query(inner)
            above = compose.found(s.known, sparql)
            return [Found(f.thing, f.label, f.claim, f.evidence, {**f.cells, **a.cells}) for a in above], sparql
    return [], sparql


def spoken_query(things: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for the places where things are spoken of by name."""
    return compose.query(
        "?thing ?name ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", things),
            "?claim gm:mentions|gm:ofSlogan|gm:formulationOf|gm:indicator ?thing .",
            compose.in_reports(reports),
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start",
    )


def heading_query(section: str) -> str:
    """Return the query for a heading and those above it."""
    return compose.query(
        "?part ?above ?heading ?depth",
        [
            compose.data("part", [section]),
            "?part gm:subsectionOf* ?above . ?above gm:headingText ?heading ; gm:position ?depth .",
        ],
        "?depth",
    )


def _before(s: Situation, quote: Evidence) -> str:
    """Return the section of a report whose heading stands last before a quote, or ""."""
    sparql = compose.query(
        "?section ?start",
        [
            compose.data("document", [quote.document]),
            "?section gm:inReport ?document ; gm:headingText ?text ; gm:evidence ?quote . ?quote gm:start ?start .",
        ],
        "?start",
    )
    starts = [(int(row["start"]), row["section"]) for row in s.known.view.select(sparql).values()]
    return max((one for one in starts if one[0] <= quote.start), default=(0, ""))[1]


def where(s: Situation) -> Answer | None:
    """Return where in the report the named thing stands."""
    things = s.all_meant()
    if not things:
        return None
    found, sparql = located(s, things)
    if not found:
        return None
    headed = heading_quotes(s, {f.cells["above"] for f in found})
    rows = []
    for way, steps in paths(found):
        first = steps[0]
        above = [e for f in steps for e in headed.get(f.cells["above"], ())]
        evidence = tuple(dict.fromkeys((*first.evidence, *above)))
        rows.append(Row(way, first.cells["part"], "Section", "structural", say(s.lang, "basis.structural"), evidence))
    about = [t for t in things if any(f.thing == t.iri for f in found)]
    quote = rows[0].evidence[0].exact if rows and rows[0].evidence else ""
    text = say(
        s.lang,
        "section.path",
        name=spoken(s, about),
        path=("；" if s.lang == "zh" else "; ").join(r.label for r in rows[:4]),
        quote=quote,
    )
    return answered(s, text, rows, sparql, "placedIn", about)


def heading_quotes(s: Situation, sections: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return the quotes of headings, by section."""
    sparql = compose.query(
        "?claim ?quote ?exact ?start ?end", [compose.data("claim", sections), compose.EVIDENCE], "?start"
    )
    return {f.claim: f.evidence for f in compose.found(s.known, sparql)}


def paths(found: Iterable[Found]) -> list[tuple[str, list[Found]]]:
    """Return the ways from the top of the report down to each place, with the rows of each."""
    grouped: dict[str, list[Found]] = {}
    for f in found:
        grouped.setdefault(f.cells["part"], []).append(f)
    result = []
    for steps in grouped.values():
        above = sorted({(int(f.cells["depth"]), f.cells["heading"]) for f in steps})
        result.append((" › ".join(name for _, name in above), steps))
    return result


def nothing_under(s: Situation, things: Sequence[Thing]) -> Answer:
    """Refuse: no heading stands under the one that is named."""
    return refused(s, "notStated", say(s.lang, "section.none", name=things[0].zh), things)
