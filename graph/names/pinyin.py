"""Names in Latin letters: the syllables of a Chinese name, and what somebody types for them.

Tones are left out; ü, v and u are one, because keyboards differ. A character with two readings has both, since no word
list knows every name (长三角 is cháng, not zhǎng).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import islice, product

_SEVERAL = 2  # readings of one character
_WAYS = 4  # spellings of one name
_OTHER = re.compile(r"[\s'’·-]+")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_NOT_HAN = re.compile("[^\u3400-\u9fff\U00020000-\U0003ffff]+")
_LONGEST = 6  # characters of a phrase


def latin(words: str) -> str:
    """Return what was typed in Latin letters as it is compared, or "" if other characters stand in it.

    >>> latin("Lǜsè Xīn'jiàng"), latin("lv se"), latin("绿se"), latin("5G")
    ('lusexinjiang', 'luse', '', '')
    """
    bare = unicodedata.normalize("NFKD", _OTHER.sub("", words)).casefold()
    letters = "".join(c for c in bare if not unicodedata.combining(c)).replace("v", "u")
    return letters if letters.isascii() and letters.isalpha() else ""


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of each character, the likeliest first; none for a name without a Chinese character.

    Known phrases are read as such (重庆 is chóng, not zhòng), the longest first. pypinyin would do the same with each
    name anew; to remember what it says of characters and phrases takes a tenth of the time.

    >>> readings("绿谷"), readings("5g基站"), readings("Park")
    ((('lu',), ('gu', 'lu')), (('5g',), ('ji',), ('zhan',)), ())
    """
    if not _HAN.search(name):
        return ()
    found: list[tuple[str, ...]] = []
    start = 0
    while start < len(name):
        piece = _piece(name, start)
        found += _read(piece) if _HAN.match(piece) else ((piece,),)
        start += len(piece)
    return tuple(found)


def _piece(name: str, start: int) -> str:
    """Return what stands at `start` and is read as one: a phrase, a character, or whatever is not Chinese."""
    other = _NOT_HAN.match(name, start)
    if other:
        return other[0]
    phrases = _phrases()
    pieces = (name[start : start + length] for length in range(_LONGEST, 1, -1))
    return next((piece for piece in pieces if piece in phrases), name[start])


@cache
def _phrases() -> Container[str]:
    from pypinyin.constants import PHRASES_DICT  # only now: it reads its tables, and only a build needs them

    return PHRASES_DICT


@lru_cache(maxsize=65536)
def _read(piece: str) -> tuple[tuple[str, ...], ...]:
    from pypinyin import Style, pinyin

    found = pinyin(piece, style=Style.NORMAL, heteronym=True)
    return tuple(tuple(dict.fromkeys(_letters(one) for one in several))[:_SEVERAL] for several in found)


def spellings(sounds: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, bool]]:
    """Yield the ways to type a name: its syllables, then their initials (True), the likeliest reading first.

    >>> list(spellings((("chang", "zhang"), ("an",))))
    [('changan', False), ('zhangan', False), ('ca', True), ('za', True)]
    """
    ways = list(islice(product(*sounds), _WAYS))
    yield from ((key, False) for key in dict.fromkeys("".join(way) for way in ways))
    yield from ((key, True) for key in dict.fromkeys("".join(s[:1] for s in way) for way in ways))


def syllables(typed: str, known: frozenset[str], most: int = 16) -> list[tuple[str, ...]]:
    """Return the ways to cut what was typed into syllables, those with fewer syllables first.

    >>> syllables("xian", frozenset({"xi", "an", "xian"}))
    [('xian',), ('xi', 'an')]
    """
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(typed) + 1):
        found = [
            (*way, typed[start:end])
            for start in range(max(0, end - 6), end)
            if typed[start:end] in known
            for way in ways[start]
        ]
        ways.append(sorted(found, key=len)[:most])
    return ways[-1]


def _letters(syllable: str) -> str:
    return syllable.replace("v", "u").replace("ü", "u")
