"""Pictures of the graph that is served, each made once: going back, or a second reader, does not wait again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass, replace
from threading import Lock
from typing import Any, Literal, TypeVar

from gangmu.api.served import TOPS, Graph
from gangmu.graph.network import (
    NARROW,
    WIDE,
    Entry,
    Facets,
    Layout,
    Network,
    Sieve,
    Skeleton,
    around,
    draw,
    ego,
    facets,
    outline,
    rings,
    sifted,
)
from gangmu.graph.network.facets import STATUSES

KEPT = 128
"""As many answers are kept."""
CHOICES = 300
"""As many headings and places are offered; more cannot be looked through."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see of the network, and how."""

    root: str | None
    opened: frozenset[str]
    depth: int
    limit: int
    layout: Layout
    lang: str
    aspect: float
    room: Literal["wide", "narrow"]


class Pictures:
    """Makes pictures and keeps the last ones, as long as the snapshot is the same."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def network(
        self, graph: Graph, sieve: Sieve, asked: Asked, show: str | None, pairs: tuple[tuple[str, str], ...]
    ) -> Network | None:
        """Return the picture of what goes through `sieve`; `show` is brought into it with all that it hangs on."""
        skeleton = self._sifted(graph, sieve)
        root, opened = asked.root, asked.opened
        if show is not None and show in skeleton.graph:
            *above, _ = path = skeleton.path(show)
            root, opened = path[0], opened.union(above)
        elif pairs and show in skeleton.things:
            root = show  # hangs nowhere, but something is to hang on it
        if root is not None and root not in skeleton.things:
            root = None  # filtered out
        asked = replace(asked, root=root, opened=frozenset(iri for iri in opened if iri in skeleton.things))
        return self._once(
            (graph.view.snapshot, "network", sieve, asked, pairs),
            lambda: draw(
                skeleton,
                asked.root,
                asked.opened,
                depth=asked.depth,
                limit=asked.limit,
                lang=asked.lang,
                aspect=asked.aspect,
                room=NARROW if asked.room == "narrow" else WIDE,
                layout=asked.layout,
                pairs=pairs,
            ),
        )

    def around(self, graph: Graph, hidden: frozenset[str], asked: Asked) -> Network:
        """Return the picture of what lies around `asked.root`."""
        return self._once(
            (graph.view.snapshot, "around", hidden, asked),
            lambda: ego(
                graph.skeleton,
                around(graph.view, graph.skeleton, asked.root or "", asked.depth, hidden),
                lang=asked.lang,
                aspect=asked.aspect,
                room=NARROW if asked.room == "narrow" else WIDE,
                layout=asked.layout,
            ),
        )

    def rings(self, graph: Graph, iri: str) -> tuple[dict[str, int], ...]:
        """Return how many things of each kind lie at each distance from a thing."""
        return self._once(
            (graph.view.snapshot, "rings", iri),
            lambda: rings(graph.view, graph.skeleton, iri),
        )

    def outline(self, graph: Graph, opened: frozenset[str], show: str | None) -> list[Entry]:
        """Return the lines of the outline, those open that are in `opened` and those above `show`."""
        if show is not None and show in graph.skeleton.graph:
            opened = opened.union(graph.skeleton.path(show)[:-1])
        key = (graph.view.snapshot, "outline", opened)
        return self._once(key, lambda: outline(graph.skeleton, self._facets(graph), opened, TOPS))

    def choices(self, graph: Graph) -> dict[str, Any]:
        """Return what undertakings can be filtered by: statuses, headings and places, each with their number."""
        return self._once((graph.view.snapshot, "choices"), lambda: _choices(graph, self._facets(graph)))

    def _facets(self, graph: Graph) -> Facets:
        return self._once((graph.view.snapshot, "facets"), lambda: facets(graph.view))

    def _sifted(self, graph: Graph, sieve: Sieve) -> Skeleton:
        if not sieve:
            return graph.skeleton
        return self._once(
            (graph.view.snapshot, "sifted", sieve), lambda: sifted(graph.skeleton, self._facets(graph), sieve)
        )

    def _once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: _Made = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def _choices(graph: Graph, found: Facets) -> dict[str, Any]:
    sections = [
        {**asdict(section), "count": len(found.by_section[section.iri])}
        for section in found.sections
        if section.iri in found.by_section
    ]
    places = sorted(found.by_place.items(), key=lambda item: (-len(item[1]), item[0]))
    named = [(graph.skeleton.things[iri], things) for iri, things in places if iri in graph.skeleton.things]
    return {
        "statuses": [{"status": status, "count": len(found.by_status.get(status, ()))} for status in STATUSES],
        "sections": sections[:CHOICES],
        "moreSections": max(0, len(sections) - CHOICES),
        "places": [{**asdict(place), "count": len(things)} for place, things in named[:CHOICES]],
        "morePlaces": max(0, len(named) - CHOICES),
    }
