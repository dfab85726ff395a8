"""The skeleton of a graph: what hangs on what, read once, each tie with its basis and its sentence.

A tie points downwards, from what holds to what hangs: from a slogan to its member, from a goal or a line of work to
the project that serves it. Two reports that say the same are two ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from gangmu.ontology.terms import GM, GM_NS

if TYPE_CHECKING:
    from gangmu.graph.store import View

MEMBER = "hasMember"
HANGING = (MEMBER, "servesAsStated", "servesByNesting", "servesByTheme")
"""The link properties that make the skeleton; all but the first point upwards in RDF."""
UNDERTAKINGS = ("Project", "Campaign", "Measure")
"""The kinds that are counted where a figure says how many things hang somewhere."""
BASES = ("stated", "structural", "derived", "thematic", "external")
"""The bases of a link, from what the report says to what others say."""

KINDS = (
    *("Slogan", "Campaign", "Project", "Measure", "Strategy", "Target", "Goal", "Principle", "Expression"),
    *("Indicator", "Person", "Enterprise", "PartyBody", "GovernmentBody", "Institution", "Organization", "Group"),
    *("Actor", "AdministrativeArea", "Site", "NaturalFeature", "Route", "Region", "Place", "Period"),
    *("PartyCongressReport", "GovernmentWorkReport", "PlanOutline", "SpecialPlan", "NewsDigest", "PolicyDocument"),
    *("CourseOfAction", "PolicyElement"),
)
"""The classes that name what a thing is; of several the first one counts."""

_THINGS = """
SELECT ?thing ?type ?zh ?en WHERE {
  VALUES ?type { %s }
  ?thing a ?type ; skos:prefLabel ?zh FILTER(LANG(?zh) = "zh")
  OPTIONAL { ?thing skos:prefLabel ?en FILTER(LANG(?en) = "en") }
}
"""
_TIES = """
SELECT ?link ?subject ?predicate ?object ?basis ?confidence ?position ?report ?exact ?start ?sentence WHERE {
  VALUES ?predicate { %s }
  ?link gm:predicate ?predicate ; gm:subject ?subject ; gm:object ?object ; gm:basis ?basis
  OPTIONAL { ?link gm:confidence ?confidence }
  OPTIONAL { ?link gm:position ?position }
  OPTIONAL { ?link gm:inReport ?report }
  OPTIONAL {
    ?link gm:evidence ?quote . ?quote gm:exact ?exact ; gm:start ?start
    OPTIONAL { ?quote gm:inSentence ?whole . ?whole gm:exact ?sentence }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a report speaks of: its class's local name and its names (`en` is "" where there is none)."""

    iri: str
    kind: str
    zh: str
    en: str = ""

    def name(self, lang: str) -> str:
        """Return the name to show to a reader of `lang`."""
        return (self.en if lang == "en" else "") or self.zh


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the report, where they begin, and the whole sentence around them ("" where it is not known)."""

    exact: str
    start: int
    sentence: str = ""

    @property
    def end(self) -> int:
        """Where the words end, in code points of the report as given."""
        return self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Tie:
    """One link of the skeleton: `child` hangs on `parent`; `iri` names the gm:Link that says so in `report`."""

    iri: str
    parent: str
    child: str
    predicate: str
    basis: str
    confidence: str = ""
    position: int | None = None
    quotes: tuple[Quoted, ...] = ()
    report: str = ""

    def quoted(self, quotes: tuple[Quoted, ...]) -> Tie:
        """Return this tie with its quotes."""
        return replace(self, quotes=quotes)

    @property
    def in_text(self) -> bool:
        """Whether the report says or lays out this tie; all others are interpretation or come from elsewhere."""
        return self.basis in ("stated", "structural")

    @property
    def rank(self) -> int:
        """How firm the basis is; 0 is the firmest."""
        return BASES.index(self.basis) if self.basis in BASES else len(BASES)


def is_member(ties: Iterable[Tie]) -> bool:
    """Tell whether one of the ties says that the child is a member of the parent."""
    return any(tie.predicate == MEMBER for tie in ties)


@dataclass(frozen=True)
class Skeleton:
    """All things by IRI, and the ties between them: a `networkx.MultiDiGraph` from parent to child, keyed by link."""

    things: Mapping[str, Thing]
    graph: nx.MultiDiGraph[str]

    def ties(self, parent: str) -> dict[str, list[Tie]]:
        """Return what hangs on `parent`, each child with its ties: members in their order, then the firmest first."""
        if parent not in self._ties:
            below = self.graph.out_edges(parent, data="tie") if parent in self.graph else ()
            found = _grouped((child, tie) for _, child, tie in below)
            self._ties[parent] = dict(sorted(found.items(), key=lambda item: _order(item[1])))
        return self._ties[parent]

    @cached_property
    def _ties(self) -> dict[str, dict[str, list[Tie]]]:
        """What was asked for before: every picture asks for much of it again, and the skeleton does not change."""
        return {}

    def parents(self, child: str) -> dict[str, list[Tie]]:
        """Return what `child` hangs on: in the text first, in the largest tree, as a member, then on the innermost."""
        above = self.graph.in_edges(child, data="tie") if child in self.graph else ()
        found = _grouped((parent, tie) for parent, _, tie in above)
        return dict(sorted(found.items(), key=lambda item: self._nearness(*item)))

    def _nearness(self, parent: str, ties: list[Tie]) -> tuple[Any, ...]:
        tree = self._trees.get(parent, len(self.roots))
        return (not ties[0].in_text, tree, not is_member(ties), self.graph.out_degree(parent), parent)

    def members(self, parent: str) -> list[str]:
        """Return the members of a slogan in their order."""
        return [child for child, ties in self.ties(parent).items() if is_member(ties)]

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """What holds other things and hangs on nothing, the one with the most nested members first."""
        tops = [node for node, degree in self.graph.in_degree() if not degree and self.graph.out_degree(node)]
        if not tops and self.graph:  # a slogan that contains itself, which `gangmu check` reports
            tops = [max(sorted(self.graph), key=self.graph.out_degree)]
        return tuple(sorted(tops, key=lambda top: (-len(_below(self._nested, top)), -sum(self.below(top)), top)))

    @cached_property
    def _nested(self) -> nx.DiGraph[str]:
        return nx.DiGraph((a, b) for a, b, tie in self.graph.edges(data="tie") if tie.predicate == MEMBER)

    @cached_property
    def _in_text(self) -> nx.DiGraph[str]:
        return nx.DiGraph((a, b) for a, b, tie in self.graph.edges(data="tie") if tie.in_text)

    @cached_property
    def _trees(self) -> dict[str, int]:
        """The first root, by its place in `roots`, that holds a thing in the text."""
        found: dict[str, int] = {}
        for i, root in enumerate(self.roots):
            for node in (root, *_below(self._in_text, root)):
                found.setdefault(node, i)
        return found

    def below(self, top: str) -> tuple[int, int]:
        """Return how many undertakings hang on `top` or on what it holds: in the text, and by interpretation only."""
        if top not in self._counts:
            said = {node for node in _below(self._in_text, top) if self.things[node].kind in UNDERTAKINGS}
            either = {node for node in _below(self.graph, top) if self.things[node].kind in UNDERTAKINGS}
            self._counts[top] = len(said), len(either - said)
        return self._counts[top]

    @cached_property
    def _counts(self) -> dict[str, tuple[int, int]]:
        """What was counted before."""
        return {}

    def held(self, top: str) -> set[str]:
        """Return all that hangs on `top`, or on what hangs there, in the text."""
        return _below(self._in_text, top)

    def path(self, node: str) -> tuple[str, ...]:
        """Return the way from the top to `node`, always up to the nearest parent."""
        way = [node]
        while upwards := [parent for parent in self.parents(way[-1]) if parent not in way]:
            way.append(upwards[0])
        return tuple(reversed(way))


def _below(graph: nx.DiGraph[str], top: str) -> set[str]:
    found: set[str] = nx.descendants(graph, top) if top in graph else set()
    return found


def read(view: View) -> Skeleton:
    """Return the skeleton of all reports that `view` sees."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    things = _things(view.select(_THINGS % _names(KINDS)).values())
    for tie in _ties(view.select(_TIES % _names(HANGING)).values()):
        if tie.parent in things and tie.child in things:
            graph.add_edge(tie.parent, tie.child, key=tie.iri, tie=tie)
    return Skeleton(things, graph)


def _names(terms: Iterable[str]) -> str:
    return " ".join(f"<{getattr(GM, term)}>" for term in terms)


def _local(iri: str) -> str:
    return iri.removeprefix(GM_NS)


def _things(rows: Iterable[Mapping[str, str]]) -> dict[str, Thing]:
    """Return the things by IRI, in the order of their IRIs; of several types the one that stands first in KINDS."""
    found: dict[str, Thing] = {}
    for row in rows:
        thing = Thing(row["thing"], _local(row["type"]), row["zh"], row.get("en", ""))
        known = found.get(thing.iri)
        if known is None or KINDS.index(thing.kind) < KINDS.index(known.kind):
            found[thing.iri] = thing
    return dict(sorted(found.items()))


def _ties(rows: Iterable[Mapping[str, str]]) -> list[Tie]:
    """Return the ties in the order of their IRIs; the rows of one link differ only in its quotes."""
    first: dict[str, Mapping[str, str]] = {}
    quotes: dict[str, dict[tuple[int, str], set[str]]] = {}
    for row in rows:
        first.setdefault(row["link"], row)
        if "exact" in row:
            place = quotes.setdefault(row["link"], {}).setdefault((int(row["start"]), row["exact"]), set())
            place |= {row["sentence"]} if "sentence" in row else set()
    return [_tie(row, quotes.get(link, {})) for link, row in sorted(first.items())]


def _tie(row: Mapping[str, str], quotes: Mapping[tuple[int, str], set[str]]) -> Tie:
    downwards = _local(row["predicate"]) == MEMBER
    return Tie(
        iri=row["link"],
        parent=row["subject" if downwards else "object"],
        child=row["object" if downwards else "subject"],
        predicate=_local(row["predicate"]),
        basis=_local(row["basis"]),
        confidence=_local(row.get("confidence", "")),
        position=int(row["position"]) if "position" in row else None,
        quotes=tuple(Quoted(exact, start, "".join(sorted(s))) for (start, exact), s in sorted(quotes.items())),
        report=row.get("report", ""),
    )


def _grouped(pairs: Iterable[tuple[str, Tie]]) -> dict[str, list[Tie]]:
    """Return the ties by the node at their other end, the firmest first."""
    found: dict[str, list[Tie]] = {}
    for node, tie in sorted(pairs, key=lambda pair: (pair[1].rank, pair[1].iri)):
        found.setdefault(node, []).append(tie)
    return found


def _order(ties: list[Tie]) -> tuple[Any, ...]:
    """Members first, in their order; then by basis, then by place in the text."""
    positions = [tie.position or 0 for tie in ties if tie.predicate == MEMBER]
    starts = [quote.start for tie in ties for quote in tie.quotes[-1:]]
    return (not positions, min(positions, default=0), ties[0].rank, min(starts, default=0), ties[0].child)
