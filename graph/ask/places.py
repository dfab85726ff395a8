"""Where a thing is, by the places that stand in its own name: 甲—乙城际铁路 runs from 甲 to 乙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.ask import passages
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.replies import answered, spoken
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import listed, say
from gangmu.graph.names.hits import How

_FROM_TO = re.compile("[-—–－~～]+")
_LONGEST = 6
_PLACES = ("Place", "AdministrativeArea", "NaturalFeature", "Zone")


def named(s: Situation) -> Answer | None:
    """Return the places in the names of the things that are asked about, with the sentences that print the names."""
    things = [t for t in s.all_meant("PolicyElement") if _names(s, t)]
    if not things or any(not s.meant(m, "PolicyElement") for m in s.asked.anchors):
        return None
    found, sparql = passages.speaking(s, things)
    rows: dict[str, Row] = {}
    for thing in things:
        quotes = tuple(e for f in found if f.thing == thing.iri for e in f.evidence)
        for name, iri in _names(s, thing):
            evidence = tuple(e for e in quotes if name in e.exact)
            if evidence:
                rows.setdefault(name, Row(name, iri, "Place", "stated", say(s.lang, "place.inName"), evidence))
    if not rows:
        return None
    text = say(s.lang, "place.named", near=spoken(s, things[:3]), list=listed(s.lang, list(rows)))
    return answered(s, text, list(rows.values()), sparql, "locatedIn", things)


def _names(s: Situation, thing: Thing) -> list[tuple[str, str]]:
    return list(dict.fromkeys(_within(s, thing.zh)))


def _within(s: Situation, name: str) -> Iterator[tuple[str, str]]:
    """Yield the places that a name begins with, and those on both sides of its dashes, with their IRIs."""
    for part in _FROM_TO.split(name):
        bare = plain(part)
        for length in range(min(_LONGEST, len(bare)), 1, -1):
            hits = [h for h in s.names.find(bare[:length], _PLACES, limit=3, slips=False) if h.how is How.EXACT]
            if hits:
                yield part[:length], hits[0].iri
                break
