"""The departments that a report names: by level and field (省教育厅), and where it lists who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.actors.firms import kind_of
from gangmu.graph.mentions.names import Hit, quick
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Kind
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_WORDS = table("actors")["department"]
_LEVELS = "省市县区旗州盟"
_ROLES = (*words("links", "leader", "departments"), *words("links", "leader", "helpers"))
_PRIVATE = frozenset(("公司", "集团"))
_MOST = 18

# -- patterns --------------------------------------------------------------------------------------------------------

_FIELDS = alternatives(_WORDS["fields"])
_NOT_NEXT = rf"(?!{alternatives(_WORDS['not_next'])})"
# The ending comes first, as the rarer thing to look for; what stands before it is read backwards.
_ENDING = re.compile(rf"(?:{quick(_WORDS['endings'])}){_NOT_NEXT}")
_BEFORE = re.compile(
    rf"(?P<level>(?<![{_LEVELS}])[{_LEVELS}](?![{_LEVELS}])|自治[区州县旗])?(?P<field>{_FIELDS}(?:和{_FIELDS})?)$"
)
_ALONE = frozenset(_WORDS["alone"])
_OF_PARTY = re.compile(rf"[{_LEVELS}]委(?:{quick(_WORDS['party'])})")
_LISTED = re.compile(rf"(?:{quick(_ROLES)})(?:[：:]|为)[ \u3000]*(?P<list>[^。；）\n]{{2,300}})")
_ITEM = re.compile(rf"(?!{alternatives(_WORDS['generic'])})[\u3400-\u9fff（）()]{{2,{_MOST}}}")
_HEAD = re.compile(rf"(?:{alternatives(_WORDS['heads'])})$")
_FARTHEST = 20

# -- read ------------------------------------------------------------------------------------------------------------


def departments(chars: str) -> Iterator[Hit]:
    """Yield the departments that a text names.

    >>> [hit.key for hit in departments("由省教育厅、县委组织部负责。责任单位：县妇联、云岭公司，各乡镇")]
    ['省教育厅', '县委组织部', '县妇联', '云岭公司']
    """
    for ending in _ENDING.finditer(chars):
        before = _BEFORE.search(chars, max(0, ending.start() - _FARTHEST), ending.start())
        if before and (before["level"] or (ending[0] in _ALONE and chars[before.start() - 1] not in _LEVELS)):
            start = _owner(chars, before.start()) if before["level"] else before.start()
            yield Hit(start, ending.end(), chars[start : ending.end()], Kind.GOVERNMENT_BODY)
    for match in _OF_PARTY.finditer(chars):
        yield Hit(*match.span(), match[0], Kind.PARTY_BODY)
    for match in _LISTED.finditer(chars):
        yield from _items(chars, *match.span("list"))


def _owner(chars: str, level: int) -> int:
    """Return where the place begins whose level stands at `level`: 青石 of 青石县教育局."""
    for length in (4, 3, 2):
        if is_known(chars[level - length : level]) or is_known(chars[level - length : level + 1]):
            return level - length
    return level


def _items(chars: str, start: int, end: int) -> Iterator[Hit]:
    for match in re.finditer(r"[^、，,]+", chars[start:end]):
        name = match[0].strip(" \u3000")
        if name.startswith("各"):
            return  # 各州、市人民政府 are many, and stand last
        if _ITEM.fullmatch(name) and _HEAD.search(name):
            at = start + match.start() + match[0].index(name)
            kind = kind_of(name) if name.endswith(tuple(_PRIVATE)) else Kind.GOVERNMENT_BODY
            yield Hit(at, at + len(name), name, kind)
