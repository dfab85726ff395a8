"""Write the table of questions answered right into README.md: the shared questions and those of tests/ask.

The questions for development and their scorer are not part of the repository; where they are missing the table is left
as it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.readme import put  # noqa: E402  (from a script, tests/ is a folder like any other)

SHARED = ROOT.parent / "shared" / "questions"
CORPUS = ROOT.parent / "shared" / "corpus"
ASK = ROOT / "tests" / "ask"
SETS = {
    "the sample, for development": (SHARED / "dev.jsonl",),
    "the sample, seen by those who wrote the grammar": (
        ASK / "paraphrases_dev.jsonl",
        ASK / "paraphrases_more.jsonl",
    ),
    "the sample, held back": (ASK / "paraphrases_held.jsonl",),
    "ten other reports, seen": (ASK / "elsewhere.jsonl", ASK / "elsewhere_more.jsonl"),
    "four other reports, held back": (ASK / "elsewhere_held.jsonl",),
}


def gangmu(*words: str) -> bytes:
    """What the command prints."""
    code = "from gangmu.api.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True).stdout


def by_report(questions: Path) -> dict[str, list[str]]:
    """The lines of a file of questions by the report that they are asked of; "" is the sample."""
    found: dict[str, list[str]] = {}
    for line in questions.read_text("utf-8").splitlines():
        found.setdefault(json.loads(line).get("report", ""), []).append(line)
    return found


def scored(questions: Path, folder: Path) -> Counter[str]:
    """Ask a file of questions, each of the graph of its own report, and count what is right."""
    counts: Counter[str] = Counter()
    for report, lines in by_report(questions).items():
        store, asked, answers = (folder / name for name in (f"store-{report.replace('/', '-')}", "asked", "answers"))
        if not store.is_dir():
            gangmu("build", *([str(CORPUS / report)] if report else []), "--store", str(store))
        asked.write_text("\n".join(lines), "utf-8")
        answers.write_bytes(gangmu("ask", "--batch", str(asked), "--store", str(store)))
        command = [sys.executable, str(SHARED / "score.py"), str(asked), str(answers), "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        refused, refusals = found["by_intent"].get("refuse", (0, 0))
        counts.update({"right": found["right"], "of": found["of"], "refused": refused, "refusals": refusals})
    return counts


def main() -> None:
    """Write the table between its marks in README.md."""
    if not (SHARED / "score.py").is_file():
        print("The questions are not here; the table in README.md stays as it is.")
        return
    made = "| questions in Chinese and English | right | refused where they must be |\n|---|---|---|\n"
    with tempfile.TemporaryDirectory() as folder:
        for name, files in SETS.items():
            total = sum((scored(questions, Path(folder)) for questions in files), Counter[str]())
            made += f"| {name} | {total['right']} of {total['of']} | {total['refused']} of {total['refusals']} |\n"
    put("ask", made)


if __name__ == "__main__":
    main()
