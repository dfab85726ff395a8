"""Which of a thing's numbers is asked for: by its unit, its year and its role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.observed import is_ahead, when, year_of
from gangmu.graph.ask.printed import label_of, overview, years
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import say
from gangmu.graph.ask.years import report_of

_MEASURES = {"钱": "元", "百分比": "%", "张床": "张", "床": "张"}
_STRICT = ("元", "亩", "公顷", "平方公里", "公里", "天", "%", "吨", "公斤", "人", "户")
_FROM_TO = re.compile(r"[从由](?:多少|几|啥|什么|哪)[^从由]{0,8}?(?:到|至|为|成|了)(?:多少|几|啥|什么|哪)")


def choose(s: Situation, found: Sequence[Found]) -> tuple[list[Found], str]:
    """Return the numbers that fit what is asked, and what there is no number for: a sentence with {name} left open."""
    asked, kept = s.asked, list(found)
    unit = _MEASURES.get(asked.measure, asked.measure)
    unit = unit.removeprefix("万").removeprefix("亿")
    if asked.measure == "个百分点":
        kept = [f for f in kept if "百分点" in f.cells["raw"]]
        if not kept:
            return [], say(s.lang, "figure.noUnit", name="{name}", known=overview(s, found))
    elif unit in _STRICT:
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


def _year(s: Situation, f: Found) -> str:
    """Return the year of a number; where 今年 or 去年 is asked, one without a time is of the year that it looks at."""
    if year_of(f) or when(f) or not s.asked.reckoned:
        return year_of(f)
    report = report_of(s)
    return str(int(report.year) - (not is_ahead(f))) if report else ""
