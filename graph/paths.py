"""The shortest way between two things, each step a link with its basis and its sentences.

The search widens from both ends at once, one query a step, so that it never reads the whole graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gangmu.graph.model import Basis
from gangmu.graph.rows import Iri
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS

LONGEST = 6
"""A way of more steps says little."""
MOST = 5_000
"""After so many things on both sides together the search gives up."""

_RANKS = {basis.value: rank for rank, basis in enumerate(Basis)}
_LINKS = Path(__file__).with_suffix(".rq").read_text("utf-8")
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Hop:
    """One step from `start` to `end` by a link; `outward` when the link's subject is `start`."""

    start: str
    end: str
    link: str
    predicate: str
    outward: bool
    basis: str
    confidence: str = ""

    def back(self) -> Hop:
        """Return the step the other way."""
        return Hop(self.end, self.start, self.link, self.predicate, not self.outward, self.basis, self.confidence)

    @property
    def rank(self) -> tuple[int, str, str]:
        """Firmer bases first, then the same order each time."""
        return (_RANKS.get(self.basis, len(_RANKS)), self.link, self.end)


@dataclass(frozen=True, slots=True)
class Way:
    """The way found (no hops: there is none so short); not `complete` if the search gave up before it knew."""

    hops: tuple[Hop, ...]
    complete: bool = True


@dataclass(slots=True)
class _Side:
    """One end of the search: the step by which each thing was reached, and the things reached last."""

    reached: dict[str, Hop | None]
    edge: list[str]

    def way(self, node: str) -> Iterator[Hop]:
        """Yield the steps from `node` back to this side's end."""
        hop = self.reached[node]
        while hop is not None:
            yield hop.back()
            hop = self.reached[hop.start]


def way(
    view: View,
    start: str,
    goal: str,
    *,
    bases: Iterable[str] = (),
    predicates: Iterable[str] = (),
    longest: int = LONGEST,
    most: int = MOST,
) -> Way:
    """Return the shortest way from `start` to `goal`, of several the one on the firmest bases.

    `bases` and `predicates` (local names) say which links count; none means all. Raise QueryError for what is no IRI.
    """
    one, other = _Side({start: None}, [start]), _Side({goal: None}, [goal])
    allowed, relations = frozenset(bases), frozenset(predicates)
    for _ in range(longest if start != goal else 0):
        side = min(one, other, key=lambda s: len(s.edge))
        steps = [hop for hop in _steps(view, side.edge) if _counts(hop, allowed, relations)]
        _widen(side, steps)
        met = [node for node in side.edge if node in one.reached and node in other.reached]
        if met:
            return Way(min((_joined(one, other, node) for node in met), key=_firmness))
        if not side.edge:
            return Way(())
        if len(one.reached) + len(other.reached) > most:
            return Way((), complete=False)
    return Way(())


def _counts(hop: Hop, bases: frozenset[str], predicates: frozenset[str]) -> bool:
    return (not bases or hop.basis in bases) and (not predicates or hop.predicate in predicates)


def _widen(side: _Side, steps: Iterable[Hop]) -> None:
    new: dict[str, Hop] = {}
    for hop in sorted(steps, key=lambda hop: hop.rank):
        if hop.end not in side.reached:
            new.setdefault(hop.end, hop)
    side.reached.update(new)
    side.edge = sorted(new)


def _joined(one: _Side, other: _Side, node: str) -> tuple[Hop, ...]:
    return (*(hop.back() for hop in reversed(list(one.way(node)))), *other.way(node))


def _firmness(hops: Sequence[Hop]) -> tuple[object, ...]:
    ranks = [hop.rank for hop in hops]
    return (len(hops), sum(rank[0] for rank in ranks), ranks)


def _steps(view: View, things: Sequence[str]) -> Iterator[Hop]:
    for i in range(0, len(things), _AT_ONCE):
        chosen = tuple(Iri(thing) for thing in things[i : i + _AT_ONCE])
        for row in view.select(_LINKS, {"thing": chosen}).values():
            outward = row["thing"] == row["subject"]
            yield Hop(
                start=row["thing"],
                end=row["object" if outward else "subject"],
                link=row["link"],
                predicate=row["predicate"].removeprefix(GM_NS),
                outward=outward,
                basis=row["basis"].removeprefix(GM_NS),
                confidence=row.get("confidence", "").removeprefix(GM_NS),
            )
