"""The places that a report names: divisions, rivers and mountains, streets, regions, and those inside longer names."""

from gangmu.graph.mentions.places.reader import read

__all__ = ["read"]
