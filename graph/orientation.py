"""Which way a part of a report looks: by the words of its title, and by tense words where titles say nothing."""

from __future__ import annotations

import re

from gangmu.graph.model import Orientation
from gangmu.ontology.lexicon import alternatives, words


def _any(*path: str) -> str:
    return alternatives(words("outline", *path))


# In this order: a title that looks back says so whatever else it holds, and tasks stand above the goals they serve.
_TITLE = tuple(
    (orientation, re.compile(_any("orientation", key) + ("$" if orientation is Orientation.GOALS else "")))
    for orientation, key in (
        (Orientation.REVIEW, "review"),
        (Orientation.OUTLOOK, "tasks"),
        (Orientation.GUIDANCE, "guidance"),
        (Orientation.GOALS, "goalList"),
        (Orientation.REVIEW, "results"),
        (Orientation.OUTLOOK, "outlook"),
    )
)
_ASIDE = re.compile(rf".{{0,12}}(?:{_any('orientation', 'guidance')}|{_any('orientation', 'goalList')})$")
_AIMED = re.compile(r"实现|完成|围绕|锚定|聚焦|确保")
_BLANK = re.compile(r"\s+")
_DEMANDS = re.compile(_any("tense", "demands"))
_DIGIT = re.compile(r"\d")

# At the start of a sentence, or of the clause after it, these turn it.
_GREETING = re.compile(rf"{_any('furniture', 'greetings')}[，,！!：:]*")
_TURN = re.compile(rf"(?P<review>{_any('tense', 'review')})|(?P<outlook>{_any('tense', 'outlook')})")
_STATED = re.compile(rf"(?P<goalList>{_any('tense', 'goalList')})|(?P<guidance>{_any('tense', 'guidance')})")
_STATING = words("outline", "tense", "stating")
_ORIENTATIONS = {one.value: one for one in Orientation}
_PAST = re.compile(_any("tense", "past"))
_COMING = re.compile(_any("tense", "coming"))


def of_title(title: str, high: bool) -> Orientation | None:
    """Return the orientation that a title states; a title of a lower level states only goals and guidance.

    >>> of_title("今后五年主要目标", True).value, of_title("2024年工作回顾", True).value, of_title("农业", True)
    ('goalList', 'review', None)
    """
    title = _BLANK.sub("", title)
    if _AIMED.match(title) or not (high or _ASIDE.match(title)):
        return None
    return next((orientation for orientation, pattern in _TITLE if pattern.search(title)), None)


def of_sentence(chars: str, start: int, end: int) -> Orientation | None:
    """Return the orientation that a sentence's own words state, if any.

    >>> [of_sentence(s, 0, len(s)) for s in ("预期目标是：粮食产量5万吨。", "一年来，粮食增产。", "粮食增产。")]
    [<Orientation.GOALS: 'goalList'>, <Orientation.REVIEW: 'review'>, None]
    """
    greeting = _GREETING.match(chars, start, end)
    if greeting:
        start = greeting.end()
    near = min(end, start + 40)
    head, told = chars[start:near], None
    for word in _STATING:  # quicker than to search for all that holds one of these
        if word in head:
            told = _STATED.search(chars, start, near)
            break
    told = told or _TURN.match(chars, start, end)
    return _ORIENTATIONS[told.lastgroup or ""] if told else None


def lasting(own: Orientation | None, base: Orientation, chars: str, start: int, end: int) -> Orientation | None:
    """Return the orientation that a sentence takes over from one before it in its paragraph, whose words stated `own`.

    A look back inside a plan ends where a sentence demands, a list of goals where one counts nothing.

    >>> text = "要建学校。"
    >>> lasting(Orientation.REVIEW, Orientation.OUTLOOK, text, 0, len(text)) is None
    True
    """
    demands = chars.startswith("要", start) or _DEMANDS.search(chars, start, end)
    back = own is Orientation.REVIEW and base is not Orientation.REVIEW and demands
    bare = own is Orientation.GOALS and base is not Orientation.GOALS and not _DIGIT.search(chars, start, end)
    return None if back or bare else own


def of_text(chars: str, start: int, end: int) -> Orientation | None:
    """Return the orientation that most tense words of a stretch of text speak for, or None without any."""
    past, coming = (sum(1 for _ in pattern.finditer(chars, start, end)) for pattern in (_PAST, _COMING))
    if not past and not coming:
        return None
    return Orientation.REVIEW if past > coming else Orientation.OUTLOOK
