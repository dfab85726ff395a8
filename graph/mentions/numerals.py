"""What the numerals of a formulation count: 三五 → (3, 5), 五个一 → (5,), 一湖两河 → (1, 2), 专精特新 → ()."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

HAN = "一二两双三四五六七八九十"
_VALUES = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_LARGE = 100
_IDIOMS = frozenset(words("slogans", "numeral", "idioms"))
_CODES = frozenset(words("slogans", "numeral", "codes"))
_PAIRS = table("slogans")["numeral"]["pairs"]

# -- patterns --------------------------------------------------------------------------------------------------------

# Words that hold a numeral and count nothing come first, so that they swallow it.
_TOKEN = re.compile(
    rf"(?P<idiom>{alternatives(words('slogans', 'numeral', 'idioms'))}"
    rf"|[{table('slogans')['numeral']['ordinals']}][{HAN}百\d]+|百分|(?:十[四五六七八九]|二十)大(?:$|[精和以报]))"
    r"|(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一两双三四五六七八九]|[百千万]+)"
)
_UNIT = re.compile(alternatives(words("slogans", "numeral", "units")))
_ANY = re.compile(rf"[{HAN}\d]")
_SUM = re.compile(r"\d{1,4}(?:[+＋×](?:\d{1,3}|[NXMnxm]))+(?![\d.A-Za-z])")
_CODE = re.compile(r"(?!(?:19|20)\d\d)(?P<digits>\d{3,5})[NX]?(?:工程|行动|计划|战略|模式)?")
_RUN = re.compile("[一二三四五六七八九]{3,6}")
_SPELLED = re.compile("[1-9]0*")
_PLAN = re.compile("(?:十[一二三四五六七]?|[四六七八九])五")
_PLAN_OR_COMPOUND = re.compile("[三五]五")
_PLAN_HEAD = re.compile(f"[”’」』]?{alternatives(words('periods', 'plan'))}")
_SEGMENT = re.compile("[、，·]")
_FARTHEST = 6
_PAIR = 2
# Whoever is named first in 一企一策一专班 has one each of the others.
_SHARERS = frozenset(words("slogans", "numeral", "sharers"))


def value(numeral: str) -> int:
    """Return what a Chinese or Arabic numeral is worth.

    >>> [value(n) for n in ("两", "十", "十二", "三十六", "一百零八", "20")]
    [2, 10, 12, 36, 108, 20]
    """
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for char in numeral:
        if char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        else:
            digit = _VALUES[char]
    return total + digit


@lru_cache(4096)
def counts(name: str) -> tuple[int, ...]:
    """Return the numbers of parts that `name` counts, in order; none for a name that counts nothing.

    >>> [counts(n) for n in ("三个青石", "三五", "一湖两河三山", "五个一", "双拥", "1+N", "3815")]
    [(3,), (3, 5), (1, 2, 3), (5,), (2,), (1,), (3, 8, 1, 5)]
    >>> [counts(n) for n in ("专精特新", "一网通办", "一村一品", "三年行动", "十二连增", "5A级")]
    [(), (), (), (), (), ()]
    """
    if not _ANY.search(name):
        return ()
    if summed := _SUM.match(name):
        return tuple(int(digits) for part in re.findall(r"\d+", summed[0]) for digits in _split(part))
    if coded := _CODE.fullmatch(name):
        return () if coded["digits"] in _CODES else tuple(map(int, _SPELLED.findall(coded["digits"])))
    if _RUN.fullmatch(name) and name not in _IDIOMS:
        return tuple(map(value, name))  # “一二三四”: as many of each in turn
    segments = [segment for segment in _SEGMENT.split(name) if segment]
    parts = [list(_parts(segment)) for segment in segments]
    if not parts or not parts[0] or sum(map(bool, parts)) * 2 < len(parts):
        return ()
    # A prefix (门前三包) is part of a name of one segment only; of several, each begins with what it counts.
    if parts[0][0][0] > (_FARTHEST if len(parts) == 1 else 0):
        return ()
    return _settled([number for part in parts for _, number in part], name)


def endless(name: str) -> bool:
    """Tell whether a sum leaves a number of parts open.

    >>> endless("1+N"), endless("3+5")
    (True, False)
    """
    summed = _SUM.match(name)
    return summed is not None and summed[0][-1] in "NXMnxm"


def planned(name: str, after: str) -> bool:
    """Tell whether `name`, followed by `after`, is the ordinal of a plan period, which counts nothing.

    >>> planned("十四五", "规划"), planned("七五", "”普法"), planned("三五", "”工作思路"), planned("三五", "”普法")
    (True, True, False, True)
    """
    if _PLAN.fullmatch(name):
        return True
    return bool(_PLAN_OR_COMPOUND.fullmatch(name)) and named(after, 0)


def named(chars: str, at: int) -> bool:
    """Tell whether a word follows at `at` by which an ordinal is known to be that of a plan."""
    return bool(_PLAN_HEAD.match(chars, at))


def _split(digits: str) -> list[str]:
    """Return the numbers of one term of a sum: 1234 in 1234+10 is four."""
    return _SPELLED.findall(digits) if len(digits) > 2 else [digits]


def _parts(segment: str) -> Iterator[tuple[int, int]]:
    """Yield where each numeral that counts stands in `segment`, and its value."""
    taken = last = 0
    for token in _TOKEN.finditer(segment):
        start, end = token.span()
        if token.lastgroup == "idiom" or start < taken or not _counts(token, segment, last):
            continue
        # What 个 counts may itself open with a numeral (五个一, 三个十大), which then counts nothing here.
        if segment.startswith("个", end):
            taken = end + 2
        last = end
        yield start, value(token[0])


def _counts(token: re.Match[str], segment: str, last: int) -> bool:
    numeral, end = token[0], token.end()
    joined = 0 < last == token.start()
    if end == len(segment):
        return last > 0 and segment[0] in HAN and numeral in _VALUES
    if numeral == "双":
        return True
    if "." in numeral or _UNIT.match(segment, end):
        return False
    if numeral[0].isdecimal():
        return "\u3400" <= segment[end] <= "\u9fff" or segment[end].isdecimal()
    return not (joined and numeral[0] in "百千万") and segment[end] not in "百千万"


def _settled(numbers: list[int], name: str) -> tuple[int, ...]:
    """Leave out what only multiplies (千村示范、万村整治) or distributes (一村一品)."""
    if len(numbers) > _PAIR and set(numbers) == {1} and name[:1] == "一" and name[1:2] not in _SHARERS:
        return tuple(numbers)  # 一表一单一图 are three
    small = [number for number in numbers if number < _LARGE]
    if not small or (max(small) < 2 and not (len(numbers) > 1 and _paired(name))):
        return ()
    return tuple(numbers)


def _paired(name: str) -> bool:
    return all(name[at + 1] in _PAIRS for at, char in enumerate(name[:-1]) if char == "一")
