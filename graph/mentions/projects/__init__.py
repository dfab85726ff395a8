"""Definite undertakings: what the report says has been, is being or will be built, set up, held or carried out."""

from gangmu.graph.mentions.projects.reader import read

__all__ = ["read"]
