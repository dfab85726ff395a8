"""How soon something is to be seen: the page's first view, and a made network of 1,000 nodes, beside plain pyvis.

Each page is opened in headless Chromium until its network is drawn, three times, the median counts. Plain pyvis shows
the same 1,000 nodes with its default physics, served from the same machine, and is stopped after a minute. Only the
ratios mean something elsewhere. Needs Chromium; prints that it has none where there is none.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from gangmu.api.app import create_app
from gangmu.api.settings import Settings
from gangmu.graph.build import build
from gangmu.graph.picture import vis
from gangmu.graph.resources import DATA
from gangmu.graph.store import publish

GM = "https://w3id.org/gangmu/ontology#"
ID = "https://w3id.org/gangmu/id/青石县/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
TIMES = 3
LONGEST = 60.0
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
DRAWN = "document.querySelector('#network')?.picture?.shown.size >= %d"
BRANCHES, LEAVES = 27, 36  # 1 + 27 + 27 * 36 = 1,000


def edges() -> Iterator[tuple[str, str]]:
    """Yield the lines of the made network: a slogan, its members, what serves each of them."""
    for i in range(BRANCHES):
        yield "总", f"篇{i}"
        yield from ((f"篇{i}", f"项目{i}之{j}") for j in range(LEAVES))


def made() -> list[str]:
    """Return the made network as a graph."""
    lines: set[str] = set()

    def say(subject: str, predicate: str, value: str) -> None:
        lines.add(f"<{ID}{subject}> <{predicate}> {value} <{ID}g> .\n")

    for name in dict.fromkeys(end for edge in edges() for end in edge):
        kind = "Slogan" if name == "总" else "Strategy" if name.startswith("篇") else "Project"
        say(name, TYPE, f"<{GM}{kind}>")
        say(name, LABEL, f'"{name}"@zh')
    for i, (parent, child) in enumerate(edges()):
        member = parent == "总"
        say(f"链/{i}", f"{GM}subject", f"<{ID}{parent if member else child}>")
        say(f"链/{i}", f"{GM}object", f"<{ID}{child if member else parent}>")
        say(f"链/{i}", f"{GM}predicate", f"<{GM}{'hasMember' if member else 'servesByNesting'}>")
        say(f"链/{i}", f"{GM}basis", f"<{GM}{'stated' if member else 'structural'}>")
    return sorted(lines)


@contextmanager
def served(store: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(store=store)), port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@contextmanager
def files(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(folder), **kwargs)  # type: ignore[arg-type]

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def plain(folder: Path) -> None:
    """Write the page that pyvis makes by itself, its library beside it instead of on another host."""
    from pyvis.network import Network

    network = Network(cdn_resources="local")
    for source, target in edges():
        network.add_node(source)
        network.add_node(target)
        network.add_edge(source, target)
    page = network.generate_html(notebook=False)
    _, _, body = page.partition("<script")
    # its library and nothing from elsewhere: the other tags load a style sheet and a framework that draw nothing
    script = body[body.rindex('<script type="text/javascript">') :]
    hook = "drawGraph();"
    script = script.replace(hook, hook + " network.once('afterDrawing', () => document.title = 'drawn');", 1)
    style = "<style>#mynetwork { width: 100%; height: 800px }</style>"
    library = '<script src="vis-network.min.js"></script><div id="mynetwork"></div>'
    (folder / "plain.html").write_text(f"<!doctype html><meta charset=utf-8>{style}{library}{script}", "utf-8")
    shutil.copy(vis() / "vis-network.min.js", folder)


def seconds(browser: Browser, address: str, drawn: str) -> float:
    """Return how long it takes from opening the address until `drawn` holds and a frame was painted; LONGEST at most."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(LONGEST * 1000)
    start = time.perf_counter()
    try:
        page.goto(address, wait_until="commit")
        while time.perf_counter() - start < LONGEST:
            if page.evaluate(drawn):
                page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                break
            time.sleep(0.02)
    except Exception as error:  # a page that is too busy to answer is as slow as can be measured
        print(f"  ({type(error).__name__} after {time.perf_counter() - start:.0f} s)")
    passed = min(time.perf_counter() - start, LONGEST)
    page.close()
    return passed


def main() -> int:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        print("there is no Chromium here: nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        build([DATA / "reports" / "xinjiang-2021"], folder / "sample")
        publish(folder / "many", made(), {})
        plain(folder)
        show = ",".join(f"青石县/篇{i}" for i in range(BRANCHES))
        with served(folder / "sample") as sample, served(folder / "many") as many, files(folder) as alone:
            median_of: Callable[[str, str], float] = lambda at, drawn: median(  # noqa: E731
                seconds(browser, at, drawn) for _ in range(TIMES)
            )
            first = median_of(f"{sample}/?lang=zh", DRAWN % 8)
            print(f"the sample's first view      {first:6.2f} s")
            large = f"{many}/?lang=zh&limit=1000&open={show}"
            cold = seconds(browser, large, DRAWN % 1000)
            print(f"1,000 nodes, the first time  {cold:6.2f} s (places are computed)")
            again = median_of(large, DRAWN % 1000)
            print(f"1,000 nodes, from then on    {again:6.2f} s (places are kept)")
            pyvis = seconds(browser, f"{alone}/plain.html", "document.title === 'drawn'")
            capped = "more than " if pyvis >= LONGEST else ""
            print(f"1,000 nodes in plain pyvis   {pyvis:6.2f} s{' (stopped)' if capped else ''}")
            print(f"plain pyvis takes {capped}{pyvis / again:.0f} times as long, {capped}{pyvis / cold:.0f} at first")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
