"""Where words stand in a reading: their places, the sentence around a place, the section that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from gangmu.graph.model import Sentence, Span
from gangmu.graph.outline import Reading


def places(reading: Reading, *quotes: str) -> Iterator[Span]:
    """Yield where the words of each quote stand in the clean text, letter for letter; nothing if one stands nowhere."""
    found = [[Span(*m.span()) for m in re.finditer(re.escape(quote), reading.text.chars)] for quote in quotes]
    if all(found):
        yield from chain.from_iterable(found)


def sentence_at(reading: Reading, at: Span) -> Sentence:
    """Return the sentence that `at` begins in, or the first one behind it."""
    return next(sentence for sentence in reading.sentences if at.start < sentence.at.end)


def section_of(reading: Reading, spot: Span) -> int | None:
    """Return where a finding stands; what the words of a heading name stands beside it, not below it."""
    inside = sentence_at(reading, spot).section
    return next((section.parent for section in reading.sections if section.at.holds(spot)), inside)
