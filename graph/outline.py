"""The clean text to a tree of sections, and its sentences with the section that each stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gangmu.graph.model import Orientation, Section, Sentence, Span
from gangmu.graph.nesting import Heading, nest
from gangmu.graph.openings import headings
from gangmu.graph.orientation import lasting, of_sentence, of_text
from gangmu.graph.paragraphs import paragraphs
from gangmu.graph.sentences import Piece, split
from gangmu.graph.text import Text
from gangmu.graph.titles import glossary, greets


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read: its clean text, its outline in the order of the text, its sentences."""

    text: Text
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def words(self, span: Span) -> str:
        """Return the clean text of `span`."""
        return self.text.chars[span.start : span.end]


def outline(text: Text) -> Reading:
    r"""Return the reading of `text`.

    >>> from gangmu.graph.text import Source, clean
    >>> source = Source("a", "各位代表：\n一、今后任务\n（一）兴产业。建强园区。上新项目。\n", "", "")
    >>> reading = outline(clean(source))
    >>> [(s.title, s.level, s.orientation.value) for s in reading.sections]
    [('一、今后任务', 1, 'outlook'), ('（一）兴产业', 2, 'outlook')]
    """
    pieces = tuple(split(text))
    lines = list(paragraphs(text, pieces))
    found = list(headings(text.chars, lines))
    nest(found, [line.line.at.start for line in lines if greets(text.chars, line)])
    sections = tuple(_sections(text, found))
    return Reading(text, sections, tuple(_placed(text.chars, pieces, sections)))


def _sections(text: Text, headings: Sequence[Heading]) -> Iterator[Section]:
    ends = _ends(text, headings)
    orientations: list[Orientation] = []
    for index, heading in enumerate(headings):
        at, found = heading.at, heading.number
        orientations.append(_orientation(text, headings, index, orientations, ends[index]))
        yield Section(
            index=index,
            title=text.chars[at.start : at.end],
            name=text.chars[found.end if found else at.start : at.end],
            kind=heading.kind,
            level=heading.level,
            parent=heading.parent,
            at=at,
            reach=Span(at.start, ends[index]),
            orientation=orientations[index],
            number=text.chars[at.start : found.end].rstrip() if found else "",
        )


def _ends(text: Text, headings: Sequence[Heading]) -> list[int]:
    """Return where each section ends: at the next heading of its own or a higher level, or at its own bound."""
    ends = [len(text.chars)] * len(headings)
    reaching: list[int] = []
    for index, heading in enumerate(headings):
        while reaching and headings[reaching[-1]].level >= heading.level:
            ends[reaching.pop()] = heading.at.start
        reaching.append(index)
    for index, heading in enumerate(headings):
        ends[index] = min(end for end in (ends[index], heading.until, heading.over) if end >= 0)
        while ends[index] > heading.at.end and text.chars[ends[index] - 1] == "\n":
            ends[index] -= 1
    return ends


def _orientation(
    text: Text, headings: Sequence[Heading], index: int, before: Sequence[Orientation], end: int
) -> Orientation:
    heading = headings[index]
    if heading.states:
        return heading.states
    if heading.parent is not None:
        return before[heading.parent]
    if heading.apart and glossary(text.chars[slice(*heading.at)]):
        return Orientation.PREAMBLE
    above = next((before[i] for i in range(index - 1, -1, -1) if headings[i].level == 1), None)
    if above in (Orientation.OUTLOOK, Orientation.GUIDANCE, Orientation.GOALS):
        return Orientation.OUTLOOK
    return of_text(text.chars, heading.at.start, end) or above or Orientation.OUTLOOK


def _placed(chars: str, pieces: Sequence[Piece], sections: Sequence[Section]) -> Iterator[Sentence]:
    """Yield the sentences, each with its innermost section and the way it looks."""
    current: int | None = None
    coming, line = 0, -1
    own: Orientation | None = None
    for index, piece in enumerate(pieces):
        start = piece.at.start
        opens = False
        while coming < len(sections) and sections[coming].at.start <= start:
            current, coming, opens = coming, coming + 1, True
        opens = opens and sections[coming - 1].at.start == start
        while current is not None and sections[current].reach.end <= start:
            current = sections[current].parent
        if piece.line != line and sections:
            # A list that a colon opens goes on over the lines of its items.
            own = own if index and chars[pieces[index - 1].at.end - 1] in "：；，:;" else None
            line = piece.line
        base = sections[current].orientation if current is not None else Orientation.PREAMBLE
        if current is not None or not sections:
            own = of_sentence(chars, *piece.at) or lasting(own, base, chars, *piece.at)
        yield Sentence(index, piece.at, current, own or base, piece.clauses, opens)
