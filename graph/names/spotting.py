"""Finds the names that stand inside a longer text, such as a question.

The text is cut into all its stretches and these are looked up, so that the time does not grow with the number of names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.graph.names.base import Base, Bearer, Only
from gangmu.graph.names.fold import Folded, fold, folded
from gangmu.graph.names.grams import END, START, token
from gangmu.graph.names.hits import How, Spot
from gangmu.graph.names.pinyin import latin

MOST = 10_000
"""Characters of a text that are looked at; names behind them are not found."""

_STOPS = frozenset("。！？；，、：\n!?;,:")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0300-\u036f]+(?:['’][A-Za-z\u00c0-\u024f\u0300-\u036f]+)*")
_WORDS = 8  # Latin words that make one name at most
_COMMON = 100  # names that hold a pair of characters which still can lead to a name
_SEEDS = 50  # such pairs of a text, the rarest first
_FEW = {2: 5}  # things that a piece of a name may mean, by its length …
_FEW_LONGER = 12  # … and where it is longer
_LETTERS = 6  # of a piece that is a Latin word; shorter ones are words such as what and with
_WALL = "\0"
_SPELT = "SELECT key, initials, term FROM pinyin WHERE key IN (SELECT value FROM json_each(?)) ORDER BY initials, term"
_HOLDS = "SELECT term.id, fold FROM gram JOIN term ON term.id = gram.rowid WHERE gram MATCH ? ORDER BY gram.rowid"


class _Found(NamedTuple):
    """A stretch of the text as given, how it was met, and the numbers of the names that it may be."""

    start: int
    end: int
    how: How
    terms: tuple[int, ...]


def spotted(base: Base, text: str, only: Only, limit: int) -> list[Spot]:
    """Return the names in `text` in the order of the text; where they overlap, the longest stays."""
    text = text[:MOST]
    form = folded(text)
    counts = base.counts({token(pair) for pair in _pairs(START + form.text + END)} | _edges(form.text))
    taken = [False] * (len(text) + 1)
    spots = list(_settled([*_exact(base, text, form, counts), *_typed(base, text)], base, text, only, limit, taken))
    spots += _settled(_pieces(base, text, _open(text, form, taken), only), base, text, only, limit, taken)
    return sorted(spots, key=lambda spot: spot.start)


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))


def _edges(text: str) -> set[str]:
    return {token(START + c) for c in set(text)} | {token(c + END) for c in set(text)}


def _exact(base: Base, text: str, form: Folded, counts: dict[str, int]) -> Iterator[_Found]:
    """Yield the stretches that are a whole name."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in _stretches(form.text, counts, base.lengths):
        places.setdefault(form.text[start:end], []).append((start, end))
    for name, term in base.held(places).items():
        for start, end in places[name]:
            first, last = form.starts[start], form.ends[end - 1]
            if _whole(text, first, last) and fold(text[first:last]) == name:
                yield _Found(first, last, How.EXACT, (term,))


