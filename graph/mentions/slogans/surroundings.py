"""What stands around a spot of a report: its sentence, what precedes it in its clause, the headings under its own."""

from __future__ import annotations

import re
from bisect import bisect_right

from gangmu.graph.model import Section, Span
from gangmu.graph.outline import Reading

# -- patterns --------------------------------------------------------------------------------------------------------

_BOUNDARY = "、，。；：！？\n“（《和与及或"
# No list is longer; a text without stops must not be searched as a whole for each name in it.
_LONGEST = 600
_LIST = re.compile("[、和与及”]")
# What is itself an item of a longer list (甲、乙、农村“三资”管理、丁等项目).
_ITEM = re.compile(r"等|(?<=[”’」])\w{0,4}、")


class Surroundings:
    """A report, asked for what stands around a spot."""

    def __init__(self, reading: Reading) -> None:
        self.chars = reading.text.chars
        self.sections = reading.sections
        self.below: dict[int, list[Section]] = {}
        for section in reading.sections:
            if section.parent is not None:
                self.below.setdefault(section.parent, []).append(section)
        self._sentences = [sentence.at for sentence in reading.sentences]
        self._clauses = [clause for sentence in reading.sentences for clause in sentence.clauses]
        self._sentence_starts = [span.start for span in self._sentences]
        self._clause_starts = [span.start for span in self._clauses]
        self._section_starts = [section.at.start for section in reading.sections]

    def sentence(self, spot: Span) -> Span:
        """Return the sentence that `spot` stands in."""
        return self._sentences[max(bisect_right(self._sentence_starts, spot.start) - 1, 0)]

    def section(self, spot: Span) -> int | None:
        """Return the index of the last section that opens before `spot`; it may have closed again."""
        index = bisect_right(self._section_starts, spot.start) - 1
        return index if index >= 0 else None

    def left(self, mark: Span) -> Span | None:
        """Return what stands before `mark` in its clause, if that may be a list that `mark` sums up."""
        at = bisect_right(self._clause_starts, mark.start) - 1
        if at < 0 or mark.start > self._clauses[at].end or self.chars[mark.start - 1] in _BOUNDARY:
            return None
        left = Span(max(self._clause_starts[at], mark.start - _LONGEST), mark.start)
        if _ITEM.match(self.chars, mark.end) or self._beside(left):
            return None
        return left if _LIST.search(self.chars, *left) else None

    def _beside(self, left: Span) -> bool:
        """Tell whether a quotation follows another one, as an item of the same list: “甲”“乙”“三个青石”."""
        opening = self.chars.rfind("“", *left)
        closed = self.chars[left.end - 1 : left.end + 1] == "”“"
        return closed and self.chars.find("、", max(opening, left.start), left.end) < 0
