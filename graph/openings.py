"""What opens a paragraph, and what stands inside it: the headings of a report in the order of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gangmu.graph.headings import LOOSE, items
from gangmu.graph.leads import alone, echoes, in_step, leads, names, one_a_line
from gangmu.graph.model import HeadingKind, Span
from gangmu.graph.nesting import Heading
from gangmu.graph.orientation import of_title
from gangmu.graph.paragraphs import Paragraph
from gangmu.graph.sentences import Piece
from gangmu.graph.titles import LONGEST, appendix, body, glossary, is_title

_HIGH = 4
"""The rank of 一、: titles numbered so, or higher, say which way a part of the report looks."""

_RUN_IN = 50
"""A numbered or bulleted sentence of more characters is named by its first clause."""

_CLAUSES = 2
"""A sentence of more clauses with a blank in it is named by what stands before the blank."""

_NAME = 120
"""A numbered or bulleted line whose first clause has more characters is no heading."""

_STOPS = "。！？；：，、!?;:,"


def headings(chars: str, paragraphs: Sequence[Paragraph]) -> Iterator[Heading]:
    """Yield the headings of the body: what opens a paragraph, then what stands inside it."""
    explained, above = False, -1
    loose = _loose(paragraphs)
    apart = one_a_line([paragraph.pieces for paragraph in paragraphs])
    echo = echoes(chars, [() if one.number or one.line.bullet else one.pieces for one in paragraphs])
    for i in range(body(chars, paragraphs), len(paragraphs)):
        heading = _opening(chars, paragraphs, i, explained, loose)
        if heading and heading.at.end - heading.at.start > _NAME:
            heading = None
        if heading:
            above = i if heading.number else above
            title = chars[slice(*heading.at)]
            heading.apart = heading.kind is HeadingKind.TITLE and appendix(title)
            if not heading.number or heading.number.rank <= _HIGH:
                explained = glossary(title)
            yield heading
        if explained or (heading and (apart or heading.kind is HeadingKind.TITLE)):
            continue
        if i in echo and not heading:
            clauses = paragraphs[i].pieces[0].clauses
            heading = Heading(
                HeadingKind.LEAD, Span(clauses[0].start, clauses[-1].end), i, until=paragraphs[i].line.at.end
            )
            yield heading
        yield from _alone(chars, paragraphs, i, above) if apart else _inside(chars, paragraphs, i, heading)


def _loose(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the loose styles of numbering that open at least two paragraphs, so that they make headings."""
    counts = Counter(one.number.style for one in paragraphs if one.number and one.number.style in LOOSE)
    return frozenset(style for style, count in counts.items() if count > 1)


def _opening(
    chars: str, paragraphs: Sequence[Paragraph], i: int, explained: bool, loose: frozenset[str]
) -> Heading | None:
    line, pieces, found = paragraphs[i]
    start = line.at.start
    if found and (found.style not in LOOSE or (found.style in loose and not items(chars, pieces))):
        if explained and found.rank > _HIGH:
            return None
        at = Span(start, _named(chars, paragraphs[i], found.end))
        states = of_title(chars[found.end : at.end], found.rank <= _HIGH)
        over = line.at.end if found.style in LOOSE and _closes(paragraphs, i) else -1
        return Heading(HeadingKind.NUMBERED, at, i, found, hashes=line.level, states=states, over=over)
    if line.bullet and not explained:
        at = Span(start, _named(chars, paragraphs[i], start))
        return Heading(HeadingKind.BULLET, at, i, mark=line.bullet, until=_listed(paragraphs, i, at))
    if is_title(chars, paragraphs, i):
        at = Span(start, pieces[-1].clauses[-1].end)
        return Heading(HeadingKind.TITLE, at, i, hashes=line.level, states=of_title(chars[slice(*at)], True))
    return None


