"""Write the table of extraction quality into README.md: the rules alone against hand-made annotations.

The annotations and their scorer are not part of the repository; where they are missing the table is left as it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from gangmu.graph.extract import extract

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.annotated.measure import measure  # noqa: E402  (from a script, tests/ is a folder like any other)
from tests.readme import put  # noqa: E402

SHARED = ROOT.parent / "shared"
SAMPLE = ("xinjiang-2021",)
EXCERPTS = ("hailar-2013", "shanxi-2025", "sichuan-2025")
ROWS = ("headings", "slogans", "slogans: members", "projects", "indicators", "actors", "places")


def texts() -> dict[str, Path]:
    """The text that each annotation is about, as the guide of the annotations lists them."""
    found = {}
    for line in (SHARED / "gold" / "GUIDE.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].endswith(".json"):
            found[cells[0].removesuffix(".json")] = SHARED / "gold" / cells[1]
    return found


def scores(names: tuple[str, ...], folder: Path) -> dict[str, dict[str, float]]:
    """Score the rules alone on the annotations `names`, micro-averaged."""
    where, arguments = texts(), []
    for name in names:
        predicted = folder / f"{name}.json"
        predicted.write_text(json.dumps(extract(where[name]), ensure_ascii=False), "utf-8")
        arguments += [str(SHARED / "gold" / f"{name}.json"), str(predicted), str(where[name])]
    command = [sys.executable, str(SHARED / "gold" / "score.py"), *arguments, "--json"]
    table: dict[str, dict[str, float]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return table


def sentences(half: str) -> dict[str, dict[str, float]]:
    """Score the rules alone on a half of the annotated sentences (tests/annotated)."""
    rows = measure(half, SHARED).rows.items()
    return {
        row: {"f1": score.f1, "precision": score.hits / (score.found or 1), "recall": score.hits / (score.held or 1)}
        for row, score in rows
        if score.held or score.found
    }


def table(columns: dict[str, dict[str, dict[str, float]]]) -> str:
    """Return the table in Markdown; a row that a column does not measure has a dash there."""
    lines = [f"| F1 (precision / recall) | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for row in ROWS:
        cells = [_cell(column.get(row)) for column in columns.values()]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(score: dict[str, float] | None) -> str:
    return f"{score['f1']:.3f} ({score['precision']:.3f} / {score['recall']:.3f})" if score else "–"


def main() -> None:
    """Write the table between its marks in README.md."""
    if not (SHARED / "gold" / "score.py").is_file():
        print("The annotations are not here; the table in README.md stays as it is.")
        return
    with tempfile.TemporaryDirectory() as folder:
        made = table(
            {
                "the sample, whole report": scores(SAMPLE, Path(folder)),
                "three excerpts of other reports": scores(EXCERPTS, Path(folder)),
                "230 sentences of 15 reports, seen": sentences("dev"),
                "270 sentences of 20 reports, seen": sentences("more"),
                "230 sentences of 15 reports, held back": sentences("held"),
            }
        )
    put("score", made)


if __name__ == "__main__":
    main()
