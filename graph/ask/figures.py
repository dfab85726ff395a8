"""Answers that are numbers: what an indicator is or how large a thing is, by when, and all that is aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.choosing import choose
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.observed import is_ahead, once, read, values, wanted, when
from gangmu.graph.ask.printed import rows, told
from gangmu.graph.ask.replies import answered, refused, spoken, which
from gangmu.graph.ask.situation import Situation, iris

_FEW = 3


def figure(s: Situation) -> Answer | None:
    """Return the number that is asked for, or a refusal with those that there are; None if none is asked for."""
    things = wanted(s)
    if not things:
        return None
    used = {t.iri for t in things}
    idle = [m for m in s.asked.anchors if not any(t.iri in used or "Period" in t.kinds for t in s.meant(m))]
    if idle:
        return None
    sparql = values(iris(things), s.reports)
    found = read(s, sparql)
    if not found:
        return None
    chosen, reason = choose(s, found)
    about = [t for t in things if any(f.cells["anchor"] == t.iri for f in (chosen or found))]
    if not chosen:
        return refused(
            s, "notStated", reason.format(name=spoken(s, about)), about, rows(s, found), sparql, "observedBy"
        )
    vague = [m for m in s.asked.anchors if not m.sure and not s.asked.has("form", "list", "most", "least")]
    if len({t.zh for t in about} | {t.iri for t in about if len({a.zh for a in about}) == 1}) > _FEW and vague:
        return which(s, vague[0].text, about)
    text = told(s, chosen) + ("" if s.lang == "zh" or not reason else " ") + reason.format(name=spoken(s, about))
    return answered(s, text, rows(s, chosen), sparql, "observedBy", about, known=rows(s, rest(found, chosen)))


def dated(s: Situation) -> Answer | None:
    """Return by when something is aimed at, where the report says so."""
    things = wanted(s)
    sparql = values(iris(things), s.reports)
    found = [f for f in read(s, sparql) if is_ahead(f) and when(f)] if things else []
    if not found:
        return None
    about = [t for t in things if any(f.cells["anchor"] == t.iri for f in found)]
    shown = [replace(row, label=when(f)) for row, f in zip(rows(s, found), found, strict=True)]
    return answered(s, told(s, found), shown, sparql, "deadlineText", about)


def aimed(s: Situation, words: Sequence[str] = ()) -> Answer | None:
    """Return all numbers that are aimed at; `words` limits them to what is called so and counted as is asked."""
    sparql = compose.query(
        "?anchor ?name ?claim ?role ?raw ?quote ?exact ?start ?end",
        [
            "?claim gm:role gm:target ; gm:role ?role ; gm:indicator ?anchor ; gm:rawText ?raw .",
            '?anchor skos:prefLabel ?name FILTER(LANG(?name) = "zh")',
            compose.EVIDENCE,
            compose.in_reports(s.reports),
        ],
        "?start",
    )
    found = once(compose.found(s.known, sparql))
    if words:
        unit = s.asked.measure
        found = [f for f in found if any(w in f.label for w in words) and unit in f.cells["raw"]]
    return answered(s, told(s, found), rows(s, found), sparql, "observedBy") if found else None


def rest(found: Sequence[Found], chosen: Sequence[Found]) -> list[Found]:
    """Return the numbers that were not asked for."""
    return [f for f in found if f not in chosen]
