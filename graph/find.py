"""One report to all that the rules find in it."""

from __future__ import annotations

from dataclasses import replace

from gangmu.graph import glossary
from gangmu.graph.errors import ReportError
from gangmu.graph.mentions import actors, documents, goals, indicators, mandates, periods, places, projects, slogans
from gangmu.graph.mentions.settle import settle
from gangmu.graph.model import Findings
from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean

MOST = 20_000
"""No sentence of a report is so long (the longest of dozens of reports has 500 characters); rules need not read it."""


def read(source: Source) -> Reading:
    """Return the reading of a source: its clean text, its outline, its sentences.

    Raise ReportError where a text runs on and on without a stop.
    """
    reading = outline(clean(source))
    for sentence in reading.sentences:
        length = sentence.at.end - sentence.at.start
        if length > MOST:
            line = source.raw.count("\n", 0, reading.text.raw_offset(sentence.at.start)) + 1
            raise ReportError(
                f"{source.name} is no report: {length} characters from line {line} on hold no full stop; "
                "give a text that is divided into sentences"
            )
    return reading


def find(reading: Reading) -> Findings:
    """Return what the rules find, each kind in the order of the text; overlaps between kinds are settled.

    What a glossary (名词解释) says of undertakings and numbers defines its terms, and neither reports nor promises.
    """
    notes = glossary.read(reading)
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
        definitions=notes.entries,
    )
    if notes.regions:
        found = replace(
            found,
            projects=tuple(project for project in found.projects if not notes.holds(project.at)),
            indicators=tuple(indicator for indicator in found.indicators if not notes.holds(indicator.at)),
        )
    return replace(found, projects=settle(reading, found))
