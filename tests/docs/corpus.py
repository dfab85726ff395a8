"""Write tests/docs/corpus.md: what a build of all shared reports gives, quote by quote and slogan by slogan.

The reports are not part of the repository; where they are missing the table is left as it is.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from gangmu.graph import check  # noqa: E402
from gangmu.graph.build import build  # noqa: E402
from gangmu.graph.extract import run  # noqa: E402
from gangmu.graph.report import reports  # noqa: E402
from gangmu.graph.store import View  # noqa: E402
from tests.annotated.measure import agreement  # noqa: E402  (from a script, tests/ is a folder like any other)

CORPUS = ROOT.parent / "shared" / "corpus"
TABLE = Path(__file__).with_name("corpus.md")
KINDS = ("slogans", "projects", "indicators", "actors", "places")
HEAD = """# All shared reports in one graph

Made by `python tests/docs/corpus.py`: 65 reports of many layouts and years, the rules alone.

| | |
|---|---|
"""


def rows() -> dict[str, str]:
    """Build the graph of all reports, verify every quote, and hold the counts of slogans against their members."""
    with tempfile.TemporaryDirectory() as folder:
        result = build([CORPUS], Path(folder))
        count, bad = check.quotes(View.open(Path(folder)))
    read = [run(path, curated=False) for path in reports(CORPUS)]
    found = {kind: sum(len(getattr(one.findings, kind)) for one in read) for kind in KINDS}
    verdicts = [verdict for one in read for verdict in agreement(one.findings.slogans)]
    counted = sum(slogan.counted for one in read for slogan in one.findings.slogans)
    return {
        "reports read, of which failed": f"{len(result.reports) + len(result.failed)}, {len(result.failed)}",
        "characters": f"{sum(len(one.reading.text.source.raw) for one in read):,}",
        "quads": f"{result.quads:,}",
        "quotes, of which not in their text": f"{count:,}, {len(bad)}",
        **{f"{kind} found": f"{number:,}" for kind, number in found.items()},
        "slogans that count their parts": f"{counted:,}",
        "of these with members listed, count and members agree": f"{sum(verdicts)} of {len(verdicts)}"
        f" ({sum(verdicts) / len(verdicts):.1%})",
    }


def main() -> None:
    """Write the table."""
    if not CORPUS.is_dir():
        print("The reports are not here; the table stays as it is.")
        return
    text = HEAD + "".join(f"| {name} | {value} |\n" for name, value in rows().items())
    TABLE.write_bytes(text.encode())
    print(text)


if __name__ == "__main__":
    main()
