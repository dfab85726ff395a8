"""The network of nested slogans: read from the graph, chosen for one view, and placed on rings.

`read` makes the whole skeleton from a `View`; `draw` makes of it what one picture shows, with every position.
"""

from gangmu.graph.network.boxes import Point, Side
from gangmu.graph.network.chosen import Edge, Network, Node, draw
from gangmu.graph.network.labels import NARROW, WIDE, Room
from gangmu.graph.network.radial import Ring
from gangmu.graph.network.skeleton import Quoted, Skeleton, Thing, Tie, read

__all__ = [
    "NARROW",
    "WIDE",
    "Edge",
    "Network",
    "Node",
    "Point",
    "Quoted",
    "Ring",
    "Room",
    "Side",
    "Skeleton",
    "Thing",
    "Tie",
    "draw",
    "read",
]
