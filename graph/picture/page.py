"""One HTML file that shows a network anywhere, without a server and without the internet.

pyvis gives the data contract and the vis-network that comes in its wheel. The page is our own, because none of pyvis's
is offline, and because they put names into it that a browser would run.
"""

from __future__ import annotations

import html
import json
from base64 import b64encode
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from gangmu.graph.network import Edge, Network, Node
from gangmu.graph.picture.look import GROUP, LINES, LOOKS

if TYPE_CHECKING:
    from pyvis.network import Network as Pyvis

_POLICY = "default-src 'none'; img-src data:;"
FOLDER = Path(__file__).resolve().parent


def vis() -> Path:
    """Return the folder of vis-network in the installed pyvis; pyvis itself is not imported, which takes a second."""
    spec = find_spec("pyvis")
    assert spec is not None and spec.submodule_search_locations is not None, "pyvis is a dependency of gangmu"
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / "lib" / "vis-9.1.2"


def picture(network: Network, *, lang: str = "zh", title: str = "", left_out: int = 0) -> str:
    """Return the page for `network`: complete HTML, to be written as UTF-8.

    Names and sentences stand in it as data only; a click on a node or a line shows its sentence, and so does a find
    by name. `left_out` is how many things it says it does not show.
    """
    lines = _lines(network)
    drawn = _pyvis(network, lines)
    names = {node.thing.iri: node.thing.name(lang) for node in network.nodes}
    data = {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "says": {f"n{i}": _about_node(node, lang) for i, node in enumerate(network.nodes)}
        | {f"e{i}": _about_edge(edge, names, lang) for i, edge in enumerate(lines)},
    }
    script = (FOLDER / "page.js").read_text("utf-8")
    library = (vis() / "vis-network.min.js").read_text("utf-8").replace("</script", "<\\/script")
    style = (FOLDER / "page.css").read_text("utf-8")
    return Template((FOLDER / "page.html").read_text("utf-8")).substitute(
        lang=lang,
        title=html.escape(title or names[network.root]),
        policy=f"{_POLICY} script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}",
        hint=html.escape(_HINT[lang]),
        search=html.escape(_SEARCH[lang]),
        cut=f"<p>{html.escape(_CUT[lang].format(left_out))}</p>" if left_out else "",
        legend=_legend(network, lines, lang),
        data=_inert(data),
        style=style,
        library=library,
        script=script,
    )


_SEARCH = {"zh": "在图中查找", "en": "Find in this picture"}
_CUT = {"zh": "另有 {} 项没有画出。", "en": "{} more are not drawn."}
_QUOTES = 3  # sentences of a line: those behind the first one that names what it hangs on
_HINT = {"zh": "点一个名称或一条线，看原文。", "en": "Click a name or a line to see the sentence."}


def _lines(network: Network) -> tuple[Edge, ...]:
    """Return the firmest tie of each node to the one that it hangs on here: one line each."""
    found: dict[str, Edge] = {}
    above = {node.thing.iri: node.parent for node in network.nodes}
    for edge in sorted(network.edges, key=lambda edge: edge.tie.rank):
        if above[edge.tie.child] == edge.tie.parent:
            found.setdefault(edge.tie.child, edge)
    return tuple(found.values())


def _pyvis(network: Network, lines: tuple[Edge, ...]) -> Pyvis:
    """Return the network in pyvis's data contract; ids are our own, so that no name is read as a number."""
    from pyvis.network import Network as Pyvis  # slow to import

    drawn = Pyvis(directed=True, cdn_resources="in_line")
    ids = {node.thing.iri: f"n{i}" for i, node in enumerate(network.nodes)}
    for node in network.nodes:
        look = LOOKS[GROUP[node.thing.kind]]
        drawn.add_node(
            ids[node.thing.iri],
            label="\n".join(node.lines),
            shape="custom" if look.shape in ("pentagon", "page") else look.shape,
            form=look.shape,
            side=node.side,
            letters=node.letters,
            color=look.colour,
            size=node.size,
            x=node.at.x,
            y=node.at.y,
            physics=False,
        )
    for i, edge in enumerate(lines):
        line = LINES[edge.tie.basis]
        drawn.add_edge(
            ids[edge.tie.parent],
            ids[edge.tie.child],
            id=f"e{i}",
            arrows="",
            width=line.width,
            color=line.colour,
            dashes=list(line.dashes) or False,
        )
    return drawn


def _about_node(node: Node, lang: str) -> dict[str, str]:
    look = LOOKS[GROUP[node.thing.kind]]
    return {"name": node.thing.name(lang), "what": look.one if lang == "en" else look.zh}


def _about_edge(edge: Edge, names: dict[str, str], lang: str) -> dict[str, Any]:
    line = LINES[edge.tie.basis]
    return {
        "name": f"{names[edge.tie.child]} → {names[edge.tie.parent]}",
        "what": line.en if lang == "en" else line.zh,
        "quotes": list(dict.fromkeys(quote.sentence or quote.exact for quote in reversed(edge.tie.quotes)))[:_QUOTES],
    }


def _legend(network: Network, lines: tuple[Edge, ...], lang: str) -> str:
    groups = {GROUP[node.thing.kind] for node in network.nodes}
    bases = {edge.tie.basis for edge in lines}
    kinds = [(f"k-{key}", look.en if lang == "en" else look.zh) for key, look in LOOKS.items() if key in groups]
    strokes = [(f"b-{key}", line.en if lang == "en" else line.zh) for key, line in LINES.items() if key in bases]
    return "".join(f'<li><i class="{key}"></i>{html.escape(name)}</li>' for key, name in [*kinds, *strokes])


def _inert(data: Any) -> str:
    """Return JSON that no HTML parser takes for markup and no old JavaScript for a line's end."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy calls this script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
