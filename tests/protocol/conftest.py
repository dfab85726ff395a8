"""A real server on a free port, and the W3C's tests of SPARQL, which are not in the repository."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from gangmu.api.settings import Settings


@pytest.fixture(scope="session")
def serve(running: Callable[[Settings], AbstractContextManager[str]]) -> Iterator[Callable[[Settings], str]]:
    """Start a server of the given settings, to be stopped at the end; its address."""
    with ExitStack() as stack:
        yield lambda settings: stack.enter_context(running(settings))


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
