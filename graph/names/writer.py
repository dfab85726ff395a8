"""Writes the index of names: one SQLite file, the same for the same graph."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from gangmu.graph.names.fold import fold, spoken
from gangmu.graph.names.grams import END, START, tokens
from gangmu.graph.names.pinyin import readings, spellings
from gangmu.graph.names.raw import named

FILE = "names-2.sqlite"
"""How the index is called in the folder of a snapshot; the figure changes with what is in it."""

# A term is a folded name; terms are numbered from the shortest to the longest, so that the full-text index, which
# answers in the order of the numbers, gives the nearest names first and can stop early.
_TABLES = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
                    english TEXT NOT NULL, scope TEXT NOT NULL);
CREATE TABLE term (id INTEGER PRIMARY KEY, fold TEXT NOT NULL UNIQUE, sounds TEXT NOT NULL DEFAULT '');
CREATE TABLE name (term INTEGER, rank INTEGER, thing INTEGER, name TEXT, PRIMARY KEY (term, rank, thing, name))
    WITHOUT ROWID;
CREATE TABLE pinyin (key TEXT, initials INTEGER, term INTEGER, PRIMARY KEY (key, initials, term)) WITHOUT ROWID;
CREATE TABLE pair (token TEXT PRIMARY KEY, terms INTEGER) WITHOUT ROWID;
CREATE TABLE syllable (syllable TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE length (length INTEGER PRIMARY KEY, first INTEGER, last INTEGER);
CREATE TABLE kind (kind TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE gram USING fts5(pairs, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE sound USING fts5(syllables, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE TEMP TABLE found (thing INTEGER, name TEXT, rank INTEGER, fold TEXT);
CREATE TEMP TABLE wording (iri TEXT, name TEXT);
CREATE TEMP TABLE seen (syllable TEXT PRIMARY KEY);
"""
_TERMS = """
CREATE TEMP TABLE at AS SELECT iri, id FROM thing;
CREATE INDEX temp.at_iri ON at (iri);
INSERT INTO found (thing, name, rank) SELECT at.id, wording.name, 1 FROM wording JOIN at USING (iri);
UPDATE found SET fold = fold(name);
INSERT INTO term (fold) SELECT fold FROM found WHERE fold != '' GROUP BY fold ORDER BY length(fold), fold;
INSERT INTO name SELECT term.id, min(found.rank), found.thing, found.name FROM found JOIN term USING (fold)
    GROUP BY term.id, found.thing, found.name ORDER BY 1, 2, 3, 4;
INSERT INTO length SELECT length(fold), min(id), max(id) FROM term GROUP BY length(fold);
INSERT INTO kind SELECT DISTINCT kind FROM thing ORDER BY kind;
"""
_LAST = """
INSERT INTO syllable SELECT syllable FROM seen ORDER BY syllable;
INSERT INTO gram (gram) VALUES ('optimize');
INSERT INTO sound (sound) VALUES ('optimize');
CREATE VIRTUAL TABLE temp.counted USING fts5vocab('main', 'gram', 'row');
INSERT INTO pair SELECT term, doc FROM temp.counted ORDER BY term;
DROP TABLE temp.counted;
"""
_PORTION = """
SELECT term.id, fold, (SELECT min(name.name) FROM name WHERE name.term = term.id) FROM term
WHERE term.id > ? ORDER BY term.id LIMIT 5000
"""
_SECTION = 2  # a heading is rarely what somebody looks for by a name that a thing bears as well


def write(lines: Iterable[str], path: Path) -> None:
    """Write the index of the names in the sorted N-Quads `lines` to a file, in place of what may be there."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        fill(base, lines)
        base.execute("VACUUM")


def fill(base: sqlite3.Connection, lines: Iterable[str]) -> None:
    """Make the index of the names in the sorted N-Quads `lines` in an empty database."""
    base.create_function("fold", 1, fold, deterministic=True)
    base.executescript(_TABLES)
    base.execute("BEGIN")
    _things(base, lines)
    for statement in _TERMS.split(";"):
        base.execute(statement)
    _forms(base)
    for statement in _LAST.split(";"):
        base.execute(statement)
    base.execute("COMMIT")


def _things(base: sqlite3.Connection, lines: Iterable[str]) -> None:
    number = 0
    for thing in named(lines):
        if thing.of:
            base.executemany("INSERT INTO wording VALUES (?, ?)", [(thing.of, name) for name in thing.names])
            continue
        number += 1
        base.execute(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)",
            (number, thing.iri, thing.kind, thing.label, thing.english, thing.scope),
        )
        least = _SECTION if thing.kind == "Section" else 0
        ranked = [(number, name, max(least, name not in (thing.label, thing.english))) for name in thing.names]
        base.executemany("INSERT INTO found (thing, name, rank) VALUES (?, ?, ?)", ranked)


def _forms(base: sqlite3.Connection) -> None:
    """Write what each term is found by: its pairs of characters, its syllables, its spellings in Latin letters."""
    for portion in _portions(base):
        pairs = ((term, " ".join(tokens(f"{START}{text}{END}"))) for term, text, _ in portion)
        base.executemany("INSERT INTO gram (rowid, pairs) VALUES (?, ?)", pairs)
        sounding = [(term, sounds) for term, _, name in portion if (sounds := readings(spoken(name)))]
        written = ((" ".join("/".join(several) for several in sounds), term) for term, sounds in sounding)
        base.executemany("UPDATE term SET sounds = ? WHERE id = ?", written)
        each = [(term, sorted({s for several in sounds for s in several})) for term, sounds in sounding]
        base.executemany("INSERT INTO sound (rowid, syllables) VALUES (?, ?)", ((t, " ".join(s)) for t, s in each))
        seen = sorted({syllable for _, syllables in each for syllable in syllables})
        base.executemany("INSERT OR IGNORE INTO seen VALUES (?)", ((syllable,) for syllable in seen))
        keys = ((key, initials, term) for term, sounds in sounding for key, initials in spellings(sounds))
        base.executemany("INSERT OR IGNORE INTO pinyin VALUES (?, ?, ?)", keys)


def _portions(base: sqlite3.Connection) -> Iterator[list[tuple[int, str, str]]]:
    """Yield the terms, each with one of its names, in portions, so that the table can be written meanwhile."""
    last = 0
    while portion := base.execute(_PORTION, (last,)).fetchall():
        yield portion
        last = portion[-1][0]
