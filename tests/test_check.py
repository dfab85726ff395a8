"""What `gangmu check` sees: bad quotes, broken shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gangmu.graph import check
from gangmu.graph.build import build
from gangmu.graph.store import View

TEXT = "青石县工作报告\n一、今后五年重点工作\n（一）做强农业。新建青石水库。让人民生活更加美好。\n"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("check")
    (folder / "report.txt").write_text(TEXT, "utf-8")
    build([folder / "report.txt"], folder / "store")
    return list(View.open(folder / "store").lines())


def test_a_sound_graph_has_no_findings(lines: list[str]) -> None:
    view = View.of(lines)
    count, bad = check.quotes(view)
    assert count > 3 and bad == ()
    assert [finding for finding in check.shapes(view) if finding.severity == "violation"] == []


def test_a_bent_quote_is_found_by_sparql_and_by_shape(lines: list[str]) -> None:
    bent = [line.replace('exact> "新建青石水库"', 'exact> "新建青石水坝"') for line in lines]
    assert bent != lines
    view = View.of(bent)
    _, bad = check.quotes(view)
    assert [finding.message for finding in bad] == ["the quote “新建青石水坝” is not in the text where it says"]
    assert any("are not what the text has" in finding.message for finding in check.shapes(view))


def test_a_link_without_its_triple_is_a_violation(lines: list[str]) -> None:
    naked = [line for line in lines if not ("#servesByNesting> <" in line and "#predicate>" not in line)]
    assert len(naked) < len(lines)
    assert any("lacks its direct triple" in finding.message for finding in check.shapes(View.of(naked)))


def test_the_shipped_sample_is_sound(tmp_path: Path) -> None:
    build([], tmp_path)
    view = View.open(tmp_path)
    count, bad = check.quotes(view)
    assert count > 400 and bad == ()
    assert [finding for finding in check.shapes(view) if finding.severity == "violation"] == []
