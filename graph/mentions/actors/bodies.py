"""The bodies of party and state that a report names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.names import Hit, begin, quick
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table

# -- words -----------------------------------------------------------------------------------------------------------

_KINDS = {
    "party": Kind.PARTY_BODY,
    "government": Kind.GOVERNMENT_BODY,
    "offices": Kind.GOVERNMENT_BODY,
    "other": Kind.ORGANIZATION,
    "world": Kind.ORGANIZATION,
}
_STATE_TABLE, _LOCAL_TABLE = table("actors")["state"], table("actors")["local"]
_STATE = {word: kind for group, kind in _KINDS.items() for word in _STATE_TABLE.get(group, ())}
_LOCAL = {word: kind for group, kind in _KINDS.items() for word in _LOCAL_TABLE.get(group, ())}
_BARE = frozenset(_LOCAL_TABLE["bare"])

# -- patterns --------------------------------------------------------------------------------------------------------

# 省级教育部门 is no 教育部.
_STATE_BODY = re.compile(rf"(?:{quick(_STATE)})(?!(?<=部)门)")
_CENTRE = re.compile(rf"中央(?!{alternatives(_STATE_TABLE['centre_not'])})")
_NOT_NEXT = rf"(?!{alternatives(_LOCAL_TABLE['not_next'])})"
_LOCAL_BODY = re.compile(rf"[{''.join(_LOCAL_TABLE['levels'])}]({alternatives(_LOCAL)}){_NOT_NEXT}")
_BARE_BODY = re.compile(rf"(?:{quick(_BARE)}){_NOT_NEXT}")
_NOT_BEFORE, _BARE_NOT_BEFORE = (frozenset(_LOCAL_TABLE[key]) for key in ("not_before", "bare_not_before"))
_OFFICE = re.compile(rf"(?:{quick(_LOCAL_TABLE['offices'])}){_NOT_NEXT}")
_CONGRESS = re.compile(r"中国共产党[\u3400-\u9fff]{2,14}?委员会")
# 各州、市人民政府 are many.
_EACH = re.compile("(?:[国省市县区][家级]?、){2}$|各[州市县区旗盟省]?[、和及]?(?:[州市县区旗盟省][、和及]?)?$")
_NO_BODY = rf"(?!{alternatives(_LOCAL)})"
# The name of a body's place is seldom longer.
_SHORT = 4
# A place's name is looked for so far into a text only; its own name comes early.
_FAR = 100_000

# -- read ------------------------------------------------------------------------------------------------------------


def bodies(chars: str) -> Iterator[Hit]:
    """Yield the bodies of party and state; the key of a local one is its level and its short name (县政府).

    >>> [hit.key for hit in bodies("在市委、市政府领导下，请区政协委员提出意见")]
    ['市委', '市政府']
    """
    for match in _STATE_BODY.finditer(chars):
        yield Hit(*match.span(), match[0], _STATE[match[0]])
    for match in _CENTRE.finditer(chars):
        yield Hit(*match.span(), "党中央", Kind.PARTY_BODY)
    for match in _LOCAL_BODY.finditer(chars):
        if chars[match.start() - 1] not in _NOT_BEFORE and not _EACH.search(
            chars, max(0, match.start() - 8), match.start()
        ):
            yield _local(chars, match)
    for match in _BARE_BODY.finditer(chars):
        if chars[match.start() - 1] not in _BARE_NOT_BEFORE:
            yield Hit(*match.span(), _plain(match[0]), Kind.ORGANIZATION)
    for match in _OFFICE.finditer(chars):
        if begin(chars, max(0, match.start() - 2), match.start()) == match.start():
            yield Hit(*match.span(), match[0], Kind.GOVERNMENT_BODY)
    for match in _CONGRESS.finditer(chars):
        yield Hit(*match.span(), match[0], Kind.PARTY_BODY)


def _local(chars: str, match: re.Match[str]) -> Hit:
    """Return the body of a province, city or county: 市委, 青石县政府, 自治区党委."""
    level = match.start() - 2 if chars.endswith("自治", 0, match.start()) else match.start()
    start = _owner(chars, level)
    return Hit(start, match.end(), chars[start : match.start() + 1] + _plain(match[1]), _LOCAL[match[1]])


def _owner(chars: str, level: int) -> int:
    """Return where the name of a local body starts: at its place's name, if one stands before its level."""
    start = begin(chars, max(0, level - 8), level)
    if start == level:
        return level
    for length in range(6, 1, -1):
        if is_known(chars[level - length : level]) or is_known(chars[level - length : level + 1]):
            return level - length
    if start is None or level - start < 2 or chars[level - 1] == "届" or chars[level] == "自":
        return level
    return start if _named(chars, start, level) else level


def _named(chars: str, start: int, level: int) -> bool:
    """Tell whether the words before a body's level are its place's name: they open a line, or stand without a body."""
    if (start == 0 or chars[start - 1] == "\n") and level - start <= _SHORT:
        return True
    alone = re.compile(re.escape(chars[start : level + 1]) + _NO_BODY)
    return bool(alone.search(chars, 0, _FAR))


def _plain(body: str) -> str:
    """Return the short name of a body, so that 人民政府 and 政府 are one."""
    return (
        body.replace("人民政府", "政府")
        .replace("纪律检查委员会", "纪委")
        .replace("及其常委会", "")
        .replace("常委会", "")
    )
