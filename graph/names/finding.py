"""Finds things by a name that somebody types, from the surest way to the least sure one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from gangmu.graph.names.base import Base, Only
from gangmu.graph.names.fold import fold
from gangmu.graph.names.grams import END, START, telling
from gangmu.graph.names.hits import Hit, How
from gangmu.graph.names.pinyin import latin, syllables

_MATCHES = "SELECT rowid FROM gram WHERE gram MATCH ? ORDER BY rowid"
_SOUNDS = "SELECT rowid FROM sound WHERE sound MATCH ? ORDER BY rowid"
_SPELT = "SELECT term FROM pinyin WHERE key = ? ORDER BY initials, term"
_SPELT_ON = "SELECT term FROM pinyin WHERE key > ? AND key < ? ORDER BY initials, length(key), key, term"
_CLOSE = """
SELECT term.id, fold FROM gram JOIN term ON term.id = gram.rowid
WHERE gram MATCH ? AND gram.rowid BETWEEN ? AND ? LIMIT ?
"""
_PAIRS = 40  # of what is looked for; the rest is compared character by character
_MANY = 500  # names that hold one of them; where it is more, they must hold two
_TRIED = 20_000  # names that are compared for slips at most


def found(base: Base, words: str, only: Only, prefix_only: bool = False, slips: bool = True) -> Iterator[Hit]:
    """Yield the hits for `words`, the surest first; a thing may come several times.

    Names with slips are only looked for when nothing else was found: a guess must not stand beside an answer.
    """
    wanted = fold(words)
    if not wanted:
        return
    some = False
    for hit in _sure(base, wanted, latin(words), only, prefix_only):
        some = True
        yield hit
    if slips and not some and not prefix_only:
        yield from _slipped(base, wanted, only)


def _sure(base: Base, wanted: str, typed: str, only: Only, prefix_only: bool) -> Iterator[Hit]:
    yield from _exact(base, wanted, only)
    yield from _holding(base, wanted, only, How.PREFIX)
    if not prefix_only:
        yield from _holding(base, wanted, only, How.PART)
    if len(typed) > 1:
        yield from _spelt(base, typed, only, prefix_only)


def _exact(base: Base, wanted: str, only: Only) -> Iterator[Hit]:
    for bearer in base.bearers(base.held([wanted]).values(), only):
        yield bearer.hit(How.EXACT, 1.0)


def _holding(base: Base, wanted: str, only: Only, how: How) -> Iterator[Hit]:
    """Yield what has `wanted` at the beginning or in the middle of a name, shorter names first."""
    if len(wanted) > max(base.lengths, default=0):
        return
    prefix = how is How.PREFIX
    for portion in base.portions(_MATCHES, (_holds(START + wanted if prefix else wanted),)):
        for bearer in base.bearers(portion, only):
            at = bearer.fold.find(wanted)
            if at >= 0 and (at == 0) == prefix and bearer.fold != wanted:
                yield bearer.hit(how, (0.8 if prefix else 0.6) + 0.1 * len(wanted) / len(bearer.fold))


def _holds(text: str) -> str:
    """Return the full-text query for names that hold all pairs of `text`."""
    if len(text) == 1:
        return f'"{ord(text):x}x"*'
    return " AND ".join(f'"{pair}"' for pair in telling(text)[:_PAIRS])


def _spelt(base: Base, typed: str, only: Only, prefix_only: bool) -> Iterator[Hit]:
    """Yield the names whose syllables or initials were typed, whole, then begun, then somewhere in the name."""
    for query, values, score in (
        (_SPELT, (typed,), 0.5),
        (_SPELT_ON, (typed, typed + "{"), 0.45),  # { is the sign behind z
    ):
        for portion in base.portions(query, values):
            yield from (bearer.hit(How.PINYIN, score) for bearer in base.bearers(portion, only))
    if not prefix_only:
        for way in syllables(typed, base.syllables):
            yield from _sounding(base, way, only)


def _sounding(base: Base, way: tuple[str, ...], only: Only) -> Iterator[Hit]:
    if len(way) < 2:
        return
    for portion in base.portions(_SOUNDS, (" AND ".join(f'"{s}"' for s in dict.fromkeys(way)),)):
        sounds = dict(base.rows(f"SELECT id, sounds FROM term WHERE id IN ({', '.join(map(str, portion))})"))
        fit = [term for term in portion if _runs(way, sounds[term])]
        yield from (bearer.hit(How.PINYIN, 0.4) for bearer in base.bearers(fit, only))


def _runs(way: tuple[str, ...], sounds: str) -> bool:
    each = [one.split("/") for one in sounds.split(" ")]
    starts = range(len(each) - len(way) + 1)
    return any(all(s in several for s, several in zip(way, each[i:], strict=False)) for i in starts)


def slips(length: int) -> int:
    """Return how many slips a name of so many characters may have: two characters say too little to guess by.

    >>> [slips(n) for n in (2, 3, 4, 5, 30)]
    [0, 1, 1, 2, 2]
    """
    return 0 if length < 3 else 1 if length < 5 else 2


def _slipped(base: Base, wanted: str, only: Only) -> Iterator[Hit]:
    """Yield the names that are one or two slips away (a character wrong, missing, too many, or two in wrong order)."""
    most = slips(len(wanted))
    spans = [base.lengths[n] for n in range(len(wanted) - most, len(wanted) + most + 1) if n in base.lengths]
    if not most or not spans:
        return
    query = _near(base, telling(f"{START}{wanted}{END}"), most)
    if not query:
        return
    near: list[tuple[int, int]] = []
    rows = base.rows(_CLOSE, (query, spans[0][0], spans[-1][1], _TRIED))
    for term, text in rows:
        distance = OSA.distance(wanted, text, score_cutoff=most)
        if distance <= most:
            near.append((distance, term))
    for distance, term in sorted(near):
        for bearer in base.bearers([term], only):
            yield bearer.hit(How.TYPO, 0.3 * (1 - distance / len(wanted)))


def _near(base: Base, pairs: list[str], most: int) -> str:
    """Return the full-text query for names that may be `most` slips away: those that hold the pairs fewest names hold.

    A slip spoils three pairs at most, or four threes of Latin letters. Of one more than slips can spoil, one is left in
    every name that is near enough, and of two more, two are; these are asked for where one lets too many names in.
    """
    counts = base.counts(pairs)
    spoilt = most * (4 if any(pair.count("x") == 2 for pair in pairs) else 3)
    rarest = sorted(pairs, key=lambda pair: (counts.get(pair, 0), pair))[: spoilt + 2]
    single = [pair for pair in rarest[: spoilt + 1] if pair in counts]
    if sum(counts[pair] for pair in single) <= _MANY or len(rarest) < spoilt + 2:
        return " OR ".join(f'"{pair}"' for pair in single)
    held = [pair for pair in rarest if pair in counts]
    return " OR ".join(f'("{a}" AND "{b}")' for a, b in combinations(held, 2))


def first_of_each(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """Return each thing once, by the surest of its hits, `limit` things at most."""
    kept: dict[str, Hit] = {}
    for hit in hits:
        kept.setdefault(hit.iri, hit)
        if len(kept) == limit:
            break
    return list(kept.values())
