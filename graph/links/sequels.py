"""Undertaking → the earlier one whose line of work it goes on with; only ever an interpretation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Link, Ref, Span, Status
from gangmu.graph.outline import Reading
from gangmu.graph.things import Things, bare

_ORDINAL = re.compile(r"^[一二三四五六七八九十]+五(?=\D)")


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield continues links from a planned undertaking to a finished one of the same name but another thing.

    13万亩高标准农田 and 新建10万亩以上高标准农田 are two things of one line of work; so are the campaigns of two plan
    periods (“七五”普法, “八五”普法).
    """
    done: dict[str, tuple[Ref, Span]] = {}
    for project, ref in zip(findings.projects, known.projects, strict=True):
        line = _ORDINAL.sub("", bare(project.name))
        if project.status is Status.DONE:
            done.setdefault(line, (ref, project.at))
        elif line in done and done[line][0] != ref:
            earlier, at = done[line]
            yield Link(
                ref,
                "continues",
                earlier,
                Basis.THEMATIC,
                Confidence.MEDIUM,
                (project.at, at),
                rationale=f"回顾与部署都说到“{line}”，原文没有写明是同一件事",
                terms=(line,),
            )
