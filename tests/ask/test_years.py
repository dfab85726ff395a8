"""Questions of an annual report: 今年 and 去年, two indicators beside each other, numbers that only a sentence gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gangmu.graph.ask import Answer, ask
from gangmu.graph.names import Index
from gangmu.graph.store import View

REPORT = """青石县2024年政府工作报告

一、2023年工作回顾

2023年，全县地区生产总值达到80亿元，增长6.1%。城镇居民人均可支配收入增长5.2%，农村居民人均可支配收入增长7.1%。粮食产量达到12万吨。电子诈骗造成的损失下降20.5%。云岭水库清淤出动民工3200人次。

二、2024年工作安排

今年发展的主要预期目标是：地区生产总值增长6.5%左右，粮食产量稳定在11万吨以上。

新建高标准农田2万亩。改造云岭路。
"""


@pytest.fixture(scope="module")
def annual(invented: Callable[..., View]) -> Callable[[str], Answer]:
    """Ask of an invented report of one year."""
    view = invented(**{"青石县-2024": REPORT})
    index = Index.of(view)
    return lambda question: ask(view, index, question)


@pytest.mark.parametrize(
    ("question", "holds", "read"),
    [
        ("去年地区生产总值是多少", "80亿元", "“去年”按报告的年份读作2023年"),
        ("今年粮食产量要稳定在多少", "11万吨以上", "“今年”按报告的年份读作2024年"),
        ("2023年粮食产量达到多少", "12万吨", ""),
        ("今年高标准农田新建多少亩", "2万亩", "2024"),
    ],
)
def test_a_year_from_now_is_the_reports_own(
    annual: Callable[[str], Answer], question: str, holds: str, read: str
) -> None:
    answer = annual(question)
    assert answer.kind == "answer"
    assert holds in answer.text
    assert read in answer.text


def test_the_year_is_that_of_the_report_whose_things_are_named(invented: Callable[..., View]) -> None:
    other = "丹霞县2019年政府工作报告\n\n一、2018年工作回顾\n\n2018年，森林覆盖率达到30%。\n"
    view = invented(**{"丹霞县-2019": other, "青石县-2024": REPORT})
    answer = ask(view, Index.of(view), "今年高标准农田新建多少亩")
    assert "“今年”按报告的年份读作2024年" in answer.text
    assert "规模（数量）为 2万亩" in answer.text


@pytest.mark.parametrize(
    "question", ["地区生产总值提高了几个百分点", "今年地区生产总值增长目标是几个百分点", "全县有多少民工宿舍"]
)
def test_a_number_of_another_kind_is_no_answer(annual: Callable[[str], Answer], question: str) -> None:
    assert annual(question).kind == "refused"


@pytest.mark.parametrize("question", ["明年地区生产总值是多少", "2022年粮食产量达到多少", "去年森林覆盖率是多少"])
def test_a_year_of_which_nothing_is_said_is_refused(annual: Callable[[str], Answer], question: str) -> None:
    assert annual(question).kind == "refused"


def test_a_report_without_a_plan_for_its_year_has_no_this_year(there: Callable[..., Answer]) -> None:
    answer = there("去年地区生产总值是多少")
    assert answer.kind == "refused"
    assert "请写明年份" in answer.text


@pytest.mark.parametrize(
    ("question", "numbers", "higher"),
    [
        ("城镇和农村居民人均可支配收入哪个增得快", ("5.2%", "7.1%"), "农村居民人均可支配收入"),
        ("城镇居民人均可支配收入跟农村居民人均可支配收入比，哪个增速更高", ("5.2%", "7.1%"), "农村居民人均可支配收入"),
    ],
)
def test_two_indicators_stand_beside_each_other(
    annual: Callable[[str], Answer], question: str, numbers: tuple[str, ...], higher: str
) -> None:
    answer = annual(question)
    assert answer.kind == "answer"
    assert all(number in answer.text for number in numbers)
    assert answer.text.rpartition("的是")[2].startswith(f"“{higher}”")


def test_what_is_less_is_told_as_less(annual: Callable[[str], Answer]) -> None:
    answer = annual("城镇和农村居民人均可支配收入哪个增得慢")
    assert "“城镇居民人均可支配收入”" in answer.text.rpartition("的是")[2]


@pytest.mark.parametrize(
    ("question", "number"),
    [("云岭水库清淤出动了多少人次", "3200人次"), ("电子诈骗造成的损失下降了百分之几", "20.5%")],
)
def test_a_number_that_one_sentence_gives(annual: Callable[[str], Answer], question: str, number: str) -> None:
    answer = annual(question)
    assert answer.kind == "answer"
    assert number in answer.text
    assert all(e.exact for row in answer.rows for e in row.evidence)


@pytest.mark.parametrize(
    "question",
    [
        "云岭水库清淤花了多少钱",
        "云岭水库清淤出动了多少辆车",
        "龙潭水库清淤出动了多少人次",
        "2021年云岭水库清淤出动多少人次",
    ],
)
def test_no_number_of_something_else(annual: Callable[[str], Answer], question: str) -> None:
    assert annual(question).kind == "refused"
