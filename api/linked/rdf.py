"""What the graph says of one node, as RDF: its own triples, the claims about it, their quotes, the sentences."""

from __future__ import annotations

from gangmu.graph.rows import Iri
from gangmu.graph.sparql import bind
from gangmu.graph.store import View

# The text of a whole report goes out only with the source text itself.
_ABOUT = """
CONSTRUCT { ?node ?property ?value } WHERE { { SELECT DISTINCT ?node ?property ?value WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing ((^gm:subject|^gm:object|^gm:mentions|^gm:quantityOf|^gm:indicator|^gm:ofSlogan|^gm:formulationOf
          |^gm:expounds)?/(gm:evidence/gm:inSentence?)?|gm:inSentence|gm:inText|^gm:textOf) ?node .
  ?node ?property ?value
  FILTER(?property != nif:isString || ?node = ?thing)
} } }
ORDER BY ?node ?property ?value
"""
_VOCABULARY = """
CONSTRUCT { ?node ?property ?value } WHERE { ?node ?property ?value } ORDER BY ?node ?property ?value"""


def about(view: View, iri: str, media: str) -> bytes:
    """Return what is known of `iri` in the format `media`, the same bytes each time."""
    return view.serialize(bind(_ABOUT, {"thing": Iri(iri)}), media)


def whole(view: View, graph: str, media: str) -> bytes:
    """Return all triples of one named graph."""
    return view.serialize(_VOCABULARY, media, default_graphs=(graph,))
