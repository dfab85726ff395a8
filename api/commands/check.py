"""``gangmu check``: whether the graph is sound."""

from __future__ import annotations

from gangmu.api.commands import shared


def check(store: shared.Store = None) -> None:
    """Check the graph (检查): its SHACL shapes, all quotes, and the sentences that yielded nothing."""
    from gangmu.graph import check as checks

    view = shared.view(store)
    count, bad = checks.quotes(view)
    print(f"quotes (引文): {count:,}, of which {len(bad):,} are not in their text")
    shared.say("checking the shapes …")
    found = (*bad, *checks.shapes(view))
    violations = [finding for finding in found if finding.severity == "violation"]
    print(f"shapes (SHACL): {len(violations) - len(bad)} violations, {len(found) - len(violations)} warnings")
    for finding in found:
        print(f"  {finding.severity}: {finding.message}")
    for covered in checks.coverage(view):
        share = f"{len(covered.silent)} of {covered.sentences} sentences yielded nothing ({covered.share:.1%})"
        print(f"coverage (覆盖): {covered.document.rsplit('/', 1)[1]}: {share}")
        for silent in covered.silent:
            print(f"  line {silent.line}: {silent.words}")
    if violations:
        shared.fail(f"{len(violations)} violations; the messages above say what would mend them")
