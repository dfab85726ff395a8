"""How fast the extraction reads, beside a segmenter that reads no meaning at all; ratios, not a test.

Each pair is measured in turn in this one process, several rounds, and the median of each is taken.
"""

from __future__ import annotations

import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gangmu.graph import links as rules
from gangmu.graph.build import build
from gangmu.graph.find import find, read
from gangmu.graph.report import shipped
from gangmu.graph.text import Source
from gangmu.graph.text import read as read_file
from gangmu.graph.things import things

ROUNDS = 15


def extraction(source: Source) -> None:
    """Everything from a source to its links."""
    reading = read(source)
    found = find(reading)
    rules.find(reading, found, things(reading, found))


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def command(*words: str) -> float:
    """Wall seconds of a whole process: the median of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "from gangmu.api.cli import main; main()", *words], check=True, stdout=-3)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print characters a CPU second of both, their ratio, and how long the commands take."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    source = read_file(next(path for path in (shipped()[0]).glob("*.txt")))
    size = len(source.raw)
    works: dict[str, Callable[[], object]] = {
        "gangmu, text to links": lambda: extraction(source),
        "gangmu, text to findings": lambda: find(read(source)),
        "jieba, plain segmentation": lambda: list(jieba.cut(source.raw)),
    }
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(cpu(work))
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"sample report, {size} characters, median of {ROUNDS} rounds in one process")
    for name, seconds in medians.items():
        print(f"  {name:28}{seconds * 1000:8.1f} ms CPU {size / seconds:12,.0f} characters a CPU second")
    base = medians["jieba, plain segmentation"]
    for name, seconds in list(medians.items())[:2]:
        print(f"  {name}: {base / seconds:.2f} times as fast as jieba's plain segmentation")
    with tempfile.TemporaryDirectory() as folder:
        print(f"  build of the sample, in process {cpu(lambda: build((), Path(folder))):.2f} s CPU")
        print(f"  gangmu --help {command('--help'):.2f} s wall")
        print(f"  gangmu build {command('build', '--store', folder):.2f} s wall")


if __name__ == "__main__":
    main()
