"""The wheel and the sdist: what they hold, and that what they hold works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
from email.parser import Parser
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

FOLDERS = ("ontology", "graph", "api", "data")
INFO = "gangmu-{version}.dist-info"


def hatch(source: Path, target: str, into: Path) -> Path:
    """Build a wheel or an sdist of `source` without the network; return the file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = into.iterdir()
    return built


def python(*arguments: str, cwd: Path, **environment: str) -> str:
    """Run Python away from the checkout; return what it printed."""
    outside = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=outside | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    table: dict[str, object] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch(root, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch(root, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked as an installer would, in a folder that is no part of the checkout."""
    place = tmp_path_factory.mktemp("site")
    with ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


def contents(wheel: Path) -> dict[str, bytes]:
    """Return what stands in the wheel, less its RECORD."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_wheel_holds_the_four_folders_and_nothing_else(
    wheel: Path, tracked: list[str], project: dict[str, object]
) -> None:
    info = INFO.format(version=project["version"])
    expected = {f"gangmu/{name}" for name in tracked if name.startswith(tuple(f"{folder}/" for folder in FOLDERS))}
    expected |= {f"{info}/{name}" for name in ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    assert set(contents(wheel)) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "gangmu/ontology/__init__.py",
        "gangmu/ontology/py.typed",
        "gangmu/ontology/gangmu.ttl",
        "gangmu/ontology/shapes.ttl",
        "gangmu/ontology/schemes/*.ttl",
        "gangmu/ontology/words/*.toml",
        "gangmu/graph/__init__.py",
        "gangmu/graph/py.typed",
        "gangmu/graph/mentions/__init__.py",
        "gangmu/graph/queries/*.rq",
        "gangmu/api/__init__.py",
        "gangmu/api/py.typed",
        "gangmu/api/cli.py",
        "gangmu/data/reports/*/*.txt",
        "gangmu/data/reports/*/*.toml",
    ],
)
def test_wheel_holds_every_kind_of_file(wheel: Path, pattern: str) -> None:
    assert [name for name in contents(wheel) if PurePosixPath(name).match(pattern)]


def test_metadata(wheel: Path, project: dict[str, object]) -> None:
    info = INFO.format(version=project["version"])
    held = contents(wheel)
    metadata = Parser().parsestr(held[f"{info}/METADATA"].decode())
    assert metadata["Name"] == "gangmu"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert held[f"{info}/entry_points.txt"].decode().split() == [
        "[console_scripts]",
        "gangmu",
        "=",
        "gangmu.api.cli:main",
    ]
    needed = {line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line}
    assert len(needed) == len(list(project["dependencies"]))  # type: ignore[call-overload]


def test_wheel_is_the_same_each_time_and_from_the_sdist(
    root: Path, wheel: Path, sdist: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = hatch(root, "wheel", tmp_path_factory.mktemp("again"))
    assert again.read_bytes() == wheel.read_bytes()
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    assert contents(hatch(source, "wheel", tmp_path_factory.mktemp("from-sdist"))) == contents(wheel)


def test_installed_files_are_found(installed: Path, tmp_path: Path) -> None:
    """The wheel's own code and data are used, not the checkout's."""
    code = "from gangmu.graph import resources as r; print(r.__file__, r.DATA, r.ONTOLOGY, r.QUERIES, sep='\\n')"
    module, *folders = python("-c", code, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert Path(module).is_relative_to(installed)
    for folder in map(Path, folders):
        assert folder.is_relative_to(installed)
        assert folder.is_dir()


def test_only_gangmu_can_be_imported(tmp_path: Path) -> None:
    """Neither install may put modules called `graph` or `api` in the way of others; -I leaves the folder out."""
    code = "from importlib.util import find_spec as f; import sys; print(*[n for n in sys.argv[1:] if f(n)])"
    names = [*FOLDERS, *(f"gangmu.{folder}" for folder in FOLDERS)]
    assert python("-I", "-c", code, *names, cwd=tmp_path).split() == [f"gangmu.{folder}" for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS)
def test_links_of_the_editable_install(root: Path, folder: str) -> None:
    link = root / ".links" / "gangmu" / folder
    assert link.is_symlink()
    assert os.readlink(link) == f"../../{folder}"
    assert link.resolve() == root / folder
