"""What a clause ends with that says what became of the undertaking before it: 建成通车, 有序推进, 开工3公里."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.projects.quantities import QUANTITY, QUANTITY_ENDS
from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

_ENDINGS = {name: words("projects", "endings", name) for name in ("done", "ongoing")}
DONE = frozenset(_ENDINGS["done"])
LAST = frozenset(word[-1] for endings in _ENDINGS.values() for word in endings)
LAST_OR_COUNT = LAST | QUANTITY_ENDS
_WORKS = ("工程", "项目", "行动", "试点")
_OWN_NAME = 6
"""So long at least is what a part of a clause says."""

# -- patterns --------------------------------------------------------------------------------------------------------

_END = re.compile(
    r"(?:(?<![存正现潜所])在(?![线校建岗职研营])[^，、；的在]{1,8}?|提前[\d一二两三四五六七八九十]+个?[年月天])?"
    r"(?:(?:年|[一二三四]季度|[上下]半年|\d{1,2}月份?)[初底末前内]*)?"
    rf"(?:{alternatives(words('projects', 'endings', 'before'))}|(?<![重扩改新迁复])建)*"
    rf"(?P<ending>(?!(?<=城)落户){alternatives(_ENDINGS['done'] + _ENDINGS['ongoing'])})"
    rf"(?:并?{alternatives(_ENDINGS['done'] + _ENDINGS['ongoing'])})?$"
)

# -- read ------------------------------------------------------------------------------------------------------------


def parts(masked: str, clause: Span) -> Iterator[Span]:
    """Yield a clause in parts, cut where 、 follows an ending: 确保甲广场开工、乙市场投入运营.

    >>> text = "确保云岭广场开工、青石市场投入运营"
    >>> [text[a:b] for a, b in parts(text, Span(0, 17))]
    ['确保云岭广场开工', '青石市场投入运营']
    """
    start, end = clause
    comma = masked.find("、", start, end)
    while comma >= 0:
        long = masked[comma - 1] in LAST and comma - start > _OWN_NAME and comma + 1 < end
        if long and ending_of(masked, Span(start, comma)) is not None:
            yield Span(start, comma)
            start = comma + 1
        comma = masked.find("、", comma + 1, end)
    yield clause if start == clause.start else Span(start, end)


def ending_of(masked: str, clause: Span) -> re.Match[str] | None:
    """Return what a clause ends with that says what became of the undertaking before it (建成通车), if anything."""
    if clause.end <= clause.start:
        return None
    last = masked[clause.end - 1]
    if last in QUANTITY_ENDS and (counted := _counted(masked, clause)):
        return counted
    if last not in LAST:
        return None
    tail = max(clause.start, clause.end - 24)
    match = _END.search(masked, tail, clause.end)
    return match if match and match.start() > clause.start else None


def _counted(masked: str, clause: Span) -> re.Match[str] | None:
    """Return the ending before a number that closes a clause, behind a 工程 or 项目 (云岭堤防工程开工3公里)."""
    for many in QUANTITY.finditer(masked, max(clause.start, clause.end - 12), clause.end):
        if many.end() == clause.end and masked[many.start() - 1] in LAST:
            match = _END.search(masked, max(clause.start, many.start() - 16), many.start())
            return match if match and masked.endswith(_WORKS, clause.start, match.start()) else None
    return None