def _named(chars: str, paragraph: Paragraph, start: int) -> int:
    """Return where the naming words end: the bold ones, the first sentence, or a long sentence's first clause."""
    if paragraph.line.bold > start:
        return start + len(chars[start : paragraph.line.bold].rstrip(_STOPS))
    clauses = paragraph.pieces[0].clauses
    if clauses[-1].end - start <= _RUN_IN and len(clauses) <= _CLAUSES:
        return clauses[-1].end
    blank = max(chars.find(mark, start + 4, start + _RUN_IN) for mark in " \u3000")
    if blank < 0 and clauses[-1].end - start <= _RUN_IN:
        return clauses[-1].end
    first = next((clause.end for clause in clauses if clause.end > start), clauses[-1].end)
    return blank if 0 < blank < first else first


def _listed(paragraphs: Sequence[Paragraph], i: int, at: Span) -> int:
    """Return the end of a bullet that is one of a list of single paragraphs and holds no more than its own, else -1."""
    line = paragraphs[i].line
    above, below = (paragraphs[j].line.bullet if 0 <= j < len(paragraphs) else "" for j in (i - 1, i + 1))
    if line.bullet == above:
        listed = line.bullet == below or _last(paragraphs, i)
    else:
        listed = line.bullet == below and line.at.end - at.end <= 1
    return line.at.end if listed else -1


def _closes(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Tell whether paragraph `i` ends a series of three or more (一是 …) of which each has been one paragraph."""
    first, second, this = (paragraphs[j].number if j >= 0 else None for j in (i - 2, i - 1, i))
    if not (first and second and this) or not first.style == second.style == this.style:
        return False
    after = next((one.number for one in paragraphs[i + 1 :] if one.number), None)
    follows = after is not None and after.style == this.style and after.ordinal == this.ordinal + 1
    return first.ordinal + 2 == second.ordinal + 1 == this.ordinal and not follows


def _last(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Tell whether no bullet of its kind comes after bullet `i` before the next number."""
    for paragraph in paragraphs[i + 1 :]:
        if paragraph.number or paragraph.line.bullet == paragraphs[i].line.bullet:
            return paragraph.number is not None
    return True


def _inside(chars: str, paragraphs: Sequence[Paragraph], i: int, heading: Heading | None) -> Iterator[Heading]:
    """Yield the headings inside paragraph `i`, after the one that opens it."""
    line, pieces, _ = paragraphs[i]
    rest = [piece for piece in pieces if piece.at.start >= heading.at.end] if heading else pieces
    if len(rest) < 2:
        return
    bold = Span(line.at.start, line.at.start + len(chars[slice(line.at.start, line.bold)].rstrip(_STOPS)))
    if heading is None and 1 < bold.end - bold.start <= LONGEST:
        spans = [bold]
    else:
        spans = list(leads(chars, rest, heading is not None)) or _echoed(chars, paragraphs, i, rest, heading)
    found = [Heading(HeadingKind.LEAD, at, i, until=line.at.end) for at in spans]
    for item in items(chars, rest):
        found.append(Heading(HeadingKind.NUMBERED, Span(item.start, item.end), i, item.number, until=line.at.end))
    yield from sorted(found, key=lambda other: other.at)


def _echoed(
    chars: str, paragraphs: Sequence[Paragraph], i: int, rest: Sequence[Piece], heading: Heading | None
) -> list[Span]:
    """Return the sentence after a run-in heading if the next paragraph opens in step with it."""
    below = paragraphs[i + 1].pieces if i + 1 < len(paragraphs) else ()
    if heading is None or len(below) < 2 or len(rest[0].clauses) > 1 or len(below[0].clauses) > 1:
        return []
    at = names(chars, rest[0])
    return [at] if at and in_step(chars, at, below[0].clauses[0]) else []


def _alone(chars: str, paragraphs: Sequence[Paragraph], i: int, above: int) -> Iterator[Heading]:
    """Yield the lead that paragraph `i` is, in a text of one sentence a line; it reaches to the next heading.

    `above` is the line of the numbered heading above it.
    """
    near = [paragraph.pieces[0] for paragraph in paragraphs[max(0, i - 1) : i + 3]]
    if at := alone(chars, near, 1 < i - above < 4):
        yield Heading(HeadingKind.LEAD, at, i, until=len(chars))
