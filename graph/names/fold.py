"""The form in which names are compared: 青石縣, “青石县” and 青石 县 are one; 3个 is 三个.

Folding looks at one character at a time, so that whoever types a name meets it with every character typed. Only a
number below 100 is read as a whole, and only with a word behind it: 14次 is 十四次, but 20 may yet become 2021.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

_DIGITS = "零一二三四五六七八九"
_NUMERALS = {**dict(zip("0123456789", _DIGITS, strict=True)), "〇": "零", "两": "二"}
_KEPT = frozenset("+%‰⁄")
_NUMBER = re.compile(r"(?<!\.)[0-9]+")
_TIES = frozenset(".-~")


class Folded(NamedTuple):
    """A folded text; its character i comes from the code points `starts[i]` to `ends[i]` of the text as given."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(name: str) -> str:
    """Return a name in the form in which names are compared.

    >>> fold("“３个青石縣”"), fold("第14次 党代会"), fold("Green Xinjiang"), fold("2.5 km²")
    ('三个青石县', '第十四次党代会', 'greenxinjiang', '二.五km二')
    """
    return folded(name).text


def folded(text: str) -> Folded:
    """Return `text` folded, with the place that each character comes from.

    >>> folded("（青 石）")
    Folded(text='青石', starts=(1, 3), ends=(2, 4))
    """
    marks = tuple(_numbered(tuple(_kept(tuple(_plain(text))))))
    return Folded(
        "".join(_NUMERALS.get(c, c) for c, _, _ in marks), tuple(m[1] for m in marks), tuple(m[2] for m in marks)
    )


def spoken(name: str) -> str:
    """Return a name for its pinyin: folded, but 两 stays 两 (it is said otherwise than 二).

    >>> spoken("两个青石（3期）")
    '两个青石三期'
    """
    marks = _numbered(tuple(_kept(tuple(_plain(name)))))
    return "".join(c if c == "两" else _NUMERALS.get(c, c) for c, _, _ in marks)


_Mark = tuple[str, int, int]


def _plain(text: str) -> Iterator[_Mark]:
    """Yield the characters without their width, case and traditional form."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for character in _simple(text[start:end]):
            yield character, start, end
        start = end


@lru_cache(maxsize=65536)
def _simple(cluster: str) -> str:
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
    return "".join(
        c if unicodedata.category(c) != "Lo" else _simplified(c) for c in wide if not unicodedata.combining(c)
    )


def _simplified(character: str) -> str:
    """Return the simplified form of one character; alone, so that a name and a part of it are treated alike."""
    found: str = _converter().convert(character)
    return found if len(found) == 1 else character


@cache
def _converter() -> Any:
    from opencc import OpenCC  # only now: most names need it, but not those who only ask for help

    return OpenCC("t2s")


def _kept(marks: tuple[_Mark, ...]) -> Iterator[_Mark]:
    """Yield letters, digits, and the few signs that tell numbers apart (1+3 is not 13, 2.5 is not 25)."""
    for i, mark in enumerate(marks):
        c = mark[0]
        between = c in _TIES and 0 < i < len(marks) - 1 and _digit(marks[i - 1][0]) and _digit(marks[i + 1][0])
        if c in _KEPT or between or unicodedata.category(c)[0] in "LN":
            yield mark


def _digit(character: str) -> bool:
    return character.isdecimal() or character in _DIGITS or character == "十"


def _numbered(marks: tuple[_Mark, ...]) -> Iterator[_Mark]:
    """Write the numbers from 10 to 99 in Chinese where a word follows: 14次 as 十四次."""
    text = "".join(mark[0] for mark in marks)
    at = 0
    for number in _NUMBER.finditer(text):
        for start, end in _unbroken(marks, number.start(), number.end()):
            after = text[end : end + 1]
            if end - start == 2 and text[start] != "0" and after and unicodedata.category(after)[0] == "L":
                yield from marks[at:start]
                yield from ((c, marks[start][1], marks[end - 1][2]) for c in _written(text[start:end]))
                at = end
    yield from marks[at:]


def _unbroken(marks: tuple[_Mark, ...], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a row of digits between which nothing was left out (第3。14次 is no 314)."""
    for i in range(start + 1, end + 1):
        if i == end or marks[i][1] != marks[i - 1][2]:
            yield start, i
            start = i


def _written(number: str) -> str:
    tens, ones = number[0], number[1]
    return ("" if tens == "1" else _DIGITS[int(tens)]) + "十" + ("" if ones == "0" else _DIGITS[int(ones)])
