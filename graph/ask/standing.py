"""Where in a report a thing stands: the headings above the sentences that speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Evidence, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.replies import answered, spoken
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import say


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
            f"?section gm:inReport {compose.iri(quote.document)} ; gm:headingText ?text ; gm:evidence ?quote .",
            "?quote gm:start ?start .",
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
