"""Why one thing counts toward another, and how two hang together: the steps between, each with its basis."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from gangmu.graph.ask import compose, standing
from gangmu.graph.ask.answer import Answer, Hop, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing, kind, named
from gangmu.graph.ask.replies import answered, label, refused, spoken
from gangmu.graph.ask.rows import rank, why
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import quoted, say

_FARTHEST = 6
_WIDEST = 400


def between(subjects: Iterable[str], objects: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for all links between two groups of things, in both directions."""
    return compose.query(
        "?thing ?name ?anchor ?relation ?basis ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", subjects),
            compose.data("anchor", objects),
            "{ ?claim gm:subject ?thing ; gm:object ?anchor } UNION { ?claim gm:object ?thing ; gm:subject ?anchor }",
            "?claim gm:predicate ?relation ; gm:basis ?basis .",
            compose.EVIDENCE,
            compose.in_reports(reports),
            compose.NAME,
        ],
        "?start ?name",
    )


def because(s: Situation) -> Answer | None:
    """Return why the first thing named counts toward the second, or that there is no basis."""
    first, second = s.asked.anchors[:2]
    a, b = s.meant(first), s.meant(second)
    sparql = between(iris(a), iris(b), s.reports)
    found = sorted(compose.found(s.known, sparql), key=lambda f: rank(f.get("basis")))
    about = [t for t in a if any(f.thing == t.iri for f in found)] or a[:1]
    place = _place(s, about)
    if not found:
        steps = _search(s, iris(a), {t.iri for t in b}, ("stated", "structural"), (_UP,))
        if steps:
            return _way(s, steps)
        text = say(s.lang, "why.no", a=spoken(s, about), b=spoken(s, b[:1]), where=place)
        return refused(s, "noBasis", text, [*about, *b[:1]], sparql=sparql, relation="serves")
    rows = [_step(s, f) for f in found]
    reasons = ("；" if s.lang == "zh" else "; ").join(dict.fromkeys(row.why.rstrip("。.") for row in rows))
    ends = [t for t in b if any(f.cells["anchor"] == t.iri for f in found)]
    text = say(s.lang, "why.yes", a=spoken(s, about), b=spoken(s, ends), reason=reasons, where=place)
    return answered(s, text, rows, sparql, "serves", [*about, *ends])


def _place(s: Situation, things: Sequence[Thing]) -> str:
    ways = standing.paths(standing.located(s, things)[0])
    found = [way for way, _ in ways][:3]
    return say(s.lang, "why.where", path=("；" if s.lang == "zh" else "; ").join(found)) if found else ""


def _step(s: Situation, f: Found) -> Row:
    things = s.known.things([f.thing, f.cells["anchor"]])
    source, target = things[f.thing], things[f.cells["anchor"]]
    ends = (named(source, s.lang, s.known.vocabulary), named(target, s.lang, s.known.vocabulary))
    hop = Hop(ends[0], f.get("relation"), ends[1], f.get("basis"), True, f.evidence, label(s, f.get("relation")))
    return Row(f.label, f.thing, kind(source.kinds, s.known.vocabulary), f.get("basis"), why(s, f), f.evidence, (hop,))


def connected(s: Situation) -> Answer | None:
    """Return the shortest way between the two things named, up the report's own structure first."""
    first, second = s.asked.anchors[:2]
    starts, goals = s.meant(first), {t.iri for t in s.meant(second)}
    for bases in (("stated", "structural"), ("stated", "structural", "derived", "thematic")):
        steps = _search(s, [t.iri for t in starts], goals, bases)
        if steps:
            return _way(s, steps)
    text = say(s.lang, "path.no", a=spoken(s, starts[:1]), b=spoken(s, s.meant(second)[:1]))
    return refused(s, "noBasis", text, [*starts[:1], *s.meant(second)[:1]], relation="path")


_UP = ("hasMember", "servesByNesting", "servesAsStated", "servesByTheme")


