"""Undertaking → what the sentence itself says that it is for: 围绕甲实施乙; 启动乙建设，打造“甲”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from gangmu.graph.model import Basis, Confidence, Findings, Link, Project, Ref, Span
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_ACTS = alternatives(words("links", "purpose", "acts"))
_AROUND = re.compile(
    rf"(?P<cue>{alternatives(words('links', 'purpose', 'around'))})(?P<aim>[^，。；]{{3,40}}?)(?P<act>{_ACTS})了?"
)
_REACH = 400
"""So far before its own words a clause may say what an undertaking is for."""
_MEANS = frozenset(words("links", "purpose", "means"))
_THEN = frozenset(words("links", "purpose", "then"))


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield the servesAsStated links: high where a cue word says it, medium where only the order of clauses does."""
    projects = list(zip(findings.projects, known.projects, strict=True))
    for project, subject in projects:
        yield from _around(reading, project, subject, known)
    for _, group in groupby(projects, key=lambda pair: pair[0].sentence):
        yield from _then(reading, list(group))


def _around(reading: Reading, project: Project, subject: Ref, known: Things) -> Iterator[Link]:
    """围绕创建甲景区实施了乙: the aim is a thing that the report names, in these words or as the rest of them."""
    match = _AROUND.search(reading.text.chars, max(project.at.start, project.spot.start - _REACH), project.spot.start)
    if match is None:
        return
    aim = match["aim"]
    for cut in range(min(len(aim) - 2, 6)):
        thing = known.find(aim[cut:])
        if thing is not None and thing != subject:
            cue = f"{match['cue']}…{match['act']}"
            yield Link(
                subject,
                "servesAsStated",
                thing,
                Basis.STATED,
                Confidence.HIGH,
                (project.at,),
                cue,
            )
            return


def _then(reading: Reading, group: list[tuple[Project, Ref]]) -> Iterator[Link]:
    """启动甲中心建设，打造“乙”: the clause right after an undertaking, alone in its clause, gives it a quoted aim."""
    in_clause = Counter(project.at for project, _ in group)
    for (first, subject), (second, thing) in pairwise(group):
        if not _follows(reading, first.at, second.at) or in_clause[first.at] > 1:
            continue
        # “云谷”产业园 is another undertaking, “云谷” by itself what the first one is to become.
        quoted = second.name.startswith("“") and second.name.endswith("”")
        if quoted and _acts(first.verb, _MEANS) and _acts(second.verb, _THEN):
            at = Span(first.at.start, second.at.end)
            cue = f"{first.verb}…，{second.verb}…"
            yield Link(
                subject,
                "servesAsStated",
                thing,
                Basis.STATED,
                Confidence.MEDIUM,
                (at,),
                cue,
                "目的由前后分句的次序给出",
            )


def _acts(verb: str, known: frozenset[str]) -> bool:
    return any(word in verb for word in known)


def _follows(reading: Reading, first: Span, second: Span) -> bool:
    return first.end + 1 == second.start and reading.text.chars[first.end] == "，"
