"""How far two people agree on what is a project, by the measure that the rules are held to: a ceiling for their figures.

The first annotated `held.jsonl`. The second annotated, without having seen it, the projects of the first ten sentences
that were drawn of each of its reports: `held_second.jsonl`. Each is scored with the other as gold. What the finder
calls optional counts as found ("all that was named") or is left out ("what is certain"). The last row takes neither's
optional entries amiss: its precision is the share of what is certain to the second that the first has at all, its
recall the share of what is certain to the first that the second has at all.

    python -m tests.annotated.agreement SHARED_FOLDER

prints one table over all sentences together, and nothing of any one of them: `held` is not looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.annotated.draw import DRAWN
from tests.annotated.measure import Score, gold, scorer
from tests.annotated.sentences import load

SECOND = "held_second"
FIRST_TEN = 10

Pair = tuple[dict[str, Any], dict[str, Any]]


def both() -> Iterator[Pair]:
    """Yield the record of the first and of the second annotator for each sentence that both read."""
    second = {(record["file"], record["start"]): record for record in load(SECOND)}
    yield from ((record, second[at]) for record in load("held") if (at := (record["file"], record["start"])) in second)


def certain(record: dict[str, Any]) -> dict[str, Any]:
    """`record` with those of its projects alone that are not optional.

    >>> certain({"projects": [{"name": "云谷公园"}, {"name": "园区", "optional": True}]})
    {'projects': [{'name': '云谷公园'}]}
    """
    return record | {"projects": [entry for entry in record.get("projects", []) if not entry.get("optional")]}


class Agreement(NamedTuple):
    """What was scored over all sentences: the projects, and of those that were hit the status."""

    projects: Score
    status: Score


def scored(pairs: Iterable[Pair], shared: Path) -> Agreement:
    """Score the projects of the second record of each pair with the first as gold, all sentences together."""
    script = scorer(shared)
    tally = script.Tally()
    for held, found in pairs:
        text = (shared / "corpus" / held["file"]).read_text("utf-8")
        sentence = text[held["start"] : held["end"]]
        of_gold, of_found = ({"projects": gold(record, sentence)["projects"]} for record in (held, found))
        script.score_document(of_gold, of_found, sentence, tally)
    return Agreement(Score(*tally.rows["projects"]), Score(*tally.rows["projects: right status"]))


def rows(pairs: list[Pair], shared: Path) -> Iterator[tuple[str, float, float, float]]:
    """Yield what each row of the table compares, with its precision, recall and F1."""
    turned = [(second, first) for first, second in pairs]
    recalls = []
    for who, these in (("first is gold, second found", pairs), ("second is gold, first found", turned)):
        whole = scored(these, shared).projects
        yield (f"{who}: all that was named", *ratios(whole))
        yield (f"{who}: what is certain", *ratios(scored([(a, certain(b)) for a, b in these], shared).projects))
        recalls.append(whole.hits / (whole.held or 1))
    recall, precision = recalls
    yield "optional entries of neither count", precision, recall, harmonic(precision, recall)


def ratios(score: Score) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return score.hits / (score.found or 1), score.hits / (score.held or 1), score.f1


def harmonic(one: float, other: float) -> float:
    """The harmonic mean.

    >>> harmonic(0.5, 1.0), harmonic(0.0, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * one * other / (one + other) if one and other else 0.0


def table(shared: Path) -> str:
    """The rows as a table for people."""
    pairs = list(both())
    lines = [f"{len(pairs)} sentences of {len(DRAWN['held'])} reports, projects"]
    lines.append(f"{'':52}{'precision':>10}{'recall':>8}{'F1':>8}")
    for what, precision, recall, f1 in rows(pairs, shared):
        lines.append(f"{what:52}{precision:>10.3f}{recall:>8.3f}{f1:>8.3f}")
    first, second = ([entry for pair in pairs for entry in pair[who].get("projects", [])] for who in (0, 1))
    for who, entries in (("first", first), ("second", second)):
        optional = sum(bool(entry.get("optional")) for entry in entries)
        lines.append(f"{who}: {len(entries) - optional} that are certain and {optional} optional")
    status = scored(pairs, shared).status
    lines.append(f"the same status in {status.hits} of {status.held} that both have")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
