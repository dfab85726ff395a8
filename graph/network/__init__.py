"""The network of nested slogans: read from the graph, chosen for one view, and placed.

`read` makes the whole skeleton from a `View`; `draw` makes of it what one picture shows, with every position. `around`
and `ego` do the same for what lies around one thing, over all links. `facets` and `sifted` leave out what a reader does
not want to see, `outline` lists the same as lines.
"""

from gangmu.graph.network.around import Around, around, rings
from gangmu.graph.network.boxes import Point, Side
from gangmu.graph.network.chosen import Edge, Network, Node, draw, ego
from gangmu.graph.network.facets import Facets, Section, facets
from gangmu.graph.network.labels import NARROW, WIDE, Room
from gangmu.graph.network.layouts import Layout
from gangmu.graph.network.outline import Entry, numbers, outline
from gangmu.graph.network.radial import Ring
from gangmu.graph.network.sieve import Sieve, sifted
from gangmu.graph.network.skeleton import Quoted, Skeleton, Thing, Tie, read

__all__ = [
    "NARROW",
    "WIDE",
    "Around",
    "Edge",
    "Entry",
    "Facets",
    "Layout",
    "Network",
    "Node",
    "Point",
    "Quoted",
    "Ring",
    "Room",
    "Section",
    "Side",
    "Sieve",
    "Skeleton",
    "Thing",
    "Tie",
    "around",
    "draw",
    "ego",
    "facets",
    "numbers",
    "outline",
    "read",
    "rings",
    "sifted",
]
