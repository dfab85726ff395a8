"""One report to all that the rules find in it."""

from __future__ import annotations

from dataclasses import replace

from gangmu.graph.mentions import actors, documents, goals, indicators, mandates, periods, places, projects, slogans
from gangmu.graph.mentions.settle import settle
from gangmu.graph.model import Findings
from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean


def read(source: Source) -> Reading:
    """Return the reading of a source: its clean text, its outline, its sentences."""
    return outline(clean(source))


def find(reading: Reading) -> Findings:
    """Return what the rules find, each kind in the order of the text; overlaps between kinds are settled."""
    found = Findings(
        slogans=slogans.read(reading),
        projects=projects.read(reading),
        indicators=indicators.read(reading),
        actors=actors.read(reading),
        places=places.read(reading),
        goals=goals.read(reading),
        mandates=mandates.read(reading),
        periods=periods.read(reading),
        documents=documents.read(reading),
    )
    return replace(found, projects=settle(reading, found))
