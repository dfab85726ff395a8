"""All that the page would ask a server for, computed beforehand and written so that nothing stands in it twice.

Sentences are not repeated: a quote with its place in the text is written as its place alone (`Text.short`), and
offline.js reads the words from the text again.
"""

from __future__ import annotations

from dataclasses import asdict
from itertools import product
from typing import Any, Literal

from gangmu.api import drawing
from gangmu.api.card import card
from gangmu.api.edition.questions import answers
from gangmu.api.pictures import Asked, Pictures
from gangmu.api.served import Graph
from gangmu.api.views.gaps import gaps
from gangmu.api.views.numbers import numbers
from gangmu.api.views.reading import Reading, reading
from gangmu.graph.errors import StoreError
from gangmu.graph.network import Sieve

LIMIT = 40
"""As many things of an open one are drawn; the outline and the cards have all."""
ROOMS: tuple[tuple[Literal["wide", "narrow"], float], ...] = (("wide", 1.3), ("narrow", 0.65))
"""For which screens the pictures are laid out, and how much wider than high they are."""
_LANGS: tuple[Any, ...] = ("zh", "en")
# What a node is wherever it stands; the rest depends on the picture.
_FIXED = ("iri", "kind", "zh", "en", "members", "bases", "below", "read")
_PLACED = ("level", "x", "y", "side", "lines", "width", "size", "letters", "open", "more")


def content(graph: Graph, report: str) -> dict[str, Any]:
    """Return what the edition of `report` knows; raise StoreError if the graph has no text of it."""
    read = reading(graph, report)
    if read is None:
        raise StoreError(f"the graph has no text of {report}, and an edition without its text would be none")
    short = _Text(read).short
    asked = {lang: answers(graph, lang) for lang in _LANGS}
    return {
        "reading": read.model_dump(),
        "numbers": [one.model_dump() for one in numbers(graph, report)],
        "gaps": gaps(graph, report).model_dump(),
        "things": {iri: short(asdict(card(graph.view, graph.skeleton, iri))) for iri in sorted(graph.skeleton.things)},
        "questions": {lang: by_thing for lang, (by_thing, _, _) in asked.items()},
        "answers": {lang: short(found) for lang, (_, found, _) in asked.items()},
        "unasked": max(left for _, _, left in asked.values()),
        "tree": _tree(graph),
        **_network(graph, short),
    }


class _Text:
    """Writes quotes that stand in the text as their places."""

    def __init__(self, read: Reading) -> None:
        self._text = read.text
        starts = {place: i for i, (start, end) in enumerate(read.sentences) for place in range(start, end)}
        self._sentences = {i: read.text[start:end].replace("\n", "") for i, (start, end) in enumerate(read.sentences)}
        self._at = starts

    def short(self, value: Any) -> Any:
        """Return JSON with every quote shortened."""
        if isinstance(value, (list, tuple)):
            return [self.short(one) for one in value]
        if not isinstance(value, dict):
            return value
        found = {key: self.short(one) for key, one in value.items()}
        start, end = found.get("start"), found.get("end")
        if isinstance(start, int) and isinstance(end, int):
            for key in ("exact", "quote"):
                if found.get(key) and found[key] == self._text[start:end]:
                    found[key] = 0  # the words at this place
            index = self._at.get(start)
            if found.get("sentence") and index is not None and found["sentence"] == self._sentences[index]:
                found["sentence"] = index
        return found


def _network(graph: Graph, short: Any) -> dict[str, Any]:
    """Return the picture at first, and one for each thing that can be opened; and where all others are shown."""
    pictures, skeleton = Pictures(), graph.skeleton
    order = {iri: i for i, iri in enumerate(sorted(skeleton.things))}
    openable = [iri for iri in order if iri in skeleton.graph and skeleton.ties(iri)]
    nodes: dict[int, dict[str, Any]] = {}
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    drawn: dict[str, dict[str, Any]] = {f"{lang} {room}": {} for lang in _LANGS for room, _ in ROOMS}
    head: dict[str, Any] = {}
    for lang, (room, aspect), iri in product(_LANGS, ROOMS, ["", *openable]):
        asked = Asked(None, frozenset({iri} - {""}), 3, LIMIT, "radial", lang, aspect, room)
        found = drawing.said(graph, pictures.network(graph, Sieve(), asked, iri or None, ()))
        for node in found["nodes"]:
            nodes.setdefault(order[node["iri"]], {key: node[key] for key in _FIXED})
        for edge in found["edges"]:
            edges.setdefault((edge["parent"], edge["child"], edge["link"]), edge)
        drawn[f"{lang} {room}"][iri] = {
            "root": found["root"],
            "rings": found["rings"],
            "leftOut": found["leftOut"],
            "nodes": [
                [order[n["iri"]], order.get(n["parent"], -1), *(n[key] for key in _PLACED)] for n in found["nodes"]
            ],
        }
        head = head or {key: found[key] for key in found if key not in ("root", "rings", "leftOut", "nodes", "edges")}
    above = {iri: skeleton.path(iri)[:-1] for iri in order if iri in skeleton.graph}
    return {
        "head": head,
        "nodes": [nodes.get(i) for i in range(len(order))],
        "edges": [short(edge) for edge in edges.values()],
        "placed": _PLACED,
        "pictures": drawn,
        "under": {iri: path[-1] for iri, path in above.items() if path},
    }


def _tree(graph: Graph) -> dict[str, Any]:
    """Return the outline as it stands at first, and what each line holds when it is opened."""
    pictures, skeleton = Pictures(), graph.skeleton
    children = {}
    for iri in sorted(node for node in skeleton.graph if skeleton.ties(node)):
        entries = pictures.outline(graph, frozenset({iri}), iri)
        children[iri] = [drawing.entered(entry) for entry in entries if entry.parent == iri]
    first = pictures.outline(graph, frozenset(), None)
    return {
        "entries": [drawing.entered(entry) for entry in first],
        "children": children,
        "first": skeleton.roots[0] if skeleton.roots else None,
        "unlisted": [asdict(thing) for thing in graph.unlisted],
    }
