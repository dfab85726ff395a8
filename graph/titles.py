"""Lines that stand alone: titles, and the furniture of a page (mastheads, datelines, captions, credits)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.orientation import of_title
from gangmu.graph.paragraphs import Paragraph
from gangmu.ontology.lexicon import alternatives, words

LONGEST = 40
"""A line of more characters is no title."""

_MASTHEAD = 12


def _any(*path: str) -> str:
    return alternatives(words("outline", "furniture", *path))


_GREETING = re.compile(_any("greetings"))
_CREDIT = re.compile(rf"[（(]?(?:{_any('credits')})[\s\u3000]*(?:[：:／/]|$|[\u4e00-\u9fff]{{0,6}}[：:])")
_CAPTION = re.compile(rf".{{6,}}(?:{_any('captions')})[）)]?$|图为|[（(]?图[：:\d一二三四五]")
_DATE = re.compile(
    r"[（(]?(?:[\d○〇零一二三四五六七八九十]{2,4}年)?[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?[）)]?$"
    r"|[（(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}"
    r"|.{0,20}\d日电"
)
_AUTHOR = re.compile(
    rf"[\u4e00-\u9fff]{{0,14}}(?:{_any('posts')})[\s\u3000?]+[\u4e00-\u9fff·]{{1,3}}[\s\u3000]?[\u4e00-\u9fff·]{{1,14}}$"
)
_NAMES = re.compile(r"(?:[\u4e00-\u9fff]{2,3}[\s\u3000]+)+[\u4e00-\u9fff]{2,3}$")
_SMALL_PRINT = re.compile(r"[（(].*[）)]$")
_CONTENTS = re.compile(r"目[\s\u3000]*[录次]$")
_LEADER = re.compile(r"[\s\u3000.…·．]*\d{0,3}$")
_HAN = re.compile("[\u3400-\u9fff]")
_STOPS = frozenset("。！？；：，、!?;:,.．｡…—－-")
_INSIDE = re.compile(r"[。；：;:|\t]|[，,].*[，,]")
_APPENDIX = re.compile(rf"{_any('appendices')}[\d一二三四五六七八九十]{{0,2}}(?:[\s\u3000：:]|$)")
_GLOSSARY = re.compile(rf".{{0,14}}(?:{_any('glossaries')})")


def appendix(title: str) -> bool:
    """Tell whether a title opens what stands after the report itself: 附件, 名词解释."""
    return _APPENDIX.match(title) is not None or glossary(title)


def glossary(title: str) -> bool:
    """Tell whether a title opens a list of explained words, whose numbered entries are no headings."""
    return len(title) <= 24 and _GLOSSARY.match(title) is not None


def greets(chars: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens by addressing the listeners, as a new turn of the speech does (各位代表！)."""
    return _GREETING.match(chars, *paragraph.line.at) is not None


def body(chars: str, paragraphs: Sequence[Paragraph]) -> int:
    """Return the paragraph where the report itself begins, after title, dateline, author and greeting."""
    for i, (line, pieces, number) in enumerate(paragraphs[:_MASTHEAD]):
        start, end = line.at
        if _GREETING.match(chars, start, end):
            return i + 1
        if _CONTENTS.match(chars, start, end):
            return _after_contents(chars, paragraphs, i)
        told = chars[end - 1] in "。！；.!;｡" or (end - start > LONGEST and len(pieces) > 1)
        if told or number or (i and line.level):
            return i - 1 if i and _opens(chars, paragraphs, i - 1) else i
    return 1 if len(paragraphs) <= _MASTHEAD else 0


def _after_contents(chars: str, paragraphs: Sequence[Paragraph], i: int) -> int:
    """Return the paragraph that has the words of the first entry of a table of contents once more."""
    entries = [_LEADER.sub("", chars[slice(*paragraph.line.at)]) for paragraph in paragraphs[i + 1 :]]
    return i + 1 + (entries.index(entries[0], 1) if entries and entries[0] in entries[1:] else 0)


def _opens(chars: str, paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Tell whether the line above the first told one is the title of the first part, rather than of the whole."""
    title = chars[slice(*paragraphs[i].line.at)]
    told = len(title) <= 16 and "报告" not in title and is_title(chars, paragraphs, i)
    return told and of_title(title, True) is not None


def is_title(chars: str, paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Tell whether a paragraph of the body is a title, if it has neither number nor bullet."""
    line = paragraphs[i].line
    start, end = line.at
    if line.level:
        return True
    if not 2 <= end - start <= LONGEST or i + 1 == len(paragraphs):
        return False
    if i + 2 == len(paragraphs) and _DATE.match(chars, *paragraphs[i + 1].line.at):
        return False  # it signs
    if line.bold == end:
        return True
    title = chars[start:end]
    if title[-1] in _STOPS:
        return title[-1] in "：:" and appendix(title)
    if _INSIDE.search(title) or not _HAN.search(title):
        return False
    return not any(
        pattern.match(title) for pattern in (_GREETING, _CREDIT, _CAPTION, _DATE, _AUTHOR, _NAMES, _SMALL_PRINT)
    )
