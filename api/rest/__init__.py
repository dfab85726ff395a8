"""The graph as typed JSON: reports, outlines, things, evidence, search, neighbours, paths, queries by name."""
