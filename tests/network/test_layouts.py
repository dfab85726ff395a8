"""Every layout finds a place for every node, none on another, the same each time, and says what it leaves out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu.graph.network import Layout, Skeleton, draw
from gangmu.graph.network.boxes import Label, box, touching
from gangmu.graph.network.force import forced
from gangmu.graph.network.shelves import shelves
from gangmu.graph.network.sideways import sideways
from gangmu.graph.network.trees import nested, themed

ID = "https://w3id.org/gangmu/id/青石县/"


@pytest.mark.parametrize("layout", ["radial", "tree", "theme", "force"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_label_lies_on_another(skeleton: Skeleton, layout: Layout, lang: str) -> None:
    made = [draw(skeleton, opened=list(skeleton.things), layout=layout, lang=lang) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0] is not None
    boxes = {n.thing.iri: box(Label(n.width, 1.25 * n.letters * len(n.lines), n.size), n.side) for n in made[0].nodes}
    assert not touching({n.thing.iri: n.at for n in made[0].nodes}, boxes, pad=0)


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, list[str]], dict[str, Label]]:
    children: dict[str, list[str]] = {}
    count = draw(st.integers(1, 40))
    for i in range(1, count):
        children.setdefault(str(draw(st.integers(max(0, i - 20), i - 1))), []).append(str(i))
    sizes = st.builds(Label, st.integers(10, 220), st.integers(15, 60), st.integers(5, 30))
    return children, {str(i): draw(sizes) for i in range(count)}


@given(trees())
@settings(max_examples=30)
def test_any_tree_finds_room(tree: tuple[dict[str, list[str]], dict[str, Label]]) -> None:
    children, labels = tree
    lines = [(parent, child) for parent, below in children.items() for child in below]
    for places in (sideways("0", children, labels), forced(list(labels), lines, labels)):
        boxes = {name: box(labels[name], side) for name, side in places.sides.items()}
        assert places.points.keys() == labels.keys()
        assert not touching(places.points, boxes, pad=0)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12), st.sampled_from([0.4, 1.0, 2.2]))
def test_groups_find_room_on_shelves(sizes: list[int], aspect: float) -> None:
    children = {f"甲{i}": [f"乙{i}之{j}" for j in range(size)] for i, size in enumerate(sizes)}
    labels = {name: Label(90, 20, 9) for top, below in children.items() for name in (top, *below)}
    places = shelves(list(children), children, labels, aspect)
    assert places.points.keys() == labels.keys()
    assert not touching(places.points, {name: box(labels[name], places.sides[name]) for name in labels}, pad=0)


def test_by_theme_there_are_interpretations_and_nothing_else(skeleton: Skeleton) -> None:
    network = draw(skeleton, layout="theme")
    assert network is not None
    assert {edge.tie.basis for edge in network.edges} == {"thematic"}
    assert {skeleton.things[iri].zh for iri in themed(skeleton).levels if iri} == {"生态青石", "绿满青石行动"}


def test_a_full_picture_says_what_it_leaves_out(skeleton: Skeleton) -> None:
    everything = frozenset(skeleton.things)
    whole, cut = (nested(skeleton, skeleton.roots[0], everything, most=most) for most in (1000, 6))
    assert len(cut.levels) == 6
    assert cut.left_out > 0
    assert whole.left_out == 0


def test_more_can_be_hung_on_it(skeleton: Skeleton) -> None:
    goal, actor = f"{ID}目标/生态青石", f"{ID}主体/林远山"
    pairs: list[Any] = [(goal, actor), ("https://example.org/nowhere", goal), (goal, "https://example.org/nothing")]
    network = draw(skeleton, pairs=pairs)
    assert network is not None
    assert {node.thing.iri: node.parent for node in network.nodes}[actor] == goal
    assert len(network.nodes) == 9
