"""The annotated sentences: how they are read and what must hold of each before anything is measured with it.

A line of `dev.jsonl`, `more.jsonl` or `held.jsonl` is one sentence: `file` (below the folder of reports), `start` and
`end` (code points of the file), `sha256` (the first eight hex digits for its text, which is not copied here), `context`
(what the part it stands in does: `review`, `plan` or `other`) and, where it holds any, `slogans`, `projects`,
`indicators`, `actors` and `places` in the shape of an annotation of a report; the quote of each is the sentence. A name
that the sentence says only in pieces (as two things that share a head) bears `"joined": true`.

    python -m tests.annotated.sentences FOLDER_OF_REPORTS
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.annotated.draw import DRAWN, drawn

KINDS = ("slogans", "projects", "indicators", "actors", "places")
CONTEXTS = {"review", "plan", "other"}
STATUSES = {"done", "ongoing", "planned"}
ROLES = {"baseline", "actual", "target", "annual_growth", "growth", "share"}

HERE = Path(__file__).resolve().parent


def load(half: str) -> list[dict[str, Any]]:
    """The annotated sentences of `dev`, `more` or `held`, in the order of the draw."""
    lines = (HERE / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def squeeze(text: str) -> str:
    """`text` without its white space.

    >>> squeeze("祖 国的\\n统一")
    '祖国的统一'
    """
    return "".join(text.split())


def faults(record: dict[str, Any], text: str) -> Iterator[str]:
    """Yield what is wrong with one record, given the text of its report."""
    sentence = text[record["start"] : record["end"]]
    if hashlib.sha256(sentence.encode()).hexdigest()[:8] != record["sha256"]:
        yield "the sentence is not the one that was annotated"
    if record["context"] not in CONTEXTS:
        yield f"context {record['context']}"
    said = squeeze(sentence)
    for kind in KINDS:
        for entry in record.get(kind, []):
            yield from (f"{kind}: {fault}" for fault in _faults_of_entry(entry, said))


def _faults_of_entry(entry: dict[str, Any], said: str) -> Iterator[str]:
    whole = [*entry.get("members", []), *([] if entry.get("joined") else [entry["name"]])]
    yield from (f"{name} does not stand in the sentence" for name in whole if squeeze(name) not in said)
    if entry.get("joined") and squeeze(entry["name"]) in said:
        yield f"{entry['name']} is not joined"
    pieced = [entry["name"], *entry.get("aliases", []), entry.get("quantity") or ""]
    yield from (f"{name} is not in the sentence's words" for name in pieced if set(squeeze(name)) - set(said))
    if entry.get("status", "done") not in STATUSES:
        yield f"status {entry['status']}"
    plain = unicodedata.normalize("NFKC", said)
    for value in entry.get("values", []):
        if value["role"] not in ROLES:
            yield f"role {value['role']}"
        words = [unicodedata.normalize("NFKC", str(value[key])) for key in ("value", "unit")]
        yield from (f"{word} of {entry['name']} is not said" for word in words if word not in plain)


def check(half: str, folder: Path) -> Iterator[str]:
    """Yield what is wrong in a half: faults of its records, and sentences that are not those the lot fell on."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for record in load(half):
        spans.setdefault(record["file"], []).append((record["start"], record["end"]))
        text = (folder / record["file"]).read_text("utf-8")
        yield from (f"{record['file']} {record['start']}: {fault}" for fault in faults(record, text))
    for file, count in DRAWN[half].items():
        if spans.get(file) != drawn(file, (folder / file).read_text("utf-8"), count):
            yield f"{file}: the sentences are not those that were drawn"


if __name__ == "__main__":
    found = [fault for half in DRAWN for fault in check(half, Path(sys.argv[1]))]
    print("\n".join(found) or "all annotated sentences are as they should be")
    sys.exit(bool(found))
