"""What one picture shows, as a tree: what hangs below a root, or what is read to stand under each goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gangmu.graph.network.skeleton import Skeleton, Tie, is_member

LIMIT = 24
"""As many things of one node are drawn when it is opened; the card shows all."""
READ_LIMIT = 12
"""As many are drawn in all where interpretations fill up what the report itself says."""
MOST = 1000
"""As many nodes a picture holds at most: with more, nothing can be told apart, and browsers stall."""
NOWHERE = ""
"""The root of a picture whose tops hang on nothing; it is not drawn."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The shown nodes by level, the children of each (a thing hangs in one place only), and how many were left out."""

    root: str
    levels: dict[str, int]
    children: dict[str, list[str]]
    more: dict[str, int] = field(default_factory=dict)
    left_out: int = 0

    def parents(self) -> dict[str, str]:
        """Return the node on which each one is shown; the root, and what hangs on nothing, has none."""
        return {child: node for node, below in self.children.items() if node != NOWHERE for child in below}


def nested(
    skeleton: Skeleton,
    root: str,
    opened: frozenset[str],
    depth: int = 3,
    limit: int = LIMIT,
    most: int = MOST,
    pairs: Iterable[tuple[str, str]] = (),
) -> Tree:
    """Return the tree below `root`: nested members down to `depth`, and all of `opened`.

    `pairs` are a parent and a child each that are shown besides, in this order, whatever ties them.
    """
    levels, children, more, line, left = {root: 0}, dict[str, list[str]](), dict[str, int](), [(root, True)], 0
    for node, nesting in line:
        below = skeleton.ties(node)
        if node in opened:
            takes, more[node] = _opened(skeleton, below, limit)
        else:
            takes = [c for c, ties in below.items() if nesting and levels[node] < depth and is_member(ties)]
        around = opened & levels.keys()
        kept = [c for c in takes if c not in levels and not _said_elsewhere(skeleton, c, below[c][0], around)]
        kept, left = kept[: most - len(levels)], left + max(0, len(kept) - (most - len(levels)))
        children[node] = kept
        levels |= dict.fromkeys(kept, levels[node] + 1)
        line += [(child, nesting and is_member(below[child])) for child in kept]
    _hang(skeleton, levels, children, pairs, most)
    return Tree(root, levels, {node: kept for node, kept in children.items() if kept}, more, left)


def themed(skeleton: Skeleton, most: int = MOST) -> Tree:
    """Return what is read to stand under each goal, line of work or slogan: interpretations and nothing else.

    A thing that is read to stand under several stands under the first; the others have their line to it.
    """
    found: dict[str, list[str]] = {}
    for parent, child, tie in skeleton.graph.edges(data="tie"):
        if tie.basis == "thematic" and child not in found.setdefault(parent, []):
            found[parent].append(child)
    tops = sorted(found, key=lambda top: (skeleton.path(top), -len(found[top]), top))
    levels, children, left = dict.fromkeys([NOWHERE, *tops[:most]], 1) | {NOWHERE: 0}, {NOWHERE: tops[:most]}, 0
    for top in tops[:most]:
        new = [child for child in sorted(found[top]) if child not in levels]
        kept, left = new[: most - len(levels)], left + max(0, len(new) - (most - len(levels)))
        children[top] = kept
        levels |= dict.fromkeys(kept, 2)
    return Tree(NOWHERE, levels, {node: kept for node, kept in children.items() if kept}, {}, left)


def _hang(
    skeleton: Skeleton,
    levels: dict[str, int],
    children: dict[str, list[str]],
    pairs: Iterable[tuple[str, str]],
    most: int,
) -> None:
    """Add to a tree each child of `pairs` that is not in it yet, under its parent, if that is there."""
    for parent, child in pairs:
        if parent in levels and child not in levels and child in skeleton.things and len(levels) < most:
            levels[child] = levels[parent] + 1
            children.setdefault(parent, []).append(child)


def _opened(skeleton: Skeleton, below: dict[str, list[Tie]], limit: int) -> tuple[list[str], int]:
    """Return what an open node shows of all that hangs on it, and how many things it leaves out.

    A report lays things out under headings under headings, and a thing hangs on each of them. Where there is room, what
    the headings hold is shown at once and the headings between are not; where there is not, the nearest headings are.
    """
    said = [child for child, ties in below.items() if ties[0].in_text]
    read = [child for child, ties in below.items() if not ties[0].in_text]
    held = {child: [c for c, ties in skeleton.ties(child).items() if ties[0].in_text] for child in said}
    known = set(said)
    flat = [child for child in said if is_member(below[child]) or not held[child] or not known.issuperset(held[child])]
    inner = {child for outer in said for child in held[outer] if outer != child}
    shown = flat if len(flat) <= limit else [child for child in said if child not in inner]
    room = min(limit, READ_LIMIT) if said and limit <= LIMIT else limit
    takes = [*shown[:limit], *read[: max(0, room - len(shown))]]
    return takes, max(0, len(shown) - limit) + max(0, len(read) - max(0, room - len(shown)))


def _said_elsewhere(skeleton: Skeleton, child: str, tie: Tie, opened: Collection[str]) -> bool:
    """Tell whether `child` only is read to hang here and is said to hang on another open node: there it stands."""
    return any(
        parent in opened and there[0].in_text and not tie.in_text for parent, there in skeleton.parents(child).items()
    )
