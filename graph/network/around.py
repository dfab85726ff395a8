"""What is tied to one thing, by any link: its neighbours, theirs, and so on, with the numbers that are said of it.

The graph is asked for one ring at a time, anchored at the things of the ring before, so that it stays quick however
many reports there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gangmu.graph.network.skeleton import HANGING, MEMBER, Quoted, Skeleton, Thing, Tie
from gangmu.graph.network.trees import MOST, Tree
from gangmu.graph.rows import Iri
from gangmu.ontology.terms import GM_NS

if TYPE_CHECKING:
    from gangmu.graph.store import View

DEEPEST = 3
FIGURE = "Quantity"
"""The kind of the nodes that stand for numbers."""

_LINKS = """
SELECT DISTINCT ?link ?subject ?predicate ?object ?basis ?confidence ?report WHERE {
  VALUES (?thing) { (UNDEF) }
  ?link gm:subject|gm:object ?thing ; gm:subject ?subject ; gm:predicate ?predicate ; gm:object ?object ;
        gm:basis ?basis
  OPTIONAL { ?link gm:confidence ?confidence }
  OPTIONAL { ?link gm:inReport ?report }
}
"""
_FIGURES = """
SELECT DISTINCT ?link ?subject ?words ?role ?roleEn ?when ?report WHERE {
  VALUES (?subject) { (UNDEF) }
  ?link gm:quantityOf|gm:indicator ?subject ; gm:rawText ?words
  OPTIONAL { ?link gm:role ?code . ?code skos:prefLabel ?role FILTER(LANG(?role) = "zh")
    OPTIONAL { ?code skos:prefLabel ?roleEn FILTER(LANG(?roleEn) = "en") } }
  OPTIONAL { ?link gm:when ?when }
  OPTIONAL { ?link gm:inReport ?report }
}
"""
_QUOTES = """
SELECT DISTINCT ?link ?exact ?start ?sentence WHERE {
  VALUES (?link) { (UNDEF) }
  ?link gm:evidence ?quote . ?quote gm:exact ?exact ; gm:start ?start
  OPTIONAL { ?quote gm:inSentence ?whole . ?whole gm:exact ?sentence }
}
"""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a thing: a tree by distance, all links between what is shown, and the things by IRI.

    `rings` counts what was found at each distance, also what the picture leaves out.
    """

    tree: Tree
    ties: tuple[Tie, ...]
    things: dict[str, Thing]
    rings: tuple[int, ...]


def around(
    view: View,
    skeleton: Skeleton,
    centre: str,
    depth: int = 1,
    hidden: Iterable[str] = (),
    most: int = MOST,
) -> Around:
    """Return what is tied to `centre` within `depth` links; raise KeyError if the graph has no such thing.

    `hidden` are kinds and bases that do not count. The nearest come first; of equal ones those on the firmest basis.
    """
    out = frozenset(hidden)
    things = {centre: skeleton.things[centre]}
    levels, children, ties, rings = {centre: 0}, dict[str, list[str]](), dict[str, Tie](), list[int]()
    ring, left = [centre], 0
    for distance in range(1, min(depth, DEEPEST) + 1):
        met: dict[str, str] = {}
        for tie, other in sorted(_ring(view, skeleton, ring, out), key=lambda pair: (pair[0].rank, pair[0].iri)):
            ties[tie.iri] = tie
            things.setdefault(other.iri, other)
            for here, there in ((tie.parent, tie.child), (tie.child, tie.parent)):
                if levels.get(here) == distance - 1 and there not in levels:
                    met.setdefault(there, here)
        rings.append(len(met))
        ring = list(met)[: max(0, most - len(levels))]
        left += len(met) - len(ring)
        for node in ring:
            levels[node] = distance
            children.setdefault(met[node], []).append(node)
    shown = [tie for tie in ties.values() if tie.parent in levels and tie.child in levels]
    return Around(Tree(centre, levels, children, {}, left), tuple(_quoted(view, shown)), things, tuple(rings))


def rings(view: View, skeleton: Skeleton, centre: str, most: int = MOST) -> tuple[dict[str, int], ...]:
    """Return how many things lie at each distance from `centre`, by kind, before anything is drawn."""
    found = around(view, skeleton, centre, DEEPEST, most=most)
    by_level = ((level, found.things[iri].kind) for iri, level in found.tree.levels.items() if level)
    counted = Counter(by_level)
    return tuple(
        {kind: n for (level, kind), n in sorted(counted.items()) if level == distance}
        for distance in range(1, DEEPEST + 1)
    )


def _ring(view: View, skeleton: Skeleton, ring: Sequence[str], out: frozenset[str]) -> Iterator[tuple[Tie, Thing]]:
    """Yield the links of the things of a ring, each with a thing at one of its ends."""
    for chosen in _portions(ring):
        for row in view.select(_LINKS, {"thing": chosen}).values():
            tie = _tie(row)
            ends = [skeleton.things.get(row["subject"]), skeleton.things.get(row["object"])]
            if tie.basis not in out and all(end is not None and end.kind not in out for end in ends):
                yield from ((tie, end) for end in ends if end is not None)
        if FIGURE not in out:
            yield from ((_figure(row), _number(row)) for row in view.select(_FIGURES, {"subject": chosen}).values())


def _portions(iris: Sequence[str]) -> Iterator[tuple[Iri, ...]]:
    for i in range(0, len(iris), _AT_ONCE):
        yield tuple(Iri(iri) for iri in iris[i : i + _AT_ONCE])


def _tie(row: dict[str, str]) -> Tie:
    """Return a link as a tie: what holds is the parent, as in the skeleton; of other links the subject is."""
    predicate = row["predicate"].removeprefix(GM_NS)
    upwards = predicate in HANGING and predicate != MEMBER
    return Tie(
        iri=row["link"],
        parent=row["object" if upwards else "subject"],
        child=row["subject" if upwards else "object"],
        predicate=predicate,
        basis=row["basis"].removeprefix(GM_NS),
        confidence=row.get("confidence", "").removeprefix(GM_NS),
        report=row.get("report", ""),
    )


def _figure(row: dict[str, str]) -> Tie:
    return Tie(row["link"], row["subject"], row["link"], "quantity", "stated", report=row.get("report", ""))


def _number(row: dict[str, str]) -> Thing:
    """Return the node of a number: its words as printed, with its role and the time that it speaks of."""
    when = f"（{row['when']}）" if "when" in row else ""
    zh = f"{row.get('role', '')} {row['words']}{when}".strip()
    return Thing(row["link"], FIGURE, zh, f"{row.get('roleEn', '')} {row['words']}{when}".strip())


def _quoted(view: View, ties: Sequence[Tie]) -> Iterator[Tie]:
    quotes: dict[str, dict[tuple[int, str], set[str]]] = {}
    for chosen in _portions([tie.iri for tie in ties]):
        for row in view.select(_QUOTES, {"link": chosen}).values():
            place = quotes.setdefault(row["link"], {}).setdefault((int(row["start"]), row["exact"]), set())
            place |= {row["sentence"]} if "sentence" in row else set()
    for tie in ties:
        found = sorted(quotes.get(tie.iri, {}).items())
        yield tie.quoted(tuple(Quoted(exact, start, "".join(sorted(whole))) for (start, exact), whole in found))
