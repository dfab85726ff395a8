"""The number that opens a heading: in which style it is written, which one it is, and where its words begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gangmu.graph.sentences import Piece

_CN = "一二三四五六七八九十"
_VALUE = {char: value for value, char in enumerate(_CN, 1)}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ADVERBS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}
_BLANK = "[ \t\u3000\u00a0]*"

# Each named group is a style of numbering.
_NUMBER = re.compile(
    rf"第(?P<part>[{_CN}]{{1,3}}|\d{{1,2}})(?:部分|[编篇]){_BLANK}[、：:]?{_BLANK}"
    rf"|第(?P<chapter>[{_CN}]{{1,3}}|\d{{1,2}})章{_BLANK}[、：:]?{_BLANK}"
    rf"|第(?P<section>[{_CN}]{{1,3}}|\d{{1,2}})节{_BLANK}[、：:]?{_BLANK}"
    rf"|(?P<one>[{_CN}]{{1,3}})[、．.](?![{_CN}]、){_BLANK}"
    rf"|[（(〔](?P<two>[{_CN}]{{1,3}})[）)〕]、?{_BLANK}"
    rf"|(?P<dotted>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,60}})[.．、]?{_BLANK}(?=[\u4e00-\u9fff“])(?![亿万千百元个公米吨平倍])"
    rf"|(?P<three>\d{{1,2}})[.．、](?!\d){_BLANK}"
    rf"|[（(](?P<four>\d{{1,2}})[）)]{_BLANK}"
    rf"|(?P<half>\d{{1,2}})[）)]{_BLANK}"
    rf"|(?P<five>[{_CIRCLED}]){_BLANK}"
    rf"|(?P<item>[{_CN}]{{1,3}})(?:是|要(?![素件闻点]))[，：:]?"
    rf"|(?P<adverb>首先|其次|再次|最后|第[{_CN}](?=[，、])|其[{_CN}](?=[，、]))[，、：:]?"
)
_RANKS = ("part", "chapter", "section", "one", "two", "three", "dotted", "four", "half", "five", "item", "adverb")
_OPENS = frozenset("第（(〔首其再最0123456789０１２３４５６７８９" + _CN + _CIRCLED)

_FIRST = re.compile(r"一[是要]|第一[，、]|其一[，、]|首先|①|[（(][1１][）)]|[1１][）)]")

LOOSE = frozenset({"item", "adverb"})
"""Styles that also open sentences which are no heading, so that one alone means nothing."""


class Number(NamedTuple):
    """A heading's number: its style, that one's usual rank (1 is the highest), its ordinal (0 if unknown), its end."""

    style: str
    rank: int
    ordinal: int
    end: int


def number(chars: str, start: int, end: int) -> Number | None:
    """Return the number that stands at `start` of `chars`, if any.

    >>> number("（十二）抓好春耕", 0, 8)
    Number(style='two', rank=5, ordinal=12, end=4)
    >>> number("3月30日召开", 0, 7) is None
    True
    """
    if chars[start] not in _OPENS:
        return None
    match = _NUMBER.match(chars, start, end)
    if match is None or match.end() >= end:
        return None
    style = match.lastgroup or ""
    written = match[style]
    rank = _RANKS.index(style) + 1
    if style == "dotted":
        parts = len(re.split("[.．]", written))
        style, rank = f"dotted{parts}", rank + parts
    elif rank > _RANKS.index("dotted") + 1:
        rank += 100  # below a number of however many parts
    return Number(style, rank, ordinal(written), match.end())


def ordinal(written: str) -> int:
    """Return the value of an ordinal as written; of 1.2.3 the last one; 0 for 最后.

    >>> [ordinal(w) for w in ("二", "十", "二十一", "１２", "④", "1.3", "其次", "第三")]
    [2, 10, 21, 12, 4, 3, 2, 3]
    """
    if written in _ADVERBS:
        return _ADVERBS[written]
    if written in _CIRCLED:
        return _CIRCLED.index(written) + 1
    if written[-1].isdecimal():
        return int(re.split("[.．]", written)[-1])
    tens, ten, ones = written.lstrip("第其").rpartition("十")
    return (_VALUE.get(tens, 1) * 10 if ten else 0) + _VALUE.get(ones, 0)


class Item(NamedTuple):
    """A numbered sentence inside a paragraph that names what the sentences after it say."""

    number: Number
    start: int
    end: int


def items(chars: str, pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """Return the numbered sentences of a paragraph, if they are a series and name rather than tell.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "抓好两件事：一是稳定粮食生产。完成播种，不误农时。二是防范风险。守住底线。", "", ""))
    >>> [text.chars[item.start : item.end] for item in items(text.chars, list(split(text)))]
    ['一是稳定粮食生产', '二是防范风险']
    """
    if not pieces or not _FIRST.search(chars, pieces[0].at.start, pieces[-1].at.end):
        return ()
    found = list(_series(chars, pieces))
    named = [index for index, item, names in found if names]
    if len(found) < 2 or len(named) * 3 < len(found) * 2:
        return ()
    return tuple(item for index, item, names in found)


def _series(chars: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, Item, bool]]:
    """Yield the members of the first series with where they stand and whether they name what follows."""
    style, last = "", 0
    for index, piece in enumerate(pieces):
        for clause in piece.clauses if not last else piece.clauses[:1]:
            here = number(chars, clause.start, piece.at.end)
            if here and here.ordinal in (last + 1, 0) and (here.style == style or (last == 0 and here.rank > 5)):
                style, last = here.style, here.ordinal or last + 1
                after = pieces[index + 1] if index + 1 < len(pieces) else None
                names = after is not None and number(chars, *after.at) is None
                end = piece.clauses[-1].end
                short = end - clause.start <= 30
                first = next(one.end for one in piece.clauses if one.end > here.end)
                yield index, Item(here, clause.start, end if end - clause.start <= 50 else first), names and short
                break
