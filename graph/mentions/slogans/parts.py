"""A list in running text to its items, without the verbs that open the clause: 做强甲、乙和丙 → 甲 · 乙 · 丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

_VERBS = alternatives(words("slogans", "lead", "verbs"))
_ADVERBS = alternatives((*words("slogans", "lead", "adverbs"), *words("slogans", "lead", "others")))
# A preposition is often one character, and that often the first one of another word.
_PREPOSITION = (
    rf"(?:{alternatives(words('slogans', 'lead', 'prepositions'))}"
    "|要(?![素地件点求塞])|以(?![旧工竹文])|从(?!业)|对(?![外口接标内台])|在(?![线建册岗校])|将(?!军)|把|按|让)"
)
_AROUND = rf"(?:{_ADVERBS}地?|{_PREPOSITION})"

# -- patterns --------------------------------------------------------------------------------------------------------

_LEAD = re.compile(rf"{_AROUND}*{_VERBS}[了好]?(?:{_AROUND}*{_VERBS}[了好]?)*|{_PREPOSITION}+")
_VERB = re.compile(rf"{_AROUND}*{_VERBS}了?")
_CARRIER = re.compile(rf"{_AROUND}*{alternatives(words('slogans', 'lead', 'carriers'))}了?{_AROUND}*")
_INNER = re.compile(alternatives(words("slogans", "lead", "inner")))
# One item of a list: what stands in quotation marks or brackets is never cut.
_PIECE = "“[^“”\n]*”|（[^（）\n]*）|《[^《》\n]*》|[^、]"
_ITEM = re.compile(f"(?:{_PIECE})(?:(?!(?<=”)“)(?:{_PIECE}))*")
_AND = re.compile("以及|(?<![共饱总温祥缓])和(?![谐平美睦解田气县])|(?<!参)与(?![会时])|(?<![普涉以])及(?![时其])")
_OF = re.compile("(?<!党)的")
_EDGE = " \u3000，；。、：:"


def items(chars: str, region: Span) -> Iterator[Span]:
    """Yield what stands between the 、 of `region`; quotations that follow one another are items of their own.

    >>> ["甲、“乙、丙”、（丁、戊）己“庚”“辛”"[a:b] for a, b in items("甲、“乙、丙”、（丁、戊）己“庚”“辛”", Span(0, 20))]
    ['甲', '“乙、丙”', '（丁、戊）己“庚”', '“辛”']
    """
    for match in _ITEM.finditer(chars, *region):
        yield Span(*match.span())


def split(chars: str, region: Span, mark: str) -> Iterator[Span]:
    """Yield what stands between the marks of `region`."""
    start = region.start
    while (at := chars.find(mark, start, region.end)) >= 0:
        yield Span(start, at)
        start = at + 1
    yield Span(start, region.end)


def cut_last(chars: str, pieces: list[Span]) -> list[Span]:
    """Return the pieces with the last one cut at its last 和, or without the 和 that opens it."""
    *rest, last = pieces
    cuts = [m.span() for m in _AND.finditer(chars, *last) if _outside(chars, last, m.start()) and m.end() < last.end]
    if not cuts:
        return pieces
    start, end = cuts[-1]
    if start == last.start:
        return [*rest, Span(end, last.end)]
    return [*rest, Span(last.start, start), Span(end, last.end)]


def bare(chars: str, piece: Span) -> Span:
    """Return a piece without white space and stops, and without quotation marks around the whole."""
    start, end = edged(chars, piece)
    if end - start > 2 and chars[start] == "“" and chars.find("”", start, end) == end - 1:
        start, end = start + 1, end - 1
    return Span(start, end)


def edged(chars: str, piece: Span) -> Span:
    """Return a piece without the white space, stops and opening marks at its ends."""
    start, end = piece
    while start < end and chars[start] in _EDGE:
        start += 1
    while start < end and (chars[end - 1] in _EDGE or chars[end - 1] in "“（"):
        end -= 1
    return Span(start, end)


def opens_with_verb(chars: str, piece: Span) -> bool:
    """Tell whether a piece begins with a verb that governs it."""
    return bool(_VERB.match(chars, *piece))


def is_verb(chars: str, piece: Span) -> bool:
    """Tell whether a piece is nothing but a verb, so that the name is its object and not the sum of a list."""
    lead = _LEAD.match(chars, *piece)
    return lead is not None and lead.end() == piece.end and _last_verb(chars, *piece) == piece.start


def without_lead(chars: str, pieces: Sequence[Span]) -> Span:
    """Return the first item of a list without the verbs that open the clause.

    >>> text = "扎实做好产业提质、城乡提位"
    >>> text[slice(*without_lead(text, [Span(0, 8), Span(9, 13)]))]
    '产业提质'
    """
    first = pieces[0]
    others = [chars[a:b] for a, b in pieces[1:]]
    shared = others[0][:2]
    if all(word.startswith(shared) for word in others) and (at := chars.rfind(shared, *first)) >= 0:
        return Span(at, first.end)
    start = _lead_end(chars, first, others)
    if start > first.start and all(word.endswith(chars[start : first.end]) for word in others):
        return first  # 开工一批、投产一批 differ in their verbs alone
    return Span(_nearer(chars, Span(start, first.end), max(map(len, others))), first.end)


def _lead_end(chars: str, first: Span, others: Sequence[str]) -> int:
    lead = _LEAD.match(chars, *first)
    if lead is None:
        return first.start
    if not _mostly(_VERB, others):
        return lead.end() if lead.end() < first.end else _last_verb(chars, *first)
    # The other items are verb phrases, so the first one is: only what may govern a verb phrase is left out.
    carried = None if _mostly(_CARRIER, others) else _CARRIER.match(chars, *first)
    return _last_verb(chars, carried.end() if carried else first.start, lead.end())


def _mostly(pattern: re.Pattern[str], others: Sequence[str]) -> bool:
    return 2 * sum(bool(pattern.match(word)) for word in others) > len(others)


def _last_verb(chars: str, start: int, end: int) -> int:
    """Return where the last verb of a lead begins: the other items are verb phrases too."""
    at = start
    while (verb := _VERB.match(chars, at, end)) and verb.end() < end:
        at = verb.end()
    return at


def _nearer(chars: str, first: Span, longest: int) -> int:
    """Return where an overlong first item begins, so that it is about as long as the others."""
    length = first.end - first.start
    cuts = [m.end() for m in _INNER.finditer(chars, *first)] if length > longest + 2 else []
    if length > 2 * longest + 2:
        cuts += [m.end() for m in _AND.finditer(chars, *first)]
    if length > longest + 4:
        cuts += [m.end() for m in _OF.finditer(chars, *first)][-1:]
    fit = [at for at in cuts if 1 < first.end - at <= longest + 2 and _outside(chars, first, at)]
    fit = [at for at in fit if not _AND.match(chars, at)]
    return min(fit, default=first.start)


def _outside(chars: str, piece: Span, at: int) -> bool:
    return all(chars.count(a, piece.start, at) == chars.count(b, piece.start, at) for a, b in ("“”", "（）", "《》"))
