"""Whether the named questions stay as fast when the graph grows; ratios, not a test.

The small graph of the fixtures is taken many times over, each time as another county's report with names of its own,
and every question that asks of one thing is asked of the first report.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from gangmu.graph.query import load, names, run
from gangmu.graph.store import View

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small.ttl"
SIZES = (1, 30, 300)
ASKED = {
    "actor": "青石茶业",
    "element": "茶叶出口基地",
    "heading": "二、今后五年的目标任务",
    "indicator": "地区生产总值",
    "person": "林远山",
    "place": "青石县",
    "served": "生态青石",
    "slogan": "双三",
    "thing": "茶叶出口基地",
}
_NAMED = re.compile(r'((?:Label|headingText|title)> "[^"]*)"')


def graph(reports: int) -> Iterator[str]:
    """Yield the N-Quads of as many reports, no two of which name a thing alike."""
    triples = [str(quad.triple) for quad in pyoxigraph.parse(path=SMALL)]
    for report in range(reports):
        for triple in triples:
            own = _NAMED.sub(rf'\g<1>{report}"', triple.replace("gangmu/id/", f"gangmu/id/{report}-"))
            yield f"{own} <https://example.org/{report}> .\n"


def milliseconds(view: View, name: str, given: dict[str, str]) -> float:
    """Return the CPU time of a question, the best of five."""
    times = []
    for _ in range(5):
        start = time.process_time()
        run(view, name, **given)
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Print for each question its time at each size, and how much it has grown."""
    questions = {}
    for name in names():
        needed = [parameter.name for parameter in load(name).parameters if parameter.required]
        if needed and ASKED.keys() >= set(needed):
            questions[name] = {parameter: f"{ASKED[parameter]}0" for parameter in needed}
    times: dict[str, list[float]] = {name: [] for name in questions}
    for size in SIZES:
        print(f"building {size} reports …", file=sys.stderr)
        view = View.of(graph(size))
        for name, given in questions.items():
            times[name].append(milliseconds(view, name, given))
    print(f"{'question':22}" + "".join(f"{size:>9}" for size in SIZES) + "    growth, ms at a number of reports")
    for name, row in sorted(times.items(), key=lambda item: item[1][-1] / item[1][0], reverse=True):
        print(f"{name:22}" + "".join(f"{value:9.1f}" for value in row) + f"{row[-1] / row[0]:9.1f}×")


if __name__ == "__main__":
    main()
