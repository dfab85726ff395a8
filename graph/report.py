"""A report as a folder or a file: its text, what is known of it from elsewhere, and its curation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gangmu.graph.errors import CurationError, ReportError, pointed
from gangmu.graph.resources import DATA

METADATA, CURATION, PROPOSALS = "report.toml", "curation.toml", "proposals.json"
PLAIN = (".txt", ".md", ".markdown")
SUFFIXES = (*PLAIN, ".html", ".htm", ".docx", ".pdf")
PROPERTIES = ("year", "code", "url", "place")
"""What an [[external]] entry may say of a report."""

_KEYS = frozenset({"text", "issuer", "name", "title", "kind", "level", "place", "external"})
_EXTERNAL = ("property", "value", "source", "reason")
_KINDS = frozenset(
    {"PolicyDocument", "PartyCongressReport", "GovernmentWorkReport", "PlanOutline", "SpecialPlan", "NewsDigest"}
)
_LEVELS = frozenset({"national", "provincial", "prefectural", "county", "township", "village"})
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`]+")


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
    proposals: Path | None = None


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
    return Report(text, text.stem, text.stem, text.stem, proposals=_proposals(text, False))


def proposals_beside(text: Path, described: bool) -> Path:
    """Return where the proposals for a text stand: in its folder if that describes it, else under its own name."""
    return text.parent / (PROPOSALS if described else f"{text.stem}.{PROPOSALS}")


def _proposals(text: Path, described: bool) -> Path | None:
    path = proposals_beside(text, described)
    return path if path.is_file() else None


def reports(path: Path) -> tuple[Path, ...]:
    """Return the reports that stand at `path`, in the order of their names: itself, or those of a folder of reports.

    A folder is one report if it holds a report.toml, or a single text and no folder; else each text and each folder in
    it is looked at in turn. Raise ReportError where there is none.
    """
    found = tuple(_reports(path)) if path.is_dir() else (path,)
    if not found:
        raise ReportError(f"{path} holds no report; give a folder with {', '.join(SUFFIXES)} files in it")
    return found


def _reports(folder: Path) -> Iterator[Path]:
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    texts = [path for path in inside if path.is_file() and path.suffix.lower() in SUFFIXES]
    folders = [path for path in inside if path.is_dir() and not path.is_symlink()]
    if (folder / METADATA).is_file() or (len(texts) == 1 and not folders):
        yield folder
        return
    yield from texts
    for inner in folders:
        yield from _reports(inner)


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
    inside = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES)
    texts = [p for p in inside if p.suffix.lower() in PLAIN] or inside  # beside a text, the others are its originals
    if len(texts) != 1:
        raise ReportError(f"{folder} holds {len(texts)} texts; give one of them, or a report.toml that names one")
    return texts[0]


def _described(path: Path, known: dict[str, Any], text: Path) -> Report:
    for key in ("issuer", "name", "title"):
        # A name without a letter (——) would make no IRI.
        if not isinstance(known.get(key), str) or not any(map(str.isalnum, known[key])):
            raise CurationError(f'{path} lacks {key} = "…"')
    unknown = sorted(set(known) - _KEYS)
    if unknown:
        raise CurationError(f"{path} has unknown keys {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
    curation = path.parent / CURATION
    return Report(
        text,
        known["issuer"],
        known["name"],
        known["title"],
        _one_of(path, known, "kind", _KINDS, "PolicyDocument"),
        _one_of(path, known, "level", _LEVELS, ""),
        str(known.get("place", "")),
        curation if curation.is_file() else None,
        tuple(_externals(path, known.get("external", []))),
        True,
        _proposals(text, True),
    )


def _one_of(path: Path, known: dict[str, Any], key: str, values: frozenset[str], default: str) -> str:
    value = known.get(key, default)
    if value != default and value not in values:
        raise CurationError(f"{path}: {key} = {value!r} is none of {', '.join(sorted(values))}")
    return str(value)


def _externals(path: Path, entries: Any) -> Iterator[External]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CurationError(f"{path}: write [[external]] with two brackets, one for each entry")
    for number, entry in enumerate(entries, 1):
        missing = [key for key in _EXTERNAL if not entry.get(key)]
        if missing:
            raise CurationError(f"{path}: [[external]] {number} lacks {', '.join(missing)}")
        external = External(*(str(entry[key]) for key in _EXTERNAL))
        if external.property not in PROPERTIES:
            raise CurationError(
                f"{path}: [[external]] {number}: property {external.property!r} is none of {', '.join(PROPERTIES)}"
            )
        if external.property == "year" and not re.fullmatch(r"[12]\d{3}", external.value, re.ASCII):
            raise CurationError(f"{path}: [[external]] {number}: {external.value!r} is no year, such as 2021")
        if not _ADDRESS.fullmatch(external.source):
            raise CurationError(
                f"{path}: [[external]] {number}: source {external.source!r} is no address, such as https://example.org/a"
            )
        yield external
