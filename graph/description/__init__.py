"""What the graph says about itself, in a named graph of its own: service, counts (VoID), prefixes, examples.

All nodes have IRIs and no blank node is written, so that the same reports make the same lines. What is counted is the
data, that is the graphs of the reports together, each triple once; neither the vocabulary nor this description is
counted, so that a recount by SPARQL over those graphs gives the same figures whatever stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gangmu.graph.description import service, void
from gangmu.graph.description.counts import count
from gangmu.graph.description.examples import examples
from gangmu.graph.description.names import ENDPOINT, GRAPH, Statement
from gangmu.graph.sparql import written

__all__ = ["ENDPOINT", "GRAPH", "lines"]


def lines(vocabulary: Sequence[str], reports: Sequence[Path]) -> list[str]:
    """Return the N-Quads lines that describe a graph, sorted.

    `vocabulary` is the lines of the vocabulary's graph, `reports` are the files of the reports' graphs, all sorted.
    """
    return sorted({f"{' '.join(map(written, said))} <{GRAPH}> .\n" for said in _statements(vocabulary, reports)})


def _statements(vocabulary: Sequence[str], reports: Sequence[Path]) -> Iterator[Statement]:
    yield from service.service(vocabulary, reports)
    yield from void.dataset(count(reports, vocabulary))
    yield from service.prefixes()
    yield from examples(vocabulary, reports)
