"""The places that a report names: divisions, rivers and mountains, streets, regions, and those inside longer names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gangmu.graph.mentions.names import Entry, Hit, begin, each, gather, is_person, quick, settle
from gangmu.graph.mentions.places.endings import suffixed
from gangmu.graph.mentions.places.gazetteer import find, is_large
from gangmu.graph.model import Kind, Place
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_QUARTERS = table("places")["quarters"]
_NEVER_SHORT = frozenset(words("places", "short", "never"))

# -- patterns --------------------------------------------------------------------------------------------------------

# A Chinese character other than 至.
_HAN = r"[\u3400-\u81f2\u81f4-\u9fff]"
_LINE = rf"(?:等|、|和|及)?[\d.]*[条个]?(?:{alternatives(words('places', 'lines', 'heads'))})"
# 甲—乙—丙铁路, and what follows the first name of 甲至乙、丙至丁等高速公路.
_DASHED = re.compile(rf"[-－–—]{{1,2}}{_HAN}{{2,4}}?(?:[-－–—]{{1,2}}{_HAN}{{2,4}}?){{0,6}}(?={_LINE})")
_WORD = re.compile(f"{_HAN}+")
_REST = re.compile(rf"({_HAN}{{2,4}}?)(?=(?:[、和及]{_HAN}{{2,5}}至{_HAN}{{2,4}}?){{0,6}}(?:（[^）]*）)?{_LINE})")
_NO_END = re.compile(rf"(?:{alternatives(words('places', 'lines', 'common'))})$")
_STREET = re.compile(
    rf"(?:{quick(words('places', 'streets', 'cores'))}){alternatives(words('places', 'streets', 'heads'))}"
    rf"(?!{alternatives(words('places', 'streets', 'not_next'))})"
)
_ABOLISHED = re.compile("撤[乡镇县][设建并改入]")
# 国道1号线, 省道甲乙线: the line itself, so that 甲乙 is not taken for a place.
_ROAD = re.compile(rf"[国省县]道(?:[A-Z]?\d{{1,4}}号?|{_HAN}{{2}}(?=线))线?")
_NOT_QUARTER = alternatives(_QUARTERS["not_next"])
_QUARTER = re.compile(rf"[{_QUARTERS['letters']}]{alternatives(_QUARTERS['words'])}(?!{_NOT_QUARTER})")
_BELT = re.compile("[东中西]部(?=大开发|崛起|率先|各省|省份)")
_RIVERSIDE = re.compile(rf"[东西南北](?!{_NOT_QUARTER})")
_JOINED = re.compile(rf"[{_QUARTERS['joined']}]{{2,}}(?!{_HAN}?(?:{alternatives(_QUARTERS['joined_not_next'])}))")
_SHORT = re.compile(r"(.{2,})(?:镇|乡|街道|苏木|县|旗)|(.{2,}办)事处")

# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Place, ...]:
    """Return the places that the report names, in the order of the text.

    >>> from gangmu.graph.text import Source, clean
    >>> from gangmu.graph.outline import outline
    >>> text = clean(Source("a", "青石县打通云岭大道，推进青石河治理。", "", ""))
    >>> [place.name for place in read(outline(text))]
    ['青石县', '云岭大道', '青石河']
    """
    chars = reading.text.chars
    known = settle([*_known(chars), *_quarters(chars)])
    hits = [*known, *suffixed(chars, known), *_lines(chars), *_abolished(chars)]
    hits = settle([*hits, *_riversides(chars, hits)])
    hits = settle([*hits, *_short_forms(chars, hits)])
    return tuple(_place(key, entry) for key, entry in gather(chars, hits).items())


def _place(key: str, entry: Entry) -> Place:
    """Return the record of one place: a province under its usual name, a county or town under its full one."""
    name = entry.name if is_large(key) else max(entry.forms, key=len)
    return Place(name, entry.kind, entry.spots, tuple(form for form in entry.forms if form != name))


def _known(chars: str) -> Iterator[Hit]:
    """Yield the places known by name, without persons who bear such a name and without the source of the text."""
    for hit in find(chars):
        if not is_person(chars, hit.start - 1, hit.end) and not chars.startswith("来源", max(0, hit.start - 3)):
            yield hit


def _lines(chars: str) -> Iterator[Hit]:
    """Yield the ends of the lines that the text names by them, and the streets and roads known by word or number."""
    for match in _DASHED.finditer(chars):
        start = begin(chars, max(0, match.start() - 5), match.start())
        if start is not None:
            yield from _ends(chars, [(start, match.start()), *(m.span() for m in _WORD.finditer(chars, *match.span()))])
    for at in each(chars, "至"):
        start = begin(chars, max(0, at - 5), at)
        rest = _REST.match(chars, at + 1) if start is not None else None
        if start is not None and rest:
            yield from _ends(chars, [(start, at), rest.span(1)])
    for match in _STREET.finditer(chars):
        yield Hit(*match.span(), match[0], Kind.ROUTE)
    for match in _ROAD.finditer(chars):
        yield Hit(*match.span(), match[0], Kind.ROUTE)


def _ends(chars: str, parts: list[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the ends of one line, if all of them can be names."""
    if all(2 <= b - a <= 4 and not _NO_END.search(chars, a, b) for a, b in parts):
        yield from (Hit(a, b, chars[a:b], Kind.PLACE) for a, b in parts)


def _abolished(chars: str) -> Iterator[Hit]:
    """Yield the township or county that becomes a town or city (甲乙撤乡设镇 …)."""
    for match in _ABOLISHED.finditer(chars):
        start = begin(chars, max(0, match.start() - 5), match.start())
        if start is not None and match.start() - start >= 2:
            yield Hit(start, match.start(), chars[start : match.start()], Kind.AREA)


def _quarters(chars: str) -> Iterator[Hit]:
    """Yield the parts of the land named by a province's letter, and provinces named by letters alone."""
    for match in [*_QUARTER.finditer(chars), *_JOINED.finditer(chars)]:
        yield Hit(*match.span(), match[0], Kind.REGION)
    for match in _BELT.finditer(chars):
        yield Hit(*match.span(), match[0] + "地区", Kind.REGION)


def _riversides(chars: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the parts of the land named by a river that the text names: 甲北 of 甲河."""
    for river in {h.key[0] for h in hits if h.kind is Kind.NATURE and len(h.key) == 2 and h.key[1] == "河"} - {"黄"}:
        for at in each(chars, river):
            if _RIVERSIDE.match(chars, at + 1):
                yield Hit(at, at + 2, chars[at : at + 2], Kind.REGION)


def _short_forms(chars: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield where the text names a place without its generic word, whose full name it has elsewhere."""
    for key, kind in {h.key: h.kind for h in hits if h.kind is Kind.AREA}.items():
        match = _SHORT.fullmatch(key)
        short = match and (match[1] or match[2])
        if short and short not in _NEVER_SHORT:
            yield from (Hit(at, at + len(short), key, kind) for at in each(chars, short))
