"""What all tests share: where the checkout is, where reports outside it are, and how hypothesis runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

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
