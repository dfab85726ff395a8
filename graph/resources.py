"""Where the files are that the product ships with: vocabularies, words, queries, reports."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds ontology/, graph/, api/ and data/, in a checkout and in an installed wheel alike."""

DATA = ROOT / "data"
ONTOLOGY = ROOT / "ontology"
QUERIES = ROOT / "graph" / "queries"
