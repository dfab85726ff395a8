"""Where the nodes of a picture stand: rings, a tree from left to right, shelves, or forces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from gangmu.graph.network.boxes import Label
from gangmu.graph.network.force import forced
from gangmu.graph.network.labels import Room
from gangmu.graph.network.radial import Places, fitted
from gangmu.graph.network.shelves import shelves
from gangmu.graph.network.sideways import sideways
from gangmu.graph.network.trees import NOWHERE, Tree

Layout = Literal["radial", "tree", "theme", "force"]


def placed(
    layout: Layout,
    tree: Tree,
    lines: Sequence[tuple[str, str]],
    labels: Mapping[str, Label],
    aspect: float,
    room: Room,
) -> Places:
    """Return the places of the nodes of `tree`; `lines` are the pairs that are tied, which forces pull together."""
    match layout:
        case "tree":
            return sideways(tree.root, tree.children, labels)
        case "theme" if tree.root == NOWHERE:
            return shelves(tree.children.get(NOWHERE, ()), tree.children, labels, aspect)
        case "force":
            names = [name for name in tree.levels if name != NOWHERE]
            shown = sorted({(a, b) for a, b in lines if a != b})
            return forced(names, shown, labels)
        case _:
            return fitted(tree.root, tree.children, labels, aspect, room.ring)
