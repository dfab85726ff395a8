"""The word lists, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.ontology.lexicon import FOLDER, alternatives, table, words

NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
ITEMS = st.lists(st.text("甲乙丙a.*\\]^-", min_size=1, max_size=4), min_size=1)


def lists(held: Any, at: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield from lists(value, f"{at}.{key}")
    elif isinstance(held, list):
        yield at, held


@pytest.mark.parametrize(
    ("items", "pattern"),
    [
        (["工程", "工程包", "园"], "(?:园|工程(?:包)?)"),
        (["甲"], "甲"),
        (["甲", "乙"], "(?:[乙甲])"),
        ([], "(?!)"),
        (["a.b"], r"a\.b"),
    ],
)
def test_alternatives(items: list[str], pattern: str) -> None:
    assert alternatives(items) == pattern


@given(ITEMS, st.text("甲乙丙a.*\\]^-", max_size=6))
def test_the_longest_of_them_is_matched_and_nothing_else(items: list[str], text: str) -> None:
    found = re.match(alternatives(items), text)
    longest = max((item for item in items if text.startswith(item)), key=len, default=None)
    assert (found[0] if found else None) == longest


@given(ITEMS)
def test_their_order_does_not_matter(items: list[str]) -> None:
    assert alternatives(items) == alternatives(reversed(items)) == alternatives(items * 2)


def test_words() -> None:
    assert "新建" in words("projects", "verbs", "build")
    with pytest.raises(KeyError):
        words("projects", "verbs", "no such verbs")
    with pytest.raises(FileNotFoundError):
        table("no-such-words")


@pytest.mark.parametrize("name", NAMES)
def test_every_list_holds_words(name: str) -> None:
    found = list(lists(table(name)))
    assert found or table(name), "a file of sentences holds no lists, but it holds sentences"
    for at, held in found:
        assert held, at
        for word in held:
            assert not isinstance(word, str) or (word and word == word.strip()), f"{at}: {word!r}"


@pytest.mark.parametrize("name", NAMES)
def test_no_list_holds_a_word_twice(name: str) -> None:
    twice = {
        f"{name}{at}: {word}"
        for at, held in lists(table(name))
        for word in held
        if isinstance(word, str) and held.count(word) > 1
    }
    assert twice == set()
