"""States aimed at: the items of a goal list, and of a sentence that opens one."""

from __future__ import annotations

import pytest

from gangmu.graph.mentions import goals
from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import Source, clean


def reading(text: str) -> Reading:
    return outline(clean(Source("a", text, "", "utf-8")))


LIST = """一、今后五年奋斗目标

——生态环境持续向好。空气优良天数逐年增加。

——人民生活更加幸福。居民收入稳步增长。

二、今后五年工作任务

（一）兴产业。建设云岭物流园。
"""


def test_the_items_of_a_goal_list() -> None:
    read = reading(LIST)
    found = goals.read(read)
    assert [goal.name for goal in found] == ["生态环境持续向好", "人民生活更加幸福"]
    assert [read.words(goal.at) for goal in found] == [goal.name for goal in found]
    assert {read.sections[goal.section].title for goal in found if goal.section is not None} == {"一、今后五年奋斗目标"}
    assert all(read.sentences[goal.sentence].at.meets(goal.at) for goal in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "主要预期目标是：生产总值增长6%；居民收入增长7%；粮食产量稳定。",
            ["生产总值增长6%", "居民收入增长7%", "粮食产量稳定"],
        ),
        ("今年发展目标：生产总值增长6%左右。", ["生产总值增长6%左右"]),
        ("奋斗目标为：建成青石，；  做强云岭 ；。", ["建成青石，", "做强云岭"]),
        ("主要预期目标是:生产总值增长6%;粮食产量稳定。", ["生产总值增长6%", "粮食产量稳定"]),
        # commas alone: each clause that says how much is a goal; what sets none goes with the one before
        (
            "主要预期目标是：生产总值增长6%左右，努力争取更好结果，投资增长5%（其中工业增长8%，农业增长2%），收入与经济同步。",
            ["生产总值增长6%左右，努力争取更好结果", "投资增长5%（其中工业增长8%，农业增长2%）", "收入与经济同步"],
        ),
        # an item a line
        (
            "主要预期目标是：\n生产总值增长6%；\n新增就业5万人，\n失业率5%左右。\n以上目标可以实现。",
            ["生产总值增长6%", "新增就业5万人", "失业率5%左右"],
        ),
        ("主要目标：", []),
        ("完成了全年主要目标任务。", []),
        ("我们的目标一定能够实现。", []),
    ],
)
def test_a_sentence_that_opens_a_list(text: str, names: list[str]) -> None:
    read = reading(f"一、今年工作\n{text}\n")
    found = goals.read(read)
    assert [goal.name for goal in found] == names
    assert [read.words(goal.at) for goal in found] == names


def test_a_report_without_goals() -> None:
    assert goals.read(reading("甲乙丙。")) == ()
