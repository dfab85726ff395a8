"""A real server on a free port, and the W3C's tests of SPARQL, which are not in the repository."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from gangmu.api.app import create_app
from gangmu.api.settings import Settings


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="critical", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive(), "the server does not stop"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Settings], str]]:
    """Start a server of the given settings, to be stopped at the end; its address."""
    with ExitStack() as stack:
        yield lambda settings: stack.enter_context(_served(settings))


@pytest.fixture(scope="session")
def client() -> Iterator[httpx2.Client]:
    """A client that goes straight to the server, whatever proxy the environment names."""
    with httpx2.Client(trust_env=False, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def suite(root: Path) -> Path:
    """The W3C's rdf-tests: $GANGMU_RDF_TESTS names the folder, else `rdf-tests` beside the checkout is taken."""
    folder = Path(os.environ.get("GANGMU_RDF_TESTS") or root.parent / "rdf-tests") / "sparql"
    if not (folder / "sparql11" / "protocol" / "manifest.ttl").is_file():
        pytest.skip("the W3C's tests are not here (GANGMU_RDF_TESTS names a checkout of w3c/rdf-tests)")
    return folder


@pytest.fixture
def lexical(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let rdflib keep literals as they are written."""
    import rdflib

    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    return rdflib
