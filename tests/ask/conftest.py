"""The graph of the sample, and of a small invented county, with their indexes of names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gangmu.graph.ask import Answer, ask
from gangmu.graph.build import build
from gangmu.graph.names import Index
from gangmu.graph.store import View

Asking = Callable[..., Answer]

REPORT = """青石县2021年政府工作报告

一、过去五年的工作

●经济实力有了新提升。地区生产总值从2016年的20亿元增至2020年的35亿元，年均增长9.1%。森林覆盖率达到41%。

●城乡面貌发生新变化。完成了云岭大道改造，建成了青石湖公园。

二、今后五年的目标任务

今后五年，全县地区生产总值达到60亿元。做好茶叶提质、文旅提档“两篇文章”，打造绿色青石、和谐青石“两个青石”。

一是全力做好茶叶提质。新建3万亩茶叶示范基地，以青石茶业为龙头，实施茶叶精深加工项目。落实“三个不减”要求。

二是全力做好文旅提档。在云岭镇建设风谷温泉小镇，实施造林绿化工程。
"""


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> View:
    """The graph of the sample report."""
    store = tmp_path_factory.mktemp("sample")
    build([root / "data" / "reports" / "xinjiang-2021"], store)
    return View.open(store)


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., View]:
    """Build the graph of reports that a test invented, by the names of their files, without curation."""

    def made(**reports: str) -> View:
        folder = tmp_path_factory.mktemp("invented")
        paths = [folder / f"{name}.txt" for name in reports]
        for path, text in zip(paths, reports.values(), strict=True):
            path.write_text(text, "utf-8")
        build(paths, folder / "store")
        return View.open(folder / "store")

    return made


@pytest.fixture(scope="session")
def county(invented: Callable[..., View]) -> View:
    """The graph of a small county's report."""
    return invented(**{"青石县-2021": REPORT})


@pytest.fixture(scope="session")
def asking(sample: View) -> Asking:
    """Ask of the sample."""
    index = Index.of(sample)
    return lambda question, lang=None: ask(sample, index, question, lang)


@pytest.fixture(scope="session")
def there(county: View) -> Asking:
    """Ask of the invented county."""
    index = Index.of(county)
    return lambda question, lang=None: ask(county, index, question, lang)
