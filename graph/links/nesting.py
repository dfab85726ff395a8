"""Undertaking → what the headings above it name: the report puts it there, without saying so in words."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Orientation, Section
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things

_SERVED = frozenset({Kind.STRATEGY, Kind.GOAL, Kind.SLOGAN, Kind.PROJECT, Kind.CAMPAIGN, Kind.ELEMENT})


def above(reading: Reading, section: int | None) -> Iterator[Section]:
    """Yield the section and those that it stands in, from the inside out."""
    while section is not None:
        yield reading.sections[section]
        section = reading.sections[section].parent


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield a servesByNesting link from each planned undertaking to the element of each heading above it.

    The evidence is two quotes, the heading and the statement. Sub-headings serve the headings above them alike. What a
    review reports stands under headings that praise, not under headings that plan, and gets none.
    """
    for project, subject in zip(findings.projects, known.projects, strict=True):
        if reading.sentences[project.sentence].orientation is Orientation.REVIEW:
            continue
        for section in above(reading, project.section):
            thing = known.sections.get(section.index)
            if thing and section.orientation is Orientation.OUTLOOK and thing.kind in _SERVED:
                yield Link(
                    subject,
                    "servesByNesting",
                    thing,
                    Basis.STRUCTURAL,
                    Confidence.HIGH,
                    (section.at, project.at),
                    rationale=f"列在标题“{section.title}”之下",
                )
    yield from _headings(reading, known)


def _headings(reading: Reading, known: Things) -> Iterator[Link]:
    for section in reading.sections:
        subject = known.sections.get(section.index)
        if subject is None or section.orientation is not Orientation.OUTLOOK or subject.kind not in _SERVED:
            continue
        for upper in above(reading, section.parent):
            thing = known.sections.get(upper.index)
            if thing and thing.kind in _SERVED and upper.orientation is Orientation.OUTLOOK:
                yield Link(
                    subject,
                    "servesByNesting",
                    thing,
                    Basis.STRUCTURAL,
                    Confidence.HIGH,
                    (upper.at, section.at),
                    rationale=f"是标题“{upper.title}”的下级标题",
                )
