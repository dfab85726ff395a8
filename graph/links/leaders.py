"""Line of business or undertaking → who leads it (以…为龙头), is supported in it (支持…等企业), or takes part in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from gangmu.graph.mentions.names import quick
from gangmu.graph.mentions.settle import Spots
from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Ref, Sentence, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_LED = re.compile(
    rf"以(?P<who>[^，。；以]{{2,60}}?)(?:等)?为(?P<role>{alternatives(words('links', 'leader', 'roles'))})"
)
_DEPARTMENTS = re.compile(
    rf"(?P<role>(?P<helps>{alternatives(words('links', 'leader', 'helpers'))})"
    rf"|{alternatives(words('links', 'leader', 'departments'))})(?:[：:]|为)\s*(?P<who>[^。；）\n]{{2,300}})"
)
_SUPPORTED = re.compile(
    rf"(?P<cue>{alternatives(words('links', 'leader', 'support'))})(?P<who>[^，。；]{{2,60}}?)"
    rf"{alternatives(words('links', 'leader', 'supported'))}"
)
# With one of these begins each of the three; one scan spares most sentences their own.
_CUES = re.compile(
    quick(["以", *(word for key in ("helpers", "departments", "support") for word in words("links", "leader", key))])
)
_TOPIC = re.compile(
    rf"(?P<name>[\u4e00-\u9fff“”]{{1,14}}{alternatives(words('links', 'leader', 'topic'))})(?:上|方面|领域|中)?$"
)
_ORGANISED = frozenset(
    {Kind.ACTOR, Kind.ENTERPRISE, Kind.ORGANIZATION, Kind.INSTITUTION, Kind.GOVERNMENT_BODY, Kind.PARTY_BODY}
)


# -- read ------------------------------------------------------------------------------------------------------------


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield ledBy and supportsActor links; the topic (甲产业上，…) and each undertaking after the cue are led alike."""
    actors = Spots(actor for actor in findings.actors if actor.kind in _ORGANISED)
    by_sentence: dict[int, list[int]] = {}
    for index, project in enumerate(findings.projects):
        by_sentence.setdefault(project.sentence, []).append(index)
    cues = [match.start() for match in _CUES.finditer(reading.text.chars)]
    for sentence in reading.sentences:
        at = bisect_left(cues, sentence.at.start)
        if at == len(cues) or cues[at] >= sentence.at.end:
            continue
        for pattern, predicate in ((_LED, "ledBy"), (_DEPARTMENTS, "ledBy"), (_SUPPORTED, "supportsActor")):
            for match in pattern.finditer(reading.text.chars, *sentence.at):
                who = actors.inside(Span(*match.span("who")))
                if who and pattern is _DEPARTMENTS:
                    subjects = _responsible(reading, sentence, findings, known)
                    yield from _pairs(
                        sentence, match, "involves" if match["helps"] else predicate, subjects, who, known
                    )
                elif who:
                    subjects = _subjects(reading, sentence, match, by_sentence, findings, known, predicate)
                    yield from _pairs(sentence, match, predicate, subjects, who, known)
    yield from _involved(findings, known)


def _involved(findings: Findings, known: Things) -> Iterator[Link]:
    """Whoever the clause of an undertaking names is involved in it; as what, no fixed word says."""
    for project, subject in zip(findings.projects, known.projects, strict=True):
        for name in project.actors:
            actor = known.actor(name)
            if actor is not None:
                yield Link(subject, "involves", actor, Basis.STATED, Confidence.MEDIUM, (project.at,))


def _subjects(
    reading: Reading,
    sentence: Sentence,
    match: re.Match[str],
    by_sentence: dict[int, list[int]],
    findings: Findings,
    known: Things,
    predicate: str,
) -> Iterator[Ref]:
    for clause in sentence.clauses:
        if clause.end <= match.start() and (topic := _TOPIC.match(reading.text.chars, *clause)):
            yield known.add(topic["name"], Ref(Kind.ELEMENT, topic["name"]))
            break
    if predicate == "ledBy":
        for index in by_sentence.get(sentence.index, ()):
            if findings.projects[index].at.start >= match.end():
                yield known.projects[index]


def _responsible(reading: Reading, sentence: Sentence, findings: Findings, known: Things) -> Iterator[Ref]:
    """Yield what the departments named in a sentence answer for: its undertakings, or the item that it stands under.

    A line of its own (责任单位：…) answers for the whole item: for what its heading names and for its undertakings.
    """
    own = [ref for p, ref in zip(findings.projects, known.projects, strict=True) if p.sentence == sentence.index]
    yield from own
    if own or sentence.section is None:
        return
    if thing := known.sections.get(sentence.section):
        yield thing
    for project, ref in zip(findings.projects, known.projects, strict=True):
        if project.section == sentence.section:
            yield ref


def _pairs(
    sentence: Sentence,
    match: re.Match[str],
    predicate: str,
    subjects: Iterator[Ref],
    who: tuple[str, ...],
    known: Things,
) -> Iterator[Link]:
    cue = (
        f"以…为{match['role']}"
        if match.re is _LED
        else match["role"]
        if match.re is _DEPARTMENTS
        else f"{match['cue']}…"
    )
    for subject in subjects:
        for name in who:
            actor = known.actor(name)
            if actor is not None:
                yield Link(subject, predicate, actor, Basis.STATED, Confidence.HIGH, (sentence.at,), cue)
