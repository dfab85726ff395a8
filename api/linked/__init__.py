"""Linked data: every IRI of the graph opens, as a page for people and as RDF for programs."""

from gangmu.api.linked.answers import EXPOSED
from gangmu.api.linked.routes import router

__all__ = ["EXPOSED", "router"]
