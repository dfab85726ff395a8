"""Write the table of questions answered right into README.md: the shared questions and the paraphrases of tests/ask.

The questions for development and their scorer are not part of the repository; where they are missing the table is left
as it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "questions"
BEGIN, END = "<!-- ask:begin -->\n", "<!-- ask:end -->"
SETS = {
    "questions for development": SHARED / "dev.jsonl",
    "paraphrases, seen by those who wrote the grammar": ROOT / "tests" / "ask" / "paraphrases_dev.jsonl",
    "paraphrases, held back": ROOT / "tests" / "ask" / "paraphrases_held.jsonl",
}


def gangmu(*words: str) -> bytes:
    """What the command prints."""
    code = "from gangmu.api.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True).stdout


def row(name: str, questions: Path, store: Path, answers: Path) -> str:
    """Ask a file of questions and score the answers."""
    answers.write_bytes(gangmu("ask", "--batch", str(questions), "--store", str(store)))
    command = [sys.executable, str(SHARED / "score.py"), str(questions), str(answers), "--json"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    refused, asked = found["by_intent"]["refuse"]
    return f"| {name} | {found['right']} of {found['of']} | {refused} of {asked} |\n"


def main() -> None:
    """Write the table between its marks in README.md."""
    if not (SHARED / "score.py").is_file():
        print("The questions are not here; the table in README.md stays as it is.")
        return
    made = (
        "| questions about the sample, in Chinese and English | right | refused where they must be |\n|---|---|---|\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        gangmu("build", "--store", str(store))
        for name, questions in SETS.items():
            made += row(name, questions, store, Path(folder) / "answers.jsonl")
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_bytes(f"{before}{BEGIN}{made}{END}{after}".encode())
    print(made)


if __name__ == "__main__":
    main()
