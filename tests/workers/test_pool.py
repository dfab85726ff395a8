"""Queries in processes of their own: what is killed, what is replaced, what is never lost."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import anyio
import psutil
import pytest

from gangmu.api.runner import Busy, Question, TooMuch, TooSlow
from gangmu.api.settings import Settings
from gangmu.api.workers.places import Places
from gangmu.api.workers.pool import Pool
from gangmu.graph.errors import QueryError, StoreError
from gangmu.graph.store import publish

JSON, TURTLE = "application/sparql-results+json", "text/turtle"
COUNT = Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON, TURTLE)
ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(STR(?a) > STR(?m)) }"
RUNAWAY = Question(f"SELECT (COUNT(*) AS ?z) {ENDLESS}", JSON, TURTLE)
GREEDY = Question("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i", JSON, TURTLE)
DEEP = Question("SELECT * " + "{" * 10_000 + "}" * 10_000, JSON, TURTLE)


def quads(count: int) -> list[str]:
    return sorted(f'<http://e/s{i}> <http://e/p> "value {i}" <http://e/g> .\n' for i in range(count))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    publish(tmp_path / "store", quads(300), {})
    return tmp_path / "store"


def with_pool(settings: Settings, work: Callable[[Pool], Awaitable[None]]) -> None:
    """Run `work` with a pool, and see that no process is left."""
    left: list[int] = []

    async def main() -> None:
        pool = Pool(settings)
        await pool.start()
        try:
            with anyio.fail_after(60):
                await work(pool)
        finally:
            left.extend(pool.processes)
            await pool.stop()

    anyio.run(main)
    assert left
    assert not any(map(psutil.pid_exists, left))


async def number(pool: Pool) -> int:
    reply = await pool.run(COUNT)
    assert reply.body is not None
    return int(reply.body.split(b'"value":"')[1].split(b'"')[0])


def test_answers_and_errors_cross_the_pipe(store: Path) -> None:
    async def work(pool: Pool) -> None:
        assert await number(pool) == 300
        assert (await pool.run(Question("ASK {}", JSON, ""))).form == "ASK"
        assert (await pool.run(Question("CONSTRUCT WHERE { ?s ?p ?o }", JSON, ""))).body is None
        with pytest.raises(QueryError, match="line 1"):
            await pool.run(Question("SELECT { \ud800 }", JSON, ""))
        with pytest.raises(QueryError, match="SERVICE is refused"):
            await pool.run(Question("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", JSON, ""))
        assert await number(pool) == 300

    with_pool(Settings(store=store), work)


def test_a_large_result_is_cut_and_says_so(store: Path) -> None:
    async def work(pool: Pool) -> None:
        reply = await pool.run(Question("SELECT * { ?s ?p ?o }", JSON, TURTLE))
        assert reply.body is not None
        assert (reply.cut[:5], len(reply.body) < 6000) == ("rows=", True)
        assert await number(pool) == 300

    with_pool(Settings(store=store, max_result=5000), work)


@pytest.mark.parametrize(
    ("question", "settings", "error"),
    [
        (RUNAWAY, {"time_limit": 0.7}, TooSlow),
        (GREEDY, {"time_limit": 50.0, "memory_limit": 100}, TooMuch),
        (DEEP, {}, TooMuch),
    ],
)
def test_a_query_past_a_limit_costs_its_worker_and_nothing_else(
    store: Path, question: Question, settings: dict[str, float], error: type[Exception]
) -> None:
    async def work(pool: Pool) -> None:
        before = await number(pool)
        with pytest.raises(error):
            await pool.run(question)
        assert await number(pool) == before
        assert pool.running == 0

    with_pool(Settings(store=store, workers=1, **settings), work)  # type: ignore[arg-type]


def test_a_client_that_goes_away_frees_its_worker(store: Path) -> None:
    async def work(pool: Pool) -> None:
        await number(pool)
        with anyio.move_on_after(0.2):
            await pool.run(RUNAWAY)
        assert await number(pool) == 300  # there is only one place, and the limit is far away

    with_pool(Settings(store=store, workers=1, time_limit=50), work)


def test_a_worker_that_is_ended_from_outside_is_replaced(store: Path) -> None:
    async def work(pool: Pool) -> None:
        await number(pool)
        for pid in pool.processes:
            psutil.Process(pid).kill()
        answers = 0
        for _ in range(20):
            with suppress(TooMuch):
                answers += await number(pool) == 300
            await anyio.sleep(0.05)
        assert answers >= 19

    with_pool(Settings(store=store), work)


def test_a_new_snapshot_is_taken_up_and_no_request_is_lost(store: Path) -> None:
    async def work(pool: Pool) -> None:
        assert await number(pool) == 300
        seen: list[int] = []

        async def ask() -> None:
            while not seen or seen[-1] != 303:
                seen.append(await number(pool))

        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(ask)
            for count in (301, 302, 303):
                await anyio.to_thread.run_sync(publish, store, quads(count), {})
                assert await number(pool) == count
        assert seen[-1] == 303
        assert set(seen) <= {300, 301, 302, 303}

    with_pool(Settings(store=store), work)


def test_without_a_graph_the_sentence_says_how_to_make_one(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(StoreError, match="gangmu build"):
            await pool.run(COUNT)
        publish(tmp_path, quads(3), {})
        assert await number(pool) == 3

    with_pool(Settings(store=tmp_path), work)


def test_one_address_has_its_share_and_no_more(store: Path) -> None:
    """One address sends more runaways than there are workers; the others are served meanwhile."""

    async def work(pool: Pool) -> None:
        async def runaway() -> None:
            with pytest.raises((TooSlow, Busy)):
                await pool.run(RUNAWAY, "10.0.0.1")

        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(runaway)
            await anyio.sleep(0.1)
            for _ in range(30):
                assert (await pool.run(COUNT, "10.0.0.2")).form == "SELECT"
            assert pool.running == 2
            group.cancel_scope.cancel()

    with_pool(Settings(store=store, workers=4, time_limit=30), work)


def test_places_are_given_in_turn() -> None:
    order: list[str] = []

    async def main() -> None:
        places = Places(2)
        await places.take("a", 1)

        async def next_one(client: str) -> None:
            await places.take(client, 10)
            order.append(client)
            await anyio.sleep(0)
            places.free(client)

        async with anyio.create_task_group() as group:
            await places.take("b", 1)
            for client in ("a", "a", "a", "c", "b"):
                group.start_soon(next_one, client)
            await anyio.sleep(0.01)
            assert places.waiting == 5
            places.free("a")
            places.free("b")
        assert (places.running, places.waiting) == (0, 0)

    anyio.run(main)
    assert order[:3] != ["a", "a", "a"]
    assert sorted(order) == ["a", "a", "a", "b", "c"]


def test_too_many_of_one_address_are_turned_away() -> None:
    async def main() -> None:
        places = Places(1, waiting=2)
        await places.take("a", 1)
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(places.take, "a", 50)
            await anyio.sleep(0.01)
            with pytest.raises(Busy):
                await places.take("a", 50)
            group.cancel_scope.cancel()
        with pytest.raises(Busy):
            await places.take("b", 0.01)
        assert places.waiting == 0

    anyio.run(main)


SERVER = """
import asyncio, sys, os
from contextlib import suppress
from pathlib import Path
from gangmu.api.runner import Question
from gangmu.api.settings import Settings
from gangmu.api.workers.pool import Pool

