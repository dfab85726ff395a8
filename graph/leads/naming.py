"""Whether a sentence names what follows it, and how: a field of work, or how one fares."""

from __future__ import annotations

import re

from gangmu.graph.model import Span
from gangmu.graph.sentences import Piece
from gangmu.ontology.lexicon import alternatives, words

LONGEST = 26
"""A sentence of more characters tells rather than names."""

_PRINCIPLE = 14
"""A statement of so many characters, of no field's state and no task, is a principle."""


def _any(*path: str) -> str:
    return alternatives(words("outline", "leads", *path))


# What a sentence that names never holds, with which it never begins or ends.
_TELLS = re.compile(rf"[\d%％：:；;（]|(?<!实事求)是|{_any('never')}")
_TOPIC = re.compile(rf"(?:{_any('openings')})|[一二三四五六七八九十]+[是要][^求]")
_ENDS = re.compile(rf"(?:{_any('endings')})$")
_QUOTED = re.compile(r"“[^“”]*”")
_DOING = re.compile(f"(?:更加|进一步)?(?:{_any('verbs')}|以(?![上下来往前后及外内])|要(?!素))")
_NOUN = re.compile(_any("nouns"))
_ASKED = re.compile(r"[^，]{2,12}(?:要|重在)[^，]{2,}")
_CONCRETE = re.compile(_any("concrete"))
_FARING = re.compile(
    rf"{_any('adverbs')}[\u4e00-\u9fff]{{1,4}}$|(?:取得|实现|迈出|迈上|呈现|开创|展现|发生|得到).{{0,6}}$|{_any('phrases')}$"
)
_STOPS = ("。", ".", "．", "｡")
_EVENT = re.compile(_any("events"))
_DEMAND = re.compile(_any("demands"))


def names(chars: str, piece: Piece, after: Piece | None = None, we: bool = False) -> Span | None:
    """Return the words of a sentence that names what follows it, or None; `after` is the sentence after it.

    With `we`, what we are to do (我们要 …) names as well: only several such sentences in parallel do.

    >>> from gangmu.graph.sentences import split
    >>> from gangmu.graph.text import Source, clean
    >>> text = clean(Source("a", "突出提质增效。产业是根本。坚持依法行政，打造法治政府。", "", ""))
    >>> [bool(names(text.chars, piece)) for piece in split(text)]
    [True, False, True]
    """
    clauses = piece.clauses
    start, end = clauses[0].start, clauses[-1].end
    if (
        len(clauses) > 2
        or not 3 <= end - start <= LONGEST + 6 * (len(clauses) - 1)
        or chars[end : end + 1] not in _STOPS
    ):
        return None
    at = Span(start, end)
    skipped = 3 if we and chars.startswith("我们要", start) else 0
    if tells(_plain(chars[start + skipped : end])):
        return None
    if len(clauses) == 2 and not _paired(chars, clauses):
        return None
    return None if after and len(clauses) == 1 and _principle(chars, at, after) else at


def _plain(sentence: str) -> str:
    return _QUOTED.sub("“”", sentence) if "“" in sentence else sentence


def tells(wording: str) -> bool:
    """Tell whether a wording tells something by itself."""
    return bool(_TELLS.search(wording) or _TOPIC.match(wording) or _ENDS.search(wording))


def _paired(chars: str, clauses: tuple[Span, ...]) -> bool:
    """Tell whether two clauses name together: a task and another or its result, or a policy and what it shall be."""
    first, second = clauses
    if chars.startswith("要", second.start) and chars[first.start] not in "对在从要以":
        return True
    return bool(_DOING.match(chars, *first)) and bool(_DOING.match(chars, *second) or _FARING.search(chars, *second))


def _principle(chars: str, at: Span, after: Piece) -> bool:
    """Tell whether a sentence states what holds always, for which the sentence after it demands action."""
    if doing(chars, at) or faring(chars, at) or _ASKED.match(chars, *at):
        return False
    return at.end - at.start > _PRINCIPLE or _DEMAND.match(chars, *after.at) is not None


def doing(chars: str, at: Span) -> bool:
    """Tell whether the words begin with what one does in a field of work: 加强, 着力, 以更高水平."""
    return _DOING.match(chars, *at) is not None and _NOUN.match(chars, *at) is None


def general(chars: str, at: Span) -> bool:
    """Tell whether they do so and announce no definite thing: 加强污染防治, but not 新建医院."""
    return doing(chars, at) and not _CONCRETE.match(chars, *at)


def faring(chars: str, at: Span) -> bool:
    """Tell whether the words end on how a field fares: 持续改善, 成效显著."""
    return _FARING.search(chars, *at) is not None


def event(chars: str, at: Span) -> bool:
    """Tell whether the words report one event: 建成投运, 获批."""
    return _EVENT.search(chars, *at) is not None
