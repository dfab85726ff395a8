"""Report or slogan → the principle under which it stands: 以甲为统领, 以甲、乙为牵引."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.lists import pieces
from gangmu.graph.mentions.masks import mask
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
    for sentence in reading.sentences:
        for match in _UNDER.finditer(masked, *sentence.at):
            start = match["what"].rfind("以") + 1 + match.start("what")
            parts = tuple(pieces(masked.replace("，", "、"), Span(start, match.end("what"))))
            for part in parts:
                yield from _stands(reading, findings, known, sentence, match, part)


def _stands(
    reading: Reading, findings: Findings, known: Things, sentence: Sentence, match: re.Match[str], part: Span
) -> Iterator[Link]:
    name = reading.words(part)
    thing = known.find(name) or known.add(name, Ref(Kind.PRINCIPLE, name))
    cue = f"以…为{match['role']}"
    subjects = [] if match["body"] else list(_after(findings, known, sentence, match.end()))
    for subject in subjects or _whole(known, sentence):
        yield Link(subject, "underPrinciple", thing, Basis.STATED, Confidence.HIGH, (sentence.at,), cue)
    body = known.actor(match["body"]) if match["body"] else None
    if body is not None:
        yield Link(thing, "issuedBy", body, Basis.STATED, Confidence.MEDIUM, (sentence.at,), cue)


def _whole(known: Things, sentence: Sentence) -> list[Ref]:
    """What a principle governs where the sentence names no slogan: the line of work of its section, or the report."""
    section = known.sections.get(sentence.section) if sentence.section is not None else None
    if section is not None:
        return [section]
    return [REPORT] if sentence.orientation is Orientation.GUIDANCE else []


def _after(findings: Findings, known: Things, sentence: Sentence, start: int) -> Iterator[Ref]:
    """The slogans whose names stand behind the cue in the same sentence, without those that are parts of another."""
    named = [
        slogan
        for slogan in findings.slogans
        if slogan.counted and any(start <= spot.start < sentence.at.end for spot in slogan.spots)
    ]
    parts = {member.name for slogan in named for listed in slogan.listings[:1] for member in listed.members}
    for slogan in named:
        ref = known.find(slogan.name)
        if ref is not None and slogan.name not in parts:
            yield ref
