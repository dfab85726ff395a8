"""Where names begin and end in a text, and how the places that name one thing are put together.

These are the tools of `actors`, `places` and `mandates`; they know no names themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gangmu.graph.model import Kind, Span
from gangmu.ontology.lexicon import alternatives, words


class Hit(NamedTuple):
    """One place where the text names something: `key` is what it names, whichever form of the name stands there."""

    start: int
    end: int
    key: str
    kind: Kind

    @property
    def span(self) -> Span:
        """Return the stretch that the name takes."""
        return Span(self.start, self.end)


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order without overlaps: of two that overlap the longer one stays, of equals the first.

    >>> [h.key for h in settle([Hit(0, 2, "云岭", Kind.PLACE), Hit(1, 4, "岭青石", Kind.PLACE)])]
    ['岭青石']
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        while kept and hit.start < kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def quick(items: Iterable[str], not_after: str = "") -> str:
    """Return a pattern of the longest of `items` that the engine finds fast: each branch opens with one character.

    An item right behind the character `not_after` does not count.

    >>> quick(["大道", "大街", "路"])
    '大(?:[街道])|路'
    """
    groups: dict[str, list[str]] = {}
    for item in items:
        groups.setdefault(item[0], []).append(item[1:])
    return "|".join(
        re.escape(c) + (f"(?<!{not_after}{c})" if not_after else "") + (alternatives(rest) if any(rest) else "")
        for c, rest in sorted(groups.items())
    )


def cutter(before: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the last word before a name: one of `before`, or whatever is no Chinese character."""
    after = alternatives(words("names", "after_verb"))
    return re.compile(rf".*(?:[^\u3400-\u9fff]|(?:{alternatives(before)})(?:{after})?)", re.DOTALL)


_CUT = cutter(words("names", "before"))


def begin(chars: str, low: int, high: int, cut: re.Pattern[str] = _CUT) -> int | None:
    """Return where a name that ends at `high` begins: after the last word, not before `low`, that opens a name.

    None where no such word stands between `low` and `high`; a text's own start opens a name too. `cut` finds the last
    such word (see `cutter`).

    >>> text = "去年打通了云岭大道"
    >>> begin(text, 2, 7)
    5
    """
    found = cut.match(chars, low, high)
    if found:
        return found.end()
    return None if low else 0


def each(chars: str, word: str) -> Iterator[int]:
    """Yield each offset of `word`, without overlaps."""
    at = chars.find(word)
    while at >= 0:
        yield at
        at = chars.find(word, at + len(word))


# What follows a person's name that a post or nothing stands before.
_POST_BEFORE = re.compile(rf"(?:{alternatives(words('names', 'posts'))})[ \u3000]*$")
_PERSON_AFTER = re.compile(rf"同志|{alternatives(words('names', 'posts'))}")
SURNAMES = frozenset(words("names", "surnames"))
POSTS = words("names", "posts")


def is_person(chars: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` are a person's name: a surname, with a post or 同志 beside it.

    >>> is_person("县长张云岭作报告", 2, 5), is_person("走进张云岭镇", 2, 5)
    (True, False)
    """
    if start < 0 or chars[start] not in SURNAMES:
        return False
    return bool(_PERSON_AFTER.match(chars, end) or _POST_BEFORE.search(chars, max(0, start - 5), start))


@dataclass(slots=True)
class Entry:
    """What is gathered of one named thing: how often the text uses each form of its name, and where it is named."""

    kind: Kind
    forms: dict[str, int]
    spans: list[Span]

    @property
    def name(self) -> str:
        """Return the form that the text uses most; of two, the longer."""
        return max(self.forms, key=lambda form: (self.forms[form], len(form)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return the other forms, in the order of the text."""
        name = self.name
        return tuple(form for form in self.forms if form != name)

    @property
    def spots(self) -> tuple[Span, ...]:
        """Return where it is named, in the order of the text."""
        return tuple(self.spans)


def gather(chars: str, hits: Iterable[Hit]) -> dict[str, Entry]:
    """Return the hits put together by key, in the order of the text."""
    entries: dict[str, Entry] = {}
    for hit in hits:
        entry = entries.get(hit.key)
        if entry is None:
            entry = entries[hit.key] = Entry(hit.kind, {}, [])
        form = chars[hit.start : hit.end]
        entry.forms[form] = entry.forms.get(form, 0) + 1
        entry.spans.append(hit.span)
    return entries
