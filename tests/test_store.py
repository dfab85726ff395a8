"""The store: what is published is served whole, or what was there before is."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gangmu.graph.errors import BuildError, GangmuError, QueryError, StoreError
from gangmu.graph.rows import Blank, Iri, Literal, Rows, Triple
from gangmu.graph.store import View, current, kind, publish, written
from gangmu.graph.store.lock import only_writer

ID = "https://w3id.org/gangmu/id/青石县/"


def graph(words: str, size: int = 1) -> list[str]:
    """Return sorted N-Quads in two graphs that say `words` of as many things as `size`."""
    return sorted(
        f'<{ID}{i:06}> <{ID}says> "{words}"@zh <{ID}{name}> .\n' for i in range(size) for name in ("one", "other")
    )


def words(store: Path) -> str:
    """Return what the graph that `store` serves says, having read all of it."""
    view = View.open(store)
    rows = view.select("SELECT DISTINCT ?words (COUNT(*) AS ?n) { ?thing ?p ?words } GROUP BY ?words")
    assert len(rows) == 1
    assert sum(1 for _ in view.lines()) == view.manifest["quads"]
    return next(rows.values())["words"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    publish(tmp_path / "store", graph("旧"), {"made": "by a test"})
    return tmp_path / "store"


def test_publish_makes_a_snapshot_and_serves_it(store: Path) -> None:
    place = publish(store, graph("新"), {"report": "甲"})
    assert words(store) == "新"
    assert place == store / "snapshots" / current(store)
    manifest = json.loads((place / "manifest.json").read_text("utf-8"))
    assert manifest.keys() == {"report", "quads", "sha256"}
    assert manifest["quads"] == 2
    assert sorted(path.name for path in store.iterdir()) == ["current", "lock", "snapshots"]


def test_the_same_graph_is_the_same_snapshot(store: Path) -> None:
    first = View.open(store)
    assert publish(store, graph("旧"), {"made": "by a test"}) == first.folder
    assert publish(store, graph("旧"), {"made": "otherwise"}) != first.folder


def test_a_reader_keeps_its_snapshot_over_a_build_and_a_broken_snapshot_is_made_anew(store: Path) -> None:
    reader = View.open(store)
    publish(store, graph("新"), {})
    assert list(reader.lines()) == graph("旧")
    assert reader.snapshot != current(store)
    shutil.rmtree(store / "snapshots" / current(store) / "index")
    with pytest.raises(StoreError, match="broken"):
        View.open(store)
    publish(store, graph("新"), {})
    assert words(store) == "新"


def test_only_the_last_two_snapshots_stay(store: Path) -> None:
    names = [publish(store, graph(word), {}).name for word in "甲乙丙"]
    assert {path.name for path in (store / "snapshots").iterdir()} == set(names[1:])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (graph("新", 2)[::-1], "line 2 of the graph is out of order"),
        (graph("新")[:1] * 2, "stands twice"),
        ([f"<{ID}a> <{ID} b> <{ID}c> .\n"], "no sound N-Quads"),
        ([f'<{ID}a> <{ID}b> "甲\n'], "no sound N-Quads"),
        # The engine keeps values, not their letters: 1.0 and 1.00 would be one.
        (
            [f'<{ID}a> <{ID}b> "{n}"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n' for n in ("1.0", "1.00")],
            "in other",
        ),
    ],
)
def test_a_graph_that_is_not_sound_stays_out(store: Path, lines: list[str], message: str) -> None:
    with pytest.raises(BuildError, match=message):
        publish(store, lines, {})
    assert words(store) == "旧"
    assert not (store / "building").exists()


def test_lines_that_fail_half_way_leave_the_old_graph(store: Path) -> None:
    def lines() -> object:
        yield graph("新")[0]
        raise KeyError("a rule fell over")

    with pytest.raises(KeyError):
        publish(store, lines(), {})  # type: ignore[arg-type]
    assert words(store) == "旧"


# Runs in a process of its own: publishes into a store, and at the nth thing that it does to a file under it is killed
# or fails. Prints how many things it has done.
VICTIM = """
import os, signal, sys
from pathlib import Path
from gangmu.graph.store import publish

def hook(event, args):
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir"):
        if str(args[0]).startswith(str(store)):
            done.append(event)
            if len(done) == nth and how == "fail":
                raise OSError(28, "No space left on device")
            if len(done) == nth:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

