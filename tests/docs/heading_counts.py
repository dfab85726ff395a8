"""Write tests/docs/headings.md: the headings that the rules find, beside those that a reader counted by hand.

The counts are in tests/fixtures/heading_counts.toml; the reports are not part of the repository, and where they are
missing the table is left as it is.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from gangmu.graph.outline import Reading, outline
from gangmu.graph.text import clean, read

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
COUNTS = ROOT / "tests" / "fixtures" / "heading_counts.toml"
TABLE = Path(__file__).with_name("headings.md")
HEAD = """# Headings counted by hand, and found

Made by `python tests/docs/heading_counts.py`. A reader counted the headings of ten reports of different layouts in
the raw text (how, and by whom: `tests/fixtures/heading_counts.toml`). “Found” is how many the rules find on that level;
the share counts no more than there are.

| report | top, by hand | found | second level, by hand | found |
|---|---|---|---|---|
"""


def counted() -> list[dict[str, Any]]:
    """Return the counts by hand."""
    reports: list[dict[str, Any]] = tomllib.loads(COUNTS.read_text("utf-8"))["report"]
    return reports


def levels(reading: Reading) -> tuple[int, int]:
    """Return how many headings stand on the top and on the second level."""
    found = [section.level for section in reading.sections]
    return found.count(1), found.count(2)


def row(report: dict[str, Any]) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Return the line of a report, and for both levels how many of its headings were found and are there."""
    reading = outline(clean(read(CORPUS / report["file"])))
    tops = [section.title for section in reading.sections if section.level == 1]
    assert tops[0].startswith(report["first"]), tops[0]
    assert tops[-1].startswith(report["last"]), tops[-1]
    top, second = levels(reading)
    line = f"| {Path(report['file']).stem} | {report['top']} | {top} | {report['second']} | {second} |"
    return line, (min(top, report["top"]), report["top"]), (min(second, report["second"]), report["second"])


def table() -> str:
    """Return the table in Markdown, with the shares over all reports."""
    rows = [row(report) for report in counted()]
    shares = []
    for pairs in ([one[1] for one in rows], [one[2] for one in rows]):
        found, there = map(sum, zip(*pairs, strict=True))
        shares.append(f"| {there} | {found} ({found / there:.1%}) ")
    return HEAD + "\n".join(line for line, *_ in rows) + f"\n| all {''.join(shares)}|\n"


def main() -> None:
    """Write the table."""
    if not CORPUS.is_dir():
        print("The reports are not here; the table stays as it is.")
        return
    TABLE.write_bytes(table().encode())
    print(TABLE.read_text("utf-8"))


if __name__ == "__main__":
    main()
