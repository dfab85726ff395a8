"""Take the picture of the first page that README.md shows: the sample's graph, with one thing chosen."""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "data" / "pictures" / "first-page.png"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
CHOSEN = "绿色新绛"


def main() -> None:
    """Build the sample, serve it on a free port, choose a thing on the page, and write the picture."""
    if not CHROMIUM.exists():
        print("There is no Chromium here; the picture stays as it is.")
        return
    import uvicorn
    from playwright.sync_api import sync_playwright

    from gangmu.api.app import create_app
    from gangmu.api.settings import Settings
    from gangmu.graph.build import build

    with tempfile.TemporaryDirectory() as folder, socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        build([], Path(folder))
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(store=Path(folder))), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page.goto(f"http://127.0.0.1:{door.getsockname()[1]}/")
            page.wait_for_timeout(2500)
            page.locator("input").first.fill(CHOSEN)
            page.wait_for_timeout(1000)
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.wait_for_timeout(2000)
            page.screenshot(path=PICTURE)
            browser.close()
        server.should_exit = True
        thread.join(10)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
