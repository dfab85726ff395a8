"""The persons that a report names: the country's leaders by name, others by the post or the 同志 beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.names import POSTS, SURNAMES, Hit, begin, quick
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table

# -- words -----------------------------------------------------------------------------------------------------------

_WORDS = table("actors")["person"]
# A post with the body that it belongs to is no longer than this; before a longer one stands something else.
_MOST = 16

# -- patterns --------------------------------------------------------------------------------------------------------

_LEADER = re.compile(
    rf"(?P<name>{quick(_WORDS['leaders'])})(?:总书记|同志|主席|总理)?(?!{alternatives(_WORDS['doctrine'])})"
)
_NAME = rf"(?P<name>[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}}?)"
_AFTER = rf"[，。、；！\s]|$|{alternatives(_WORDS['after'])}"
_POSTED = re.compile(rf"(?:{quick(POSTS)})[ \u3000]*(?!{alternatives(_WORDS['never'])}){_NAME}(?={_AFTER})")
_COMRADE = re.compile("同志")
_POSTS = re.compile(rf"(?:{alternatives(POSTS)})$")
_CREDIT = re.compile(rf"(?:{alternatives(_WORDS['credits'])})[：:／/]")

# -- read ------------------------------------------------------------------------------------------------------------


def persons(chars: str) -> Iterator[Hit]:
    """Yield where persons are named, without their posts; the names inside doctrines are none.

    >>> [hit.key for hit in persons("县委副书记、县长张云岭作报告，李清同志讲话")]
    ['张云岭', '李清']
    """
    for match in _LEADER.finditer(chars):
        yield Hit(*match.span("name"), match["name"], Kind.PERSON)
    for match in _POSTED.finditer(chars):
        if not _credited(chars, match.start()):
            yield Hit(*match.span("name"), match["name"], Kind.PERSON)
    for match in _COMRADE.finditer(chars):
        start = begin(chars, max(0, match.start() - 4), match.start())
        if start is not None and 2 <= match.start() - start <= 3 and chars[start] in SURNAMES:
            yield Hit(start, match.start(), chars[start : match.start()], Kind.PERSON)


def posts(chars: str, start: int) -> tuple[str, ...]:
    """Return the posts that stand before the name at `start`, as printed.

    >>> posts("青石县委副书记、县长张云岭作报告", 10)
    ('青石县委副书记', '县长')
    """
    before = re.split(r"[^\u3400-\u9fff、]", chars[max(0, start - 40) : start].rstrip(" \u3000"))[-1]
    before = before.lstrip("年月日")
    found: list[str] = []
    for part in reversed(before.split("、")):
        post = _POSTS.search(part)
        if not post:
            break
        found.insert(0, part if len(part) <= _MOST else part[_owner(part, post.start()) :])
    return tuple(found)


def _owner(part: str, post: int) -> int:
    """Return where the place begins whose post begins at `post` (甲省省长 at the end of a long sentence)."""
    return next((post - n for n in range(7, 2, -1) if is_known(part[max(0, post - n) : post - 1])), post)


def _credited(chars: str, at: int) -> bool:
    """Tell whether the line of `at` only says who wrote, edited or photographed."""
    return bool(_CREDIT.match(chars, chars.rfind("\n", 0, at) + 1))
