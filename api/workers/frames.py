"""How a question and its reply cross a pipe: a length, a small JSON head, and the bytes of the answer.

Nothing is pickled: a child that a hostile query had taken over could not make its parent run anything.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

from gangmu.api.runner import Question

_LENGTHS = struct.Struct(">IQ")
PREFIX = _LENGTHS.size
"""How many bytes come first and say how long the head and the body are."""


def packed(head: Mapping[str, Any], body: bytes = b"") -> tuple[bytes, bytes]:
    """Return a frame as two pieces, so that a large body need not be copied."""
    data = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(data), len(body)) + data, body


def lengths(prefix: bytes | bytearray) -> tuple[int, int]:
    """Return how long the head and the body are that follow `prefix`.

    >>> lengths(packed({}, b"abc")[0][:PREFIX])
    (2, 3)
    """
    head, body = _LENGTHS.unpack(bytes(prefix[:PREFIX]))
    return head, body


def read(get: Callable[[int], bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the next frame of a pipe whose blocking read is `get`; raise EOFError when the pipe is closed."""
    prefix = get(PREFIX)
    if len(prefix) < PREFIX:
        raise EOFError
    head, body = lengths(prefix)
    return json.loads(get(head)), get(body)


def of_question(question: Question, snapshot: str) -> bytes:
    """Return a question as a frame; `snapshot` names the graph that it is asked of."""
    fields: dict[str, Any] = {
        "snapshot": snapshot,
        "rows": question.rows,
        "triples": question.triples,
        "base": question.base,
    }
    if question.default_graphs or question.named_graphs:
        fields |= {"default": question.default_graphs, "named": question.named_graphs}
    # A lone surrogate has no place in a query; it must not break the pipe either.
    return b"".join(packed(fields, question.query.encode("utf-8", "replace")))


def to_question(head: Mapping[str, Any], body: bytes) -> Question:
    """Return the question in a frame."""
    default, named = tuple(head.get("default", ())), tuple(head.get("named", ()))
    return Question(body.decode(), head["rows"], head["triples"], default, named, head["base"])
