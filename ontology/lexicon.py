"""The words that rules need, read once from `words/*.toml`, and the regular expressions made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "words"


@cache
def table(name: str) -> dict[str, Any]:
    """Return what `words/{name}.toml` holds; raise FileNotFoundError for a name without a file."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def words(name: str, *path: str) -> tuple[str, ...]:
    """Return the list of words at `path` of `words/{name}.toml`, as a tuple."""
    found: Any = table(name)
    for key in path:
        found = found[key]
    return tuple(found)


def alternatives(items: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `items`, made as a trie so that it stays fast with many words.

    >>> alternatives(["工程", "工程包", "园"])
    '(?:园|工程(?:包)?)'
    >>> import re
    >>> re.match(alternatives(["甲", "甲乙"]), "甲乙丙")[0]
    '甲乙'
    """
    trie: dict[str, Any] = {}
    for item in items:
        node = trie
        for char in item:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(trie) or "(?!)"


def _pattern(node: dict[str, Any]) -> str:
    ends = "" in node
    branches: dict[str, list[str]] = {}
    for char in sorted(key for key in node if key):
        branches.setdefault(_pattern(node[char]), []).append(char)
    # Characters with the same rest share one class: fewer branches for the regular expression engine to try.
    parts = [_class(chars) + rest for rest, chars in branches.items()]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and not ends and len(node) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{parts[0]})?" if ends and len(parts) == 1 else whole + "?" if ends else whole


def _class(chars: list[str]) -> str:
    escaped = [re.escape(char) for char in chars]
    return escaped[0] if len(escaped) == 1 else f"[{''.join(escaped)}]"
