"""Good clients and runaways side by side: every good request is answered, and the memory stays where it is.

$GANGMU_SOAK gives the seconds that it lasts; without it, some 15.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import psutil
import pytest

from gangmu.api.settings import Settings
from gangmu.graph.store import publish

LASTS = float(os.environ.get("GANGMU_SOAK", "15"))
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"
RUNAWAYS = [
    f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }} ORDER BY ?o ?m",
    f'SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(REGEX(STR(?c), "(v+v+)+$")) }}',
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
]
GOOD = "SELECT ?o WHERE { <http://e/s7> <http://e/p> ?o }"


@pytest.mark.slow
def test_good_clients_beside_runaways(tmp_path: Path, serve: Callable[[Settings], str]) -> None:
    publish(tmp_path, sorted(f'<http://e/s{i}> <http://e/p> "{"v" * 40}{i}" <http://e/g> .\n' for i in range(200)), {})
    limits = Settings(store=tmp_path, time_limit=1.0, workers=4, memory_limit=200, max_result=1_000_000)
    address = serve(limits)
    stop = threading.Event()
    good: list[int] = []
    ended: list[int] = []
    weights: list[int] = []

    def ask(local: str, queries: list[str], into: list[int]) -> None:
        """Ask from an address of one's own (all of 127/8 is this machine)."""
        with httpx2.Client(transport=httpx2.HTTPTransport(local_address=local), timeout=60) as client:
            while not stop.is_set():
                for query in queries:
                    into.append(client.post(f"{address}/sparql", data={"query": query}).status_code)

    def runaways(local: str) -> None:
        ask(local, RUNAWAYS, ended)

    def good_ones(local: str) -> None:
        ask(local, [GOOD], good)

    try:
        with httpx2.Client(transport=httpx2.HTTPTransport(local_address="127.0.0.2")) as client:
            client.get(f"{address}/health")
        other = "127.0.0.2"
    except httpx2.HTTPError:
        other = "127.0.0.1"  # elsewhere than on Linux there may be one such address only
    threads = [threading.Thread(target=runaways, args=(other,)) for _ in range(2)]
    threads += [threading.Thread(target=good_ones, args=("127.0.0.1",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    server = psutil.Process()
    until = time.monotonic() + LASTS
    while time.monotonic() < until:
        time.sleep(0.5)
        weights.append(server.memory_info().rss)
    stop.set()
    for thread in threads:
        thread.join()
    assert len(good) > 5  # how many depends on the machine; that all are answered does not
    assert set(good) == {200}
    assert set(ended) <= {200, 503, 504}
    assert 504 in ended
    # Flat: what it weighs in the last third is what it weighs in the second, but for a few results of a megabyte.
    third = len(weights) // 3
    assert max(weights[2 * third :]) - max(weights[third : 2 * third]) < 30_000_000