def _search(
    s: Situation,
    starts: Sequence[str],
    goals: set[str],
    bases: Sequence[str],
    ways: Sequence[Sequence[str]] = (_UP, ()),
) -> list[tuple[str, Found, str]]:
    """Return the steps (from, link, to) of the shortest way; the report's structure goes before other links."""
    for relations in ways:
        waiting = deque([list(starts)])
        came: dict[str, tuple[str, Found | None]] = {start: ("", None) for start in starts}
        for _ in range(_FARTHEST):
            if not waiting:
                break
            front = waiting.popleft()
            met = _neighbours(s, front, relations, bases)
            new: list[str] = []
            for f in met:
                here, there = f.cells["anchor"], f.thing
                if there not in came:
                    came[there] = (here, f)
                    new.append(there)
            hit = next((n for n in new if n in goals), None)
            if hit is not None:
                return _back(came, hit)
            if new and len(came) < _WIDEST:
                waiting.append(new)
    return []


def _back(came: dict[str, tuple[str, Found | None]], at: str) -> list[tuple[str, Found, str]]:
    steps: list[tuple[str, Found, str]] = []
    while True:
        before, f = came[at]
        if f is None:
            return steps[::-1]
        steps.append((before, f, at))
        at = before


def _neighbours(s: Situation, front: Sequence[str], relations: Sequence[str], bases: Sequence[str]) -> list[Found]:
    """Return the links from some things to others: up the structure if `relations` are given, else of any kind."""
    members = ["hasMember"] if "hasMember" in relations else []
    others = [name for name in relations if name not in members]
    ways = [("subject", "object", others), ("object", "subject", members)]
    found = []
    for near, far, names in ways:
        sparql = compose.query(
            "?thing ?name ?anchor ?relation ?basis ?claim ?quote ?exact ?start ?end",
            [
                compose.data("anchor", front),
                f"?claim gm:{near} ?anchor ; gm:{far} ?thing ; gm:predicate ?relation ; gm:basis ?basis .",
                compose.one_of("basis", bases),
                compose.one_of("relation", names) if relations else "",
                compose.EVIDENCE,
                compose.in_reports(s.reports),
                compose.NAME,
            ],
            "?relation ?start ?name",
        )
        found += compose.found(s.known, sparql)
    order = ("hasMember", "servesAsStated", "servesByNesting")
    return sorted(found, key=lambda f: order.index(f.get("relation")) if f.get("relation") in order else len(order))


def _way(s: Situation, steps: Sequence[tuple[str, Found, str]]) -> Answer:
    things = s.known.things([iri for a, _, b in steps for iri in (a, b)])
    hops = []
    for a, f, b in steps:
        ends = [named(things[x], s.lang, s.known.vocabulary) for x in (a, b)]
        forward = f.get("relation") != "hasMember"
        hops.append(
            Hop(ends[0], f.get("relation"), ends[1], f.get("basis"), forward, f.evidence, label(s, f.get("relation")))
        )
    shown = [things[steps[0][0]], *(things[b] for _, _, b in steps)]
    path = " → ".join(_with_heading(s, t) for t in shown)
    weakest = max((h.basis for h in hops), key=rank)
    evidence = tuple(dict.fromkeys(e for h in hops for e in h.evidence))
    rows = [
        Row(
            t.zh,
            t.iri,
            kind(t.kinds, s.known.vocabulary),
            weakest,
            say(s.lang, f"basis.{weakest}"),
            evidence,
            tuple(hops),
        )
        for t in shown
    ]
    place = _place(s, shown[:1])
    text = say(s.lang, "path.yes", path=path) + (" " if s.lang == "en" else "") + place
    if weakest == "thematic":
        text += f"（{say(s.lang, 'why.inferred')}）"
    sparql = between([a for a, _, _ in steps], [b for _, _, b in steps], s.reports)
    return answered(s, text, rows, sparql, "path", [shown[0], shown[-1]])


def _with_heading(s: Situation, thing: Thing) -> str:
    """Return a thing with the other wording that the report has for it: 甲（当好甲“排头兵”）."""
    other = compose.query(
        "?name",
        [f"?wording gm:formulationOf {compose.iri(thing.iri)} ; gm:wording ?name ."],
        "?name",
    )
    found = [row["name"] for row in s.known.view.select(other).values() if row["name"] != thing.zh]
    return quoted(s.lang, thing.zh) + (f"（{found[0]}）" if found else "")
