"""What lies around a thing, over all links: as many as SPARQL counts, nearest first, never more than asked for."""

from __future__ import annotations

import pytest

from gangmu.graph.network import Skeleton, around, ego, rings
from gangmu.graph.store import View

ID = "https://w3id.org/gangmu/id/青石县/"
BASE = ID + "项目/茶叶出口基地"
GREEN = ID + "目标/生态青石"
NEAR = """
SELECT (COUNT(DISTINCT ?other) AS ?n) WHERE {
  { ?l gm:subject <%s> ; gm:object ?other } UNION { ?l gm:object <%s> ; gm:subject ?other }
  UNION { ?other gm:quantityOf|gm:indicator <%s> }
  FILTER(EXISTS { ?other skos:prefLabel ?name } || EXISTS { ?other gm:rawText ?words })
}
"""


@pytest.mark.parametrize("iri", [BASE, GREEN, ID + "口号/双三", ID + "指标/地区生产总值"])
def test_the_nearest_ring_holds_all_that_is_tied(view: View, skeleton: Skeleton, iri: str) -> None:
    (row,) = view.select(NEAR % (iri, iri, iri)).values()
    found = around(view, skeleton, iri)
    assert found.rings == (int(row["n"]),)
    assert len(found.tree.levels) == 1 + int(row["n"])
    assert sum(rings(view, skeleton, iri)[0].values()) == int(row["n"])


def test_every_tie_is_between_things_shown_and_has_its_words(view: View, skeleton: Skeleton) -> None:
    found = around(view, skeleton, GREEN, 3)
    for tie in found.ties:
        assert {tie.parent, tie.child} <= found.tree.levels.keys()
        assert abs(found.tree.levels[tie.parent] - found.tree.levels[tie.child]) <= 1
    assert all(tie.quotes for tie in found.ties if tie.basis != "external")
    assert all(quote.end - quote.start == len(quote.exact) for tie in found.ties for quote in tie.quotes)


def test_deeper_holds_more_and_what_is_full_says_so(view: View, skeleton: Skeleton) -> None:
    near, far = (around(view, skeleton, GREEN, depth) for depth in (1, 3))
    assert near.tree.levels.keys() < far.tree.levels.keys()
    cut = around(view, skeleton, GREEN, 3, most=4)
    assert len(cut.tree.levels) == 4
    assert cut.tree.left_out == sum(cut.rings) - 3 > 0


@pytest.mark.parametrize("hidden", ["Strategy", "thematic", "Quantity"])
def test_what_is_hidden_is_not_there(view: View, skeleton: Skeleton, hidden: str) -> None:
    found = around(view, skeleton, BASE, 3, [hidden])
    assert all(found.things[iri].kind != hidden for iri in found.tree.levels)
    assert all(tie.basis != hidden for tie in found.ties)


def test_it_becomes_a_picture(view: View, skeleton: Skeleton) -> None:
    found = around(view, skeleton, BASE, 2)
    picture = ego(skeleton, found)
    assert {node.thing.iri for node in picture.nodes} == found.tree.levels.keys()
    assert [node.thing.iri for node in picture.nodes if node.parent is None] == [BASE]


def test_what_the_graph_does_not_have_is_an_error(view: View, skeleton: Skeleton) -> None:
    with pytest.raises(KeyError):
        around(view, skeleton, ID + "目标/没有")
