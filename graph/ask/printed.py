"""Numbers as an answer shows them: as the report prints them, in rows and in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask.answer import Evidence, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.observed import when, year_of
from gangmu.graph.ask.replies import code
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import quoted, say


def rows(s: Situation, found: Sequence[Found]) -> tuple[Row, ...]:
    """Return numbers as rows: the number as printed, with its indicator, role and time beside it."""
    return tuple(_row(s, f) for f in found)


def _row(s: Situation, f: Found) -> Row:
    heads = ("指标", "角色", "时间") if s.lang == "zh" else ("indicator", "role", "time")
    cells = (f.label, code(s, f.get("role")), when(f))
    facts = tuple((head, cell) for head, cell in zip(heads, cells, strict=True) if cell)
    return Row(f.cells["raw"], "", "Observation", "stated", say(s.lang, "basis.stated"), telling(f), facts=facts)


def telling(f: Found) -> tuple[Evidence, ...]:
    """Return the quotes of a number, those that hold it first (others only say its year)."""
    return tuple(sorted(f.evidence, key=lambda e: f.cells["raw"] not in e.exact.replace("\n", "")))


def told(s: Situation, chosen: Sequence[Found]) -> str:
    """Return the sentence for numbers."""
    first = chosen[0]
    if (
        len(chosen) == 2
        and [f.get("role") for f in chosen] == ["baseline", "actual"]
        and len({f.label for f in chosen}) == 1
    ):
        a, b = chosen
        return say(
            s.lang,
            "figure.change",
            name=quoted(s.lang, first.label),
            a=a.cells["raw"],
            b=b.cells["raw"],
            whenA=_when(s, a),
            whenB=_when(s, b),
        ) + _said(s, chosen)
    return overview(s, chosen) + ("。" if s.lang == "zh" else ".") + _said(s, chosen)


def _said(s: Situation, chosen: Sequence[Found]) -> str:
    sentences = dict.fromkeys(e.exact.replace("\n", "") for f in chosen for e in telling(f)[:1])
    gap = "" if s.lang == "zh" else " "
    return gap + say(s.lang, "quote.one", list="".join(f"“{x}”" for x in sentences))


def overview(s: Situation, found: Sequence[Found]) -> str:
    """Return numbers in one sentence without its stop."""
    parts = [
        say(
            s.lang,
            "figure.value",
            name=quoted(s.lang, f.label),
            when=_when(s, f),
            role=label_of(s, f.get("role")),
            raw=f.cells["raw"],
        )
        for f in found[:12]
    ]
    return ("；" if s.lang == "zh" else "; ").join(dict.fromkeys(parts))


def _when(s: Situation, f: Found) -> str:
    return say(s.lang, "figure.when", when=when(f)) if when(f) else ""


def label_of(s: Situation, role: str) -> str:
    """Return how a role is called inside a sentence."""
    return say(s.lang, f"role.{role}")


def years(s: Situation, found: Sequence[Found]) -> str:
    """Return which years there are values for."""
    known = sorted({year_of(f) for f in found} - {""})
    if not known:
        return say(s.lang, "figure.noYears") + ("：" if s.lang == "zh" else ": ") + overview(s, found)
    return say(s.lang, "figure.years", years="、".join(known) if s.lang == "zh" else ", ".join(known))
