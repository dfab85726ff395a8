"""How well the rules read the annotated sentences, by the measures that annotated reports are scored with.

Each report is read as a whole, as a user would, without its curation; what is found inside a sentence is held against
its annotation. Slogans are given the members that are listed inside the sentence alone.

    python -m tests.annotated.measure SHARED_FOLDER [--misses]

prints the tables of all parts; with `--misses` also what was missed and invented in `dev` and `more` (in `held` nobody looks).
"""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from gangmu.graph import glossary
from gangmu.graph.extract import Extracted, run
from gangmu.graph.guide import annotation, explained
from gangmu.graph.links.members import best
from gangmu.graph.mentions.numerals import endless
from gangmu.graph.model import Listed, Slogan, Span
from tests.annotated.draw import DRAWN
from tests.annotated.sentences import load

ROWS = (
    "slogans",
    "slogans: members",
    "slogans: counts",
    "projects",
    "projects: right status",
    "indicators",
    "indicators: right role",
    "actors",
    "places",
)


class Score(NamedTuple):
    """Hits, how many were found and how many the annotation holds."""

    hits: int
    found: int
    held: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing was hit."""
        return 2 * self.hits / (self.found + self.held) if self.hits else 0.0


def scorer(shared: Path) -> ModuleType:
    """The scoring script that lies beside the gold annotations."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Read:
    """A report that was read once, and what stands in each stretch of its file."""

    def __init__(self, path: Path) -> None:
        self.source = path.read_text("utf-8")
        self.done: Extracted = run(path, curated=False)
        done = self.done
        self.notes = glossary.read(done.reading)
        self.shape = annotation(done.report.name, done.reading, done.findings, done.known, done.links)

    def within(self, span: Span, start: int, end: int) -> bool:
        """Tell whether `span` of the clean text lies in [start, end) of the file."""
        quotes = self.done.reading.text.quotes(span)
        return bool(quotes) and start <= quotes[0].start and quotes[-1].end <= end

    def inside(self, start: int, end: int) -> dict[str, list[dict[str, Any]]]:
        """What was found in [start, end) of the file, each quoted by the whole stretch."""
        found = self.done.findings
        told = self.shape
        stretch = {"quote": self.source[start:end]}
        spotted: dict[str, list[dict[str, Any]]] = {}
        for kind in ("slogans", "actors", "places"):
            things: Iterable[Any] = getattr(found, kind)
            if kind == "slogans":  # what only the glossary makes one stands apart in an annotation
                things = [thing for thing in things if not explained(thing, self.notes)]
            pairs = zip(things, told[kind], strict=True)
            spotted[kind] = [self._said(thing, entry, start, end) | stretch for thing, entry in pairs]
            spotted[kind] = [entry for entry in spotted[kind] if entry["name"]]
        projects = [
            entry | stretch
            for project, entry in zip(found.projects, told["projects"], strict=True)
            if self.within(project.spot, start, end)
        ]
        indicators = []
        for indicator, entry in zip(found.indicators, told["indicators"], strict=True):
            pairs = zip(indicator.values, entry["values"], strict=True)
            if values := [shape for value, shape in pairs if self.within(value.at, start, end)]:
                indicators.append(entry | stretch | {"values": values})
        return spotted | {"projects": projects, "indicators": indicators}

    def _said(self, thing: Any, entry: dict[str, Any], start: int, end: int) -> dict[str, Any]:
        """`entry` under the words that name it in the stretch ("" where none do), with the members listed there."""
        spot = next((spot for spot in thing.spots if self.within(spot, start, end)), None)
        words = self.done.reading.words(spot) if spot else ""
        said = entry | {"name": words, "aliases": [entry["name"], *entry.get("aliases", [])]}
        if isinstance(thing, Slogan):
            said["members"] = next((names(listed) for listed in self._listed(thing, start, end)), [])
            said.pop("members_also", None)
        return said

    def _listed(self, slogan: Slogan, start: int, end: int) -> Iterator[Listed]:
        yield from (one for one in slogan.listings if all(self.within(m.at, start, end) for m in one.members))


def names(listed: Listed) -> list[str]:
    """The words of the members."""
    return [member.name for member in listed.members]


def gold(record: dict[str, Any], sentence: str) -> dict[str, Any]:
    """A record in the shape of an annotated report that is this one sentence."""
    kinds = ("slogans", "projects", "indicators", "actors", "places")
    quoted = {kind: [entry | {"quote": sentence} for entry in record.get(kind, [])] for kind in kinds}
    return {"doc": f"{record['file']} {record['start']}"} | quoted


class Measured(NamedTuple):
    """The rows of one half, its misses, and the listings whose members are as many as the numeral says."""

    rows: dict[str, Score]
    misses: list[tuple[str, str, str, str]]
    agreeing: int
    listings: int


def measure(half: str, shared: Path) -> Measured:
    """Read the reports of a half and score all its sentences together."""
    script = scorer(shared)
    tally = script.Tally()
    records: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in load(half):
        records[record["file"]].append(record)
    agreeing = listings = 0
    for file, drawn in records.items():
        report = Read(shared / "corpus" / file)
        for record in drawn:
            sentence = report.source[record["start"] : record["end"]]
            inside = report.inside(record["start"], record["end"])
            script.score_document(gold(record, sentence), inside, sentence, tally)
        verdicts = list(agreement(report.done.findings.slogans))
        agreeing, listings = agreeing + sum(verdicts), listings + len(verdicts)
    rows = {row: Score(*tally.rows[row]) for row in ROWS}
    return Measured(rows, tally.misses, agreeing, listings)


def agreement(slogans: Iterable[Slogan]) -> Iterator[bool]:
    """Tell of each counted slogan whose members are listed whether they are as many as it says.

    A compound agrees when they are as many as its numerals together, or as its numerals; a sum with an N (1+N) leaves
    open how many they are.
    """
    for slogan in slogans:
        if slogan.counted and slogan.counts and slogan.listings and not endless(slogan.name):
            yield len(best(slogan).members) in {sum(slogan.counts), len(slogan.counts)}


def table(half: str, measured: Measured) -> str:
    """The rows as a table for people."""
    lines = [f"{half:26}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'found':>7}"]
    for row, score in measured.rows.items():
        precision, recall = score.hits / (score.found or 1), score.hits / (score.held or 1)
        lines.append(f"{row:26}{precision:>10.3f}{recall:>8.3f}{score.f1:>8.3f}{score.held:>7}{score.found:>7}")
    lines.append(f"count and listed members agree in {measured.agreeing} of {measured.listings} slogans of the reports")
    return "\n".join(lines)


if __name__ == "__main__":
    for part in DRAWN:
        result = measure(part, Path(sys.argv[1]))
        print(table(part, result), end="\n\n")
        if part != "held" and "--misses" in sys.argv:
            print("\n".join("\t".join(miss) for miss in result.misses), end="\n\n")
