"""The leads of a paragraph: short sentences, or parallel opening clauses, that name what the ones after them say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece
from gangmu.ontology.lexicon import alternatives, words

LONGEST = 26
"""A sentence of more characters tells rather than names."""

_SHORT, _MID, _MANY = 8, 12, 100


def _any(*path: str) -> str:
    return alternatives(words("outline", "leads", *path))


# What a sentence that names never holds, with which it never begins or ends.
_TELLS = re.compile(rf"[\d%％：:；;（]|(?<!实事求)是|{_any('never')}")
_TOPIC = re.compile(rf"(?:{_any('openings')})|[一二三四五六七八九十]+[是要][^求]")
_ENDS = re.compile(rf"(?:{_any('endings')})$")
_QUOTED = re.compile(r"“[^“”]*”")
_DOING = re.compile(f"(?:要|更加|进一步)?{_any('verbs')}")
_CONCRETE = re.compile(_any("concrete"))
_FARING = re.compile(
    rf"{_any('adverbs')}[\u4e00-\u9fff]{{1,4}}$|(?:取得|实现|迈出|迈上|呈现|开创|展现|发生|得到).{{0,6}}$|{_any('phrases')}$"
)
_DIGIT = re.compile(r"\d")


def leads(chars: str, pieces: Sequence[Piece], headed: bool) -> Iterator[Span]:
    """Yield the leads among a paragraph's sentences, each without its stop.

    `headed` tells that a heading runs into the paragraph, so that `pieces` are the sentences after it.
    """
    if not 2 <= len(pieces) <= _MANY:
        return
    first = None if headed else names(chars, pieces[0])
    if first:
        yield first
    shorts = list(_inner(chars, pieces, first))
    yield from shorts
    if not first and not shorts:
        yield from parallel(chars, pieces)


def names(chars: str, piece: Piece) -> Span | None:
    """Return the words of a sentence that names what follows it, or None.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "突出提质增效。产业是根本。坚持依法行政，打造法治政府。", "", ""))
    >>> [bool(names(text.chars, piece)) for piece in split(text)]
    [True, False, True]
    """
    clauses = piece.clauses
    start, end = clauses[0].start, clauses[-1].end
    if len(clauses) > 2 or not 4 <= end - start <= LONGEST + 6 * (len(clauses) - 1) or chars[end : end + 1] != "。":
        return None
    sentence = chars[start:end]
    plain = _QUOTED.sub("“”", sentence) if "“" in sentence else sentence
    if _tells(plain):
        return None
    if len(clauses) == 2 and not (_DOING.match(sentence) and _second(chars, clauses[1])):
        return None
    return Span(start, end)


def _tells(wording: str) -> bool:
    return bool(_TELLS.search(wording) or _TOPIC.match(wording) or _ENDS.search(wording))


def _second(chars: str, clause: Span) -> bool:
    return bool(_DOING.match(chars, *clause) or _FARING.search(chars, *clause))


def _inner(chars: str, pieces: Sequence[Piece], first: Span | None) -> Iterator[Span]:
    """Yield the leads after a paragraph's first sentence: short ones between longer ones, or in step with the first."""
    shorts, found = 0, []
    for k in range(1 if first else 0, len(pieces)):
        start, end = span = pieces[k].clauses[0]
        if len(pieces[k].clauses) > 1 or not 4 <= end - start <= LONGEST:
            continue
        if first and k + 1 < len(pieces) and in_step(chars, first, span):
            yield span
        elif end - start <= _MID and not _DIGIT.search(chars, start, end):
            shorts += 1
            if _between(chars, pieces, k, first) and names(chars, pieces[k]) and _sums_up(chars, span):
                found.append(span)
    if first:
        yield from (span for span in found if span.start == pieces[1].at.start and span.end - span.start <= _SHORT)
    elif found and len(found) >= shorts * 0.6 and _regular(pieces, found):
        yield from found


def _between(chars: str, pieces: Sequence[Piece], k: int, first: Span | None) -> bool:
    """Tell whether sentence `k` stands before one that tells, and behind one or behind the first lead."""
    if k + 1 == len(pieces) or not _detail(chars, pieces[k + 1]):
        return False
    return k == 0 or (k == 1 and first is not None) or _detail(chars, pieces[k - 1])


def _sums_up(chars: str, span: Span) -> bool:
    return _FARING.search(chars, *span) is not None or _general(chars, span)


def _regular(pieces: Sequence[Piece], found: Sequence[Span]) -> bool:
    """Tell whether so many short sentences carry a paragraph: three, two from its beginning on, or a very short one."""
    if len(found) == 2:
        return found[0].start <= pieces[1].at.start
    start, end = found[0]
    return len(found) > 2 or (end - start <= _SHORT - 2 and start > pieces[0].at.start)


def one_a_line(paragraphs: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether a text gives every sentence a line of its own, so that its paragraphs are lost."""
    told = [len(pieces) for pieces in paragraphs if pieces and pieces[0].at.end > pieces[0].clauses[-1].end]
    return len(told) >= _MANY and told.count(1) >= len(told) * 0.8


def alone(chars: str, near: Sequence[Piece]) -> Span | None:
    """Return the second of four sentences if it names, and stands among ones that tell."""
    if len(near) < 4 or len(near[1].clauses) > 1:
        return None
    start, end = near[1].clauses[0]
    if not 6 <= end - start <= 16 or "、" in chars[start:end] or not _general(chars, Span(start, end)):
        return None
    return names(chars, near[1]) if all(_detail(chars, near[k]) for k in (0, 2, 3)) else None


def _detail(chars: str, piece: Piece) -> bool:
    start, end = piece.at
    return len(piece.clauses) > 1 or end - start > 20 or bool(_DIGIT.search(chars, start, end))


def _general(chars: str, span: Span) -> bool:
    return bool(_DOING.match(chars, *span)) and not _CONCRETE.match(chars, *span)


def in_step(chars: str, one: Span, other: Span) -> bool:
    """Tell whether two sentences are built alike: the same opening words and the same last word.

    >>> text = "深入实施城市更新行动深入实施乡村建设行动"
    >>> in_step(text, Span(0, 10), Span(10, 20))
    True
    """
    return (
        chars[one.start : one.start + 4] == chars[other.start : other.start + 4]
        and chars[one.end - 2 : one.end] == chars[other.end - 2 : other.end]
    )


def parallel(chars: str, pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield the opening clauses of a paragraph's sentences that are equally long and end on the same words.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "筑牢底子促发展，修路架桥。打开门户促发展，办会招商。", "", ""))
    >>> [text.chars[a:b] for a, b in parallel(text.chars, list(split(text)))]
    ['筑牢底子促发展', '打开门户促发展']
    """
    opening = [piece.clauses[0] for piece in pieces if len(piece.clauses) > 1]
    if len(opening) < 2 or len(opening) < len(pieces) * 0.6:
        return
    length, last = opening[0].end - opening[0].start, chars[opening[0].end - 3 : opening[0].end]
    same = list(takewhile(lambda one: one.end - one.start == length and chars.startswith(last, one.end - 3), opening))
    wordings = {chars[a:b] for a, b in same}
    if 1 < len(wordings) == len(same) and 6 <= length <= _MID and not any(map(_tells, wordings)):
        yield from same
