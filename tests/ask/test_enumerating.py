"""Which several things are meant: where the invented report lists them, and where it only counts them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gangmu.graph.ask import Answer, ask
from gangmu.graph.ask.listing import in_clauses, in_steps
from gangmu.graph.ask.wishes import wish
from gangmu.graph.names import Index
from gangmu.graph.store import View

Asking = Callable[[str], Answer]

REPORT = """青石县2021年政府工作报告

一、过去一年的工作

一年来，我县茶业面临茶价走低、茶工短缺、茶园老化三重难题。巩固蓝湖、清溪、净田保卫战成果。新增风谷茶器、云岭茶饮、石溪茶具等县级茶业集群3个。全县推出便民十项措施。

二、今后五年的目标任务

做好今年工作，必须把握好以下原则：一是稳字当头。稳住茶价。二是量力而行。不铺新摊子。

扎实转变思想作风、工作作风、会议作风，努力打造群众满意的法治政府、清廉政府和服务型政府。按照“茶园秀美、茶乡和睦、茶农富足”的总要求，推进茶乡振兴。缩小“三大差距”。

今年谋划实施三方面民生实事。

1.看病就医方面。新建云岭卫生院。

2.上学读书方面。扩建石溪小学。

3.出行便利方面。改造风谷大桥。

实施风谷水厂扩建项目，缓解县城供水紧张的状况。云岭茶馆10月份投入使用。
"""


@pytest.fixture(scope="module")
def view(invented: Callable[..., View]) -> View:
    return invented(**{"青石县-2021": REPORT})


@pytest.fixture(scope="module")
def here(view: View) -> Asking:
    index = Index.of(view)
    return lambda question: ask(view, index, question)


LISTED = [
    ("茶业面临的三重难题是啥", "茶价走低 茶工短缺 茶园老化"),
    ("去年巩固的是哪几场保卫战的成果", "蓝湖 清溪 净田"),
    ("去年新增的3个县级茶业集群各是什么", "风谷茶器 云岭茶饮 石溪茶具"),
    ("报告说今年工作得把握好几条原则，都有哪些", "稳字当头 量力而行"),
    ("转变作风要转哪几种作风", "思想作风 工作作风 会议作风"),
    ("要打造群众满意的哪几种政府", "法治政府 清廉政府 服务型政府"),
    ("茶乡振兴的总要求是哪几句话", "茶园秀美 茶乡和睦 茶农富足"),
    ("今年三方面民生实事，是哪三方面", "看病就医方面 上学读书方面 出行便利方面"),
]


@pytest.mark.parametrize(("question", "wanted"), LISTED)
def test_each_item_is_quoted_at_its_place(here: Asking, view: View, question: str, wanted: str) -> None:
    answer = here(question)
    assert answer.kind == "answer", answer.text
    assert [row.label for row in answer.rows] == wanted.split()
    text = next(view.select("SELECT ?s { ?t gm:textOf ?r ; nif:isString ?s }").values())["s"]
    for row in answer.rows:
        (quote,) = row.evidence
        assert text[quote.start : quote.end] == quote.exact == row.label
        assert quote.exact in quote.sentence
        assert quote.sentence in text


@pytest.mark.parametrize(
    "question",
    [
        "缩小“三大差距”说的是哪三个差距",  # counted, not listed
        "便民十项措施分别是什么",
        "茶业面临的四重难题是啥",  # another number than the report's
        "茶业面临的三重机遇是啥",
        "巩固的是哪五场保卫战的成果",
    ],
)
def test_what_is_counted_and_not_listed_is_refused(here: Asking, question: str) -> None:
    answer = here(question)
    assert answer.kind == "refused", answer.text
    assert not answer.rows


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("风谷水厂扩建是为了缓解什么问题", "缓解县城供水紧张"),
        ("云岭茶馆几月份投入使用", "10月"),
    ],
)
def test_one_sentence_says_what_for_and_in_which_month(here: Asking, question: str, told: str) -> None:
    answer = here(question)
    assert answer.kind == "answer", answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    ("text", "number", "noun", "counted"),
    [
        ("三重难题是啥", 3, "难题", True),
        ("哪几种作风", 0, "作风", True),
        ("哪些项目服务三个青石", 0, "青石", False),
        ("三大领域都是哪些领域", 3, "领域", True),
    ],
)
def test_what_list_is_asked_for(text: str, number: int, noun: str, counted: bool) -> None:
    found = wish(text)
    assert found is not None
    assert (found.number, found.noun, found.counted) == (number, noun, counted)


@pytest.mark.parametrize("text", ["青石湖有多大", "地区生产总值哪一年达标", "云岭镇在哪"])
def test_no_list_is_asked_for(text: str) -> None:
    assert wish(text) is None


@pytest.mark.parametrize(
    ("text", "said", "noun", "items"),
    [
        ("打通种植、加工、销售各环节。", ["打通"], "环节", "种植 加工 销售"),
        ("推动云岭机场二期、石溪机场三期尽早开工。", ["推动"], "机场", "云岭机场二期 石溪机场三期"),
        ("题为《守初心、担使命》的报告。", [], "", ""),
    ],
)
def test_lists_between_commas(text: str, said: list[str], noun: str, items: str) -> None:
    found = list(in_clauses(text, said, noun))
    assert [item.text for one in found for item in one.items] == items.split()


def test_steps_end_at_the_next_heading() -> None:
    text = "把握原则：一是稳字当头。二是量力而行。\n三、主要任务\n三是另起一章。"
    assert [item.text for item in in_steps(text, 5)] == ["稳字当头", "量力而行"]
