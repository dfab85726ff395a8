"""Report → what a higher body asks of it, and that body → its slogan: 贯彻落实省委“两高三新”总体要求."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.graph.model import Basis, Confidence, Findings, Kind, Link, Ref
from gangmu.graph.outline import Reading
from gangmu.graph.things import REPORT, Things


def links(reading: Reading, findings: Findings, known: Things) -> Iterator[Link]:
    """Yield answersTo links from the report, and issuedBy links to the body where the text names it."""
    for mandate in findings.mandates:
        thing = known.find(mandate.name) or known.add(mandate.name, Ref(Kind.ELEMENT, mandate.name))
        yield Link(
            REPORT,
            "answersTo",
            thing,
            Basis.STATED,
            Confidence.HIGH,
            (mandate.at,),
            mandate.cue,
            made_by=mandate.made_by,
        )
        issuer = known.actor(mandate.issuer) if mandate.issuer else None
        if issuer is not None:
            yield Link(
                thing,
                "issuedBy",
                issuer,
                Basis.STATED,
                Confidence.HIGH,
                (mandate.at,),
                mandate.cue,
                made_by=mandate.made_by,
            )
