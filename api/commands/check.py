"""``gangmu check``: whether the graph is sound, and what its reports' sentences yielded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from gangmu.api.commands import shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gangmu.graph.coverage import Coverage

_SHOWN = 10
"""So many sentences that yielded nothing are shown of a report without --all."""


def check(
    everything: Annotated[bool, typer.Option("--all", help="Show all sentences that deserve a look (全部).")] = False,
    coverage: Annotated[bool, typer.Option("--coverage", help="Only what the sentences yielded (仅覆盖).")] = False,
    store: shared.Store = None,
) -> None:
    """Check the graph (检查): its SHACL shapes, all quotes, and what the sentences yielded."""
    from gangmu.graph.coverage import coverage as covered

    view = shared.view(store)
    violations = [] if coverage else _sound(view)
    for one in covered(view):
        _show(one, everything)
    if violations:
        shared.fail(f"{len(violations)} violations; the messages above say what would mend them")


def _sound(view: Any) -> list[Any]:
    """Print whether quotes and shapes are sound; return the violations."""
    from gangmu.graph import check as checks

    count, bad = checks.quotes(view)
    print(f"quotes (引文): {count:,}, of which {len(bad):,} are not in their text")
    shared.say("checking the shapes …")
    found = (*bad, *checks.shapes(view))
    violations = [finding for finding in found if finding.severity == "violation"]
    print(f"shapes (SHACL): {len(violations) - len(bad)} violations, {len(found) - len(violations)} warnings")
    for finding in found:
        print(f"  {finding.severity}: {finding.message}")
    return violations


def _show(covered: Coverage, everything: bool) -> None:
    """Print the shares by what the sentences yielded and by class, and those that deserve a look."""
    name, total = covered.document.rsplit("/", 1)[1], len(covered.sentences)
    print(f"coverage (覆盖): {name}: {total} sentences, {total - len(covered.silent)} yielded something")
    print(f"  yielded (得到): {_shares(covered.yields(), total)}")
    print(f"  nothing (未得): {_shares(covered.empties(), total)}")
    unread = covered.unread
    shown = unread if everything else unread[:_SHOWN]
    rest = f"; {len(shown)} of them follow, --all shows all" if len(shown) < len(unread) else ""
    print(f"  yielded nothing, with a number, a formula or a verb of making (待看): {len(unread)}{rest}")
    for one in shown:
        print(f"    line {one.line} [{', '.join(one.signs)}]: {one.words}")


def _shares(counts: Mapping[str, int], total: int) -> str:
    return ", ".join(f"{name} {count / total:.1%}" for name, count in counts.items()) or "–"
