"""The index of names beside the graph: things found by a name, a part of one, pinyin, or a name with a slip in it."""

from gangmu.graph.names.hits import Hit, How, Spot
from gangmu.graph.names.index import Index
from gangmu.graph.names.writer import FILE, write

__all__ = ["FILE", "Hit", "How", "Index", "Spot", "write"]
