"""Linked data: every IRI of the graph opens as a page, as Turtle, JSON-LD and N-Triples."""
