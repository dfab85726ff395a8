"""What a person corrects, adds and rejects of the rules' work; every entry gives its reason and its quote.

An entry whose quote is not in the text, or whose finding the rules no longer make, is an orphan: it is reported and
left aside, never attached to a look-alike.
"""

from __future__ import annotations

from gangmu.graph.curation.entries import Curation, Entry, Orphan, load
from gangmu.graph.curation.findings import curate
from gangmu.graph.curation.relations import curate_links

__all__ = ["Curation", "Entry", "Orphan", "curate", "curate_links", "load"]
