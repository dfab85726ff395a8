"""Numbers as the graph has them: the values of an indicator and the sizes of a thing, by role, year and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.situation import Situation

_ORDER = ("baseline", "actual", "target", "share", "scale", "annualGrowth", "growth", "derived")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LATER = ("goalList", "outlook", "guidance")


def values(anchors: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for all numbers of some things: values of indicators, and sizes of what is announced or done."""
    return compose.query(
        "?anchor ?name ?claim ?role ?raw ?quote ?exact ?start ?end",
        [
            compose.data("anchor", anchors),
            "?claim gm:indicator|gm:quantityOf ?anchor .",
            "?claim gm:rawText ?raw ; gm:role ?role .",
            '?anchor skos:prefLabel ?name FILTER(LANG(?name) = "zh")',
            compose.EVIDENCE,
            compose.in_reports(reports),
        ],
        "?start ?role",
    )


def read(s: Situation, sparql: str) -> list[Found]:
    """Return the numbers of a query, each once; a size also with the part of the report in which it stands."""
    found = once(compose.found(s.known, sparql))
    sizes = [f.claim for f in found if f.get("role") == "scale"]
    if not sizes:
        return found
    text = compose.query(
        "?claim ?orientation",
        [
            compose.data("claim", sizes),
            "?claim gm:evidence ?quote . ?beside gm:evidence ?quote ; gm:inSection/gm:orientation ?orientation .",
        ],
    )
    views = {row["claim"]: row["orientation"] for row in s.known.view.select(text).values()}
    return [replace(f, cells={**f.cells, "orientation": views.get(f.claim, "")}) for f in found]


def wanted(s: Situation) -> list[Thing]:
    """Return the things whose numbers are asked for: indicators if any is named, else whatever has a size."""
    indicators = s.all_meant("Indicator")
    names = {t.zh.strip("“”") for t in indicators}
    sized = [t for t in s.all_meant("PolicyElement") if t.zh.partition("（")[0].strip("“”") in names or not indicators]
    return [*indicators, *sized]


def once(found: Iterable[Found]) -> list[Found]:
    """Leave out a size that is also the value of an indicator, and the pieces of a range beside the whole."""
    kept: dict[tuple[str, int], Found] = {}
    for f in sorted(found, key=lambda f: f.get("role") == "scale"):
        where = f.evidence[0].start if f.evidence else -1
        sentence = next((e.sentence for e in f.evidence), "")
        same = any(
            k.cells["raw"] == f.cells["raw"] and sentence and sentence == k.evidence[0].sentence
            for k in kept.values()
            if k.evidence
        )
        if f.evidence and not (f.get("role") == "scale" and same):
            kept.setdefault((f.cells["raw"] + f.get("role") + f.cells["anchor"], where), f)
    whole = [f for f in kept.values() if not any(_within(f, other) for other in kept.values())]
    return sorted(
        whole, key=lambda f: (f.evidence[0].start, _ORDER.index(f.get("role")) if f.get("role") in _ORDER else 9)
    )


def _within(f: Found, other: Found) -> bool:
    """Tell whether a number is one end of a range that is also given whole: 2个 of 2个至3个."""
    raw, whole = f.cells["raw"], other.cells["raw"]
    same = f.evidence[0].sentence == other.evidence[0].sentence
    return same and raw != whole and "至" in whole and raw in whole


def is_ahead(f: Found) -> bool:
    """Tell whether a number is aimed at, not reached."""
    return f.get("role") == "target" or (f.get("role") == "scale" and f.get("orientation") in _LATER)


def when(f: Found) -> str:
    """Return the time of a number as printed, or the year that its quote states."""
    year = f.cells.get("year", "")[:4]
    return f"{year}年" if year else f.cells.get("when", "") or f.cells.get("deadline", "")


def year_of(f: Found) -> str:
    """Return the year of a number, or "" where it is of none or of several."""
    years = set(_YEAR.findall(f.cells.get("year", "") or f.cells.get("when", "")))
    return years.pop() if len(years) == 1 else ""


def number(raw: str) -> float | None:
    """Return the number of a figure as printed, with its 万 and 亿; None where there is none.

    >>> number("2.3万人"), number("230亿元"), number("Ⅴ类")
    (23000.0, 23000000000.0, None)
    """
    match = re.search(r"\d+(?:\.\d+)?", raw)
    if not match:
        return None
    factor = 1e8 if "亿" in raw else 1e4 if "万" in raw else 1.0
    return float(match[0]) * factor
