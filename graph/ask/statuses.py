"""How far things are: the status of one, and all that are done, going on or planned."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.replies import answered, code, label
from gangmu.graph.ask.sections import kind_of
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import called, listed, quoted, say

_LOOKING = {"review": ("review",), "outlook": ("outlook", "goalList", "guidance"), "goalList": ("goalList",)}


def query(where: Sequence[str], reports: Sequence[str] = ()) -> str:
    """Return the query for statements with a status, under further conditions."""
    return compose.query(
        "?thing ?name ?status ?orientation ?claim ?quote ?exact ?start ?end",
        [
            *where[:1],
            "?claim gm:mentions ?thing ; gm:status ?status .",
            *where[1:],
            compose.EVIDENCE,
            compose.in_reports(reports),
            compose.NAME,
            "OPTIONAL { ?claim gm:inSection ?section . ?section gm:orientation ?orientation }",
        ],
        "?start ?name",
    )


def of_things(s: Situation) -> Answer | None:
    """Return the status of the things that are named."""
    things = s.all_meant("PolicyElement")
    if not things or any(not s.meant(m, "PolicyElement") for m in s.asked.anchors):
        return None
    sparql = query([compose.data("thing", iris(things))], s.reports)
    found = compose.found(s.known, sparql)
    if not found:
        return None
    found = looking(s, found) or found
    rows = [_row(s, f, f.label) for f in found]
    parts = [
        say(
            s.lang,
            "status.one",
            name=quoted(s.lang, f.label),
            status=code(s, f.get("status")),
            quote=f.evidence[0].exact if f.evidence else "",
        )
        for f in found[:6]
    ]
    about = [t for t in things if any(f.thing == t.iri for f in found)]
    return answered(
        s,
        "".join(dict.fromkeys(parts)) if s.lang == "zh" else " ".join(dict.fromkeys(parts)),
        rows,
        sparql,
        "status",
        about,
    )


def all_of(s: Situation, classes: Sequence[str]) -> Answer | None:
    """Return what is done, going on or planned."""
    wanted = [k for k in s.asked.keys("status") if k != "any"]
    views = [v for key in s.asked.keys("orientation") for v in _LOOKING[key]]
    if not wanted and not views:
        return None
    statuses = set(wanted) or ({"done", "ongoing"} if "review" in views else {"planned", "ongoing"})
    if len(wanted) > 1:
        statuses = narrowed(s, wanted)
    where = [compose.one_of("status", sorted(statuses)), compose.of_class("thing", classes or ("Project",))]
    if views and not ("review" in views and statuses == {"planned"}):
        where.append(f"?claim gm:inSection/gm:orientation ?orientation . {compose.one_of('orientation', views)}")
    sparql = query(where, s.reports)
    found = compose.found(s.known, sparql)
    s.known.things(f.thing for f in found)
    rows: dict[str, Row] = {}
    for f in found:
        rows.setdefault(f.thing, _row(s, f, f.label))
    if not rows:
        return None
    shown = listed(s.lang, [called(s.lang, row) for row in rows.values()])
    told = ("、" if s.lang == "zh" else ", ").join(code(s, k) for k in sorted(statuses))
    text = say(s.lang, "status.head", status=told, kind=label(s, (classes or ("Project",))[0]), n=len(rows), list=shown)
    return answered(s, text, list(rows.values()), sparql, "status")


def narrowed(s: Situation, wanted: Sequence[str]) -> set[str]:
    """Of several statuses the longest word decides: 还没建成 is not done."""
    longest = max(
        (cue for cue in s.asked.words if any(x.category == "status" and x.key != "any" for x in cue.senses)),
        key=lambda cue: len(cue.word),
    )
    return {x.key for x in longest.senses if x.category == "status"} & set(wanted)


def looking(s: Situation, found: Sequence[Found]) -> list[Found]:
    """Return the statements of the part of the report that is asked about."""
    views = {v for key in s.asked.keys("orientation") for v in _LOOKING[key]}
    return [f for f in found if f.get("orientation") in views]


def _row(s: Situation, f: Found, shown: str) -> Row:
    heads = ("名称", "状态", "动词") if s.lang == "zh" else ("name", "status", "verb")
    cells = (f.label, code(s, f.get("status")), f.cells.get("verb", ""))
    facts = tuple((head, cell) for head, cell in zip(heads, cells, strict=True) if cell)
    return Row(shown, f.thing, kind_of(s, f.thing), "stated", say(s.lang, "basis.stated"), f.evidence, facts=facts)
