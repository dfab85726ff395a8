"""The organisations, enterprises and persons that a report names."""

from gangmu.graph.mentions.actors.reader import read

__all__ = ["read"]
