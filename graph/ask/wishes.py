"""What list a question asks for: how many items, counted by what noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gangmu.graph.ask.listing import DIGIT, MEASURES

NUMBER = r"(?:\d{1,2}|[二两三四五六七八九十几俩仨])"
_WHICH = re.compile(rf"哪({NUMBER})([{MEASURES}]*)")
_COUNTED = re.compile(rf"(?<![第哪\d])({NUMBER})([{MEASURES}]+)(?!月)")
_ASKS = re.compile(
    rf"哪{NUMBER}|哪些|(?:各|都|分别|到底|究竟)?(?:是|指|指的是|说的是|有|包括)(?:些)?(?:什么|啥|谁)(?!时)|叫(?:什么|啥)名"
)
_SOME = re.compile("哪些|(?:什么|啥)(?=[\u4e00-\u9fff]{2})|有哪些|都是谁|包括(?:什么|啥)")
_COMPOSED = re.compile("由哪些|由哪几|哪些.{1,8}(?:组成|构成|合起来|合成)")
_HAN = re.compile("[\u4e00-\u9fffa-z0-9]+")
_STOPS = re.compile("的|要|将|拟|会|是|都|各|分别|有|叫|指|说|呢|吗|$")
_NEAR = 8
_GENERAL = frozenset(["样", "句", "句话", "话", "种", "个", "项", "条", "大", "地方", "东西", ""])


@dataclass(frozen=True, slots=True)
class Wish:
    """What list is asked for: how many items (0: all of them), the noun that counts them, what asks."""

    number: int
    noun: str
    asking: frozenset[int]
    counted: bool


def wish(text: str) -> Wish | None:
    """Return what list a question (in plain form) asks for, or None.

    >>> found = wish("三重压力是啥"); found.number, found.noun, found.counted
    (3, '压力', True)
    >>> found = wish("要转变哪几种作风"); found.number, found.noun
    (0, '作风')
    """
    if not _ASKS.search(text):
        return None
    which, counts = _WHICH.search(text), list(_COUNTED.finditer(text))
    some = _SOME.search(text)
    if not which and not some and not counts:
        return None
    asking: set[int] = set()
    composed = bool(_COMPOSED.search(text))
    for match in [*counts, *_WHICH.finditer(text), *_ASKS.finditer(text), *_SOME.finditer(text)]:
        asking.update(range(*match.span()))
    numerals = [m[1] for m in ([which] if which else []) + counts]
    number = next((n for n in map(figure, numerals) if n), 0)
    nouns = [_noun(text[m.end() :]) for m in ([which] if which else []) + counts + ([some] if some else [])]
    noun = next((n for n in nouns if n not in _GENERAL), "")
    asked = which or some
    if not noun and asked and not (which and counts) and asked.end() >= len(text) - 1:
        noun = _before(text[: asked.start()])
    measure = next((m[2] for m in ([which] if which else []) + counts if m[2]), "")
    noun = noun or ("方面" if measure.startswith("方") else "")
    others = _noun(text[some.end() :]) if some and not which else ""
    own = {"", *(_noun(text[m.end() :]) for m in counts)}
    counted = bool(which) or (bool(counts) and others in own)  # 哪些项目服务三个青石 asks for no three things
    return Wish(number if counted else 0, noun, frozenset(asking), counted or composed)


def figure(numeral: str) -> int:
    """Return the number of a numeral below 100, 0 where it says none (几)."""
    return int(numeral) if numeral.isdigit() else DIGIT.get(numeral, 0)


def _noun(rest: str) -> str:
    match = _HAN.match(rest)
    said = match[0] if match else ""
    stop = _STOPS.search(said)
    noun = said[: stop.start()] if stop else said
    return next(("" for general in _GENERAL if len(general) > 1 and noun.startswith(general)), noun)


def _before(text: str) -> str:
    """Return the noun that stands before what asks: 要推进的教育项目 of 要推进的教育项目有哪些."""
    noun = re.sub("(?:都|各|分别|主要|具体|是|有)+$", "", text)
    return re.split("的|要|了", noun)[-1][-_NEAR:]
