"""What decides which part answers a question: whether yes or no is asked for, or a number, or what a slogan holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.relate import turned
from gangmu.graph.ask.situation import Situation
from gangmu.ontology.lexicon import table

EITHER = re.compile(r"还是|(?<![a-z])or(?![a-z])")
"""What stands between two ways in which something may be, of which one is asked for."""
_POLAR = re.compile(r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could)(?![a-z'])")
_BELONGING = ("serves", "servedBy", "memberOf", "hasMember", "servesByNesting")


def polar(s: Situation) -> bool:
    """Tell whether yes or no is asked for."""
    if s.lang == "en":
        return bool(_POLAR.match(s.asked.text))
    return s.asked.has("form", "whether") and not s.asked.has("form", "which", "howMany", "howMuch", "where", "who")


def aims(s: Situation) -> bool:
    """Tell whether it is asked what something is for."""
    return any(x == ("relation", "serves") and len(cue.word) > 2 for cue in s.asked.words for x in cue.senses)


def strong(s: Situation) -> set[str]:
    """Return the relations that words ask for and that can mean nothing else."""
    return set(s.asked.keys("relation")) - set(table("ask-defaults")["weak"]["relations"]) - {"locatedIn"}


def only_a_period(s: Situation, mention: Mention) -> bool:
    """Tell whether a mention only says of which time the question is."""
    return all("Period" in t.kinds for t in s.meant(mention))


def slogan(s: Situation) -> bool:
    """Tell whether a slogan is named: what it is is what it holds."""
    return bool(s.all_meant("Slogan"))


def holds(s: Situation) -> bool:
    """Tell whether it is asked what a slogan holds: by a word for it, or by nothing else that is asked."""
    asked = s.asked
    if not slogan(s) or set(s.classes()) - {"Slogan", "Section"} or asked.has("form", "who", "where", "when"):
        return False
    if "hasMember" in asked.keys("relation"):
        return all(turned(s, m)[:1] != ("memberOf",) for m in asked.anchors)
    return asked.has("form", "which", "list", "describe") and not asked.has("relation")


def strongly(s: Situation) -> bool:
    """Tell whether a question asks for more than the report's words: for a class, a number, a status."""
    return bool(set(s.classes()) - {"Slogan", "Section"}) or s.asked.has("form", "howMany", "howMuch", "who", "where")


def compares(s: Situation) -> bool:
    """Tell whether what was done and what is planned are set side by side."""
    asked = s.asked
    both = asked.has("orientation", "review") and asked.has("orientation", "outlook")
    changing = asked.years or (asked.has("role", "change") and bool(s.all_meant("Indicator")))
    counts = [c for c in asked.words if any(x in (("form", "howMany"), ("form", "howMuch")) for x in c.senses)]
    both = both or (in_steps(s) and not polar(s) and not EITHER.search(asked.text) and bool(s.all_meant()))
    both = both or (len(counts) > 1 and (asked.has("role", "target") or asked.has("status", "planned")))
    return both or (asked.has("form", "compare") and not changing)


def in_steps(s: Situation) -> bool:
    """Tell whether it is asked first how far something has come, and then what is planned."""
    first = [c.start for c in s.asked.words if any(x in (("status", "done"), ("status", "any")) for x in c.senses)]
    ahead = (("status", "planned"), ("orientation", "outlook"))
    then = [c.start for c in s.asked.words if any(x in ahead for x in c.senses)]
    return bool(first and then) and min(first) < min(then)


def number_only(s: Situation, classes: Sequence[str]) -> bool:
    """Tell whether nothing but a number of what is named would answer: not how many things hang on it."""
    if classes or slogan(s) or not s.asked.has("form", "howMuch", "howMany"):
        return False
    holding = s.all_meant("Section", "Goal", "Strategy", "Place", "Actor")
    return (s.asked.has("form", "howMuch") and not s.asked.has("form", "howMany")) or not holding


def belongs(s: Situation) -> bool:
    """Tell whether yes or no is asked of one thing's belonging to another: 甲属于乙吗."""
    return polar(s) and s.asked.has("relation", *_BELONGING)


def only_within(s: Situation) -> bool:
    """Tell whether a number is asked for, and what is named is less than half of any name that holds it."""
    number = s.asked.has("form", "howMuch", "howMany")
    within = [m for m in s.asked.anchors if not m.sure and all(2 * len(plain(m.text)) < len(h.label) for h in m.hits)]
    return number and bool(within) and len(within) == len(s.asked.anchors)


def asks_number(s: Situation, measured: bool) -> bool:
    """Tell whether a number is asked for, and not what something is or how many things there are of a kind."""
    asked = s.asked
    if (
        asked.has("form", "howMuch")
        or asked.measure
        or asked.years
        or asked.has("role", "change", "annualGrowth", "growth")
    ):
        return True
    if asked.has("form", "howMany") and not set(s.classes()) - {"Indicator"}:
        return True
    return measured and (asked.has("form", "howMany") or asked.has("role") or not asked.has("form", "who", "where"))


def bare(s: Situation) -> bool:
    """Tell whether nothing is asked but what a thing is."""
    asked = s.asked
    named = [
        c for c in s.classes() if not asked.has("form", "describe") or not any(s.fits(t, c) for t in s.all_meant())
    ]
    asking = asked.has("form", "describe", "list", "which") or not asked.has("form")
    return asking and not strong(s) and not named and not asked.has("status") and not asked.has("role")
