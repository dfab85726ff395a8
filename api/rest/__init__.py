"""The graph as JSON for programs: reports, outlines, things, evidence, neighbours, ways, named queries.

Every list says how many entries there are and whether it was cut.
"""
