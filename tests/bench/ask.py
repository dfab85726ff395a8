"""How much CPU a question takes on the sample, and how that grows with the number of reports; figures, not a test.

The sample's graph is taken many times over, each time as another county's report with names of its own, and stored as
a build stores it; the questions are asked of the first. The time of the slowest twentieth is what a server has to reckon
with. `python tests/bench/ask.py 1 1000` asks of a thousand reports; to store them takes a quarter of an hour and 18 GB.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from pathlib import Path

from gangmu.graph.ask import ask
from gangmu.graph.build import build
from gangmu.graph.names import FILE, Index, write
from gangmu.graph.store import View
from gangmu.graph.store.snapshots import GRAPH
from gangmu.graph.store.writer import publish
from gangmu.ontology.terms import ONTOLOGY

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "ask" / "paraphrases_dev.jsonl"
SIZES = (1, 30, 100)
_PORTION = 1_000_000
_NAMED = re.compile(r'((?:Label|headingText|title|wording)> "[^"@]*)"')


def graph(lines: list[str], reports: int) -> Iterator[str]:
    """Yield the N-Quads of as many reports; all but the first have other names and other IRIs."""
    shared = [line for line in lines if line.rstrip().endswith(f"<{ONTOLOGY}> .") or "/gangmu/id/" not in line]
    own = [line for line in lines if "/gangmu/id/" in line]
    yield from shared
    yield from own
    for report in range(1, reports):
        for line in own:
            yield _NAMED.sub(rf'\g<1>其{report}"', line.replace("/gangmu/id/", f"/gangmu/id/{report}-"))


def stored(lines: list[str], reports: int, scratch: Path) -> View:
    """Return the view of a store that holds as many reports; they are sorted in portions, which are then merged."""
    portions: list[Path] = []
    quads = graph(lines, reports)
    while portion := sorted(islice(quads, _PORTION)):
        portions.append(scratch / f"portion-{len(portions)}")
        portions[-1].write_text("".join(portion), "utf-8", newline="\n")
    with ExitStack() as opened:
        files = [opened.enter_context(path.open(encoding="utf-8", newline="\n")) for path in portions]
        publish(scratch / "store", (line for line, _ in groupby(merge(*files))), {}, {FILE: write})
    for path in portions:
        path.unlink()
    return View.open(scratch / "store")


def milliseconds(view: View, index: Index, questions: list[str]) -> list[float]:
    """Return the CPU time of each question, the better of two."""
    for question in questions[:10]:
        ask(view, index, question)
    times = []
    for question in questions:
        rounds = []
        for _ in range(2):
            start = time.process_time()
            ask(view, index, question)
            rounds.append(time.process_time() - start)
        times.append(min(rounds) * 1000)
    return sorted(times)


def main(sizes: tuple[int, ...]) -> None:
    """Print the median and the 95th percentile at each size, and the growth from the first."""
    questions = [json.loads(line)["q"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        build([ROOT / "data" / "reports" / "xinjiang-2021"], Path(scratch))
        folder = View.open(Path(scratch)).folder
        assert folder is not None
        lines = (folder / GRAPH).read_text("utf-8").splitlines(keepends=True)
    print(
        f"{'reports':>8}{'p50':>8}{'p95':>8}{'max':>8}   growth of p50 and p95; ms of CPU, {len(questions)} questions"
    )
    first: list[float] = []
    for size in sizes:
        print(f"building {size} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as scratch:
            view = stored(lines, size, Path(scratch))
            times = milliseconds(view, Index.of(view), questions)
            del view
        figures = [times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]]
        first = first or figures
        grown = f"{figures[0] / first[0]:.2f}×, {figures[1] / first[1]:.2f}×"
        print(f"{size:>8}" + "".join(f"{figure:8.1f}" for figure in figures) + f"   {grown}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
