"""The number in the one sentence that holds all of a question: for numbers of what the graph has no indicator for.

Only where the clause that holds what is asked about holds one number in the unit that is asked for, and where no other
sentence does: which year a sentence speaks of, and whether it tells what was reached or what is aimed at, is not known
of it, so two sentences are one too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.holding import Line, Words, clauses, closest, holds, lines
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.witness import quotation, wanted
from gangmu.ontology.lexicon import table

_ASKED = re.compile(
    "(?:多少|(?<!哪)几)个?([万亿]?[\u4e00-\u9fff])?|多[大高长宽快]|百分(?:之|比)|几成|how (?:many|much)"
)
_DIGITS = r"[\d０-９]+(?:[.．,][\d０-９]+)*"
_NUMBER = re.compile(
    rf"(?:超过?|突破|近|约|达到?|不低于|不少于|至少)?({_DIGITS}(?:[—\-－~至]{_DIGITS})?)([十百千]?[万亿]{{0,2}})([多余]?)"
    r"(亿元|万元|元|个百分点|[%％‰]|平方公里|公里|平方米|公顷|立方米|千瓦时|千瓦|吨|亩|公斤|斤|[\u4e00-\u9fff]{1,2})?(以上|以下|左右|以内)?"
)
_LIGHT = re.compile("平均|总共|一共|共有|共|合计|总计|大约|大概|总量|总数|人次|万人|亿")
_LEAST = 3
_PERCENT = frozenset("%％")
_YEARS = re.compile(r"(?:19|20)\d\d")
_MONEY = ("元", "钱")


def amount(s: Situation) -> Answer | None:
    """Return the number that one sentence gives for all of a question; None if none or several do."""
    if not _asks(s):
        return None
    words = wanted(s, _LEAST + 1)
    if words is None:
        return None
    light = {i for match in _LIGHT.finditer(words.text) for i in range(*match.span())}
    words = replace(words, heavy=words.heavy - light)
    found = [(line, number) for line in lines(s, words) if _fits(s, words, line) for number in _numbers(s, words, line)]
    if len({line.text for line, _ in found}) != 1 or len({number for _, number in found}) != 1:
        return None
    line, number = found[0]
    return quotation(s, line, number, number)


def _asks(s: Situation) -> bool:
    """Tell whether a number is asked for, and one only."""
    asked = s.asked
    number = asked.has("form", "howMuch", "howMany") or bool(asked.measure) or bool(_ASKED.search(asked.text))
    return number and not asked.has("form", "compare", "more", "fewer", "when", "who", "where", "why", "list")


def _fits(s: Situation, words: Words, line: Line) -> bool:
    """Tell whether a sentence holds all that counts, and speaks of no other year than is asked for."""
    years = set(_YEARS.findall(line.text))
    if s.asked.years and years and not years & set(s.asked.years):
        return False
    if s.asked.years and not years and not s.asked.reckoned:
        return False
    named = [c.word for c in s.asked.words if any(x.category in ("class", "attribute") for x in c.senses)]
    if any(len(word) > 1 and word not in plain(line.text) for word in named):
        return False
    return holds(words, plain(line.text), plain(line.lead), _LEAST) > 0


def _numbers(s: Situation, words: Words, line: Line) -> Iterator[str]:
    """Yield the numbers, in the unit that is asked for, of the clause that holds most of what is asked about."""
    parts = clauses(line.text)
    for place in closest(words, parts):
        for match in _NUMBER.finditer(parts[place][1]):
            if _in_unit(s, match) and plain(match[0]) not in words.text:
                yield match[0].strip()


def _in_unit(s: Situation, match: re.Match[str]) -> bool:
    """Tell whether a number is in the unit that is asked for; where none is, whether it is no year and has a unit."""
    unit = match[4] or ""
    asked = _unit(s)
    if asked == "%":
        return unit in _PERCENT or unit == "个百分点"
    if asked in _MONEY:
        return unit.endswith("元")
    if asked:
        return unit.startswith(asked) or (asked == "人" and unit[:1] in ("人", "名"))
    return bool(unit) and unit[:1] not in ("年", "月", "日", "个") and unit not in _PERCENT


def _unit(s: Situation) -> str:
    """Return the unit in which a number is asked for, or ""."""
    if s.asked.measure:
        return s.asked.measure.lstrip("万亿")
    if re.search(
        "百分|几成|比例|占比|比重|降幅|增幅|涨幅|率(?:是|达|有|为|到|要)?(?:了|到)?(?:多少|多高|几)", s.asked.text
    ):
        return "%"
    match = _ASKED.search(s.asked.text)
    unit = (match[1] or "").lstrip("万亿") if match else ""
    return unit if unit in table("ask-defaults")["units"]["zh"] else ""
