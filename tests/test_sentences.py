"""Sentences and clauses: what cuts, and what in brackets and quotation marks does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.sentences import split
from gangmu.graph.text import Source, clean


def pieces(raw: str) -> list[list[str]]:
    text = clean(Source("a", raw, "", ""))
    return [[text.chars[a:b] for a, b in piece.clauses] for piece in split(text)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("建园区，上项目。修路。", [["建园区", "上项目"], ["修路"]]),
        ("建园区；上项目：三个！真好？是", [["建园区", "上项目", "三个"], ["真好"], ["是"]]),
        ("各位代表!过去一年,粮食增产.", [["各位代表"], ["过去一年", "粮食增产."]]),
        ("建成甲（一期，二期。）项目。", [["建成甲（一期", "二期"], ["项目"]]),
        ("建成甲（一期，二期）项目。", [["建成甲（一期，二期）项目"]]),
        ("学习“老实，肯干”精神，读《治水，治山》。", [["学习“老实，肯干”精神", "读《治水，治山》"]]),
        ("他说“干！”好。", [["他说“干"], ["好"]]),
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
