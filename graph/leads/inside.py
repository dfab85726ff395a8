"""The leads further in: short sentences that part a paragraph, told from plain short ones by how regular they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from gangmu.graph.leads.naming import LONGEST, doing, event, faring, general, names
from gangmu.graph.leads.parallel import in_step
from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece

_SHORT = 18
"""A sentence of more characters parts nothing."""

_PLAIN = 14
"""A sentence of one clause and no more characters is short."""

_LONG = 22
"""What a lead announces has so many characters at least, and twice as many as the lead."""

_FIRM = 8
"""A lead that follows another at once has no more characters."""

_GAP = 5
"""So many sentences a lead of a plan announces at most."""

_COUNTED = re.compile(r"\d(?![^“”]*”)")


class _Short(NamedTuple):
    """A short sentence: which one of the paragraph it is, its words, whether it names at all and in which way."""

    index: int
    at: Span
    names: bool
    state: bool
    general: bool
    told: bool
    long: bool

    @property
    def length(self) -> int:
        return self.at.end - self.at.start


def inside(chars: str, pieces: Sequence[Piece], first: Span | None) -> Iterator[Span]:
    """Yield the leads after a paragraph's first sentence, or from it on if `first`, the lead that it is, is None.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> told = "新建园区三个，引进企业，延长链条，带动农户增收。"
    >>> text = clean(Source("a", f"{told}项目建设提速。{told}市场持续回暖。{told}经济稳步增长。{told}", "", ""))
    >>> [text.chars[a:b] for a, b in inside(text.chars, list(split(text)), None)]
    ['项目建设提速', '市场持续回暖', '经济稳步增长']
    """
    shorts = list(_shorts(chars, pieces, first))
    found: set[Span] = set()
    if first:
        found.update(_after(chars, pieces, first, shorts))
    for group in (_regular, _equal, _states, _plans):
        if not found or first:
            found.update(one.at for one in group(shorts, first))
    yield from sorted(found or set(_few(pieces, first, shorts)))


def _shorts(chars: str, pieces: Sequence[Piece], first: Span | None) -> Iterator[_Short]:
    for k in range(1 if first else 0, len(pieces)):
        start, end = at = pieces[k].clauses[0]
        if len(pieces[k].clauses) > 1 or not 4 <= end - start <= _SHORT or _COUNTED.search(chars, start, end):
            continue
        below = pieces[k + 1] if k + 1 < len(pieces) else None
        room = below.clauses[-1].end - below.clauses[0].start if below else 0
        told = below is not None and (len(below.clauses) > 1 or room > _PLAIN or any(map(str.isdigit, chars[slice(*below.at)])))
        named = names(chars, pieces[k], below) is not None
        does = doing(chars, at)
        yield _Short(
            k,
            at,
            named,
            named and not does and faring(chars, at) and not event(chars, at),
            named and general(chars, at),
            told,
            room >= max(_LONG, 2 * (end - start)),
        )


def _after(chars: str, pieces: Sequence[Piece], first: Span, shorts: Sequence[_Short]) -> Iterator[Span]:
    """Yield what is in step with the first lead, or follows it at once and is very short."""
    for k in range(1, len(pieces) - 1):
        at = pieces[k].clauses[0]
        if len(pieces[k].clauses) == 1 and at.end - at.start <= LONGEST and in_step(chars, first, at):
            yield at
    for one in shorts[:1]:
        if one.index == 1 and one.names and one.told and one.length <= _FIRM and (one.general or one.state):
            yield one.at


def _regular(shorts: Sequence[_Short], first: Span | None) -> Sequence[_Short]:
    """Three or more of which nearly all stand before something long: short, long, short, long."""
    placed = [one for one in shorts if one.names and one.long]
    if len(placed) < 3 or len(placed) < len(shorts) * 0.8 or (first and placed[0].index >= _GAP):
        return ()
    return placed


def _equal(shorts: Sequence[_Short], first: Span | None) -> Sequence[_Short]:
    """Three or more of the very same length, the first lead among them."""
    fit = [one for one in shorts if one.names and one.told]
    lengths = Counter(one.length for one in fit)
    if first:
        lengths[first.end - first.start] += first.end - first.start in lengths
    length, count = lengths.most_common(1)[0] if lengths else (0, 0)
    near = [one for one in shorts if one.length <= length + 2]
    same = [one for one in fit if one.length == length]
    return same if count > 2 and len(same) >= len(near) * 0.6 else ()


def _states(shorts: Sequence[_Short], first: Span | None) -> Sequence[_Short]:
    """Two or more that say how a field fares, and are at least half of what is short."""
    states = [one for one in shorts if one.state and one.told]
    plain = sum(1 for one in shorts if one.length <= _PLAIN and one not in states)
    if len(states) < 2 or len(states) < plain:
        return ()
    middle = median(one.length for one in states)
    return [one for one in states if one.length <= middle + 4]


def _plans(shorts: Sequence[_Short], first: Span | None) -> Sequence[_Short]:
    """Two or more that name fields of work at short distances, and are most of what is short."""
    plans = [one for one in shorts if one.general and one.long]
    if len(plans) < 2 or len(plans) * 3 < len(shorts) * 2:
        return ()
    steps = [0 if first else plans[0].index, *(one.index for one in plans)]
    return plans if all(b - a <= _GAP for a, b in zip(steps, steps[1:], strict=False)) else ()


def _few(pieces: Sequence[Piece], first: Span | None, shorts: Sequence[_Short]) -> Iterator[Span]:
    """Yield two of a paragraph that opens with one, or a single very short one further in."""
    if first:
        return
    fit = [one for one in shorts if (one.general or one.state) and one.told and one.length <= 12]
    near = sum(1 for one in shorts if one.length <= 12)
    if not fit or len(fit) < near * 0.6:
        return
    opens = len(fit) > 1 and fit[0].index <= 1
    if opens or len(fit) > 2 or (fit[0].length <= _FIRM - 2 and fit[0].index > 0):
        yield from (one.at for one in fit)
