"""Sentences and clauses: what cuts, and what in brackets and quotation marks does not."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.sentences import split
from gangmu.graph.text import Source, Text, clean


def pieces(raw: str) -> list[list[str]]:
    text = clean(Source("a", raw, "", ""))
    return [[text.chars[a:b] for a, b in piece.clauses] for piece in split(text)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("建园区，上项目。修路。", [["建园区", "上项目"], ["修路"]]),
        ("建园区；上项目：三个！真好？是", [["建园区", "上项目", "三个"], ["真好"], ["是"]]),
        ("各位代表!过去一年,粮食增产.", [["各位代表"], ["过去一年", "粮食增产"]]),
        ("粮食增产.修路3.5公里.（见表.）好｡真好", [["粮食增产"], ["修路3.5公里"], ["（见表.）好"], ["真好"]]),
        ("建成甲（一期，二期。）项目。", [["建成甲（一期，二期。）项目"]]),
        ("建成甲(一期,二期.)项目（三期)。", [["建成甲(一期,二期.)项目（三期)"]]),
        ("学习「老实。肯干」精神，用“来了！”品牌。好。", [["学习「老实。肯干」精神", "用“来了！”品牌"], ["好"]]),
        ("他指出：“改革不停。开放不止。”要记住。", [["他指出", "“改革不停。开放不止。”"], ["要记住"]]),
        ("“发展不停。”我们记住。", [["“发展不停。”"], ["我们记住"]]),
        ('打造"一园,两区"品牌,修路.', [['打造"一园,两区"品牌', "修路"]]),
        ("建成甲（一期，二期）项目。", [["建成甲（一期，二期）项目"]]),
        ("学习“老实，肯干”精神，读《治水，治山》。", [["学习“老实，肯干”精神", "读《治水，治山》"]]),
        ("他说“干！”好。", [["他说“干！”好"]]),
        ("打造“一园，两区。修路，架桥。", [["打造“一园", "两区"], ["修路", "架桥"]]),
        ("增长1,200万元，三产比为11：48：39。", [["增长1,200万元", "三产比为11：48：39"]]),
        ("甲。\n乙\n。丙", [["甲"], ["乙"], ["丙"]]),
        ("甲。　　乙。", [["甲"], ["乙"]]),
        ("……", []),
    ],
)
def test_sentences_and_their_clauses(raw: str, found: list[list[str]]) -> None:
    assert pieces(raw) == found


@given(st.text(st.sampled_from("加快建设园区，。；：“”（）《》‘’！？!?,;:12 \n\t—、"), max_size=120))
def test_sentences_lie_in_their_lines_in_order_and_hold_all_words(raw: str) -> None:
    text = clean(Source("a", raw, "", ""))
    last = 0
    told = ""
    for piece in split(text):
        (start, end), clauses, line = piece
        assert text.lines[line].at.holds(piece.at)
        assert last <= start < end
        assert start <= clauses[0].start
        assert all(start <= a < b <= end for a, b in clauses)
        assert all(one.end < other.start for one, other in pairwise(clauses))
        told += "".join(text.chars[a:b] for a, b in clauses)
        last = end
    assert [c for c in told if c in "加快建设园区12"] == [c for c in text.chars if c in "加快建设园区12"]


MARKS = st.text(st.sampled_from("加快建设园区，。；：“”（）()「」《》‘’！？!?,;:.．12a \n\t—、*●\u3000"), max_size=160)


@given(MARKS)
def test_every_code_point_of_the_source_is_in_at_most_one_sentence(raw: str) -> None:
    text = clean(Source("a", raw, "", ""))
    last = 0
    for piece in split(text):
        quotes = text.quotes(piece.at)
        assert all(raw[quote.start : quote.end] == quote.exact for quote in quotes)
        assert last <= quotes[0].start
        assert all(one.end <= other.start for one, other in pairwise(quotes))
        last = quotes[-1].end
        assert text.raw_offset(piece.at.start) == quotes[0].start
        assert text.raw_offset(piece.at.end - 1) == last - 1


@given(MARKS)
def test_a_sentence_by_itself_is_the_same_sentence(raw: str) -> None:
    text = clean(Source("a", raw, "", ""))
    for (start, end), clauses, _ in split(text):
        alone = text.chars[start:end]
        again = Text(Source("a", alone, "", ""), alone, (), array("I", [0]), array("I", [0]))
        assert [(piece.at, piece.clauses) for piece in split(again)] == [
            ((0, end - start), tuple((a - start, b - start) for a, b in clauses))
        ]


@given(
    st.lists(
        st.sampled_from(["建园区", "修路3.5公里", "“一园，两区”", "（一期，二期。）", "：", "，"]),
        min_size=1,
        max_size=8,
    )
)
def test_quotations_and_brackets_are_never_cut(parts: list[str]) -> None:
    text = clean(Source("a", "".join(parts), "", ""))
    (start, end), clauses, _ = next(iter(split(text)), ((0, 0), (), 0))
    for a, b in clauses:
        clause = text.chars[a:b]
        assert clause.count("“") == clause.count("”")
        assert clause.count("（") == clause.count("）")
    assert end - start in (0, len(text.chars))
