"""Makes a snapshot of a graph and lets a store serve it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph

from gangmu.graph.errors import BuildError, StoreError
from gangmu.graph.store import snapshots
from gangmu.graph.store.lock import only_writer

Beside = Mapping[str, Callable[[Iterable[str], Path], None]]
"""Files that stand in a snapshot beside the graph: for each name what writes the file from the sorted N-Quads."""


def publish(store: Path, lines: Iterable[str], manifest: Mapping[str, Any], beside: Beside | None = None) -> Path:
    """Make a snapshot of a graph and let the folder `store` serve it; return the snapshot's folder.

    `lines` are N-Quads, each with its line feed, sorted and without repeats; `manifest` is anything that JSON can
    hold (no time, if the same graph is to be the same snapshot); `beside` makes further files of the graph. Raise
    BuildError for a graph that is not sound and StoreError where the folder cannot be written or another build holds
    it; then, as after a crash at any moment, the store serves what it served before.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        with only_writer(store):
            building = snapshots.prepare(store)
            try:
                return _publish(store, building, lines, manifest, beside or {})
            finally:
                shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{store} cannot be written: {error.strerror or error}") from error


def _publish(store: Path, building: Path, lines: Iterable[str], manifest: Mapping[str, Any], beside: Beside) -> Path:
    count, sha256 = _write(building / snapshots.GRAPH, lines)
    known = json.dumps({**manifest, "quads": count, "sha256": sha256}, ensure_ascii=False, indent=1, sort_keys=True)
    (building / snapshots.MANIFEST).write_bytes(known.encode() + b"\n")
    name = hashlib.sha256(known.encode()).hexdigest()[:32]
    place = snapshots.folder(store, name)
    if not _sound(place, count, beside):
        _index(building, count)
        for file, write in beside.items():
            with (building / snapshots.GRAPH).open(encoding="utf-8", newline="\n") as graph:
                write(graph, building / file)
        snapshots.settle(store, building, name)
    snapshots.serve(store, name)
    return place


def _write(path: Path, lines: Iterable[str]) -> tuple[int, str]:
    """Write the N-Quads; return how many there are and the hash of their bytes."""
    count, last, sha256 = 0, "", hashlib.sha256()
    with path.open("wb") as file:
        for line in lines:
            if line <= last:
                raise BuildError(f"line {count + 1} of the graph is out of order or stands twice: {line[:200]!r}")
            data = line.encode()
            file.write(data)
            sha256.update(data)
            count, last = count + 1, line
    return count, sha256.hexdigest()


def _index(building: Path, count: int) -> None:
    """Make the engine's index of graph.nq and prove that it holds `count` quads."""
    engine = pyoxigraph.Store(str(building / snapshots.INDEX))
    try:
        engine.bulk_load(path=str(building / snapshots.GRAPH), format=pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise BuildError(f"the graph is no sound N-Quads: {error}") from None
    engine.flush()
    if len(engine) != count:
        raise BuildError(
            f"{count} quads went into the store, {len(engine)} came out: some say the same in other letters"
        )


def _sound(snapshot: Path, count: int, beside: Iterable[str]) -> bool:
    try:
        whole = len(pyoxigraph.Store.read_only(str(snapshot / snapshots.INDEX))) == count
    except OSError:
        return False
    return whole and all((snapshot / file).is_file() for file in beside)
