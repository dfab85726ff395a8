"""What a person corrects, adds and rejects of the rules' work; every entry gives its reason and its quote.

A curation file is TOML; the order of its entries does not matter, but what is corrected is looked for by the name
that the rules gave it:

* `[[reject]]` kind, name, quote, reason: the rules' find is none. A rejected `heading` is no heading; a rejected
  `strategy` is a heading that names no line of work of its own.
* `[[correct]]` kind, name, quote, reason, and `set`, a table of what is otherwise: name, status, quantity, aliases,
  class, places, actors, posts, counts, members, listing, campaign, values …
* `[[add]]` kind, name, quote, reason, and the same keys without `set`. An added `heading` is a lead.
* `[[link]]` subject, predicate, object, quote, reason, and basis, confidence, cue, rationale, terms, theme.
* `[[unlink]]` subject, predicate, object, quote, reason.
* `[[label]]` kind, reason, and `en`, a table of names and their English.

An entry whose quote is not in the text, or whose finding the rules no longer make, is an orphan: it is reported and
left aside, never attached to a look-alike.
"""

from __future__ import annotations

from gangmu.graph.curation.entries import Curation, Entry, Orphan, load
from gangmu.graph.curation.findings import curate
from gangmu.graph.curation.named import Named, curate_labels, curate_things
from gangmu.graph.curation.outline import curate_outline
from gangmu.graph.curation.relations import curate_links

__all__ = [
    "Curation",
    "Entry",
    "Named",
    "Orphan",
    "curate",
    "curate_labels",
    "curate_links",
    "curate_outline",
    "curate_things",
    "load",
]
