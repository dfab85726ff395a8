"""Where a report lists the parts of a slogan: before its name, or after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.mentions.slogans.parts import (
    bare,
    cut_last,
    edged,
    is_verb,
    items,
    opens_with_verb,
    split,
    without_lead,
)
from gangmu.graph.model import Listed, Listing, Member, Span
from gangmu.ontology.lexicon import alternatives, words

# -- words and patterns ----------------------------------------------------------------------------------------------

_CLOSING = re.compile(rf"(?P<open>等(?!级))?{alternatives(words('slogans', 'cue', 'closing'))}?$")
_GOVERNING = re.compile(rf"{alternatives(words('slogans', 'cue', 'governing'))}$")
_QUANTITY = re.compile(r"\d[\d.]*[万亿余多]*[\u3400-\u9fff]|[一二三四五六七八九十][个项条家座]$")
_BRACKETS = re.compile(r"[”’」』]?\w{0,8}(?:（(?P<list>[^（）\n]{3,240})）|——(?P<dashed>[^。\n]{3,400}))")
_CUE = re.compile(
    rf"[”’」』]?\w{{0,16}}?(?:[，、]?{alternatives(words('slogans', 'cue', 'opening'))}[：:]?"
    rf"|[：:]{alternatives(words('slogans', 'cue', 'opening'))}?)(?P<list>[^。\n]{{3,400}})"
)
_ENDING = re.compile("(?<![平同高中初均])等(?![级保])[^、；，。]{0,12}$")
_SHARED = re.compile("(?<=..)的[^、，的]{2,3}$")
_NUMBERING = re.compile(r"[”’」』]?\w{0,12}[。：，；:]一(?:是|要)")
_NUMBERED = re.compile("[一二三四五六七八九十](?:是|要)(?P<item>[^，。；：\n]{2,40})")
_KEY = re.compile(r"[“‘「][\dNX]+[”’」]")
_ENCLOSED = re.compile("“([^“”\n]{3,120})”")
_OF_LIST = re.compile("[\u3400-\u9fff]{0,4}")
_OF_PLACE = 6
_LONGEST, _LONGEST_JOINED = 36, 24

Wanted = Callable[[int], bool]


def before(chars: str, left: Span, name: Span, most: int, wanted: Wanted) -> Listed | None:
    """Return the list that stands in `left`, directly before the `name` of a slogan: 甲、乙、丙“三个青石”.

    `left` is the stretch from the beginning of the clause to the name; `most` is the number of parts that the name
    counts (0 if it leaves that open), and `wanted` tells which lengths agree with it.
    """
    if _too_few(chars, left, most):
        return None
    closing = _CLOSING.search(chars, *left)
    if closing and closing[0].endswith("的") and name.end - name.start < 3:
        return None  # 懂甲、爱乙、爱丙的“三农”队伍 is about the team
    is_open = bool(closing and closing["open"])
    region = Span(left.start, closing.start() if closing else left.end)
    inner = _inside_quotes(chars, region)
    fitting = _fitting(chars, list(items(chars, inner or region)), most, wanted, is_open)
    if fitting and not inner:
        fitting = _summed(chars, fitting, name)
    # 等 after as many parts as the name counts leaves none out.
    return listed(chars, fitting, name, is_open and len(fitting) != most) if fitting else None


def _too_few(chars: str, left: Span, most: int) -> bool:
    """Tell, as quickly as may be, that a stretch holds no closed list of `most` items."""
    is_open = chars.find("等", max(left.start, left.end - 8), left.end) >= 0
    return not is_open and chars.count("、", *left) + chars.count("”“", *left) + 2 < most


def _summed(chars: str, pieces: list[Span], name: Span) -> list[Span] | None:
    """Return the parts that the name sums up; None where it is the object of a verb or modified by the last piece."""
    if any(_QUANTITY.search(chars, *piece) for piece in pieces):
        return None
    quoted = chars[name.start - 1] in "“‘「"
    if any(is_verb(chars, piece) for piece in pieces) and (quoted or not _acts(chars, pieces)):
        return None
    if _GOVERNING.search(chars, *pieces[-1]):
        return None
    parts = [without_lead(chars, pieces), *pieces[1:]]
    if quoted:
        parts[-1] = before_place(chars, parts)
    return None if quoted and _modifies(chars, parts, name) else parts


def _acts(chars: str, pieces: list[Span]) -> bool:
    """Tell whether three and more verbs side by side are the parts themselves: 规划、建设、管理三大环节."""
    return len(pieces) > 2 and all(end - start == 2 for start, end in pieces[1:])


def before_place(chars: str, parts: list[Span]) -> Span:
    """Return the last part without the place whose the name is: 甲、乙、丙青石工业“新三样”."""
    *others, last = parts
    longest = max(end - start for start, end in others)
    for at in range(last.start + 2, last.end - 1) if last.end - last.start > longest + 2 else ():
        if any(is_known(chars[at : at + length]) for length in (2, 3)) and last.end - at <= _OF_PLACE:
            return Span(last.start, at)
    return last


def _modifies(chars: str, pieces: list[Span], name: Span) -> bool:
    """Tell whether the last item only modifies the quoted name: 水污染防治、大气污染防治和工业“三废”."""
    *others, last = pieces
    if all(chars[name.end - 1] in chars[a:b] for a, b in pieces):
        return False  # 冷鱼、冷菜“双冷”
    if name.end - name.start < 3 and (len(others) < 2 or chars[last.start - 1] != "、"):
        return True
    return 2 * (last.end - last.start) < min(end - start for start, end in others)


def after(chars: str, name: Span, wanted: Wanted) -> Listed | None:
    """Return the list that follows the `name`: in brackets, after 即 or a colon, or as 一是…，二是…."""
    if _NUMBERING.match(chars, name.end):
        pieces = numbered(chars, name, wanted)
        return listed(chars, pieces, name, False) if pieces else None
    for region, whole in told(chars, name):
        if pieces := _following(chars, region, name, wanted, whole):
            return listed(chars, pieces, name, False)
    return None


def told(chars: str, name: Span) -> Iterator[tuple[Span, bool]]:
    """Yield what brackets, a dash, 即 or a colon after the `name` say of it.

    The second value is true where a list begins at once, so that a verb is part of its first item.
    """
    if found := _BRACKETS.match(chars, name.end):
        yield Span(*found.span(found.lastgroup or 0)), True
    if found := _CUE.match(chars, name.end):
        yield Span(*found.span("list")), False


def _inside_quotes(chars: str, region: Span) -> Span | None:
    """Return what stands between the quotation marks of “甲、乙、丙”, if they hold a whole list.

    A word may follow them that the name is of: “甲、乙、丙”抓工作三部曲.
    """
    closing = chars.rfind("”", *region)
    if closing < 0 or not _OF_LIST.fullmatch(chars, closing + 1, region.end):
        return None
    opening = chars.rfind("“", *region)
    inner = Span(opening + 1, closing)
    return inner if opening >= 0 and "、" in chars[inner.start : inner.end] else None


def _fitting(chars: str, pieces: list[Span], most: int, wanted: Wanted, is_open: bool) -> list[Span] | None:
    """Return the pieces whose number agrees with the name, the last one cut at 和 if need be."""
    if not pieces:
        return None
    ways = [pieces, cut_last(chars, pieces)]
    for way in ways:
        # Of 甲、乙和丙 are three, and not two with 乙和丙 for one; in longer lists an item may well hold a 和.
        if wanted(len(way)) and not (len(way) == 2 < len(ways[1])):
            return way
    if is_open:
        return ways[1] if len(ways[1]) > 1 and (len(ways[1]) <= most or not most) else None
    for way in ways:
        # The clause began with another list: what its own verb opens may still be this one.
        if 1 < most < len(way) and opens_with_verb(chars, way[-most]):
            return way[-most:]
    return None


def _following(chars: str, region: Span, name: Span, wanted: Wanted, whole: bool) -> list[Span] | None:
    """Return the parts of the list that a cue opens, if their number agrees with the name."""
    if ending := _ENDING.search(chars, *region):
        region = Span(region.start, ending.start())
    words_ = chars[name.start : name.end]
    for mark in "、；，":
        if parts := itemised(chars, region, words_, wanted, mark, whole):
            return parts
    return None


def itemised(
    chars: str, region: Span, name: str, wanted: Wanted, mark: str = "、", whole: bool = False
) -> list[Span] | None:
    """Return the parts of the list that fills `region`, if their number agrees with the `name` of the slogan.

    With `whole` the first item keeps its verb.
    """
    pieces = list(items(chars, region)) if mark == "、" else list(split(chars, region, mark))
    for way in (pieces, cut_last(chars, pieces)) if mark == "、" and pieces else (pieces,):
        if len(way) > 1 and wanted(len(way)):
            longest = _LONGEST_JOINED if len(way) != len(pieces) or mark != "、" else _LONGEST
            return _trimmed(chars, way, name, longest, whole)
    return None


def enclosed(chars: str, region: Span, wanted: Wanted) -> list[Span] | None:
    """Return the parts of a list that quotation marks enclose: 实施“甲、乙、丙”专项行动."""
    for quoted in _ENCLOSED.finditer(chars, *region):
        pieces = [bare(chars, piece) for piece in items(chars, Span(*quoted.span(1)))]
        if len(pieces) > 1 and wanted(len(pieces)):
            return pieces
    return None


def _trimmed(chars: str, pieces: list[Span], name: str, longest: int, whole: bool) -> list[Span] | None:
    """Return the pieces without the words around the list, or None if they are no names of parts."""
    first, *middle, last = pieces
    first = Span(chars.rfind("，", *first) + 1 or first.start, first.end)
    last = Span(last.start, last_end(chars, last, name))
    first = edged(chars, first) if whole else without_lead(chars, [edged(chars, first), *middle, last])
    trimmed = [bare(chars, piece) for piece in (first, *middle, last)]
    for start, end in trimmed:
        if not 0 < end - start <= longest or _KEY.search(chars, start, end) or chars.find("，", start, end) >= 0:
            return None
    return trimmed


def last_end(chars: str, last: Span, name: str) -> int:
    """Return where the last item ends: before a clause that follows, before 等, before the name or what it heads."""
    ends = [last.end, *(at for mark in ("，", "；", name) if (at := chars.find(mark, *last)) > 0)]
    tails = (_ENDING.search(chars, last.start, min(ends)), _SHARED.search(chars, last.start, min(ends)))
    return min(*ends, *(tail.start() for tail in tails if tail), last.end)


def numbered(chars: str, name: Span, wanted: Wanted) -> list[Span] | None:
    """Return what 一是…，二是… name after the `name`, in the same line."""
    line = chars.find("\n", name.end)
    found = [Span(*m.span("item")) for m in _NUMBERED.finditer(chars, name.end, line if line >= 0 else len(chars))]
    return [bare(chars, piece) for piece in found] if wanted(len(found)) else None


def listed(chars: str, pieces: Iterable[Span], name: Span, is_open: bool) -> Listed:
    """Return the listing of these pieces beside the `name`; `is_open` where 等 ends it before all are told."""
    spans = [bare(chars, piece) for piece in pieces]
    members = tuple(Member(chars[a:b], Span(a, b)) for a, b in spans)
    ends = [*spans, name]
    at = Span(min(span.start for span in ends), max(span.end for span in ends))
    return Listed(members, at, Listing.OPEN if is_open else Listing.CLOSED)
