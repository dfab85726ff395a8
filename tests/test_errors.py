"""The tree of errors, and how a place in a file is shown."""

from __future__ import annotations

import pytest

from gangmu.graph import errors
from gangmu.graph.errors import GangmuError, columns, pointed

ALSO = {
    "ReportError": ValueError,
    "CurationError": ValueError,
    "QueryError": ValueError,
    "StoreError": RuntimeError,
    "BuildError": RuntimeError,
}


def test_every_error_has_one_root_and_a_builtin_parent() -> None:
    found = {
        name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)
    }
    assert set(found) == {"GangmuError", *ALSO}
    for name, parent in ALSO.items():
        assert issubclass(found[name], GangmuError) and issubclass(found[name], parent)


def test_the_tree_is_drawn_where_it_is_defined() -> None:
    drawn = errors.__doc__ or ""
    assert all(f"{name} ({parent.__name__})" in drawn for name, parent in ALSO.items())


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("ab", 2), ("目录", 4), ("目a", 3), ("（）", 4), ("𠮷", 2), ("Ａ", 2)]
)
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("source", "line", "column", "shown"),
    [
        ("abc", 1, 1, "1 | abc\n    ^"),
        ("abc", 1, 3, "1 | abc\n      ^"),
        ("甲乙丙", 1, 3, "1 | 甲乙丙\n        ^"),
        ("a\n甲b\nc", 2, 2, "2 | 甲b\n      ^"),
        ("a\tb", 1, 3, "1 | a b\n      ^"),
        # Behind the end of a line, and of the text.
        ("abc", 1, 9, "1 | abc\n       ^"),
        ("abc", 7, 1, "7 | abc\n    ^"),
        ("", 1, 1, "1 | \n    ^"),
    ],
)
def test_pointed(source: str, line: int, column: int, shown: str) -> None:
    assert pointed(source, line, column) == shown


def test_of_a_long_line_only_what_stands_around_is_shown() -> None:
    first, second = pointed("甲" * 5000 + "乙" + "丙" * 5000, 1, 5001).split("\n")
    assert len(first) < 120
    assert columns(first[: first.index("乙")]) == second.index("^")
