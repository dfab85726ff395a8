"""What each sentence yielded, or the class of sentence that it is when it yielded nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gangmu.graph.model import Orientation, Sentence
from gangmu.graph.outline import Reading, outline
from gangmu.graph.rows import Iri
from gangmu.graph.store import View
from gangmu.graph.text import Source, clean
from gangmu.graph.titles import glossary
from gangmu.ontology.lexicon import alternatives, table, words

_TEXTS = "SELECT ?document ?text WHERE { ?source gm:textOf ?document ; nif:isString ?text } ORDER BY ?document"
_EVIDENCE = """SELECT ?start ?class WHERE {
  VALUES (?document) { (UNDEF) }
  VALUES ?class { gm:Mention gm:Achievement gm:Commitment gm:Enumeration gm:Formulation gm:Observation gm:Link }
  ?source gm:textOf ?document . ?quote gm:inText ?source ; gm:start ?start . ?claim gm:evidence ?quote ; a ?class }"""

CLASSES: tuple[str, ...] = tuple(table("outline")["empty"])
"""The classes of empty sentences whose words are data, in the order in which they are tried; others are “other”."""

_CLASSES = tuple((name, re.compile(alternatives(words("outline", "empty", name, "opening")))) for name in CLASSES)
_ANYWHERE = {name: re.compile(alternatives(words("outline", "empty", name, "anywhere"))) for name in CLASSES}
_NUMBER = re.compile(r"(?<![\d年月“])\d[\d.,]*(?!\d*(?:年|月|日|周年|届|号|次会议|世纪))")
_FORMULA = re.compile(r"“[^“”，。]{2,12}”")
_DOING = re.compile(alternatives(words("outline", "leads", "makes")))
_QUIET = frozenset(("heading", "masthead", "glossary", "greeting", "appeal", "frame", "problem"))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: the line of the source that it begins in (from 1), its words, and what became of it.

    `yielded` holds the local names of the classes of claims that have their evidence in it; where it is empty,
    `empty` is the class of sentence, and `signs` says what makes it worth a look (“number”, “formula”, “verb”).
    """

    line: int
    words: str
    yielded: tuple[str, ...] = ()
    empty: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of a report, and what became of each."""

    document: str
    sentences: tuple[Told, ...]

    @property
    def silent(self) -> tuple[Told, ...]:
        """The sentences that yielded nothing."""
        return tuple(one for one in self.sentences if not one.yielded)

    @property
    def unread(self) -> tuple[Told, ...]:
        """Those among them that hold a number, a quoted formula or a verb of making."""
        return tuple(one for one in self.silent if one.signs)

    @property
    def share(self) -> float:
        """The share of sentences that yielded nothing, from 0 to 1."""
        return len(self.silent) / len(self.sentences) if self.sentences else 0.0

    def yields(self) -> Mapping[str, int]:
        """Return how many sentences yielded claims of each class, the most frequent first."""
        return dict(Counter(name for one in self.sentences for name in one.yielded).most_common())

    def empties(self) -> Mapping[str, int]:
        """Return how many sentences of each class yielded nothing, the most frequent first."""
        return dict(Counter(one.empty for one in self.silent).most_common())


def coverage(view: View) -> Iterator[Coverage]:
    """Yield the coverage of each report of the graph, in the order of their IRIs.

    The text is read anew from the graph; a claim belongs to the sentence in which a quote that is its evidence begins.
    """
    for row in view.select(_TEXTS).values():
        document, raw = row["document"], row["text"]
        found = view.select(_EVIDENCE, {"document": Iri(document)}).values()
        claims = sorted((int(one["start"]), one["class"].rsplit("#", 1)[-1]) for one in found)
        yield Coverage(document, tuple(told(outline(clean(Source(document, raw, "", ""))), claims)))


def told(reading: Reading, claims: list[tuple[int, str]]) -> Iterator[Told]:
    r"""Yield the sentences of a report; `claims` holds, in order, where the evidence of a claim begins, and its class.

    >>> reading = outline(clean(Source("a", "一、工作安排\n新建水库3座。我们要不懈奋斗。", "", "")))
    >>> [(one.yielded, one.empty, one.signs) for one in told(reading, [(7, "Commitment")])]
    [((), 'heading', ()), (('Commitment',), '', ()), ((), 'appeal', ())]
    """
    text, raw = reading.text, reading.text.source.raw
    line, counted = 1, 0
    starts = [start for start, _ in claims]
    for sentence in reading.sentences:
        begin, end = text.raw_offset(sentence.at.start), text.raw_offset(sentence.at.end - 1) + 1
        line, counted = line + raw.count("\n", counted, begin), begin
        here = claims[bisect_left(starts, begin) : bisect_left(starts, end)]
        wording = reading.words(sentence.at)
        if here:
            yield Told(line, wording, tuple(sorted({name for _, name in here})))
            continue
        empty = classed(reading, sentence)
        yield Told(line, wording, (), empty, () if empty in _QUIET else signs(wording))


def classed(reading: Reading, sentence: Sentence) -> str:
    """Return the class of a sentence that yielded nothing: by where it stands, then by its words."""
    if sentence.heading:
        return "heading"
    above = sentence.section
    while above is not None:
        if glossary(reading.sections[above].name):
            return "glossary"
        above = reading.sections[above].parent
    if sentence.section is None and reading.sections and sentence.at.start < reading.sections[0].at.start:
        return "masthead"
    wording = reading.words(sentence.at)
    for name, opening in _CLASSES:
        if opening.match(wording) or _ANYWHERE[name].search(wording):
            return name
    return "principle" if sentence.orientation is Orientation.GUIDANCE else "other"


def signs(wording: str) -> tuple[str, ...]:
    """Return what makes a sentence that yielded nothing worth a look.

    >>> signs("新建水库3座。"), signs("打响“青石”品牌。"), signs("2024年形势严峻。")
    (('number', 'verb'), ('formula',), ())
    """
    found = (("number", _NUMBER), ("formula", _FORMULA), ("verb", _DOING))
    return tuple(name for name, pattern in found if pattern.search(wording))
