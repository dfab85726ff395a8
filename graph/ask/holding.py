"""Whether a sentence holds all that a question says: in runs of its characters, by other words, by English labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.reports import Report
from gangmu.graph.ask.situation import Situation

MANY = 8
"""As many reports are read through at most."""
LEAST = 4
"""As many characters of a question a sentence must hold at least."""
_LINE = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSE = re.compile("[^，。；：！？]+")
_MARKED = re.compile(r"^[\s●•·*#>\-—]+|[\s*]+$")
_SPOKEN = frozenset(
    "须均仍拟更很就才都也还又再请即应能可会要让把被使给向对在从到于与和及其之的了着过所将需得每各来去完"
)
COUNTED = re.compile("(?<!哪)(?:几|多少)(?:个|大|项|条)*(方面|部分|环节|步骤|任务|领域|阶段|板块)")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at its place in the text of a report, and the one with which its paragraph begins."""

    report: Report
    start: int
    text: str
    lead: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a sentence must hold: the question, which of its characters count, its loose words, its synonyms."""

    text: str
    heavy: frozenset[int]
    loose: tuple[tuple[int, int, tuple[str, ...]], ...]
    others: tuple[tuple[int, int, tuple[str, ...]], ...]
    latin: tuple[tuple[str, tuple[str, ...]], ...]


def lines(s: Situation, words: Words) -> Iterator[Line]:
    """Yield the sentences of the reports that are asked about which hold half of the pairs of characters that count."""
    reports = s.asked.scope or s.known.reports.all
    if len(reports) > MANY:
        return
    pairs = {words.text[i : i + 2] for i in words.heavy if i + 1 in words.heavy}
    for report in reports:
        text, lead = s.known.text(report.text), ""
        for match in _LINE.finditer(text):
            written = match[0]
            if text[match.start() - 1 : match.start()] in ("", "\n"):
                lead = written
            if 2 * sum(pair in written for pair in pairs) >= len(pairs) or "“" in written or "、" in written:
                first = len(written) - len(_MARKED.sub("", written, count=1))
                start = match.start() + (first if _MARKED.match(written) else 0)
                shown = text[start : match.end()].rstrip("* \t")
                if len(shown) > LEAST:
                    yield Line(report, start, shown, lead)


def holds(words: Words, sentence: str, lead: str = "", least: int = LEAST) -> float:
    """Return how firmly a sentence holds what it must, 0 where it does not: the longer the runs, the firmer.

    What its paragraph is about may stand in the paragraph's first sentence, `lead`, alone.
    """
    text, held, firm = words.text, set[int](), 0.0
    place = 0
    while place < len(text):
        length = _run(text, place, sentence)
        if length > 1:
            held.update(range(place, place + length))
            firm += length * length
        place += max(length, 1)
    for start, end, names in words.others:
        if any(name in sentence for name in names):
            held.update(range(start, end))
    held.update(i for a in _led(words, held, lead) for i in a)
    bare = [i for i in words.heavy if i not in held and text[i] not in _SPOKEN]
    alone = [i for i in bare if not {i - 1, i + 1} & set(bare) and text[i] in sentence]
    if len(bare) > len(alone) or (len(held) + 2 * len(words.latin) <= least and not COUNTED.search(text)):
        return 0.0
    for start, end, alike in words.loose:
        word = text[start:end]
        if len(word) > 1 and word not in sentence and alike and not any(w in sentence for w in alike if len(w) > 1):
            return 0.0
    for _, labels in words.latin:
        if not any(label and label in sentence for label in labels):
            return 0.0
    return firm


def clauses(text: str) -> list[tuple[int, str]]:
    """Return the clauses of a sentence, each with its place.

    >>> clauses("建成云谷，投产。")
    [(0, '建成云谷'), (5, '投产')]
    """
    return [(match.start(), match[0]) for match in _CLAUSE.finditer(text)]


def closest(words: Words, parts: Sequence[tuple[int, str]]) -> list[int]:
    """Return which of some clauses hold most of what counts."""
    sizes = [sum(words.text[i : i + 2] in plain(clause) for i in words.heavy) for _, clause in parts]
    return [place for place, size in enumerate(sizes) if size == max(sizes)]


def _led(words: Words, held: set[int], lead: str) -> Iterator[range]:
    """Yield the stretches that the sentence does not hold and the first one of its paragraph does."""
    open_ = sorted(words.heavy - held)
    for i in open_:
        if i + 1 in open_ and words.text[i : i + 2] in lead:
            yield range(i, i + 2)


def _run(text: str, place: int, sentence: str) -> int:
    """Return how many characters from a place on stand in a sentence as they are."""
    length = 0
    while place + length < len(text) and text[place : place + length + 1] in sentence:
        length += 1
    return length
