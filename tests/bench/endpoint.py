"""What a request costs the endpoint, beside Oxigraph's server and rdflib-endpoint on the same data; and runaways.

CPU is that of all processes of a server, its children too, over many requests of one client that keeps its connection.
Read the ratios, not the times. Not a test.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import psutil
import pyoxigraph

from gangmu.graph.store import current, publish

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small.ttl"
REPORTS = 30
LIMIT = 5.0
PREFIXES = """PREFIX gm: <https://w3id.org/gangmu/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
LOOK_UP = f"""{PREFIXES}SELECT ?predicate ?exact WHERE {{
  ?link gm:subject ?thing ; gm:predicate ?predicate ; gm:evidence/gm:exact ?exact .
  ?thing skos:prefLabel "茶叶出口基地0"@zh }}"""
LARGE = f"""{PREFIXES}SELECT ?name ?predicate ?object ?exact WHERE {{
  ?link gm:subject/skos:prefLabel ?name ; gm:predicate ?predicate ; gm:object ?object ; gm:evidence/gm:exact ?exact }}
LIMIT 2000"""
RUNAWAY = f"""{PREFIXES}SELECT (COUNT(*) AS ?n) WHERE {{
  ?a skos:prefLabel ?x . ?b skos:prefLabel ?y . ?c skos:prefLabel ?z FILTER(REGEX(CONCAT(STR(?x), STR(?y)), STR(?z))) }}"""
