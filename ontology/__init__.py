"""The vocabulary, as data: classes and properties, code lists, shapes, and the words that rules need.

- `gangmu.ttl`      classes and properties, each with a zh and an en label and definition
- `schemes/*.ttl`   code lists, units and themes
- `shapes.ttl`      SHACL: what must never stand in a graph
- `alignments.ttl`  how the terms lie to those of other vocabularies
- `words/*.toml`    the words that rules need

`gangmu.ontology.terms` reads the first two; a misspelt term is an error that names the near ones.
"""
