"""What may not stand in the repository, and what its locked requirements owe."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

# In pieces, so that this file does not find itself.
REGISTRIES = re.compile(
    "|".join((r"--(extra-)?index" + "-url", r"--find" + "-links", r"python" + r"hosted\.org", r"pypi" + r"\.org"))
    + r"|registry\.npm" + r"js|https?://[^\s/]+/(simple|packages)/|\"resolved\": *\"http|registry *= *[\"']http"
)  # fmt: skip
MACHINE_PATHS = re.compile(r"(?<![\w.:/>}-])/(?:work|tmp|root|home|opt|Users|mnt)/\w")
MADE_HERE = re.compile(
    r"(^|/)(\.venv|\.lowest|__pycache__|dist|build|\.[a-z]+_cache|\.hypothesis)/|\.py[cod]$|uv\.lock$"
)

# Names of places, slogans, projects and people of the sample report: rules are about the language of all reports.
NAMES_OF_THE_SAMPLE = re.compile(
    "绛|xinjiang[-_ ](?:2021|county)|jiangzhou|140825"
    "|万安[镇桃]|阳王|横桥|九原[大山]|凤凰路|府西街|建州署|贡院巷|龙兴寺|汾[河南北]|沿汾|浍河|学府康城|西曲|鼓堆|峨嵋岭|马首山"
    "|韩城|河津|侯马|临夏线|晋南|油桃"
    "|五篇文章|一泉两河三山|三个强市|三个高地|四为四高|三化三制|一联五|六最|五诺五评|三篇光辉文献|山西三宝|四方责任|运才兴运"
    "|智创城|文明守望|人人持证"
    "|格润|中信金石|中信鑫泰|丰喜华瑞|金星瑞华|双人药业|李玉林|张琼",
    re.IGNORECASE,
)
RULES = (".py", ".toml", ".rq", ".ttl", ".js", ".html")

REQUIREMENTS = ("runtime.txt", "dev.txt", "bench.txt", "build.txt")


def hits(root: Path, names: list[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield file, line and find of `pattern` in those of `names` that are text."""
    for name in names:
        try:
            lines = (root / name).read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        yield from (f"{name}:{n}: {found[0]}" for n, line in enumerate(lines, 1) if (found := pattern.search(line)))


def test_no_registry_address(root: Path, tracked: list[str]) -> None:
    assert not list(hits(root, [name for name in tracked if name != "Makefile"], REGISTRIES))


def test_no_machine_path(root: Path, tracked: list[str]) -> None:
    assert not list(hits(root, tracked, MACHINE_PATHS))


def test_nothing_that_is_made_here(tracked: list[str]) -> None:
    assert not [name for name in tracked if MADE_HERE.search(name)]


def test_no_name_of_the_sample_in_rules(root: Path, tracked: list[str]) -> None:
    rules = [name for name in tracked if name.startswith(("ontology/", "graph/", "api/")) and name.endswith(RULES)]
    assert rules
    assert not list(hits(root, rules, NAMES_OF_THE_SAMPLE))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRIES, "--index" + "-url https://example.org"),
        (REGISTRIES, "https://example.org/" + "simple/rdflib"),
        (MACHINE_PATHS, "path = '/" + "home/someone'"),
        (MACHINE_PATHS, "/" + "tmp/x"),
        (NAMES_OF_THE_SAMPLE, "绛州"),
        (MADE_HERE, ".venv/bin/python"),
        (MADE_HERE, "graph/__pycache__/model.cpython-311.pyc"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def locked(root: Path, name: str) -> dict[str, list[str]]:
    """Return the `name==version` of a requirements file, each with its hashes."""
    joined = (root / "requirements" / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line.split("#")[0].split() for line in joined.splitlines()]
    return {
        line[0]: [word for word in line if re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word)] for line in lines if line
    }


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_and_hashed(root: Path, name: str) -> None:
    pins = locked(root, name)
    assert pins
    assert not [pin for pin, hashes in pins.items() if not (re.fullmatch(r"[a-z0-9-]+==[^=]+", pin) and hashes)]


def test_what_runs_is_what_is_tested(root: Path) -> None:
    """The other files hold the same versions as runtime.txt, and runtime.txt all that the package names."""
    runtime = set(locked(root, "runtime.txt"))
    assert runtime <= set(locked(root, "dev.txt"))
    assert runtime <= set(locked(root, "bench.txt"))
    assert set(locked(root, "build.txt")) <= set(locked(root, "dev.txt"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    assert direct <= {pin.split("==")[0] for pin in runtime}
