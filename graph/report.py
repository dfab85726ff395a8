"""A report as a folder or a file: its text, what is known of it from elsewhere, and its curation."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangmu.graph.errors import CurationError, ReportError, pointed
from gangmu.graph.resources import DATA

METADATA, CURATION = "report.toml", "curation.toml"
SUFFIXES = (".txt", ".md", ".markdown")
_KINDS = {"PolicyDocument", "PartyCongressReport", "GovernmentWorkReport", "PlanOutline", "SpecialPlan", "NewsDigest"}


@dataclass(frozen=True, slots=True)
class External:
    """What the text does not say: a property of the report, its value, where it is known from, and why it is noted."""

    property: str
    value: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report lies and what is known of it; `issuer` scopes the things that it names."""

    text: Path
    issuer: str
    name: str
    title: str
    kind: str = "PolicyDocument"
    level: str = ""
    place: str = ""
    curation: Path | None = None
    external: tuple[External, ...] = ()
    described: bool = False


def report(path: Path) -> Report:
    """Return the report at `path`: a text, or a folder with a text and perhaps report.toml and curation.toml.

    A text beside a report.toml that names it is described by it. Raise ReportError or CurationError with one sentence.
    """
    if not path.exists():
        raise ReportError(f"{path} does not exist; give a report's text, or the folder that holds it")
    folder = path if path.is_dir() else path.parent
    metadata = folder / METADATA
    known = load(metadata) if metadata.is_file() else {}
    named = folder / str(known.get("text", "report.txt"))
    text = path
    if path.is_dir():
        text = named if known or named.is_file() else _only_text(folder)
    if known and text.resolve() == named.resolve():
        return _described(metadata, known, text)
    return Report(text, text.stem, text.stem, text.stem)


def shipped() -> tuple[Path, ...]:
    """Return the folders of the reports that Gangmu ships with."""
    return tuple(sorted(path.parent for path in (DATA / "reports").glob(f"*/{METADATA}")))


def load(path: Path) -> dict[str, Any]:
    """Read a TOML file; raise CurationError with the line and a ^ under the place where it is no TOML."""
    try:
        raw = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path} cannot be read: {error}") from None
    try:
        return tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at line ")
        line, _, column = where.rstrip(")").partition(", column ")
        if line.isdigit() and column.isdigit():
            shown = pointed(raw, int(line), int(column))
            raise CurationError(f"{path}, line {line}, is no sound TOML: {message}\n{shown}") from None
        raise CurationError(f"{path} is no sound TOML: {error}") from None


def _only_text(folder: Path) -> Path:
    texts = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES)
    if len(texts) != 1:
        raise ReportError(f"{folder} holds {len(texts)} texts; give one of them, or a report.toml that names one")
    return texts[0]


def _described(path: Path, known: dict[str, Any], text: Path) -> Report:
    for key in ("issuer", "name", "title"):
        if not isinstance(known.get(key), str) or not known[key].strip():
            raise CurationError(f'{path} lacks {key} = "…"')
    kind = str(known.get("kind", "PolicyDocument"))
    if kind not in _KINDS:
        raise CurationError(f'{path}: kind = "{kind}" is none of {", ".join(sorted(_KINDS))}')
    curation = path.parent / CURATION
    return Report(
        text,
        known["issuer"],
        known["name"],
        known["title"],
        kind,
        str(known.get("level", "")),
        str(known.get("place", "")),
        curation if curation.is_file() else None,
        tuple(_external(path, entry) for entry in known.get("external", ())),
        True,
    )


def _external(path: Path, entry: dict[str, Any]) -> External:
    missing = [key for key in ("property", "value", "source", "reason") if not entry.get(key)]
    if missing:
        raise CurationError(f"{path}: an [[external]] entry lacks {', '.join(missing)}")
    return External(*(str(entry[key]) for key in ("property", "value", "source", "reason")))
