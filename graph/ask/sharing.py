"""Names that share their end: 城镇和农村居民人均可支配收入 is asked of two indicators, each with a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.ask.plain import plain
from gangmu.graph.names import Index
from gangmu.graph.names.hits import How

_JOINED = re.compile("([\u4e00-\u9fff]{2,6})(以及|和|与|跟|及|同|还有|、)(?=[\u4e00-\u9fff]{4})")
_LONGEST = 20


def spread(text: str, names: Index) -> str:
    """Return a plain question with both names written whole, where only together they are written in it.

    What stands behind the conjunction must be the whole name of an indicator, and the words before it, with an end of
    that name, the whole name of another one.
    """
    for match in _JOINED.finditer(text):
        second = _name(text[match.end() :], names)
        for first in _firsts(match[1], second):
            hits = names.find(first, ("Indicator",), limit=1, slips=False)
            if hits and hits[0].how is How.EXACT and plain(hits[0].name) == first:
                return text[: match.start(2)] + first[len(_said(first, match[1])) :] + text[match.start(2) :]
    return text


def _name(text: str, names: Index) -> str:
    """Return the name of an indicator with which a text begins, or ""."""
    for spot in names.spot(text[:_LONGEST], ("Indicator",)):
        if spot.start == 0 and spot.hits[0].how is How.EXACT:
            return text[: spot.end]
    return ""


def _firsts(before: str, second: str) -> Iterator[str]:
    """Yield what the first name may be: words before the conjunction, the longest first, with an end of the second."""
    for length in range(len(before), 1, -1):
        for start in range(1, len(second) - 2):
            if second[start:] != before[-len(second[start:]) :]:
                yield before[-length:] + second[start:]


def _said(first: str, before: str) -> str:
    """Return how much of the first name is said before the conjunction."""
    return next(before[-n:] for n in range(len(before), 0, -1) if first.startswith(before[-n:]))
