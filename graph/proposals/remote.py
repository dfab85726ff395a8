"""A language model behind an address that speaks OpenAI's wire format (``POST …/chat/completions``) as a proposer.

Nothing here runs by itself: only ``gangmu propose`` calls it, with an address that the user gives. The reply is JSON in
the shape of an annotation; the gate then decides what of it becomes a fact.
"""

from __future__ import annotations

import json
import re
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangmu.graph.errors import ReportError
from gangmu.graph.proposals.written import KINDS

PROMPT = Path(__file__).resolve().parent / "prompt.toml"
PIECE = 2000
"""About so many characters are given to the model at once, in whole lines."""
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.S)


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a model is and how it is called; `url` ends before /chat/completions, `key` is "" where none is needed."""

    url: str
    model: str
    key: str = ""
    timeout: float = 120.0


def propose(text: str, remote: Remote, progress: Callable[[int, int], None]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Ask the model about each stretch of `text`; return all that it proposes, and what went wrong where.

    Raise ReportError if no stretch was answered.
    """
    gathered: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    pieces, failures = list(_pieces(text)), []
    for number, piece in enumerate(pieces, 1):
        try:
            answer = _asked(piece, remote)
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            failures.append(f"stretch {number} of {len(pieces)}: {type(error).__name__}: {error}")
            answer = {}
        for kind in KINDS:
            entries = answer.get(kind) if isinstance(answer, dict) else None
            gathered[kind] += [one for one in entries or [] if isinstance(one, dict)]
        progress(number, len(pieces))
    if len(failures) == len(pieces):
        raise ReportError(f"{remote.url} answered no stretch of the text; the first failure: {failures[0]}")
    return dict(gathered), tuple(failures)


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in stretches of whole lines."""
    held: list[str] = []
    for line in text.splitlines():
        if held and sum(map(len, held)) + len(line) > PIECE:
            yield "\n".join(held)
            held.clear()
        held.append(line)
    if held:
        yield "\n".join(held)


def _asked(piece: str, remote: Remote) -> Any:
    prompt = tomllib.loads(PROMPT.read_text("utf-8"))
    body = {
        "model": remote.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": prompt["system"].strip()},
            {"role": "user", "content": prompt["user"].strip().replace("{text}", piece)},
        ],
    }
    headers = {"Content-Type": "application/json"}
    if remote.key:
        headers["Authorization"] = f"Bearer {remote.key}"
    data = json.dumps(body, ensure_ascii=False).encode()
    request = urllib.request.Request(f"{remote.url.rstrip('/')}/chat/completions", data, headers)
    with urllib.request.urlopen(request, timeout=remote.timeout) as response:
        content = json.load(response)["choices"][0]["message"]["content"]
    fenced = _FENCE.match(content)
    return json.loads(fenced[1] if fenced else content)
