"""The clean text to a tree of sections, and its sentences with the section that each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gangmu.graph.model import HeadingKind, Orientation, Section, Sentence, Span
from gangmu.graph.sentences import split
from gangmu.graph.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read: its clean text, its outline in the order of the text, its sentences."""

    text: Text
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def words(self, span: Span) -> str:
        """Return the clean text of `span`."""
        return self.text.chars[span.start : span.end]


# FIRST DRAFT, being replaced: numbered and bare titles only.
_NUMBERED = re.compile(r"[一二三四五六七八九十]+(?:是|、)|（[一二三四五六七八九十]+）")


def outline(text: Text) -> Reading:
    """Return the reading of `text`."""
    sections: list[Section] = []
    sentences: list[Sentence] = []
    current: int | None = None
    top: int | None = None
    for index, piece in enumerate(split(text)):
        words = text.chars[piece.at.start : piece.at.end].rstrip("。")
        line = text.lines[piece.line]
        first = piece.at.start == line.at.start
        kind = None
        if first and line.bullet:
            kind = HeadingKind.BULLET
        elif first and _NUMBERED.match(words):
            kind = HeadingKind.NUMBERED
        elif first and line.at.end == piece.at.end and len(words) < 30 and "。" not in text.chars[line.at.start : line.at.end]:
            kind = HeadingKind.TITLE
        if kind:
            parent = top if kind is not HeadingKind.TITLE else None
            review = any(w in words for w in ("回顾", "回眸"))
            was = sections[-1].orientation if sections else Orientation.PREAMBLE
            turn = Orientation.REVIEW if review else Orientation.OUTLOOK if any(w in words for w in ("展望", "今后", "目标", "任务", "工作安排")) else was
            current = len(sections)
            sections.append(Section(current, words, words, kind, 1 if parent is None else 2, parent, Span(piece.at.start, piece.at.start + len(words)), piece.at, turn))
            if kind is HeadingKind.TITLE:
                top = current
        orientation = sections[current].orientation if current is not None else Orientation.PREAMBLE
        sentences.append(Sentence(index, piece.at, current, orientation, piece.clauses, kind is not None))
    return Reading(text, tuple(sections), tuple(sentences))
