"""Lists that a text itself gives: items between commas, 一是 … 二是 …, and paragraphs that begin alike.

Nothing is known of what a list means: it is found by its marks, and by the noun that stands behind it or ends its
items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from gangmu.graph.ask.plain import plain
from gangmu.ontology.lexicon import table

DIGIT = {**{c: n for n, c in enumerate("一二三四五六七八九十", 1)}, "两": 2, "俩": 2, "仨": 3}
MEASURES = "个大项条种场座样句重方件类点处家位支道张批次艘段轮层块级"
_CLAUSE = re.compile(r"[^，。；：！？,;:\n]+")
_COUNTED = re.compile(rf"(?<![第0-9])(?:[一二两三四五六七八九十]|\d{{1,2}})[{MEASURES}]")
_ENDS = re.compile("等|各|的|之间|”(?!、)|[（(]")
_OPENS = re.compile(r".*(?:[“的把将以为向从在对由]|(?<![\d])\d+)", re.S)
_LONGEST = 24
_VERB = 6
_BROKEN = re.compile(r"[“”《》（）()%\s]")
"""What no item holds: it would be cut out of a title or a quotation."""
_NUMERALS = "一二三四五六七八九十"
_FAR = 6000
_HEADING = re.compile(r"\n[ \t●•*#]*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)")
"""A numbered heading, behind which no list goes on."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list at its place."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its items, the text around it, and what stands right behind it."""

    items: tuple[Item, ...]
    behind: str
    clause: str = ""


def in_clauses(text: str, said: Sequence[str], noun: str) -> Iterator[Listed]:
    """Yield the lists between commas in a sentence; `said` are words of the question, `noun` is what is asked for.

    >>> [[i.text for i in one.items] for one in in_clauses("健全县、乡、村三级网络。", ["健全"], "网络")]
    [['县', '乡', '村']]
    >>> [[i.text for i in one.items] for one in in_clauses("切实转变思想作风、工作作风、纪律作风。", ["转变"], "作风")]
    [['思想作风', '工作作风', '纪律作风']]
    """
    for clause in _CLAUSE.finditer(text):
        if "、" not in clause[0]:
            continue
        found = _cut(clause[0], said, noun)
        if found:
            items, behind = found
            yield Listed(tuple(Item(clause.start() + start, item) for start, item in items), behind, clause[0])


def _cut(clause: str, said: Sequence[str], noun: str) -> tuple[list[tuple[int, str]], str] | None:
    whole = clause
    ends = [m.start() for m in re.finditer("等", clause) if 0 < clause.find("、") < m.start()]
    if ends and "、" in clause[ends[0] :]:
        clause = clause[: ends[0]]  # a second list begins behind 等
    commas = [m.start() for m in re.finditer("、", clause)]
    parts, start = [], 0
    for at in [*commas, len(clause)]:
        parts.append((start, clause[start:at]))
        start = at + 1
    parts = [*parts[:-1], *_joined(parts[-1])]
    last = _last(parts[-1], [p for _, p in parts[:-1]], said, noun)
    parts[-1] = last
    rest = whole[last[0] + len(last[1]) :]
    first = parts[0][1]
    cut = _opening(first, [p for _, p in parts[1:]], said)
    parts[0] = (parts[0][0] + cut, first[cut:])
    parts = [_unquoted(p) for p in parts]
    if len(parts) < 2 or any(not 0 < len(p) <= _LONGEST or _BROKEN.search(p) for _, p in parts):
        return None
    return parts, rest


def _last(part: tuple[int, str], others: Sequence[str], said: Sequence[str], noun: str) -> tuple[int, str]:
    """Cut the last item where the list ends: at 等, a number with its measure, a verb, or what the question says."""
    start, text = part
    ends = [m.start() for m in (_ENDS.search(text, 1), _COUNTED.search(text, 1)) if m]
    ends += [text.find(verb) for verb in table("ask-defaults")["listing"]["behind"] if text.find(verb) > 1]
    shared = bool(noun) and all(noun in other for other in others)
    if shared and noun in text[1:] and not all(other.endswith(noun) for other in others):
        ends += [text.find(word, 1) for word in said if word not in noun and text.find(word, 1) > 1]
    elif shared and noun in text[1:]:
        ends.append(text.find(noun, 1) + len(noun))
    elif "等" not in text:
        ends += [text.find(word, 1) for word in (*said, noun) if word and text.find(word, 1) > 1 - (word == noun)]
    end = min(ends, default=len(text))
    return start, text[:end]


def _joined(part: tuple[int, str]) -> list[tuple[int, str]]:
    """Cut the last item in two where it holds a single 和: 甲、乙和丙."""
    start, text = part
    ends = [m.start() for m in (_ENDS.search(text, 1), _COUNTED.search(text, 1)) if m]
    stop = min(ends, default=len(text))
    found = [m for m in re.finditer("以及|和|与|及", text) if m.start() > 0 and m.end() < stop]
    if len(found) != 1:
        return [part]
    return [(start, text[: found[0].start()]), (start + found[0].end(), text[found[0].end() :])]


def _opening(first: str, others: Sequence[str], said: Sequence[str]) -> int:
    """Return how much of the first part stands before the first item.

    Items of one length, or that end alike, are cut so; else what the question says and known verbs are no part of it.
    """
    sizes = {len(p) for p in others}
    if len(others) > 1 and len(sizes) == 1 and len(first) >= max(sizes):
        return len(first) - max(sizes)
    place = 0
    opening = _OPENS.match(first[:-1])
    if opening:
        place = opening.end()
    for word in said:
        at = first.rfind(word)
        if at >= 0 and at + len(word) < len(first):
            place = max(place, at + len(word))
    while length := opening_verb(first[place:]):
        place += length
    return place


def opening_verb(item: str) -> int:
    """Return how many characters of an item are a verb or adverb that opens a list, so that some are left; 0 if none.

    >>> opening_verb("建设云谷"), opening_verb("云谷")
    (2, 0)
    """
    return next((n for n in range(min(_VERB, len(item) - 1), 1, -1) if item[:n] in _verbs()), 0)


@cache
def _verbs() -> frozenset[str]:
    known = (verb for kind in ("verbs", "adverbs") for words in table("projects")[kind].values() for verb in words)
    return frozenset((*known, *table("ask-defaults")["listing"]["verbs"]))


def _unquoted(part: tuple[int, str]) -> tuple[int, str]:
    start, text = part
    first = len(text) - len(text.lstrip("“ "))
    shown = text.strip("“” ")
    return start + first, shown


def in_steps(text: str, end: int) -> Iterator[Item]:
    """Yield what stands behind 一是, 二是 … (一要, 1.) one after the other, from the place where a sentence ends.

    >>> [item.text for item in in_steps("把握两条原则：一是稳字当头。稳住就业。二是量力而行。", 7)]
    ['稳字当头', '量力而行']
    """
    heading = _HEADING.search(text, end)
    last = min(end + _FAR, heading.start() if heading else len(text))
    for mark in ("是", "要"):
        items, place = list[Item](), end
        for numeral in _NUMERALS:
            match = re.compile(f"(?<![第之]){numeral}{mark}([^。；\n]{{2,60}})").search(text, place, last)
            if match is None or (numeral == "一" and match.start() > end + 2):
                break
            items.append(Item(match.start(1), match[1]))
            place = match.end()
        if len(items) > 1:
            yield from items
            return


def in_paragraphs(text: str, end: int, noun: str) -> Iterator[Item]:
    r"""Yield the first sentences of the paragraphs behind a place, as long as each holds a noun.

    >>> list(in_paragraphs("打好两大硬仗。\n打好治水硬仗。修渠。\n打好治山硬仗。\n其他。", 7, "硬仗"))
    [Item(start=8, text='打好治水硬仗'), Item(start=19, text='打好治山硬仗')]
    """
    if end < len(text) and text[end] != "\n":
        return
    for paragraph in re.finditer(r"\n+[ \t●•*]*(?:\d{1,2}[.．、])?([^。；\n]+)[^\n]*", text[end:]):
        if noun not in plain(paragraph[1]):
            return
        yield Item(end + paragraph.start(1), paragraph[1])


def alike(items: Sequence[Item]) -> str:
    """Return the end that all items share, or "".

    >>> alike([Item(0, "思想作风"), Item(5, "工作作风")])
    '作风'
    """
    shared = items[0].text
    for _, other in pairwise(items):
        size = next((n for n in range(min(len(shared), len(other.text)), 0, -1) if other.text.endswith(shared[-n:])), 0)
        shared = shared[-size:] if size else ""
    return shared