_NAMED = re.compile(r'((?:Label|headingText|title)> "[^"]*)"')
_RDFLIB = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph(store="Oxigraph").parse(sys.argv[1], format="ox-nt")  # oxrdflib: the same engine as ours
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[2]), log_level="error")
"""


def graph() -> Iterator[str]:
    """Yield the N-Quads of as many reports, no two of which name a thing alike."""
    triples = [str(quad.triple) for quad in pyoxigraph.parse(path=SMALL)]
    for report in range(REPORTS):
        for triple in triples:
            own = _NAMED.sub(rf'\g<1>{report}"', triple.replace("gangmu/id/", f"gangmu/id/{report}-"))
            yield f"{own} <https://example.org/{report}> .\n"


@dataclass
class Server:
    """A running server."""

    name: str
    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """Return the seconds of CPU that it has used, with its children, living and ended."""
        total = 0.0
        for process in [self.process, *self.process.children(recursive=True)]:
            times = process.cpu_times()
            total += times.user + times.system
        own = self.process.cpu_times()
        return total + float(own.children_user) + float(own.children_system)

    def get(self, query: str, connection: http.client.HTTPConnection) -> tuple[int, bytes]:
        """Ask by GET."""
        headers = {"Accept": "application/sparql-results+json"}
        connection.request(
            "GET",
            f"/sparql?query={quote(query)}" if self.name != "oxigraph" else f"/query?query={quote(query)}",
            headers=headers,
        )
        answer = connection.getresponse()
        return answer.status, answer.read()

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection that stays open."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(name: str, command: Callable[[int], list[str]]) -> Iterator[Server]:
    """Start a server and wait until it answers."""
    port = free_port()
    quiet = {**os.environ, "GANGMU_LOG_LEVEL": "warning"}  # the others log no requests either
    process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet)
    try:
        server = Server(name, port, psutil.Process(process.pid))
        for _ in range(600):
            try:
                if server.get("ASK {}", server.connect())[0] == 200:
                    break
            except OSError:
                pass
            time.sleep(0.1)
        else:
            sys.exit(f"{name} does not start")
        yield server
    finally:
        process.terminate()
        process.wait(20)


def milliseconds(servers: list[Server], query: str, times: dict[str, int], rounds: int) -> dict[str, float]:
    """Return the CPU of one request for each server; they take turns, and of their rounds the median counts."""
    found: dict[str, list[float]] = {server.name: [] for server in servers}
    for server in servers:
        for _ in range(3):
            status, body = server.get(query, server.connect())
            assert (status, len(body) > 200) == (200, True), f"{server.name} has no rows"
    for _ in range(rounds):
        for server in servers:
            connection, start = server.connect(), server.cpu()
            for _ in range(times[server.name]):
                server.get(query, connection)
            found[server.name].append((server.cpu() - start) / times[server.name] * 1000)
    return {name: median(each) for name, each in found.items()}


def beside_runaways(server: Server, seconds: float) -> None:
    """Print how good requests and /health fare while one client sends only runaways."""
    stop = time.monotonic() + seconds
    lasting: dict[str, list[float]] = {"good": [], "/health": []}
    bad: list[int] = []
    ended: list[int] = []

    def runaway() -> None:
        while time.monotonic() < stop:
            ended.append(server.get(RUNAWAY, server.connect())[0])

    def good() -> None:
        connection = server.connect()
        while time.monotonic() < stop:
            start = time.monotonic()
            status, body = server.get(LOOK_UP, connection)
            lasting["good"].append(time.monotonic() - start)
            if status != 200 or len(body) < 100:
                bad.append(status)

    def health() -> None:
        connection = server.connect()
        connection.request("GET", "/health")  # the first one reads the graph
        connection.getresponse().read()
        while time.monotonic() < stop:
            start = time.monotonic()
            connection.request("GET", "/health")
            connection.getresponse().read()
            lasting["/health"].append(time.monotonic() - start)
            time.sleep(0.05)

    threads = [threading.Thread(target=work) for work in (runaway, good, health)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    count = len(lasting["good"])
    print(f"beside one client of runaways only (limit {LIMIT:g} s; its answers: {sorted(set(ended))}):")
    print(f"  good answered          {count - len(bad)} of {count}")
    p99 = quantiles(lasting["good"], n=100)[98]
    print(f"  p99 of the good        {p99 * 1000:.1f} ms = {p99 / LIMIT:.4f} of the limit")
    print(f"  /health at most        {max(lasting['/health']) * 1000:.1f} ms")


def main() -> None:
    """Print the CPU of a request for each server, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        store, triples = Path(folder) / "store", Path(folder) / "graph.nt"
        lines = sorted(set(graph()))
        publish(store, lines, {})
        triples.write_text("".join(sorted({line.rpartition(" <")[0] + " .\n" for line in lines})), "utf-8")
        index = Path(folder) / "index"
        shutil.copytree(store / "snapshots" / current(store) / "index", index)
        oxigraph = Path(sys.executable).parent / "oxigraph"
        commands: dict[str, Callable[[int], list[str]]] = {
            "gangmu": lambda port: [sys.executable, "-m", "gangmu.api.cli", "serve", "--store", str(store), "--port", str(port), "--time-limit", str(LIMIT)],
            "oxigraph": lambda port: [str(oxigraph), "serve-read-only", "--location", str(index), "--bind", f"127.0.0.1:{port}", "--union-default-graph"],
            "rdflib-endpoint": lambda port: [sys.executable, "-c", _RDFLIB, str(triples), str(port)],
        }  # fmt: skip
        with ExitStack() as stack:
            servers = [stack.enter_context(running(name, command)) for name, command in commands.items()]
            look_up = milliseconds(servers, LOOK_UP, {"gangmu": 150, "oxigraph": 150, "rdflib-endpoint": 30}, 7)
            large = milliseconds(servers, LARGE, {"gangmu": 10, "oxigraph": 10, "rdflib-endpoint": 1}, 5)
            print(f"{len(lines):,} quads; CPU a request in ms:")
            print(f"{'':24}{'look-up':>10}{'large result':>14}")
            for name in commands:
                print(f"{name:24}{look_up[name]:10.2f}{large[name]:14.1f}")
            for name in list(commands)[1:]:
                ratios = look_up["gangmu"] / look_up[name], large["gangmu"] / large[name]
                print(f"gangmu / {name:15}{ratios[0]:9.2f}×{ratios[1]:13.2f}×")
            beside_runaways(servers[0], float(os.environ.get("GANGMU_BENCH_SECONDS", "12")))


if __name__ == "__main__":
    main()
