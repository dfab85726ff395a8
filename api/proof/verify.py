#!/usr/bin/env python3
"""Verify an answer that `gangmu ask --bundle FILE` wrote, against the report's text alone.

    python verify.py BUNDLE TEXT…

Each quote must stand at its place in a text that the bundle names by its hash, each row's label must be made of its
quotes' characters, and the bundle must be as it was written.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def problems(bundle: dict[str, Any], files: list[bytes]) -> list[str]:
    """Return what is wrong with a bundle; nothing if it holds."""
    content = {key: value for key, value in bundle.items() if key != "digest"}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    found = [] if sha(written.encode("utf-8")) == bundle.get("digest") else ["the bundle was changed after it was written"]
    texts: dict[str, str] = {}
    for text in bundle["texts"]:
        for file in files:
            characters = file.decode(text["encoding"], "replace")
            if sha(file) == text["sha256"] or sha(characters.encode("utf-8")) == text["charactersSha256"]:
                texts[text["document"]] = characters
        if text["document"] not in texts:
            found.append(f"no file given is the text of {text['document']}")
    if not bundle["query"] or not bundle["rows"]:
        found.append("the bundle has no query or no rows")
    for row in bundle["rows"]:
        quotes = row["quotes"]
        for quote in quotes:
            text = texts.get(quote["document"], "")
            if not quote["exact"] or text[quote["start"] : quote["end"]] != quote["exact"]:
                found.append(f"{row['label']}: “{quote['exact']}” does not stand at {quote['start']}–{quote['end']}")
        if not row["label"] or not set(filter(str.isalnum, row["label"])) <= set("".join(q["exact"] for q in quotes)):
            found.append(f"{row['label']}: its quotes do not bear it out")
    return found


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    bundle = json.loads(Path(arguments[0]).read_text("utf-8"))
    found = problems(bundle, [Path(name).read_bytes() for name in arguments[1:]])
    print("\n".join(found) if found else f"holds: {len(bundle['rows'])} rows, every quote stands in the text")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
