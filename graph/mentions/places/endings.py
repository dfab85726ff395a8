"""Places known by how their name ends (镇, 大道, 河 …), or by the facility that bears it (云岭 in 云岭水电站)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.graph.mentions.names import Hit, begin, quick
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------


class Suffix(NamedTuple):
    """How the places of one sort are known by their ending (`suffix` in places.toml says what each part means)."""

    kind: Kind
    least: int
    most: int
    listed: int
    known: bool
    inside: bool
    verb: bool
    after: str
    common: re.Pattern[str]
    next: re.Pattern[str]


def _suffixes() -> dict[str, Suffix]:
    """Return the suffix of each head."""
    by_head: dict[str, Suffix] = {}
    for row in table("places")["suffix"]:
        least, most = row["core"]
        flags = row.get("known", False), row.get("inside", False), row.get("verb", False), row.get("after", "")
        common = re.compile(rf"(?:{alternatives(row['common'])})$")
        listed = row.get("list_core", least)
        suffix = Suffix(
            Kind(row["kind"]), least, most, listed, *flags, common, re.compile(alternatives(row["not_next"]))
        )
        for head in row["heads"]:
            by_head.setdefault(head, suffix)
    return by_head


_SUFFIX = _suffixes()

# -- patterns --------------------------------------------------------------------------------------------------------

_HEAD = re.compile(quick(_SUFFIX))
_WITHIN = re.compile(r"(?![和与及])[\u3400-\u9fff]")
# After a mountain's or a bay's name stands no Chinese character, or one of these words.
_AFTER = {"": re.compile("")} | {
    name: re.compile(("" if name == "bridge" else r"[^\u3400-\u9fff]|$|") + alternatives(listed))
    for name, listed in table("places")["after"].items()
}
_LIST = "、和与及（"
_NOT_FIRST = re.compile(alternatives(words("places", "not_first", "words")))
_QUARTERS = frozenset("东西南北中")
_ALONE = re.compile("[\u3400-\u9fff]+")
# What a list of undertakings has beside a facility, and what is no place: 防洪、灌溉、青石水库.
_SORTS = re.compile(rf"(?:{alternatives(words('places', 'not_shared', 'words'))})")

# -- read ------------------------------------------------------------------------------------------------------------


def suffixed(chars: str, known: list[Hit]) -> Iterator[Hit]:
    """Yield the names that end in a telling word, given the places known by name.

    >>> [hit.key for hit in suffixed("打通了云岭大道，推进青石河治理", [])]
    ['云岭大道', '青石河']
    """
    starts, last = [hit.start for hit in known], None
    for head in _HEAD.finditer(chars):
        suffix, at = _SUFFIX[head[0]], head.start()
        if suffix.next.match(chars, head.end()) or not _AFTER[suffix.after].match(chars, head.end()):
            continue
        index = bisect_right(starts, at) - 1
        prior = known[index] if index >= 0 else None
        if last and (prior is None or last.end > prior.end):
            prior = last
        start = _start(chars, at, prior, suffix)
        if start is not None:
            end = at if suffix.inside else head.end()
            last = Hit(start, end, chars[start:end], suffix.kind)
            if suffix.inside:
                yield from _beside(chars, start, suffix)
            yield last


def _beside(chars: str, start: int, suffix: Suffix) -> Iterator[Hit]:
    """Yield the places that share the facility of the one at `start`: 甲乙、丙丁 of 甲乙、丙丁、青石水库."""
    high = start - 1
    while high > 1 and chars[high] in "、和及":
        low = max(0, high - suffix.most - 1)
        first = begin(chars, low, high)
        if first is None or not suffix.least <= high - first <= suffix.most or not _named(chars, first, high, suffix):
            return
        if not _ALONE.fullmatch(chars, first, high) or _SORTS.search(chars, first, high):
            return
        yield Hit(first, high, chars[first:high], suffix.kind)
        high = first - 1


def _start(chars: str, high: int, prior: Hit | None, suffix: Suffix) -> int | None:
    """Return where the name starts whose telling word stands at `high`, or None where it is no name."""
    low = max(0, high - suffix.most - 1)
    if prior and prior.end > low:
        if prior.end == high:
            return None if suffix.inside else prior.start
        if suffix.kind is Kind.ROUTE and chars[prior.end : high] in _QUARTERS:
            return prior.start
        low = prior.end
        start: int | None = begin(chars, low, high) or low
    else:
        start = begin(chars, low, high)
    if suffix.verb and start == high and high >= 3 and not _WITHIN.match(chars, high - 3):
        start = high - 2
    return start if start is not None and _named(chars, start, high, suffix) else None


def _named(chars: str, start: int, high: int, suffix: Suffix) -> bool:
    """Tell whether what stands before a telling word can be a name."""
    core = chars[start:high]
    if _NOT_FIRST.match(core) or (start and chars[start - 1] == "“" and "”" in chars[high + 1 : high + 3]):
        return False
    if "”" in chars[high + 1 : high + 3] and "“" in chars[max(0, start - 2) : start]:  # “和美某村” is a brand
        return False
    least = suffix.listed if start and chars[start - 1] in _LIST else suffix.least
    if core in _QUARTERS and chars[high] == "山":
        return True
    return not suffix.known and least <= len(core) <= suffix.most and not suffix.common.search(core)
