"""How fast the extraction reads, beside segmenters that read no meaning at all; ratios, not a test.

All read the same text in this one process, taking turns, so that a busy machine slows them alike; of several rounds
the quickest counts, and what is counted is CPU time.
"""

from __future__ import annotations

import importlib
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gangmu.graph import links as rules
from gangmu.graph.build import build
from gangmu.graph.extract import uncollected
from gangmu.graph.find import find, read
from gangmu.graph.report import shipped
from gangmu.graph.text import Source
from gangmu.graph.text import read as read_file
from gangmu.graph.things import things

ROUNDS = 5
CORPUS = Path(os.environ.get("GANGMU_CORPUS", Path(__file__).resolve().parents[2].parent / "shared" / "corpus"))
MODEL = Path(os.environ.get("PKUSEG_HOME", Path.home() / ".pkuseg")) / "spacy_ontonotes"
OURS = "gangmu, text to links"

Work = Callable[[Source], object]


@uncollected()
def extraction(source: Source) -> None:
    """Everything from a source to its links."""
    reading = read(source)
    found = find(reading)
    rules.find(reading, found, things(reading, found))


@uncollected()
def findings(source: Source) -> None:
    """Everything but the links."""
    find(read(source))


def peers() -> Iterator[tuple[str, Work]]:
    """Yield the segmenters that are installed, ready to read; print why one is not there."""
    try:
        import jieba
        import jieba.posseg
    except ImportError:
        print("jieba is not installed: left out")
    else:
        jieba.setLogLevel(logging.WARNING)
        jieba.initialize()
        yield "jieba, plain", lambda source: list(jieba.cut(source.raw))
        yield "jieba, parts of speech", lambda source: list(jieba.posseg.cut(source.raw))
    if (MODEL / "weights.npz").exists():
        pkuseg = importlib.import_module("spacy_pkuseg").pkuseg(str(MODEL))
        yield "pkuseg, plain", lambda source: pkuseg.cut(source.raw)
    else:  # its wheel holds no model, and would fetch one
        print(f"spacy_pkuseg has no model in {MODEL}: left out")


def corpus() -> list[Source]:
    """Return ten reports, evenly spread over the corpus; none where it is not there."""
    paths = sorted(CORPUS.rglob("*.txt"))
    return [read_file(path) for path in paths[:: max(1, len(paths) // 10)][:10]]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def quickest(works: Mapping[str, Work], sources: Sequence[Source]) -> dict[str, float]:
    """Return the CPU seconds of each work over all sources: the least of the rounds, in which they take turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(sum(cpu(lambda source=source, work=work: work(source)) for source in sources))  # type: ignore[misc]
    return {name: min(values) for name, values in times.items()}


def table(title: str, works: Mapping[str, Work], sources: Sequence[Source]) -> None:
    """Print what each work reads in a CPU second, and how many times as fast the extraction is."""
    chars = sum(len(source.raw) for source in sources)
    size = sum(len(source.raw.encode()) for source in sources)
    seconds = quickest(works, sources)
    print(f"{title}: {chars:,} characters, {size / 1e6:.2f} MB; the quickest of {ROUNDS} rounds, in turns")
    for name, second in seconds.items():
        print(
            f"  {name:26}{second * 1000:10.1f} ms CPU{chars / second:12,.0f} characters/s{size / second / 1e6:8.3f} MB/s"
        )
    for name in list(seconds)[2:]:
        print(f"  {OURS}: {seconds[name] / seconds[OURS]:.2f} times as fast as {name}")


def command(*words: str) -> float:
    """Wall seconds of a whole process: the median of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "from gangmu.api.cli import main; main()", *words], check=True, stdout=-3)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the tables of the sample and of the corpus, and how long the commands take."""
    works: dict[str, Work] = {OURS: extraction, "gangmu, text to findings": findings, **dict(peers())}
    sample = [read_file(next(path for path in shipped()[0].glob("*.txt")))]
    for work in works.values():
        work(sample[0])
    table("sample report", works, sample)
    if ten := corpus():
        table("ten reports of the corpus", works, ten)
    else:
        print(f"no corpus in {CORPUS} (GANGMU_CORPUS names another folder): the sample alone")
    with tempfile.TemporaryDirectory() as folder:
        print(f"build of the sample, in process {cpu(lambda: build((), Path(folder))):.2f} s CPU")
        print(f"gangmu --help {command('--help'):.2f} s wall")
        print(f"gangmu build {command('build', '--store', folder):.2f} s wall")


if __name__ == "__main__":
    main()
