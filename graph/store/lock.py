"""At most one process writes a store at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gangmu.graph.errors import StoreError


@contextmanager
def only_writer(store: Path) -> Iterator[None]:
    """Hold the folder `store` for writing; raise StoreError at once if another process (or thread) holds it.

    The lock is SQLite's, on an empty file: it works alike on Linux, macOS and Windows, and the operating system drops
    it when its process dies, however it dies. So no lock is ever left behind and none needs to be judged stale.
    """
    with closing(sqlite3.connect(store / "lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreError(f"another build is writing to {store}; try again when it is done") from None
            raise StoreError(f"{store} cannot be written: {error}") from None
        except sqlite3.DatabaseError:
            raise StoreError(f"{store / 'lock'} is not the lock of a store; delete it and try again") from None
        yield
