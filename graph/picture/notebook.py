"""A picture to keep, of a whole graph or of what hangs on one thing: a file, or the output of a notebook's cell."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gangmu.graph.errors import QueryError
from gangmu.graph.network import Network, Skeleton, draw, read
from gangmu.graph.picture.page import picture

if TYPE_CHECKING:
    from gangmu.graph.store import View

MOST = 1000
"""So many nodes can still be looked at and moved; a picture that leaves some out says how many."""
_MARKS = dict.fromkeys(map(ord, "“”‘’《》 "))


@dataclass(frozen=True, slots=True)
class Picture:
    """One network as one HTML page that needs nothing else; `nodes` are drawn in it, `left_out` are not."""

    html: str
    nodes: int
    left_out: int

    def save(self, path: Path | str) -> Path:
        """Write the page as UTF-8; return where it is."""
        path = Path(path)
        path.write_text(self.html, "utf-8", newline="\n")
        return path

    def _repr_html_(self) -> str:
        """Show the page in a frame that can reach neither the notebook nor the network."""
        style = "width:100%;height:640px;border:1px solid #ddd6c8"
        return f'<iframe sandbox="allow-scripts" srcdoc="{html.escape(self.html)}" style="{style}"></iframe>'


def network(view: View, root: str = "", *, depth: int = 2, lang: str = "zh", title: str = "") -> Picture:
    """Return the picture of what hangs on `root`, a thing by IRI or name ("": the largest slogan), `depth` rings deep.

    Raise QueryError for a root that the graph does not know, a name that several things bear, and an empty graph.
    """
    skeleton = read(view)
    start = _found(skeleton, root) if root else next(iter(skeleton.roots), "")
    drawn = _opened(skeleton, start, depth, lang) if start else None
    if drawn is None:
        raise QueryError(
            "nothing in this graph hangs on anything; build it from a report that lists slogans or headings"
        )
    left_out = sum(node.more for node in drawn.nodes)
    return Picture(picture(drawn, lang=lang, title=title, left_out=left_out), len(drawn.nodes), left_out)


def _opened(skeleton: Skeleton, root: str, depth: int, lang: str) -> Network | None:
    """Open one ring after the other, as long as there is room for it."""
    opened: set[str] = set()
    drawn = draw(skeleton, root, opened, depth=depth, lang=lang)
    for level in range(depth):
        if drawn is None:
            return None
        opened |= {node.thing.iri for node in drawn.nodes if node.level <= level and skeleton.ties(node.thing.iri)}
        wider = draw(skeleton, root, opened, depth=depth, limit=MOST, lang=lang)
        if wider is not None and len(wider.nodes) > MOST:
            room = max(1, MOST // len(opened))
            return draw(skeleton, root, opened, depth=depth, limit=room, lang=lang)
        drawn = wider
    return drawn


def _found(skeleton: Skeleton, root: str) -> str:
    if root in skeleton.things:
        return root
    bare = root.translate(_MARKS)
    hits = [t for t in skeleton.things.values() if bare and bare in (t.zh.translate(_MARKS), t.en.translate(_MARKS))]
    hung = [thing for thing in hits if thing.iri in skeleton.graph] or hits
    if not hung:
        raise QueryError(f"the graph has nothing that is named “{root}”; look for its name with: gangmu query find")
    if len(hung) > 1:
        raise QueryError(
            f"several things are named “{root}”; give the IRI of one: {', '.join(t.iri for t in hung[:5])}"
        )
    return hung[0].iri
