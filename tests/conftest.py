"""What all tests share: where the checkout and other reports are, a real server, hostile names, how hypothesis runs."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from gangmu.api.settings import Settings

ROOT = Path(__file__).resolve().parent.parent

# A busy machine must not fail a property for being slow; in CI the same examples run each time.
settings.register_profile("gangmu", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("gangmu")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout that these tests stand in."""
    return ROOT


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[str]:
    """Every file that is, or could be, committed."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in listed.split("\0") if name and (root / name).is_file())


@pytest.fixture(scope="session")
def shared() -> Path:
    """A folder with other reports (`corpus/`), gold annotations (`gold/`) and questions (`questions/`).

    They belong to others and are not in the repository: $GANGMU_SHARED names the folder, else `shared` beside the
    checkout is taken. A test that asks for it is skipped where there is none.
    """
    folder = Path(os.environ.get("GANGMU_SHARED") or ROOT.parent / "shared")
    if not (folder / "corpus").is_dir():
        pytest.skip("no shared reports here (GANGMU_SHARED names their folder)")
    return folder


@contextmanager
def _running(settings: Settings) -> Iterator[str]:
    import uvicorn

    from gangmu.api.app import create_app

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="critical", timeout_graceful_shutdown=2))
        thread = Thread(target=server.run, args=([listener],), daemon=True)
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
def running() -> Callable[[Settings], AbstractContextManager[str]]:
    """A real server of the given settings on a free port, while the context lasts: `with running(settings) as address`."""
    return _running


@pytest.fixture(scope="session")
def hostile_strings() -> dict[str, str]:
    """Names that would break out of where they are put, by what they are."""
    return {
        "脚本": "</script><script>hacked=1</script>",
        "图片": "<img src=x onerror=hacked=1>",
        "引号": "\"双\" '单' `反` &amp; ${x} \\u003c {{ 7*7 }} {% raw %}",
        "行": "一\u2028二\u2029三",
        "向": "甲\u202e乙丙\u200f",
        "长": "长" * 500,
    }
