"""Report or slogan → the principle under which it stands: 以甲为统领, 以甲、乙为牵引."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from gangmu.graph.mentions.projects.masks import mask
from gangmu.graph.mentions.projects.pieces import pieces
from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Orientation, Ref, Sentence, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import REPORT, Things
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_ROLE = alternatives(words("links", "principle", "kept"))
_UNDER = re.compile(rf"(?P<body>[省市县区州]委|党中央|国务院)?以(?P<what>[^。；]{{2,90}}?)为(?P<role>{_ROLE})")


# -- read ------------------------------------------------------------------------------------------------------------


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield underPrinciple links: from the slogans that the rest of the sentence lists, else from the report."""
    masked = mask(reading.text.chars)
    listed = masked.replace("，", "、")
    asked = {mandate.name for mandate in findings.mandates}
    for sentence in reading.sentences:
        if masked.find("以", *sentence.at) < 0:
            continue
        matches = list(_UNDER.finditer(masked, *sentence.at))
        for match in matches:
            # What a higher body asks for, and what is itself a principle, does not stand under one.
            others = [Span(*other.span("what")) for other in matches]
            below = [] if match["body"] else list(_after(findings, known, sentence, match.end(), others, asked))
            start = match["what"].rfind("以") + 1 + match.start("what")
            for part in pieces(listed, Span(start, match.end("what"))):
                yield from _stands(reading, known, sentence, match, part, below)


def _stands(
    reading: Reading, known: Things, sentence: Sentence, match: re.Match[str], part: Span, below: Sequence[Ref]
) -> Iterator[Link]:
    name = reading.words(part)
    thing = known.find(name) or known.add(name, Ref(Kind.PRINCIPLE, name))
    cue = f"以…为{match['role']}"
    for subject in below:
        yield Link(subject, "underPrinciple", thing, Basis.STATED, Confidence.HIGH, (sentence.at,), cue)
    for subject, named in () if below else _whole(reading, known, sentence):
        yield Link(subject, "underPrinciple", thing, Basis.STATED, Confidence.HIGH, (sentence.at, *named), cue)
    body = known.actor(match["body"]) if match["body"] else None
    if body is not None:
        yield Link(thing, "issuedBy", body, Basis.STATED, Confidence.MEDIUM, (sentence.at,), cue)


def _whole(reading: Reading, known: Things, sentence: Sentence) -> Iterator[tuple[Ref, tuple[Span, ...]]]:
    """What a principle governs where the sentence names no slogan: the line of work of its section, or the report.

    Each comes with where it is named, if that is not in the sentence.
    """
    section = known.sections.get(sentence.section) if sentence.section is not None else None
    if section is not None and sentence.section is not None:
        yield section, (reading.sections[sentence.section].at,)
    elif sentence.orientation is Orientation.GUIDANCE:
        yield REPORT, ()


def _after(
    findings: Findings, known: Things, sentence: Sentence, start: int, others: Sequence[Span], asked: Collection[str]
) -> Iterator[Ref]:
    """The slogans whose names stand behind the cue in the same sentence, without those that are parts of another."""
    named = [
        slogan
        for slogan in findings.slogans
        if slogan.counted
        and slogan.name not in asked
        and any(
            start <= spot.start < sentence.at.end and not any(other.holds(spot) for other in others)
            for spot in slogan.spots
        )
    ]
    parts = {member.name for slogan in named for listed in slogan.listings[:1] for member in listed.members}
    for slogan in named:
        ref = known.find(slogan.name)
        if ref is not None and slogan.name not in parts:
            yield ref
