"""Undertaking ⇢ slogan or goal whose theme its own words or its heading carry: an interpretation, never more."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, HeadingKind, Kind, Link, Project, Ref, Section, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things
from gangmu.ontology.themes import Theme, themes

_AIMS = frozenset({Kind.SLOGAN, Kind.GOAL, Kind.STRATEGY})


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield servesByTheme links with the terms that led to them.

    Confidence is medium where the undertaking's own name (or the purpose in its own clause) carries the theme's terms,
    low where only the heading right above it does. Terms found in the aim's own name alone do not count.
    """
    aims = list(_aims(findings, known))
    if not aims:
        return
    for project, subject in zip(findings.projects, known.projects, strict=True):
        for theme in {theme.name: theme for theme, _, _ in aims}.values():
            own = theme.terms(f"{project.name}，{_purpose(reading, project)}")
            heading = None if own else _heading(reading, theme, project)
            if own or heading:
                yield from _served(reading, project, subject, theme, own, heading, aims)


def _aims(findings: Findings, known: Things) -> Iterator[tuple[Theme, Ref, Span]]:
    """The goals, and the parts of slogans that are goals or lines of work, whose name names a theme."""
    named = {goal.name: goal.at for goal in findings.goals}
    for slogan in findings.slogans:
        if slogan.counted and slogan.listings:
            named |= {member.name: member.at for member in slogan.listings[0].members}
    for name, at in named.items():
        ref = known.find(name)
        if ref is not None and ref.kind in _AIMS:
            for theme in themes():
                if theme.named(name):
                    yield theme, ref, at


def _purpose(reading: Reading, project: Project) -> str:
    """What the clause says before the name: 围绕创建甲景区实施了 …."""
    words = reading.text.chars[project.at.start : project.spot.start]
    return words if "围绕" in words else ""


def _heading(reading: Reading, theme: Theme, project: Project) -> Section | None:
    """The nearest heading that carries the theme: the innermost, and above a lead the heading that holds it."""
    index = project.section
    while index is not None:
        section = reading.sections[index]
        if theme.terms(section.title):
            return section
        if section.kind is not HeadingKind.LEAD:
            return None
        index = section.parent
    return None


def _served(
    reading: Reading,
    project: Project,
    subject: Ref,
    theme: Theme,
    own: tuple[str, ...],
    heading: Section | None,
    aims: list[tuple[Theme, Ref, Span]],
) -> Iterator[Link]:
    terms = own or theme.terms(heading.title if heading else "")
    inside = "名称" if theme.terms(project.name) else "名称前的目的"
    where = inside if own else f"所在标题“{heading.title if heading else ''}”"
    for other, aim, at in aims:
        if other.name == theme.name and aim != subject:
            yield Link(
                subject,
                "servesByTheme",
                aim,
                Basis.THEMATIC,
                Confidence.MEDIUM if own else Confidence.LOW,
                (project.at, at) if own or heading is None else (project.at, heading.at, at),
                rationale=f"{where}含“{'”“'.join(terms)}”，同属“{theme.label}”主题；原文没有写明",
                terms=terms,
                theme=theme.name,
            )
