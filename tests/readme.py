"""The tables in README.md that scripts make: each stands between two marks of its own."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def put(name: str, made: str, path: Path = README) -> None:
    """Write what was made between the marks of `name`, and print it; the rest of the page stays as it is."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, _, rest = path.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    path.write_bytes(f"{before}{begin}{made}{end}{after}".encode())
    print(made)
