"""How a question and its reply cross a pipe: a length, a small JSON head, and the bytes of the answer.

Nothing is pickled: a child that a hostile query had taken over could not make its parent run anything.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Mapping
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


def read(pipe: int, size: int = 65536) -> tuple[dict[str, Any], bytes]:
    """Return the next frame of a pipe; raise EOFError when it is closed.

    One question comes at a time, so nothing that is read belongs to the next.
    """
    data, wanted = b"", PREFIX
    while len(data) < wanted:
        more = os.read(pipe, size)
        if not more:
            raise EOFError
        data += more
        if wanted == PREFIX and len(data) >= PREFIX:
            wanted = PREFIX + sum(lengths(data))
    head = PREFIX + lengths(data)[0]
    return json.loads(data[PREFIX:head]), data[head:]


def write(pipe: int, pieces: tuple[bytes, bytes]) -> None:
    """Write a frame to a pipe."""
    head, body = pieces
    if len(body) < 65536:
        head, body = head + body, b""
    for piece in (head, body):
        view = memoryview(piece)
        while view:
            view = view[os.write(pipe, view) :]


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
