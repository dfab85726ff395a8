"""What undertakings can be sorted by: their status, the heading they stand under, their place; and their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gangmu.graph.network.skeleton import UNDERTAKINGS
from gangmu.ontology.terms import GM, GM_NS

if TYPE_CHECKING:
    from gangmu.graph.store import View

STATUSES = ("done", "ongoing", "planned")

_MENTIONED = """
SELECT DISTINCT ?thing ?status ?section WHERE {
  VALUES ?type { %s }
  ?mention gm:mentions ?thing . ?thing a ?type
  OPTIONAL { ?mention gm:status ?status }
  OPTIONAL { ?mention gm:inSection ?section }
}
"""
_SECTIONS = """
SELECT ?section ?heading ?position ?report ?above WHERE {
  ?section gm:headingText ?heading ; gm:position ?position ; gm:inReport ?report
  OPTIONAL { ?section gm:subsectionOf ?above }
}
"""
_EXPOUNDED = "SELECT ?section ?thing WHERE { ?section gm:expounds ?thing }"
_PLACED = """
SELECT DISTINCT ?thing ?place WHERE { VALUES ?how { gm:locatedIn gm:servesPlace } ?thing ?how ?place }
"""
_WITHIN = "SELECT DISTINCT ?thing ?place WHERE { ?link gm:predicate gm:within ; gm:subject ?thing ; gm:object ?place }"
_FIGURES = """
SELECT DISTINCT ?figure ?thing ?section WHERE {
  { ?figure gm:quantityOf ?thing } UNION { ?figure gm:indicator ?indicator ; gm:inSection ?section }
}
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a report: its IRI, its words, how deep it stands (0 at the top), its place in the report."""

    iri: str
    heading: str
    depth: int
    position: int
    report: str


@dataclass(frozen=True, slots=True)
class Facets:
    """Undertakings by status, section and place (those within count too), sections in order, figures by thing.

    `figures` names for each thing the numbers that are its own: amounts of it, and values of indicators under a
    heading that expounds it.
    """

    by_status: Mapping[str, frozenset[str]]
    by_section: Mapping[str, frozenset[str]]
    by_place: Mapping[str, frozenset[str]]
    sections: tuple[Section, ...]
    figures: Mapping[str, frozenset[str]]


def facets(view: View) -> Facets:
    """Read the facets of all reports that `view` sees."""
    sections = list(view.select(_SECTIONS).values())
    above = {row["section"]: row["above"] for row in sections if "above" in row}
    mentioned = list(view.select(_MENTIONED % " ".join(f"<{getattr(GM, kind)}>" for kind in UNDERTAKINGS)).values())
    placed = [(row["thing"], row["place"]) for row in view.select(_PLACED).values()]
    within: dict[str, str] = {row["thing"]: row["place"] for row in view.select(_WITHIN).values()}
    expounded: dict[str, list[str]] = {}
    for row in view.select(_EXPOUNDED).values():
        expounded.setdefault(row["section"], []).append(row["thing"])
    return Facets(
        _sets((row["status"].removeprefix(GM_NS), row["thing"]) for row in mentioned if "status" in row),
        _sets((up, row["thing"]) for row in mentioned if "section" in row for up in _upwards(row["section"], above)),
        _sets((up, thing) for thing, place in placed for up in _upwards(place, within)),
        _ordered(sections, above),
        _sets(_figures(view, above, expounded)),
    )


def _figures(view: View, above: Mapping[str, str], expounded: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Yield each figure with each thing that it belongs to."""
    for row in view.select(_FIGURES).values():
        if "thing" in row:
            yield row["thing"], row["figure"]
        for section in _upwards(row["section"], above) if "section" in row else ():
            yield from ((thing, row["figure"]) for thing in expounded.get(section, ()))


def _upwards(node: str, above: Mapping[str, str]) -> list[str]:
    """Return `node` and what it stands in, from the innermost outwards; a circle ends."""
    way = [node]
    while (up := above.get(way[-1])) and up not in way:
        way.append(up)
    return way


def _ordered(rows: Iterable[Mapping[str, str]], above: Mapping[str, str]) -> tuple[Section, ...]:
    found = {
        row["section"]: Section(
            row["section"],
            row["heading"],
            len(_upwards(row["section"], above)) - 1,
            int(row["position"]),
            row["report"],
        )
        for row in rows
    }
    return tuple(sorted(found.values(), key=lambda section: (section.report, section.position, section.iri)))


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in sorted(found.items())}
