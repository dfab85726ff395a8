"""Answers that one sentence gives, the members that a sentence lists, and what no sentence answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gangmu.graph.ask import Answer, ask
from gangmu.graph.ask.holding import Words, holds
from gangmu.graph.names import Index
from gangmu.graph.store import View

Asking = Callable[[str], Answer]

REPORT = """青石县2021年政府工作报告

一、过去五年的工作

●经济实力有了新提升。地区生产总值从2016年的20亿元增至2020年的35亿元，年均增长9.1%。3月5日、6日，青石县第九次代表大会胜利召开。

●城乡面貌发生新变化。完成了云岭大道改造，建成了青石湖公园。云谷仓库获批国家储备粮库，在云岭镇举行揭牌仪式。

二、今后五年的目标任务

今后五年，全县地区生产总值达到60亿元。做好茶叶提质、文旅提档“两篇文章”，打造绿色青石、和谐青石“两个青石”。

一是全力做好茶叶提质。新建3万亩茶叶示范基地，以青石茶业为龙头，实施茶叶精深加工项目。采取“一户一策”的办法，让茶农富起来。落实“三个不减”要求。建强五个茶叶研究中心。

二是全力做好文旅提档。在云岭镇建设风谷温泉小镇，实施造林绿化工程。依托风谷古街，打造夜间集市。用2—3年时间，引进十名非遗传承人。健全县、乡、村三级养老网络。

三是全力做好安全稳定。
"""


@pytest.fixture(scope="module")
def view(invented: Callable[..., View]) -> View:
    return invented(**{"青石县-2021": REPORT})


@pytest.fixture(scope="module")
def here(view: View) -> Asking:
    index = Index.of(view)
    return lambda question: ask(view, index, question)


QUOTED = [
    ("青石县第九次代表大会是哪几天开的", "3月5日、6日。", "3月5日、6日，青石县第九次代表大会胜利召开。"),
    ("引进非遗传承人要用几年时间", "2—3年时间。", "用2—3年时间，引进十名非遗传承人。"),
    ("让茶农富起来靠什么办法", "", "采取“一户一策”的办法，让茶农富起来。"),
    ("夜间集市依托的是什么来打造", "", "依托风谷古街，打造夜间集市。"),
    ("国家储备粮库的揭牌仪式在哪里举行", "", "云谷仓库获批国家储备粮库，在云岭镇举行揭牌仪式。"),
]


@pytest.mark.parametrize(("question", "head", "sentence"), QUOTED)
def test_one_sentence_answers(here: Asking, view: View, question: str, head: str, sentence: str) -> None:
    answer = here(question)
    assert (answer.kind, answer.relation) == ("answer", "evidence"), answer.text
    assert [row.label for row in answer.rows] == [sentence]
    assert answer.text.startswith(head)
    assert list(view.select(answer.sparql).values())
    (quote,) = answer.rows[0].evidence
    text = next(view.select("SELECT ?s { ?t gm:textOf ?r ; nif:isString ?s }").values())["s"]
    assert text[quote.start : quote.end] == quote.exact == sentence


@pytest.mark.parametrize(
    "question",
    [
        "茶叶研究中心什么时候建成",  # no time stands beside it
        "云岭大道改造靠什么机制",  # the sentence has no such word
        "引进非遗传承人花了多少钱",  # how much is no matter of one sentence
        "青石湖公园由谁来打理",
        "夜间集市在哪个市场打造",
        "五个茶叶研究中心都叫什么名字",
        "五大战役都是啥",
        "云岭机场建在哪",
        "两篇文章中的绿色青石是第几篇",
        "三个不减是哪三个",
        "What did the previous answer say about it?",
    ],
)
def test_what_no_sentence_answers_is_refused(here: Asking, question: str) -> None:
    answer = here(question)
    assert answer.kind == "refused", answer.text
    assert not answer.rows


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("养老网络是哪三级", "县 乡 村"),
        ("和谐青石是第几个", "和谐青石"),
        ("烦请告知：两个青石是哪两个？谢谢", "绿色青石 和谐青石"),
        ("我写汇报用，云岭镇有什么项目", "风谷温泉小镇"),
        ("今后五年的目标任务分几个方面", "一是全力做好茶叶提质 二是全力做好文旅提档 三是全力做好安全稳定"),
        ("三个不减写在报告哪一条里", "二、今后五年的目标任务›一是全力做好茶叶提质"),
        ("谁是茶叶这块的龙头", "青石茶业"),
        ("云岭大道修好了没", "云岭大道改造"),
        ("只有名字没列内容的口号有哪些", "三个不减"),
    ],
)
def test_other_wordings(here: Asking, question: str, wanted: str) -> None:
    answer = here(question)
    assert answer.kind == "answer", answer.text
    assert [row.label.replace(" ", "") for row in answer.rows] == wanted.split()


@pytest.mark.parametrize(
    ("text", "heavy", "sentence", "held"),
    [
        ("夜间集市靠什么", range(4), "依托风谷古街打造夜间集市", True),
        ("夜间集市靠什么", range(4), "依托风谷古街打造集市", False),
    ],
)
def test_a_sentence_holds_all_or_nothing(text: str, heavy: range, sentence: str, held: bool) -> None:
    words = Words(text, frozenset(heavy), (), (), ())
    assert bool(holds(words, sentence, "", 3)) is held