how, store, nth, lines, done = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.stdin.readlines(), []
sys.addaudithook(hook)
try:
    publish(store, lines, {})
finally:
    print(len(done))
"""


def victim(how: str, store: Path, nth: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", VICTIM, how, str(store), str(nth)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, text=True, encoding="utf-8")


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_a_build_that_dies_at_any_step_leaves_the_old_graph(tmp_path: Path, store: Path, how: str) -> None:
    def served_after(nth: int) -> str:
        copy = shutil.copytree(store, tmp_path / f"copy{nth}")
        with victim(how, copy, nth) as process:
            errors = process.communicate("".join(graph("新")))[1]
        assert how == "kill" or process.returncode == 0 or "StoreError" in errors, errors
        found = words(copy)
        # Whatever was left behind is in nobody's way.
        publish(copy, graph("更新"), {})
        assert words(copy) == "更新"
        assert sorted(path.name for path in copy.iterdir()) == ["current", "lock", "snapshots"]
        shutil.rmtree(copy)
        return found

    with victim(how, shutil.copytree(store, tmp_path / "copy")) as process:
        steps = int(process.communicate("".join(graph("新")))[0])
    assert steps > 20
    with ThreadPoolExecutor(4) as threads:
        served = "".join(threads.map(served_after, range(1, steps + 1)))
    # The old graph up to one step, the new one from there on.
    assert served.rstrip("新").strip("旧") == "" or how == "fail"
    assert served.startswith("旧" * 5) or how == "fail"
    assert set(served) == {"旧", "新"}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_a_build_killed_while_the_engine_loads_leaves_the_old_graph(store: Path) -> None:
    with victim("kill", store) as process:
        assert process.stdin
        process.stdin.writelines(graph("新", 50_000))
        process.stdin.close()
        while not (store / "building" / "index" / "CURRENT").exists():
            assert process.poll() is None
            time.sleep(0.001)
        with pytest.raises(StoreError, match="another build"):
            publish(store, graph("新"), {})
        process.kill()
    assert words(store) == "旧"
    assert (store / "building").exists()
    publish(store, graph("新"), {})
    assert words(store) == "新"


def test_two_builds_do_not_meet(store: Path) -> None:
    with only_writer(store), pytest.raises(StoreError, match="another build is writing"):
        publish(store, graph("新"), {})
    publish(store, graph("新"), {})
    assert words(store) == "新"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda store: shutil.rmtree(store), "there is no graph in .* gangmu build"),
        (lambda store: (store / "current").write_text("../../etc\n", "utf-8"), "names no snapshot"),
        (lambda store: (store / "current").write_text("0" * 32, "utf-8"), "broken"),
        (lambda store: (store / "current").write_bytes(b"\xff\xfe"), "cannot be read"),
        (lambda store: (store / "snapshots" / current(store) / "manifest.json").write_text("{"), "broken"),
    ],
)
def test_a_store_that_is_missing_or_spoilt_is_said_to_be(store: Path, spoil: object, message: str) -> None:
    spoil(store)  # type: ignore[operator]
    with pytest.raises(StoreError, match=message):
        View.open(store)
    publish(store, graph("新"), {})
    assert words(store) == "新"


def test_a_file_in_the_place_of_a_store_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError):
            publish(path, graph("新"), {})
        with pytest.raises(StoreError):
            View.open(path)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "lock").write_text("not a lock " * 1000)
    with pytest.raises(StoreError, match="delete it"):
        publish(tmp_path / "store", graph("新"), {})


# --- Views ---

VIEW = View.of(
    [
        f'<{ID}甲> <{ID}says> "一个"@zh <{ID}one> .\n',
        f'<{ID}甲> <{ID}size> "12.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <{ID}one> .\n',
        f'<{ID}甲> <{ID}says> "plain" <{ID}other> .\n',
    ]
)


def test_the_default_graph_is_the_union() -> None:
    assert VIEW.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == (
        (Literal("3", datatype="http://www.w3.org/2001/XMLSchema#integer"),),
    )


def test_terms_are_records() -> None:
    query = f"SELECT ?s ?o ?none {{ ?s <{ID}says> ?o OPTIONAL {{ ?s <{ID}no> ?none }} }} ORDER BY ?o"
    assert VIEW.answer(query) == Rows(
        ("s", "o", "none"), ((Iri(f"{ID}甲"), Literal("plain"), None), (Iri(f"{ID}甲"), Literal("一个", "zh"), None))
    )
    assert VIEW.answer("ASK { ?s ?p 'plain' }") is True
    assert VIEW.answer(f"CONSTRUCT {{ ?s a ?o }} WHERE {{ ?s <{ID}says> ?o FILTER(LANG(?o) = 'zh') }}") == (
        Triple(Iri(f"{ID}甲"), Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), Literal("一个", "zh")),
    )
    (row,) = VIEW.select("SELECT (BNODE() AS ?b) {}").rows
    assert isinstance(row[0], Blank)


def test_a_query_of_the_wrong_form_is_said_to_be() -> None:
    for ask, how in [(VIEW.select, "ASK {}"), (VIEW.ask, "SELECT * {}"), (VIEW.construct, "ASK {}")]:
        with pytest.raises(QueryError, match="of another form"):
            ask(how)
    with pytest.raises(QueryError, match="triple as a value"):
        VIEW.select("SELECT (<<( <a:b> <a:c> <a:d> )>> AS ?t) {}")


def test_a_view_of_memory_gives_its_lines_sorted() -> None:
    lines = list(VIEW.lines())
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert list(View.of(lines).lines()) == lines


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("#ASK\nPREFIX a: <a:#b> BASE <http://example.org/> ASK {}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        (f"DESCRIBE <{ID}甲>", "DESCRIBE"),
    ],
)
def test_kind(query: str, form: str) -> None:
    assert kind(query) == form


def test_kind_runs_nothing() -> None:
    values = " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(100)))} }}" for i in range(8))
    started = time.process_time()
    assert kind(f"ASK {{ {values} FILTER(?v0 + ?v7 < 0) }}") == "ASK"  # 10^16 rows to try
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("query", "media", "expected"),
    [
        (f"SELECT ?o {{ ?s <{ID}says> ?o }} ORDER BY ?o", "text/csv", "o\r\nplain\r\n一个\r\n"),
        (f"SELECT ?o {{ ?s <{ID}says> ?o }} ORDER BY ?o", "text/tab-separated-values", '?o\n"plain"\n"一个"@zh\n'),
        ("ASK {}", "application/sparql-results+json", '{"head":{},"boolean":true}'),
        (f"CONSTRUCT {{ ?s rdfs:label ?o }} WHERE {{ ?s <{ID}says> ?o }}", "text/turtle", '"一个"@zh'),
    ],
)
def test_answers_as_bytes(query: str, media: str, expected: str) -> None:
    assert expected in VIEW.serialize(query, media).decode()


def test_bytes_of_a_form_that_does_not_fit_are_refused() -> None:
    for query, media in [("ASK {}", "text/turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"), ("ASK {}", "a/b")]:
        with pytest.raises(QueryError, match="cannot hold"):
            VIEW.serialize(query, media)


def test_graphs_named_by_the_protocol() -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert VIEW.serialize(query, "text/csv", default_graphs=[f"{ID}one"]) == b"n\r\n2\r\n"
    assert VIEW.serialize(query, "text/csv", named_graphs=[f"{ID}one"]) == b"n\r\n0\r\n"
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert VIEW.serialize(inside, "text/csv") == b"n\r\n3\r\n"
    assert VIEW.serialize(inside, "text/csv", named_graphs=[f"{ID}other"]) == b"n\r\n1\r\n"
    with pytest.raises(QueryError, match="no IRI"):
        VIEW.serialize(query, "text/csv", default_graphs=["no iri"])


def test_writing_keeps_letters_and_drops_repeats() -> None:
    lines = [f'<{ID}甲> <{ID}says> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <{ID}{g}> .\n' for g in "ab"]
    assert written(lines, "application/n-triples").decode() == lines[0].replace(f" <{ID}a>", "")
    assert written(lines, "application/n-quads").decode() == "".join(lines)
    with pytest.raises(ValueError, match="no graph format"):
        written(lines, "text/plain+x")


def test_errors_of_the_store_are_errors_that_a_user_can_mend() -> None:
    assert issubclass(StoreError, GangmuError)
    assert issubclass(QueryError, ValueError)
