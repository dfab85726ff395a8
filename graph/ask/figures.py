"""Numbers: the values of an indicator and the sizes of a thing, by role, year and unit, as the report prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Evidence, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.replies import answered, code, refused, spoken, which
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import quoted, say

_MEASURES = {"钱": "元", "百分比": "%", "个百分点": "%", "张床": "张", "床": "张"}
_FEW = 3
_STRICT = ("元", "亩", "公顷", "平方公里", "公里", "天", "%", "吨", "公斤", "人", "户")
_ORDER = ("baseline", "actual", "target", "share", "scale", "annualGrowth", "growth", "derived")
_FROM_TO = re.compile(r"[从由](?:多少|几|啥|什么|哪)[^从由]{0,8}?(?:到|至|为|成|了)(?:多少|几|啥|什么|哪)")
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


def choose(s: Situation, found: Sequence[Found]) -> tuple[list[Found], str]:
    """Return the numbers that fit what is asked, and what there is no number for: a sentence with {name} left open."""
    asked, kept = s.asked, list(found)
    unit = _MEASURES.get(asked.measure, asked.measure)
    unit = unit.removeprefix("万").removeprefix("亿")
    if unit in _STRICT:
        units = {"户": ("户", "家"), "%": ("%", "％")}.get(unit, (unit,))
        kept = [f for f in kept if any(u in f.cells["raw"] for u in units)]
        if not kept:
            return [], say(s.lang, "figure.noUnit", name="{name}", known=overview(s, found))
    if asked.years:
        kept = [f for f in kept if _year(s, f) in asked.years]
        missing = [y for y in asked.years if not any(_year(s, f) == y for f in kept)]
        lacking = ""
        if missing:
            lacking = say(s.lang, "figure.noYear", name="{name}", year="、".join(missing), known=years(s, found))
        if not kept or (missing and s.asked.has("role", "change", "growth", "annualGrowth")):
            return [], lacking
        if missing:
            return kept, lacking
        fitting = by_role(s, kept, found)[0]
        return (fitting if {_year(s, f) for f in fitting} == set(asked.years) else kept), ""
    return by_role(s, kept, found)


def by_role(s: Situation, kept: list[Found], found: Sequence[Found]) -> tuple[list[Found], str]:
    """Choose by the role of the number that is asked for."""
    asked = s.asked
    roles = set(asked.keys("role"))
    if asked.has("orientation", "outlook", "goalList") and not roles & {"annualGrowth", "growth", "change", "baseline"}:
        roles.add("target")
    looking = asked.has("orientation", "outlook") and not asked.has("orientation", "review")
    if looking and not asked.has("role", "actual", "change") and not any(is_ahead(f) for f in kept):
        return [], say(s.lang, "figure.noRole", name="{name}", role=label_of(s, "target"), known=overview(s, found))
    pair = [f for f in kept if f.get("role") in ("baseline", "actual")]
    paired = {f.get("role") for f in pair} == {"baseline", "actual"}
    if _FROM_TO.search(asked.text) and paired:
        return pair, ""
    if "change" in roles and "target" not in explicit(s):
        if paired:
            return pair, ""
        grown = [f for f in kept if f.get("role") in ("growth", "annualGrowth")]
        if grown:
            return grown, ""
    if "annualGrowth" in roles and (grown := [f for f in kept if f.get("role") == "annualGrowth"]):
        return grown, ""
    if roles & {"growth", "annualGrowth"}:
        grown = [f for f in kept if f.get("role") in ("growth", "annualGrowth")]
        exact = [f for f in grown if f.get("role") == "growth"] if "growth" in roles else []
        if exact or grown:
            return exact or grown, ""
        if "growth" in roles and paired:
            return pair, ""
        if "annualGrowth" in roles and (s.lang == "zh" or "growth" in roles or not kept):  # a year may be no rate
            return [], say(
                s.lang, "figure.noRole", name="{name}", role=label_of(s, "annualGrowth"), known=overview(s, found)
            )
    if "baseline" in roles and (base := [f for f in kept if f.get("role") == "baseline"]):
        return base, ""
    ahead = [f for f in kept if is_ahead(f)]
    behind = [f for f in kept if not is_ahead(f)]
    if "target" in roles and ahead and behind and (asked.has("role", "actual") or asked.has("orientation", "review")):
        return [f for f in behind if f.get("role") in ("actual", "scale")] + ahead, ""
    if "target" in roles and not asked.has("role", "actual"):
        if ahead:
            return ahead, ""
        if "target" in explicit(s):
            return [], say(s.lang, "figure.noRole", name="{name}", role=label_of(s, "target"), known=overview(s, found))
    if "share" in roles and (share := [f for f in kept if f.get("role") == "share"]):
        return share, ""
    now = [f for f in behind if f.get("role") in ("actual", "share", "scale", "derived", "baseline")]
    if not now and not ahead and asked.has("form", "howMuch", "howMany", "describe"):
        return [], say(s.lang, "figure.noUnit", name="{name}", known=overview(s, found))
    return (now or ahead or behind), ""


def explicit(s: Situation) -> set[str]:
    """Return the roles that a word of its own asks for, not one that only leans that way (要, will)."""
    strong = {w for w in s.asked.said("role") if len(w) > 1 or (w > "\u3000" and len(w) > 1)}
    found = {x.key for cue in s.asked.words if cue.word in strong for x in cue.senses if x.category == "role"}
    leaning = all(
        any(x.category in ("filler", "form", "status") for x in cue.senses)
        for cue in s.asked.words
        if any(x == ("role", "target") for x in cue.senses)
    )
    return (
        found - {"target"}
        if leaning and not s.asked.has("orientation", "outlook", "goalList")
        else found | ({"target"} if s.asked.has("orientation", "outlook", "goalList") else set())
    )


def is_ahead(f: Found) -> bool:
    """Tell whether a number is aimed at, not reached."""
    return f.get("role") == "target" or (f.get("role") == "scale" and f.get("orientation") in _LATER)


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


def when(f: Found) -> str:
    """Return the time of a number as printed, or the year that its quote states."""
    year = f.cells.get("year", "")[:4]
    return f"{year}年" if year else f.cells.get("when", "") or f.cells.get("deadline", "")


def year_of(f: Found) -> str:
    """Return the year of a number, or "" where it is of none or of several."""
    years = set(_YEAR.findall(f.cells.get("year", "") or f.cells.get("when", "")))
    return years.pop() if len(years) == 1 else ""


def _year(s: Situation, f: Found) -> str:
    """Return the year of a number; where 今年 or 去年 is asked, one without a time is of the year that it looks at."""
    if year_of(f) or when(f) or not s.asked.reckoned:
        return year_of(f)
    own = [y for report in (s.asked.scope or s.known.reports.all)[:1] for y in (report.year,)]
    return str(int(own[0]) - (not is_ahead(f))) if own and own[0] else ""


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