def _stretches(text: str, counts: dict[str, int], lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that can be a name: each of their pairs stands in one, and they begin and end as names do."""
    allowed = frozenset(lengths)
    longest = max(allowed, default=0)
    joined = [token(pair) in counts for pair in _pairs(text)]
    ends = [token(c + END) in counts for c in text]
    for start, c in enumerate(text):
        if token(START + c) not in counts:
            continue
        for end in range(start + 2, min(len(text), start + longest) + 1):
            if not joined[end - 2]:
                break
            if ends[end - 1] and end - start in allowed:
                yield start, end


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch cuts no Latin word in two."""
    return not (_latin(text[start - 1 : start + 1]) or _latin(text[end - 1 : end + 1]))


def _latin(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _typed(base: Base, text: str) -> Iterator[_Found]:
    """Yield the stretches of Latin words that are the pinyin of a name.

    Initials count only for a word without a vowel: almost any four letters with one are a word of some language.
    """
    words = list(_LATIN.finditer(text))
    places: dict[str, list[tuple[int, int]]] = {}
    for i, first in enumerate(words):
        for last in words[i : i + _WORDS]:
            if any(c not in " '’-·" for c in _LATIN.sub("", text[first.start() : last.end()])):
                break
            key = latin(text[first.start() : last.end()])
            if len(key) > 2:
                places.setdefault(key, []).append((first.start(), last.end()))
    terms: dict[tuple[str, int], list[int]] = {}
    for key, initials, term in base.rows(_SPELT, (json.dumps(list(places)),)):
        if not initials or not set(key) & set("aeiou"):
            terms.setdefault((key, initials), []).append(term)
    for (key, _), numbers in terms.items():
        yield from (_Found(start, end, How.PINYIN, tuple(numbers)) for start, end in places[key])


def _pieces(base: Base, text: str, form: Folded, only: Only) -> Iterator[_Found]:
    """Yield the stretches that are a piece of a few names only: 充电桩 of 新能源汽车充电桩.

    A pair of characters that few names hold is the seed; in each of those names it is drawn out as far as both agree.
    """
    best: dict[tuple[int, int], set[int]] = {}
    for i in _seeds(base, form.text):
        held = base.rows(_HOLDS, (f'"{token(form.text[i : i + 2])}"',))
        grown = [(_grown(form.text, i, name), term) for term, name in held]
        length = max((end - start for (start, end), _ in grown), default=0)
        for (start, end), term in grown:
            if end - start == length:
                best.setdefault((start, end), set()).add(term)
    for (start, end), terms in best.items():
        first, last = form.starts[start], form.ends[end - 1]
        numbers = tuple(sorted(terms))
        things = {bearer.iri for bearer in base.bearers(numbers, only) if bearer.kind != "Section"}
        if 0 < len(things) <= _FEW.get(end - start, _FEW_LONGER) and _tells(text, first, last, form.text[start:end]):
            yield _Found(first, last, How.PART, numbers)


def _seeds(base: Base, text: str) -> list[int]:
    """Return where pairs of characters begin that some names hold, but not too many: the rarest first."""
    counts = base.counts({token(pair) for pair in _pairs(text)})
    found = [(counts.get(token(pair), 0), i) for i, pair in enumerate(_pairs(text))]
    return [i for count, i in sorted(found) if 0 < count <= _COMMON][:_SEEDS]


def _open(text: str, form: Folded, taken: list[bool]) -> Folded:
    """Return the folded text with a wall where a name was found already and at every stop; no piece crosses it."""
    marks: list[tuple[str, int, int]] = []
    last = 0
    for c, start, end in zip(*form, strict=True):
        if start > last and not _STOPS.isdisjoint(text[last:start]):
            marks.append((_WALL, last, start))
        marks.append((_WALL if any(taken[start:end]) else c, start, end))
        last = end
    return Folded("".join(m[0] for m in marks), tuple(m[1] for m in marks), tuple(m[2] for m in marks))


def _grown(text: str, at: int, name: str) -> tuple[int, int]:
    """Return the longest stretch around the pair at `at` that also stands in `name`."""
    best = (at, at + 2)
    place = name.find(text[at : at + 2])
    while place >= 0:
        start, end, left, right = at, at + 2, place, place + 2
        while start and left and text[start - 1] == name[left - 1]:
            start, left = start - 1, left - 1
        while end < len(text) and right < len(name) and text[end] == name[right]:
            end, right = end + 1, right + 1
        best = max(best, (start, end), key=lambda one: one[1] - one[0])
        place = name.find(text[at : at + 2], place + 1)
    return best


def _tells(text: str, start: int, end: int, piece: str) -> bool:
    """Tell whether a stretch is no more than `piece`, and this Chinese or a Latin word that is no mere particle."""
    exact = _whole(text, start, end) and fold(text[start:end]) == piece
    return exact and (end - start >= _LETTERS or not text[start:end].isascii())


def _settled(
    found: Iterable[_Found], base: Base, text: str, only: Only, limit: int, taken: list[bool]
) -> Iterator[Spot]:
    """Yield the spots, the longest first; mark in `taken` the code points that they cover."""
    for one in sorted(found, key=lambda f: (f.start - f.end, tuple(How).index(f.how), f.start)):
        if any(taken[one.start : one.end]):
            continue
        stops = _STOPS.intersection(text[one.start : one.end])
        bearers = [
            bearer
            for bearer in _each(base.bearers(one.terms, only))
            if stops <= set(bearer.name) and (one.how is not How.PART or bearer.kind != "Section")
        ]
        if bearers:
            taken[one.start : one.end] = [True] * (one.end - one.start)
            hits = tuple(bearer.hit(one.how, _score(one, bearer)) for bearer in bearers[:limit])
            yield Spot(one.start, one.end, hits, len(bearers) - len(hits))


def _each(bearers: Iterable[Bearer]) -> list[Bearer]:
    kept: dict[str, Bearer] = {}
    for bearer in bearers:
        kept.setdefault(bearer.iri, bearer)
    return list(kept.values())


def _score(found: _Found, bearer: Bearer) -> float:
    if found.how is How.PART:
        return 0.6 + 0.1 * (found.end - found.start) / max(len(bearer.fold), found.end - found.start)
    return 1.0 if found.how is How.EXACT else 0.5
