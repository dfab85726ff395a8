#!/usr/bin/env python3
"""Verify an answer that `gangmu ask --bundle FILE` wrote, against the report's text alone.

    python verify.py BUNDLE TEXT…

Each quote must stand at its place in a text that the bundle names by its hash, and bear out its row's label.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def problems(bundle: dict[str, Any], files: list[bytes]) -> list[str]:
    """Return what is wrong with a bundle; nothing if it holds."""
    content = {key: value for key, value in bundle.items() if key != "digest"}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    same = hashlib.sha256(written).hexdigest() == bundle["digest"]
    found = [] if same else ["the bundle was changed after it was written"]
    texts: dict[str, str] = {}
    for one in bundle["texts"]:
        for file in files:
            characters = file.decode(one["encoding"], "replace")
            own = hashlib.sha256(characters.encode("utf-8")).hexdigest()
            if hashlib.sha256(file).hexdigest() == one["sha256"] and own == one["charactersSha256"]:
                texts[one["document"]] = characters
        found += [] if one["document"] in texts else [f"no file given is the text of {one['document']}"]
    if not bundle["query"] or not bundle["rows"]:
        found.append("the bundle has no query or no rows")
    for row in bundle["rows"]:
        for quote in row["quotes"]:
            there = texts.get(quote["document"], "")[quote["start"] : quote["end"]]
            if not quote["exact"] or there != quote["exact"] or quote["start"] < 0:
                found.append(f"{row['label']}: “{quote['exact']}” does not stand at {quote['start']}–{quote['end']}")
        here = set("".join(quote["exact"] for quote in row["quotes"]))
        if not row["label"] or not set(filter(str.isalnum, row["label"])) <= here:
            found.append(f"{row['label']}: its quotes do not bear it out")
    return found


def main(arguments: list[str]) -> int:
    """Say whether the bundle holds; return 0 if it does, 1 if not, 2 for wrong usage."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        data = [Path(name).read_bytes() for name in arguments]
        found = problems(json.loads(data[0]), data[1:])
    except (KeyError, TypeError, ValueError, LookupError, AttributeError, OSError) as error:
        found = [f"the bundle or the text cannot be read: {error!r}"]
    print("\n".join(found) if found else "holds: every quote stands in the text and bears out its row")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
