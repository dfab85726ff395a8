"""Facets and what goes through them: the counts are those of SPARQL, and a filtered skeleton is a skeleton."""

from __future__ import annotations

import pytest

from gangmu.graph.network import Facets, Sieve, Skeleton, draw, numbers, outline, sifted
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS

ID = "https://w3id.org/gangmu/id/青石县/"
FARMING = ID + "举措/产业提质"
UNDERTAKING = "VALUES ?t { gm:Project gm:Campaign gm:Measure }"


def counted(view: View, pattern: str) -> int:
    (row,) = view.select(f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ {UNDERTAKING} ?p a ?t . {pattern} }}").values()
    return int(row["n"])


def test_statuses_headings_and_places_count_like_sparql(view: View, found: Facets) -> None:
    for status, things in found.by_status.items():
        assert len(things) == counted(view, f"?m gm:mentions ?p ; gm:status <{GM_NS}{status}>")
    for section, things in found.by_section.items():
        assert len(things) == counted(view, f"?m gm:mentions ?p ; gm:inSection/gm:subsectionOf* <{section}>")
    assert found.by_status
    assert found.by_section
    assert found.by_place


def test_headings_stand_in_the_order_of_the_report(found: Facets) -> None:
    positions = [section.position for section in found.sections]
    assert positions == sorted(positions)
    assert found.sections[0].depth == 0


@pytest.mark.parametrize(
    ("sieve", "gone", "kept"),
    [
        (Sieve(kinds=frozenset({"Goal"})), "目标/生态青石", "举措/产业提质"),
        (Sieve(bases=frozenset({"thematic"})), "", "项目/绿满青石行动"),
        (Sieve(status="done"), "项目/高标准农田", "举措/产业提质"),
    ],
)
def test_what_does_not_go_through_is_gone(
    skeleton: Skeleton, found: Facets, sieve: Sieve, gone: str, kept: str
) -> None:
    rest = sifted(skeleton, found, sieve)
    assert ID + kept in rest.things
    assert not gone or ID + gone not in rest.things
    assert all(tie.basis not in sieve.bases for _, _, tie in rest.graph.edges(data="tie"))
    assert draw(rest) is not None
    assert not Sieve()
    assert sieve


def test_counts_follow_the_filter(skeleton: Skeleton, found: Facets) -> None:
    top = skeleton.roots[0]
    assert sifted(skeleton, found, Sieve(bases=frozenset({"thematic"}))).below(top) == (3, 0)
    said, read = skeleton.below(top)
    parts = [sifted(skeleton, found, Sieve(status=status)).below(top) for status in ("done", "ongoing", "planned")]
    assert sum(s + r for s, r in parts) >= said + read > max(s + r for s, r in parts)


def test_the_outline_lists_the_network_with_its_numbers(view: View, skeleton: Skeleton, found: Facets) -> None:
    entries = {entry.thing.iri: entry for entry in outline(skeleton, found, [FARMING])}
    assert entries[FARMING].open
    assert entries[ID + "项目/高标准农田"].parent == FARMING
    assert len(entries) == len(
        {entry.thing.iri for entry in outline(skeleton, found, list(skeleton.things))} & entries.keys()
    )
    query = f"""SELECT (COUNT(DISTINCT ?f) AS ?n) {{
      {{ ?f gm:quantityOf/gm:servesInText* <{FARMING}> }} UNION
      {{ ?f gm:indicator ?i ; gm:inSection/gm:subsectionOf*/gm:expounds/gm:servesInText* <{FARMING}> }} }}"""
    (row,) = view.select(query).values()
    assert entries[FARMING].figures == numbers(skeleton, found, FARMING) == int(row["n"]) > 0
