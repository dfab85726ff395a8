"""The embedded graph: `publish` writes a snapshot, a `View` asks one; no view can write.

Nothing outside this package imports the engine (pyoxigraph); what leaves it are the records of `gangmu.graph.rows`.
The default graph of every query is the union of all graphs, so that no query needs GRAPH.
"""

from gangmu.graph.store.formats import written
from gangmu.graph.store.snapshots import current
from gangmu.graph.store.view import Found, View, kind, parses
from gangmu.graph.store.writer import publish

__all__ = ["Found", "View", "current", "kind", "parses", "publish", "written"]