async def main():
    pool = Pool(Settings(store=Path(sys.argv[1]), time_limit=600))
    await pool.start()
    asyncio.ensure_future(pool.run(Question(sys.argv[2], "text/csv", "")))
    while not pool.running or not pool.processes:
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.7)
    print(*pool.processes, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


def test_no_worker_outlives_a_server_that_is_killed(store: Path) -> None:
    """One worker is idle, one is in the middle of a query that would take for ever."""
    command = [sys.executable, "-c", SERVER, str(store), RUNAWAY.query]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pids = [int(pid) for pid in server.stdout.readline().split()]
        assert len(pids) >= 1
        assert all(map(psutil.pid_exists, pids))
        server.kill()
    for _ in range(300):
        if not any(map(psutil.pid_exists, pids)):
            return
        time.sleep(0.1)
    for pid in pids:
        os.kill(pid, signal.SIGTERM)
    pytest.fail("a worker is left")


CALL = """
import sys
from gangmu.api.workers import confine
allowed = sys.argv[2] == "free" or not confine.without_network()
import pyoxigraph
try:
    list(pyoxigraph.Store().query(f"SELECT * {{ SERVICE <{sys.argv[1]}> {{ ?s ?p ?o }} }}"))
except (OSError, RuntimeError) as error:
    print(error)
print("allowed" if allowed else "refused")
"""


def test_a_confined_process_cannot_call_out_even_if_the_query_got_through() -> None:
    had: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, address = listener.accept()
                except OSError:
                    return
                had.append(address)
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"

        def call(how: str) -> str:
            return subprocess.run([sys.executable, "-c", CALL, url, how], capture_output=True, text=True).stdout

        call("free")
        assert len(had) == 1, "the engine does not call out at all; then this test proves nothing"
        said = call("confined")
        if said.endswith("allowed\n"):
            pytest.skip("this system offers no way to take the network from a process")
        assert "denied" in said
        assert len(had) == 1
