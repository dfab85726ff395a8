"""How a store lies in its folder, and how the next snapshot takes the place of the last.

::

    DIR/current                   the name of the snapshot that is served: one line, replaced in one step
    DIR/snapshots/<name>/         graph.nq, manifest.json, index/; complete, and never changed again
    DIR/building/                 what a build is at, or what a build that died has left
    DIR/lock                      held while a build writes

A snapshot is named by the hash of what it holds. Whatever dies at whatever moment, `current` names a whole snapshot.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from gangmu.graph.errors import StoreError

GRAPH, MANIFEST, INDEX = "graph.nq", "manifest.json", "index"
_CURRENT, _SNAPSHOTS, _BUILDING = "current", "snapshots", "building"


def current(store: Path) -> str:
    """Return the name of the snapshot that `store` serves; raise StoreError if there is none."""
    try:
        name = (store / _CURRENT).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"there is no graph in {store}; make one with: gangmu build --store {store}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{store / _CURRENT} cannot be read: {error}") from None
    if not name.isalnum():
        raise StoreError(f"{store / _CURRENT} names no snapshot; make one with: gangmu build --store {store}")
    return name


def folder(store: Path, name: str) -> Path:
    """Return where the snapshot `name` lies."""
    return store / _SNAPSHOTS / name


def manifest(snapshot: Path) -> Mapping[str, Any]:
    """Return what is known of a snapshot without opening it; raise StoreError if that cannot be read."""
    try:
        found: dict[str, Any] = json.loads((snapshot / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"the snapshot {snapshot} is broken ({error}); build the graph anew") from None
    return found


def prepare(store: Path) -> Path:
    """Clear away what a build that died has left, and return an empty folder to build in."""
    building = store / _BUILDING
    shutil.rmtree(building, ignore_errors=True)
    (store / _SNAPSHOTS).mkdir(exist_ok=True)
    building.mkdir()
    return building


def settle(store: Path, building: Path, name: str) -> Path:
    """Give the finished `building` its place among the snapshots; return that place."""
    place = folder(store, name)
    for path in sorted(building.rglob("*"), reverse=True):
        _sync(path)
    _sync(building)
    shutil.rmtree(place, ignore_errors=True)  # only ever there if it is broken
    _patiently(os.rename, building, place)
    _sync(place.parent)
    return place


def serve(store: Path, name: str) -> None:
    """Let `store` serve the snapshot `name`, in one step, and drop all snapshots but this one and the one before it.

    The one before stays because a server may still be reading it.
    """
    last = _last(store)
    if last == name:
        return
    new = store / f"{_CURRENT}.new"
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    _patiently(os.replace, new, store / _CURRENT)
    _sync(store)
    for snapshot in (store / _SNAPSHOTS).iterdir():
        if snapshot.name not in (name, last):
            shutil.rmtree(snapshot, ignore_errors=True)


def _last(store: Path) -> str:
    try:
        return current(store)
    except StoreError:
        return ""


def _sync(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk; Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _patiently(move: Callable[[Path, Path], None], source: Path, target: Path) -> None:
    """Move; on Windows try for a second, because a virus scanner or a reader may hold the file for a moment."""
    for wait in (0.01, 0.05, 0.2, 0.7):
        try:
            return move(source, target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
    move(source, target)
