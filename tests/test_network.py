"""The network: what hangs on what, what one picture shows, and that no label lies on another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.network import NARROW, WIDE, Network, Room, Skeleton, draw, read
from gangmu.graph.network.boxes import Label, Side, box, touching
from gangmu.graph.network.labels import columns, label, plain, wrapped
from gangmu.graph.network.radial import fitted, radial
from gangmu.graph.store import View

ID = "https://w3id.org/gangmu/id/青石县/"
GM = "https://w3id.org/gangmu/ontology#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
NAME = "<http://www.w3.org/2004/02/skos/core#prefLabel>"


def small_graph(root: Path) -> list[str]:
    graph = pyoxigraph.NamedNode(f"{ID}文件/第九次党代会报告")
    triples = pyoxigraph.parse(path=root / "tests" / "fixtures" / "small.ttl")
    quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.decode().splitlines(keepends=True)))


def made(things: dict[str, str], links: Sequence[tuple[str, str, str, str]]) -> Skeleton:
    """Return the skeleton of a graph of `things` (slug to kind) and `links` (subject, predicate, object, basis)."""
    lines = []
    for slug, kind in things.items():
        lines += [f"<{ID}{slug}> {TYPE} <{GM}{kind}> <x:g> .\n", f'<{ID}{slug}> {NAME} "{slug}"@zh <x:g> .\n']
    for i, (subject, predicate, target, basis) in enumerate(links):
        link = f"<{ID}链/{i:03}>"
        pairs = {"subject": f"{ID}{subject}", "predicate": GM + predicate, "object": ID + target, "basis": GM + basis}
        lines += [f"{link} <{GM}{name}> <{value}> <x:g> .\n" for name, value in pairs.items()]
        lines.append(f'{link} <{GM}position> "{i}"^^<http://www.w3.org/2001/XMLSchema#integer> <x:g> .\n')
    return read(View.of(lines))


@pytest.fixture(scope="module")
def skeleton(root: Path) -> Skeleton:
    return read(View.of(small_graph(root)))


def thing(kind: str, name: str) -> str:
    return f"{ID}{kind}/{name}"


def names(skeleton: Skeleton, iris: Sequence[str]) -> list[str]:
    return [skeleton.things[iri].zh for iri in iris]


def by_name(network: Network | None) -> dict[str, tuple[str | None, int]]:
    assert network is not None
    zh = {node.thing.iri: node.thing.zh for node in network.nodes}
    return {node.thing.zh: (zh.get(node.parent or ""), node.level) for node in network.nodes}


def test_the_slogan_with_most_nested_members_comes_first(skeleton: Skeleton) -> None:
    assert names(skeleton, skeleton.roots)[0] == "双三"


@pytest.mark.parametrize(
    ("top", "members"),
    [
        (("口号", "双三"), ["两个青石", "三件大事"]),
        (("口号", "两个青石"), ["生态青石", "活力青石"]),
        (("口号", "三件大事"), ["产业提质", "城乡融合", "民生改善"]),
        (("口号", "一湖两山"), ["镜湖", "东岭", "西岭"]),
        (("项目", "高标准农田"), []),
    ],
)
def test_members_stand_in_the_order_of_the_report(skeleton: Skeleton, top: tuple[str, str], members: list[str]) -> None:
    assert names(skeleton, skeleton.members(thing(*top))) == members


def test_a_member_can_be_a_place(skeleton: Skeleton) -> None:
    assert skeleton.things[thing("地点", "镜湖")].kind == "NaturalFeature"


@pytest.mark.parametrize(
    ("node", "path"),
    [
        (("项目", "高标准农田"), ["双三", "三件大事", "产业提质"]),
        (("项目", "绿满青石行动"), ["双三", "两个青石", "生态青石"]),
        (("口号", "双三"), []),
        (("项目", "没有这样的项目"), None),
    ],
)
def test_the_path_leads_up_to_the_top_slogan(skeleton: Skeleton, node: tuple[str, str], path: list[str] | None) -> None:
    way = skeleton.path(thing(*node))
    assert way[-1] == thing(*node)
    assert path is None or names(skeleton, way[:-1]) == path


def test_undertakings_are_counted_apart_from_interpretations(skeleton: Skeleton) -> None:
    assert skeleton.below(thing("举措", "产业提质")) == (2, 0)
    assert skeleton.below(thing("目标", "生态青石")) == (0, 1)
    assert skeleton.below(thing("口号", "双三")) == (3, 1)


def test_each_tie_has_its_basis_and_its_sentence(skeleton: Skeleton) -> None:
    ties = [tie for _, _, tie in skeleton.graph.edges(data="tie")]
    assert {tie.basis for tie in ties} == {"stated", "structural", "thematic"}
    assert all(tie.quotes and all(quote.exact in quote.sentence for quote in tie.quotes) for tie in ties)


def test_the_first_view_shows_slogans_and_members_only(skeleton: Skeleton) -> None:
    assert by_name(draw(skeleton)) == {
        "双三": (None, 0),
        "两个青石": ("双三", 1),
        "三件大事": ("双三", 1),
        "生态青石": ("两个青石", 2),
        "活力青石": ("两个青石", 2),
        "产业提质": ("三件大事", 2),
        "城乡融合": ("三件大事", 2),
        "民生改善": ("三件大事", 2),
    }


def test_what_is_opened_is_shown_with_its_rows(skeleton: Skeleton) -> None:
    network = draw(skeleton, opened=[thing("举措", "产业提质"), thing("目标", "生态青石")])
    assert network is not None
    shown = by_name(network)
    assert shown["高标准农田"] == shown["茶叶出口基地"] == ("产业提质", 3)
    assert shown["绿满青石行动"] == ("生态青石", 3)
    rows = {(edge.tie.parent, edge.tie.child): edge for edge in network.edges}
    row = rows[thing("目标", "生态青石"), thing("项目", "绿满青石行动")]
    assert (row.tie.predicate, row.tie.basis) == ("servesByTheme", "thematic")
    assert row.quote is not None
    assert row.quote.exact in row.quote.sentence


def test_depth_and_root_are_obeyed(skeleton: Skeleton) -> None:
    assert set(by_name(draw(skeleton, depth=1))) == {"双三", "两个青石", "三件大事"}
    assert set(by_name(draw(skeleton, thing("口号", "一湖两山")))) == {"一湖两山", "镜湖", "东岭", "西岭"}
    assert set(by_name(draw(skeleton, thing("举措", "产业提质")))) == {"产业提质", "高标准农田", "茶叶出口基地"}
    with pytest.raises(KeyError):
        draw(skeleton, thing("口号", "没有这个口号"))


def test_an_empty_graph_has_no_network() -> None:
    empty = read(View.of([]))
    assert empty.roots == ()
    assert draw(empty) is None


MANY = {"篇": "Strategy", **{f"项目{i:02}": "Project" for i in range(40)}}


@pytest.mark.parametrize(
    ("said", "read_only", "shown", "more"),
    [(5, 0, 5, 0), (40, 0, 24, 16), (0, 40, 24, 16), (5, 35, 12, 28), (20, 20, 20, 20)],
)
def test_an_open_node_shows_no_more_than_a_screenful(said: int, read_only: int, shown: int, more: int) -> None:
    links = [(f"项目{i:02}", "servesByNesting", "篇", "structural") for i in range(said)]
    links += [(f"项目{i:02}", "servesByTheme", "篇", "thematic") for i in range(said, said + read_only)]
    network = draw(made(MANY, links), f"{ID}篇", [f"{ID}篇"])
    assert network is not None
    assert (len(network.nodes) - 1, network.nodes[0].more) == (shown, more)
    assert [node.thing.zh for node in network.nodes[1:4]] == ["项目00", "项目01", "项目02"]


def headed(projects: int) -> Skeleton:
    """A line of work with two headings under it; each project hangs on its heading and on the line of work."""
    things = {"篇": "Strategy", "甲": "Strategy", "乙": "Strategy"} | {
        f"项目{i:02}": "Project" for i in range(projects)
    }
    links = [(heading, "servesByNesting", "篇", "structural") for heading in "甲乙"]
    for i in range(projects):
        links += [(f"项目{i:02}", "servesByNesting", on, "structural") for on in ("甲" if i % 2 else "乙", "篇")]
    return made(things, links)


def test_headings_between_are_left_out_where_there_is_room() -> None:
    few, many = (by_name(draw(headed(n), f"{ID}篇", [f"{ID}篇"])) for n in (6, 40))
    assert set(few) == {"篇", *(f"项目{i:02}" for i in range(6))}
    assert set(many) == {"篇", "甲", "乙"}


def test_a_thing_stands_where_the_report_says_and_not_where_it_is_read_to() -> None:
    skeleton = made(
        {"总": "Slogan", "绿": "Goal", "业": "Strategy", "桩": "Project"},
        [
            ("总", "hasMember", "绿", "stated"),
            ("总", "hasMember", "业", "stated"),
            ("桩", "servesByTheme", "绿", "thematic"),
            ("桩", "servesByNesting", "业", "structural"),
        ],
    )
    both = draw(skeleton, opened=[f"{ID}绿", f"{ID}业"])
    assert both is not None
    assert by_name(both)["桩"] == ("业", 2)
    assert {(e.tie.parent[-1], e.tie.basis) for e in both.edges if e.tie.child == f"{ID}桩"} == {
        ("绿", "thematic"),
        ("业", "structural"),
    }
    assert by_name(draw(skeleton, opened=[f"{ID}绿"]))["桩"] == ("绿", 2)


def test_a_circle_of_slogans_ends() -> None:
    circle = made(
        {"甲": "Slogan", "乙": "Slogan"}, [("甲", "hasMember", "乙", "stated"), ("乙", "hasMember", "甲", "stated")]
    )
    assert by_name(draw(circle)) == {"乙": (None, 0), "甲": ("乙", 1)}
    assert len(circle.path(f"{ID}甲")) == 2


# --- labels ---


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("绿色青石", 14, ("绿色青石",)),
        ("省级标准化设施蔬菜示范园", 16, ("省级标准化设", "施蔬菜示范园")),
        ("当好现代农业“排头兵”", 14, ("当好现代农业", "“排头兵”")),
        ("2016", 14, ("2016",)),
        ("the Three-Five approach", 12, ("the", "Three-Five", "approach")),
        ("云岭—铁山快速路、环湖步道", 14, ("云岭—铁山快速", "路、环湖步道")),
        ("长" * 500, 14, ("长长长长长长长", "长长长长长长长", "长长长长长长…")),
        ("a" * 500, 14, ("a" * 14, "a" * 14, "a" * 12 + "…")),
        ("甲\u2028乙\u202e丙\n丁", 14, ("甲 乙 丙 丁",)),
        ("", 14, ("…",)),
        ("\u200b", 14, ("…",)),
    ],
)
def test_labels_are_wrapped(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(max_size=60), st.sampled_from([12, 14, 16]))
def test_a_label_fits_and_hides_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert 1 <= len(lines) <= 3
    # a mark that must not open a line may stand over its end
    assert all(columns(line) <= width + 8 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")


# --- places ---


def overlaps(network: Network, room: Room) -> list[tuple[str, str]]:
    boxes = {n.thing.iri: box(label(n.lines, n.letters, n.size), n.side) for n in network.nodes}
    return touching({n.thing.iri: n.at for n in network.nodes}, boxes, pad=0)


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("aspect", [0.5, 1.0, 2.0])
def test_nothing_lies_on_anything(skeleton: Skeleton, room: Room, lang: str, aspect: float) -> None:
    network = draw(skeleton, opened=list(skeleton.things), lang=lang, aspect=aspect, room=room)
    assert network is not None
    assert len(network.nodes) > 10
    assert not overlaps(network, room)


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[str, list[str]], dict[str, Label]]:
    children: dict[str, list[str]] = {}
    count = draw(st.integers(1, 60))
    for i in range(1, count):
        children.setdefault(str(draw(st.integers(max(0, i - 25), i - 1))), []).append(str(i))
    sizes = st.builds(Label, st.integers(10, 220), st.integers(15, 60), st.integers(5, 30))
    return children, {str(i): draw(sizes) for i in range(count)}


@given(trees(), st.sampled_from([0.4, 1.0, 2.2]))
def test_any_tree_finds_room(tree: tuple[dict[str, list[str]], dict[str, Label]], aspect: float) -> None:
    children, labels = tree
    places = radial("0", children, labels, aspect)
    boxes = {name: box(labels[name], side) for name, side in places.sides.items()}
    assert places.points.keys() == labels.keys()
    assert not touching(places.points, boxes)
    for inner, outer in zip(places.rings, places.rings[1:], strict=False):
        assert inner.rx < outer.rx
        assert inner.ry < outer.ry


def test_labels_look_outwards() -> None:
    leaves = [f"x{i}" for i in range(12)]
    labels = dict.fromkeys(["top", *leaves], Label(90, 20, 9))
    places = fitted("top", {"top": leaves}, labels)
    for name in leaves:
        at, side = places.points[name], places.sides[name]
        assert side not in ([Side.LEFT] if at.x > 0 else [Side.RIGHT])
        assert side not in ([Side.ABOVE] if at.y > 0 else [Side.BELOW])


def test_the_same_picture_on_every_machine(root: Path) -> None:
    """Another hash seed, another order of sets: the same places to the last digit."""
    lines = json.dumps(small_graph(root))
    program = (
        "import json, sys; from dataclasses import asdict; from gangmu.graph.network import draw, read;"
        "from gangmu.graph.store import View; s = read(View.of(json.load(sys.stdin)));"
        "print(json.dumps(asdict(draw(s, opened=list(s.things)))))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=lines,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root / ".links"), "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
