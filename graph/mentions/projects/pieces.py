"""Where a list of undertakings parts: at 、, and at those 和 that do not stand inside one name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.projects.heads import ended, head_class, place_like
from gangmu.graph.mentions.projects.quantities import NUMBER
from gangmu.graph.model import Span

# -- patterns --------------------------------------------------------------------------------------------------------

_NEAR = 40
"""So much on either side of 和 tells whether it cuts, however long the phrase is."""
WHOLE = re.compile("(?:建设|全线|全段)$")
"""What may stand behind a name without being of it: 甲园区建设和乙改造."""
_COUNT = re.compile(rf"[^、，]*?{NUMBER}(?:个|大|项|条|座|家|处|类|所|宗|公里|亩|万)")
_AND = re.compile(
    r"、|(?<=”)(?=“)|以及|(?<![共饱温中联平祥总磨调])和(?!(?<=保护和)(?:修复|治理|系统治理))(?![谐平睦田林解风龙顺硕]|美乡村)|(?:(?<=[园区心站馆路场院线程城房网目段镇乡街校期》”）])|(?<=[博贸交洽]会))(?:与|及)(?!其)"
)

# -- read ------------------------------------------------------------------------------------------------------------


def pieces(masked: str, span: Span) -> Iterator[Span]:
    """Yield the parts between 、, 和 and the like; 和 inside one name does not cut."""
    begin = span.start
    for match in _AND.finditer(masked, span.start, span.end):
        if match[0] in ("和", "与", "及"):
            before = masked[max(begin, match.start() - _NEAR) : match.start()]
            after = masked[match.end() : min(match.end() + _NEAR, span.end)]
            if not _cuts(before, after, begin > span.start):
                continue
        if begin < match.start():
            yield Span(begin, match.start())
        begin = match.end()
    if begin < span.end:
        yield Span(begin, span.end)


def _stores(before: str, after: str) -> bool:
    """Tell whether 和 stands between compounds with one last character, the second of a known kind (料库和仓库)."""
    after = WHOLE.sub("", after)
    head = ended(after)
    return (
        len(head) >= 2
        and len(after) - len(head) >= 2
        and head_class(head) == "facility"
        and before[-1:] == head[-1]
        and len(before) >= 3
    )


def _cuts(before: str, after: str, listed: bool) -> bool:
    """Tell whether 和 stands between two things: what is before it is a thing by itself, or a place, or in a list."""
    return (
        listed
        or bool(_COUNT.match(after))
        or bool(ended(WHOLE.sub("", before)))
        or place_like(before)
        or before.endswith(("”", "》"))
        or after.startswith(("“", "《"))
        or _stores(before, after)
    )
