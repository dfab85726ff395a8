"""Curation of headings: take one back that names nothing, or add a lead that the rules passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gangmu.graph.curation.entries import Curation, Entry, Orphan
from gangmu.graph.errors import CurationError
from gangmu.graph.model import HeadingKind, MadeBy, Section, Sentence, Span
from gangmu.graph.outline import Reading
from gangmu.graph.spans import places
from gangmu.graph.things import bare


def curate_outline(reading: Reading, curation: Curation) -> tuple[Reading, tuple[Orphan, ...]]:
    """Return the reading with the headings that a person left, and the entries that found nothing to hold on to.

    What stood under a heading that is taken back stands under the one above it. An added heading is a lead: it reaches
    to the next heading, or to the end of its paragraph.
    """
    orphans: list[Orphan] = []
    for entry in curation.of("reject", "correct", "add"):
        if entry["kind"] != "heading":
            continue
        if entry.action == "correct":
            raise CurationError(f"{curation.path}: {entry}: a heading is rejected or added, not corrected")
        changed = (_without if entry.action == "reject" else _with)(reading, entry)
        if isinstance(changed, str):
            orphans.append(Orphan(entry, changed))
        else:
            reading = changed
    return reading, tuple(orphans)


def _without(reading: Reading, entry: Entry) -> Reading | str:
    where = tuple(places(reading, *entry.each("quote")))
    if not where:
        return "its quote is not in the text"
    gone = next(
        (s for s in reading.sections if bare(s.title) == bare(entry["name"]) and any(s.at.meets(at) for at in where)),
        None,
    )
    if gone is None:
        return "the rules find no such heading at its quote"
    below = _below(reading.sections, gone.index)
    sections = [
        replace(s, level=s.level - (s.index in below), parent=gone.parent if s.parent == gone.index else s.parent)
        for s in reading.sections
        if s is not gone
    ]
    sentences = [
        replace(s, section=gone.parent if s.section == gone.index else s.section, heading=_heads(s, gone))
        for s in reading.sentences
    ]
    return _numbered(reading, sections, sentences)


def _with(reading: Reading, entry: Entry) -> Reading | str:
    where = next(places(reading, *entry.each("quote")), None)
    at = where and next((s for s in places(reading, entry["name"]) if where.holds(s)), None)
    if at is None:
        return "its words are not in the text"
    inner = _innermost(reading, at)
    sections = [_cut(s, at) if s is inner and _is_lead(s) else s for s in reading.sections]
    new = _lead(reading, at, inner)
    sections.insert(next((i for i, s in enumerate(sections) if s.at.start > at.start), len(sections)), new)
    before = inner.index if inner else None
    sentences = [
        replace(s, section=new.index) if s.section == before and new.reach.holds(s.at) else s for s in reading.sentences
    ]
    return _numbered(reading, sections, sentences)


def _lead(reading: Reading, at: Span, inner: Section | None) -> Section:
    """The lead at `at`: beside the lead that it stands in, else below the section that it stands in."""
    chars = reading.text.chars
    parent = inner.parent if inner and _is_lead(inner) else inner.index if inner else None
    upper = reading.sections[parent] if parent is not None else None
    line = chars.find("\n", at.end)
    ends = (len(chars) if line < 0 else line, *(s.at.start for s in reading.sections if s.at.start > at.start))
    return Section(
        index=-1,  # until all are numbered
        title=reading.words(at),
        name=reading.words(at),
        kind=HeadingKind.LEAD,
        level=upper.level + 1 if upper else 1,
        parent=parent,
        at=at,
        reach=Span(at.start, min(ends)),
        orientation=upper.orientation if upper else reading.sentences[0].orientation,
        made_by=MadeBy.MANUAL,
    )


def _is_lead(section: Section) -> bool:
    return section.kind is HeadingKind.LEAD


def _cut(section: Section, at: Span) -> Section:
    return replace(section, reach=Span(section.reach.start, at.start))


def _heads(sentence: Sentence, gone: Section) -> bool:
    return sentence.heading and not sentence.at.meets(gone.at)


def _innermost(reading: Reading, at: Span) -> Section | None:
    holding = [s for s in reading.sections if s.reach.start <= at.start < s.reach.end]
    return holding[-1] if holding else None


def _below(sections: Sequence[Section], index: int) -> set[int]:
    """The sections below a section: each stands behind the one that holds it."""
    below = {index}
    for section in sections:
        if section.parent in below:
            below.add(section.index)
    return below - {index}


def _numbered(reading: Reading, sections: Sequence[Section], sentences: Sequence[Sentence]) -> Reading:
    """Number the sections anew in the order of the text, and what refers to them."""
    new: dict[int | None, int | None] = {section.index: place for place, section in enumerate(sections)} | {None: None}
    numbered = (replace(s, index=place, parent=new[s.parent]) for place, s in enumerate(sections))
    return replace(
        reading,
        sections=tuple(numbered),
        sentences=tuple(replace(sentence, section=new[sentence.section]) for sentence in sentences),
    )
