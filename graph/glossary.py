"""The glossary of a report (名词解释, 注释, 〔1〕…): which terms it explains, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gangmu.graph.headings import number
from gangmu.graph.model import Definition, Span
from gangmu.graph.outline import Reading
from gangmu.graph.titles import appendix
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_BLANK = r"[\s\u3000]*"
_AROUND = rf"(?:{alternatives(words('glossary', 'around'))}|[\d一二三四五六七八九十：:、\s\u3000])*"
_TITLE = re.compile(rf"{_AROUND}{alternatives(words('glossary', 'titles'))}{_AROUND}[】）)]?")
_MARK = re.compile(r"[〔［\[【](\d{1,3})[〕］\]】]|注\s*(\d{0,2})\s*[：:.．、]")
# The term that an entry explains: no stop but inside its quotation marks or brackets, then a colon.
_TERM = re.compile(
    r"(?P<term>(?:“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|（[^（）\n]{1,30}）|《[^《》\n]{1,40}》|[^，。；：:！？\n“”（）《》]){1,60}?)"
    rf"{_BLANK}(?:[：:]|——|是指|，是指|，指){_BLANK}(?=\S)"
)
# The number of an entry is one number: 3.10种金属 is the third entry.
_NUMBER = re.compile(rf"\d{{1,3}}[.．、]{_BLANK}(?=\S)")
_OPENING = re.compile(
    rf"{_BLANK}{alternatives(words('glossary', 'opening'))}(?<!即)(?![导示标挥引向数])|{_BLANK}即(?![将使便])"
)
_LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class Glossary:
    """The explained terms of a report in the order of its text, and the stretches that hold nothing else."""

    entries: tuple[Definition, ...] = ()
    regions: tuple[Span, ...] = ()

    def holds(self, span: Span) -> bool:
        """Tell whether `span` stands in the glossary: what is said there defines, and promises nothing."""
        return any(region.start <= span.start < region.end for region in self.regions)


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> Glossary:
    r"""Return the glossary of a report; an empty one where it has none.

    >>> from gangmu.graph.text import Source, clean
    >>> from gangmu.graph.outline import outline
    >>> text = clean(Source("a", "建设“两湖”。\n名词解释\n1.“两湖”：是指青石湖、云岭湖。\n2.云仓：一种仓库。", "", ""))
    >>> [(entry.term, text.chars[slice(*entry.meaning)]) for entry in read(outline(text)).entries]
    [('“两湖”', '青石湖、云岭湖。'), ('云仓', '一种仓库。')]
    """
    lines = [line.at for line in reading.text.lines]
    entries: list[Definition] = []
    regions: list[Span] = []
    inside = False
    for at in lines:
        title = reading.words(at) if at.end - at.start <= _LONGEST_TITLE else ""
        if title and _TITLE.fullmatch(title):
            inside = True
            regions.append(at)
            continue
        if inside and title and appendix(title):
            inside = False
        found = _entry(reading.text.chars, at, inside)
        if inside:
            regions[-1] = Span(regions[-1].start, at.end)
        elif found:
            regions.append(at)
        if found:
            entries.append(found)
    return Glossary(tuple(entries), tuple(regions))


def _entry(chars: str, at: Span, inside: bool) -> Definition | None:
    """Return the entry that a line is: a numbered term with a colon in a glossary, or a footnote wherever it stands."""
    mark = _MARK.match(chars, *at)
    if not inside and not (mark and _called(chars, at, mark)):
        return None
    start = mark.end() if mark else at.start
    start = _after_number(chars, start, at.end)
    term = _TERM.match(chars, start, at.end)
    if term is None:
        return None
    opening = _OPENING.match(chars, term.end(), at.end)
    meaning = Span(opening.end() if opening else term.end(), at.end)
    while meaning.start < meaning.end and chars[meaning.start] in "：: \u3000":
        meaning = Span(meaning.start + 1, meaning.end)
    if meaning.end - meaning.start < 2:
        return None
    spot = Span(*term.span("term"))
    return Definition(chars[spot.start : spot.end], spot, meaning, at)


def _after_number(chars: str, start: int, end: int) -> int:
    """Return where an entry's words begin, after its number if it has one."""
    if plain := _NUMBER.match(chars, start, end):
        return plain.end()
    numbered = number(chars, start, end) if start < end else None
    return numbered.end if numbered else start


def _called(chars: str, at: Span, mark: re.Match[str]) -> bool:
    """Tell whether a line is a footnote: its mark stands in the text as well, or it says 注."""
    return mark[1] is None or chars.find(mark[0], 0, at.start) >= 0


def terms(entry: Definition) -> Iterator[str]:
    """Yield the names under which the text may use an explained term: as printed, and what it has in quotation marks.

    >>> list(terms(Definition("农村“三块地”改革", Span(0, 9), Span(0, 1), Span(0, 1))))
    ['农村“三块地”改革', '三块地']
    """
    yield entry.term
    yield from re.findall("“([^“”]+)”", entry.term)
