"""The index of names at 1, 30 and 300 synthetic reports: how long a look-up takes, how large the file is.

Each report is of a county of its own and has 350 names; a third of them also stand in every other report. Goal: a
look-up takes at 300 reports at most three times what it takes at one.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from gangmu.graph.names import FILE, Index, write
from gangmu.ontology.terms import GM, ID, RDF, SKOS

REPORTS = (1, 30, 300)
_FIRST = "青云石岭河湖山川东西南北安平宁和永新长兴华清泉金银铜铁松柏杨柳"
_MIDDLE = ("现代农业", "新能源汽车", "生态修复", "智慧城市", "乡村旅游", "职业教育", "物流仓储", "数字经济", "文化遗产")
_LAST = ("产业园", "示范基地", "充电桩", "改造工程", "行动", "服务中心", "快速通道", "集散地", "保护区", "培训学校")
_ASKED = {
    "find a whole name": lambda index: index.find("青石县"),
    "find a part": lambda index: index.find("充电桩"),
    "find one character": lambda index: index.find("桩"),
    "find by pinyin": lambda index: index.find("qingshixian"),
    "find by initials": lambda index: index.find("qsx"),
    "find with a slip": lambda index: index.find("青石县现代农业产业圆"),
    "find in one county": lambda index: index.find("充电桩", scope="青石县"),
    "complete": lambda index: index.complete("青石"),
    "spot in a question": lambda index: index.spot("青石县的现代农业产业园和充电桩由谁负责，lüse qingshi 又如何？"),
    "spot in 1,000 characters": lambda index: index.spot("青石县今年建设现代农业产业园，推进充电桩改造。" * 45),
}


def lines(reports: int) -> Iterator[str]:
    """Yield the names of so many reports as sorted N-Quads."""
    chance = random.Random(7)
    found = set()
    for i in range(reports):
        county = "青石县" if i == 0 else "".join(chance.sample(_FIRST, 2)) + f"{i}县"
        own = {county, f"绿色{county[:-1]}"}
        while len(own) < 350:
            shared = chance.random() < 1 / 3
            place = "" if shared else (county if chance.random() < 0.5 else "".join(chance.sample(_FIRST, 2)))
            own.add(
                place
                + chance.choice(_MIDDLE)
                + ("" if shared else chance.choice("一二三四五六"))
                + chance.choice(_LAST)
            )
            if shared and len(own) > 300:
                own.add(place + "".join(chance.sample(_FIRST, 3)) + chance.choice(_LAST))
        for name in own:
            iri, graph = f"<{ID}{county}/项目/{name}>", f"<{ID}{county}/报告>"
            found.add(f"{iri} <{RDF}type> <{GM.Project}> {graph} .\n")
            found.add(f'{iri} <{SKOS}prefLabel> "{name}"@zh {graph} .\n')
    yield from sorted(found)


def milliseconds(ask: Callable[[Index], object], index: Index) -> float:
    """Return how long a question takes, the middle one of eleven."""
    taken = []
    for _ in range(11):
        began = time.perf_counter()
        ask(index)
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[5]


def main() -> None:
    """Print the table."""
    table: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for reports in REPORTS:
            path = Path(folder) / str(reports)
            path.mkdir()
            began = time.perf_counter()
            write(lines(reports), path / FILE)
            built = time.perf_counter() - began
            before = psutil.Process().memory_info().rss
            began = time.perf_counter()
            index = Index.open(path)
            opened = (time.perf_counter() - began) * 1000
            for name, ask in _ASKED.items():
                table.setdefault(name, []).append(milliseconds(ask, index))
            memory = (psutil.Process().memory_info().rss - before) / 1e6
            size = (path / FILE).stat().st_size / 1e6
            index.close()
            print(
                f"{reports:4} reports: built in {built:.1f} s, {size:.1f} MB on disk, opened in {opened:.1f} ms, "
                f"memory +{memory:.1f} MB"
            )
    print(f"\n{'ms':28}" + "".join(f"{n:>10}" for n in REPORTS) + f"{'ratio':>10}")
    for name, taken in table.items():
        print(f"{name:28}" + "".join(f"{t:10.2f}" for t in taken) + f"{taken[-1] / taken[0]:10.1f}")


if __name__ == "__main__":
    main()
