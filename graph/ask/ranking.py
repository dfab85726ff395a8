"""Which of several indicators is more: their numbers side by side, and the higher one where they can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask import choosing, observed, printed
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.replies import answered
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import quoted, say


def ranked(s: Situation) -> Answer | None:
    """Return the numbers of the indicators that are named, with which is more (or less); None for fewer than two.

    They are compared only where each has one number, all in one unit and of one role; else they stand side by side.
    """
    things = s.all_meant("Indicator")
    if len({t.zh for t in things}) < 2:
        return None
    sparql = observed.values(iris(things), s.reports)
    found = observed.read(s, sparql)
    each = [choosing.choose(s, [f for f in found if f.cells["anchor"] == t.iri])[0] for t in things]
    chosen = [f for few in each for f in few]
    if len([few for few in each if few]) < 2:
        return None
    text = printed.told(s, chosen) + _more(s, [few for few in each if few])
    return answered(s, text, printed.rows(s, chosen), sparql, "observedBy", things)


def _more(s: Situation, each: Sequence[Sequence[Found]]) -> str:
    single = [few[0] for few in each if len(few) == 1]
    units = {_unit(f) for f in single}
    numbers = {f.label: observed.number(f.cells["raw"]) for f in single}
    alike = len(units) == 1 and len({f.get("role") for f in single}) == 1
    if len(single) < len(each) or not alike or None in numbers.values() or len(set(numbers.values())) < len(numbers):
        return ""
    less = s.asked.has("form", "fewer")
    pick = min if less else max
    best = pick(single, key=lambda f: observed.number(f.cells["raw"]) or 0.0)
    what = say(s.lang, "rank.less" if less else "rank.more")
    name = quoted(s.lang, best.label)
    gap = "" if s.lang == "zh" else " "
    return gap + say(
        s.lang, "figure.most", unit=units.pop(), n=len(single), what=what, name=name, raw=best.cells["raw"]
    )


def _unit(f: Found) -> str:
    return f.cells.get("unit", "").lstrip("万亿")
