"""The leads further in: short sentences that part a paragraph, told from plain short ones by how regular they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gangmu.graph.leads.naming import LONGEST, doing, event, faring, general, names
from gangmu.graph.leads.parallel import in_step
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece

_SHORT = 20
"""A sentence of more characters parts nothing."""

_NEAR = 18
"""A short sentence of more characters counts for a pattern, never against it."""

_PLAIN = 14
"""A sentence of one clause and no more characters is short."""

_LONG = 22
"""What a lead announces begins with a sentence of so many characters at least, and twice as many as the lead."""

_FAR = 32
"""Where only a few leads part a paragraph, it begins with one of so many, and thrice as many as the lead."""

_HELD = 50
"""What a statement of how a field fares announces has so many characters in all."""

_KIN = 10
"""A statement of no more characters that reports no event may say how a field fares, in words that no list has."""

_FIRM = 8
"""A lead that follows another at once has no more characters."""

_GAP = 5
"""So many sentences a lead of a plan announces at most."""

_COUNTED = re.compile(r"\d(?![^“”]*”)")


class _Short(NamedTuple):
    """A short sentence of a paragraph: which one it is, its words, and in which way it may name what follows.

    `state` says how a field fares, `kin` could, `general` that it is worked on. The next sentence has `room` characters
    (`told`: it is no short one), the one before `behind`; up to the next state `held` characters stand.
    """

    place: int
    at: Span
    names: bool
    state: bool
    kin: bool
    general: bool
    told: bool
    room: int
    behind: int
    held: int = 0

    @property
    def length(self) -> int:
        return self.at.end - self.at.start

    @property
    def long(self) -> bool:
        """Whether the sentence after it is long beside it."""
        return self.room >= max(_LONG, 2 * self.length)

    @property
    def far(self) -> bool:
        """Whether long sentences stand on both sides of it."""
        return self.room >= max(_FAR, 3 * self.length) and (self.place < 2 or self.behind >= _LONG)


def inside(chars: str, pieces: Sequence[Piece], first: Span | None) -> Iterator[Span]:
    """Yield the leads after a paragraph's first sentence, or from it on if `first`, the lead that it is, is None.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> told = "新建园区三个，引进企业，延长链条，带动农户增收。"
    >>> text = clean(Source("a", f"{told}项目建设提速。{told}市场持续回暖。{told}经济稳步增长。{told}", "", ""))
    >>> [text.chars[a:b] for a, b in inside(text.chars, list(split(text)), None)]
    ['项目建设提速', '市场持续回暖', '经济稳步增长']
    """
    end = pieces[-1].at.end
    shorts = _held(list(_shorts(chars, pieces, first)), end)
    found = set(_after(chars, pieces, first, shorts)) if first else set()
    for group in (_equal, _regular, _states, _plans):
        found.update(one.at for one in group(shorts, first, end))
    yield from sorted(found or {one.at for one in _few(shorts, first, end)})


def _shorts(chars: str, pieces: Sequence[Piece], first: Span | None) -> Iterator[_Short]:
    for k in range(1 if first else 0, len(pieces)):
        start, end = at = pieces[k].clauses[0]
        if len(pieces[k].clauses) > 1 or not 3 <= end - start <= _SHORT or _COUNTED.search(chars, start, end):
            continue
        below = pieces[k + 1] if k + 1 < len(pieces) else None
        room = length(below) if below else 0
        told = below is not None and (
            len(below.clauses) > 1 or room > _PLAIN or any(map(str.isdigit, chars[slice(*below.at)]))
        )
        does, fares, once = doing(chars, at), faring(chars, at), event(chars, at)
        we = chars.startswith("我们", start)
        named = names(chars, pieces[k], below, we) is not None and (does or fares or not once)
        yield _Short(
            k,
            at,
            named,
            named and not does and fares and not once and not we,
            named and not does and not once and not we and (fares or end - start <= _KIN),
            named and general(chars, at),
            told,
            room,
            length(pieces[k - 1]) if k else 0,
        )


def _held(shorts: Sequence[_Short], end: int) -> list[_Short]:
    """Fill in how much stands between each short sentence and the next that could say how a field fares."""
    result, stop = [], end
    for one in reversed(shorts):
        result.append(one._replace(held=stop - one.at.end))
        stop = one.at.start if one.kin else stop
    return result[::-1]


def _content(found: Sequence[_Short], end: int) -> list[int]:
    """Return how many characters stand between each of these and the next, or the end."""
    ends = [*(one.at.start for one in found[1:]), end]
    return [stop - one.at.end for one, stop in zip(found, ends, strict=True)]


def length(piece: Piece) -> int:
    """Return the characters of a sentence without its stop."""
    return piece.clauses[-1].end - piece.clauses[0].start


def _after(chars: str, pieces: Sequence[Piece], first: Span, shorts: Sequence[_Short]) -> Iterator[Span]:
    """Yield what is in step with the first lead, or follows it at once and is very short."""
    for k in range(1, len(pieces) - 1):
        at = pieces[k].clauses[0]
        if len(pieces[k].clauses) == 1 and at.end - at.start <= LONGEST and in_step(chars, first, at):
            yield at
    for one in shorts[:1]:
        if one.place == 1 and one.names and one.told and one.length <= _FIRM and (one.general or one.state):
            yield one.at


def _regular(shorts: Sequence[_Short], first: Span | None, end: int) -> Sequence[_Short]:
    """Three or more of which nearly all stand before something long: short, long, short, long."""
    near = [one for one in shorts if one.length <= _NEAR]
    placed = [one for one in near if one.names and one.long]
    if len(placed) < 3 or len(placed) < len(near) * 0.75 or median(_content(placed, end)) < _HELD * 0.8:
        return ()
    if first and placed[0].place > 2 and not all(one.far for one in placed):
        return ()
    return placed


def _equal(shorts: Sequence[_Short], first: Span | None, end: int) -> Sequence[_Short]:
    """Three or more of the very same length, the first lead among them."""
    fit = [one for one in shorts if one.names and one.told]
    lengths = Counter(one.length for one in fit)
    if first:
        lengths[first.end - first.start] += first.end - first.start in lengths
    length, count = lengths.most_common(1)[0] if lengths else (0, 0)
    near = [one for one in shorts if one.length <= length + 2]
    same = [one for one in fit if one.length == length]
    if count < 3 or len(same) < len(near) * 0.6:
        return ()
    return [one for one in fit if one in same or (abs(one.length - length) < 3 and (one.state or one.general))]


def _states(shorts: Sequence[_Short], first: Span | None, end: int) -> Sequence[_Short]:
    """Two or more that say how a field fares, stand before something told, and are at least half of what is short."""
    every = [one for one in shorts if one.kin]
    states = [one for one in every if one.held >= _HELD]
    plain = sum(1 for one in shorts if one.length <= _PLAIN and one not in states)
    if len(states) < 2 or not any(one.state for one in states) or len(states) < plain or len(states) < len(every) * 0.8:
        return ()
    middle = median(one.length for one in states)
    return [one for one in states if one.length <= middle + 4]


def _plans(shorts: Sequence[_Short], first: Span | None, end: int) -> Sequence[_Short]:
    """Two or more that name fields of work: at short distances and most of what is short, or at once after a lead."""
    plans = [one for one in shorts if one.general and one.far]
    if len(plans) < 2:
        return ()
    if first and plans[0].place == 1:
        return plans
    steps = [0 if first else plans[0].place, *(one.place for one in plans)]
    near = all(b - a <= _GAP for a, b in pairwise(steps))
    return plans if near and len(plans) * 3 >= len(shorts) * 2 else ()


def _few(shorts: Sequence[_Short], first: Span | None, end: int) -> Sequence[_Short]:
    """Two of a paragraph that opens with one, three that carry it, or a single very short one further in."""
    fit = [one for one in shorts if one.length <= 12 and ((one.general and one.told) or (one.state and one.far))]
    near = sum(1 for one in shorts if one.length <= 12)
    if first or not fit or len(fit) < near * 0.6:
        return ()
    held = sum(1 for content in _content(fit, end) if content >= _HELD * 0.6)
    opens = len(fit) > 1 and fit[0].place <= 1
    firm = fit[0].length <= _FIRM - 2 and fit[0].place > 0
    return fit if firm or ((opens or len(fit) > 2) and held >= len(fit) * 0.75) else ()
