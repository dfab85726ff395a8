"""Where the rules' finds meet: which actors and places a statement about an undertaking ties to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gangmu.graph.model import Actor, Findings, Place, Project, Span
from gangmu.graph.outline import Reading

_LOCATED = re.compile(r"在(?P<place>[^，。；在]{2,12}?)(?:高标准|高质量|规划|布局|建设|推行|实施|开展|设立|打造|新建)")


def settle(reading: Reading, found: Findings) -> tuple[Project, ...]:
    """Return the projects with the places that stand inside their name and the actors of their own clause."""
    places = Spots(found.places)
    actors = Spots(found.actors)
    return tuple(_tied(reading, project, places, actors) for project in found.projects)


class Spots:
    """The spots of named things in the order of the text, to ask which names stand inside a span."""

    def __init__(self, things: Iterable[Actor | Place]) -> None:
        spots = sorted((spot, thing.name) for thing in things for spot in thing.spots)
        self.starts = [spot.start for spot, _ in spots]
        self.spots = spots

    def inside(self, span: Span) -> tuple[str, ...]:
        """Return the names of the things that stand inside `span`, each once."""
        found: Sequence[tuple[Span, str]] = self.spots[bisect_left(self.starts, span.start) :]
        names: dict[str, None] = {}
        for spot, name in found:
            if spot.start >= span.end:
                break
            if spot.end <= span.end:
                names[name] = None
        return tuple(names)


def _tied(reading: Reading, project: Project, places: Spots, actors: Spots) -> Project:
    where = places.inside(project.spot)
    chars, before = reading.text.chars, (project.at.start, project.spot.start)
    located = _LOCATED.search(chars, *before) if chars.find("在", *before) >= 0 else None
    if located:
        where += tuple(name for name in places.inside(Span(*located.span("place"))) if name not in where)
    who = tuple(name for name in actors.inside(project.at) if name not in project.name)
    return replace(project, places=where, actors=who) if where or who else project
