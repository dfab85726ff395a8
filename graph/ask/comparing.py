"""What was done and what is planned, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask import compose, observed, printed, sections, statuses
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.merging import wider
from gangmu.graph.ask.replies import answered, code
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import say


def compared(s: Situation) -> Answer | None:
    """Return what the report says of a thing looking back and looking ahead, side by side."""
    s = wider(s)
    measured = bool(s.all_meant("Indicator")) or s.asked.has("form", "howMuch", "howMany")
    if measured:
        things = observed.wanted(s)
        sparql = observed.values([t.iri for t in things], s.reports)
        found = observed.read(s, sparql)
        behind = [f for f in found if not observed.is_ahead(f)]
        ahead = [f for f in found if observed.is_ahead(f)]
        if behind and ahead:
            text = _sides(s, printed.overview(s, behind), printed.overview(s, ahead))
            return answered(s, text, printed.rows(s, found), sparql, "continues", things)
    things = carried_on(s, s.all_meant("PolicyElement"))
    sparql = statuses.query([compose.data("thing", [t.iri for t in things])], s.reports)
    found = compose.found(s.known, sparql) if things else []
    if not found:
        return None
    behind = [f for f in found if f.get("orientation") == "review"]
    ahead = [f for f in found if f.get("orientation") != "review"]

    def told(f: compose.Found) -> str:
        return f"{f.label}（{code(s, f.get('status'))}：“{f.evidence[0].exact if f.evidence else ''}”）"

    text = _sides(s, "；".join(map(told, behind)), "；".join(map(told, ahead)))
    rows = sections.once(s, found, "stated")
    return answered(s, text, rows, sparql, "continues", things)


def carried_on(s: Situation, things: Sequence[Thing]) -> list[Thing]:
    """Add what carries things on, and what they carry on."""
    if not things:
        return []
    sparql = compose.query(
        "?thing",
        [
            compose.data("anchor", [t.iri for t in things]),
            "{ ?claim gm:subject ?anchor ; gm:object ?thing } UNION { ?claim gm:object ?anchor ; gm:subject ?thing }",
            "?claim gm:predicate gm:continues .",
        ],
    )
    more = s.known.things(row["thing"] for row in s.known.view.select(sparql).values())
    return list({t.iri: t for t in (*things, *more.values())}.values())


def _sides(s: Situation, behind: str, ahead: str) -> str:
    nothing = say(s.lang, "compare.nothing")
    return say(s.lang, "compare.head", review=behind or nothing, plan=ahead or nothing)
