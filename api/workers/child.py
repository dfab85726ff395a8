"""The process that asks the engine: one question at a time, until its pipe closes."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from gangmu.api.workers import confine, frames
from gangmu.graph.errors import QueryError, StoreError
from gangmu.graph.store import View


class _Graph:
    """The snapshot that the last question was asked of; another one is opened when a question names it."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._view: View | None = None

    def view(self, snapshot: str = "") -> View:
        """Return a view of `snapshot`, or of a newer one if a build has just ended."""
        if self._view is None or (snapshot and self._view.snapshot != snapshot):
            self._view = View.open(self._store)
        return self._view


def answer(graph: _Graph, head: dict[str, Any], body: bytes, limit: int) -> tuple[bytes, bytes]:
    """Return the reply to one question as a frame."""
    try:
        question = frames.to_question(head, body)
        view = graph.view(head["snapshot"])
        found = view.reply(
            question.query,
            question.rows,
            question.triples,
            question.default_graphs,
            question.named_graphs,
            limit=limit,
            base=question.base,
        )
    except QueryError as error:
        return frames.packed({"query": str(error)})
    except StoreError as error:
        return frames.packed({"store": str(error)})
    except MemoryError:
        return frames.packed({"memory": True})
    if found.body is None:
        return frames.packed({"form": found.form})
    return frames.packed({"form": found.form, "cut": found.cut, "body": True}, found.body)


def serve(pipe_in: int, pipe_out: int, graph: _Graph, limit: int) -> None:
    """Answer what comes in, until the pipe closes."""
    while True:
        try:
            head, body = frames.read(pipe_in)
            frames.write(pipe_out, answer(graph, head, body, limit))
        except (EOFError, ConnectionError):
            return


def end_with(parent: int) -> None:
    """End this process soon after its parent has ended, also in the middle of a query (an idle one sees its pipe)."""

    def alive() -> bool:
        if os.name != "nt":
            return os.getppid() == parent
        import psutil  # there the parent may be a launcher in between

        return bool(psutil.pid_exists(parent))

    def watch() -> None:
        while alive():
            time.sleep(0.5)
        os._exit(0)

    Thread(target=watch, daemon=True, name="end with the parent").start()


def main(store: str, memory_limit: str, result_limit: str, parent: str) -> None:
    """Give up what is not needed, open the graph, say so, and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which closes the pipe
    pipe_in, pipe_out = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # nothing that prints may break a frame
    if sys.platform == "win32":
        import msvcrt

        for pipe in (pipe_in, pipe_out):
            msvcrt.setmode(pipe, os.O_BINARY)
    confine.without_network()
    end_with(int(parent))
    graph = _Graph(Path(store))
    with suppress(StoreError):  # it is said to whoever asks
        graph.view()
    confine.limit_memory(int(memory_limit))
    frames.write(pipe_out, frames.packed({"ready": True}))
    serve(pipe_in, pipe_out, graph, int(result_limit))


if __name__ == "__main__":
    main(*sys.argv[1:])
