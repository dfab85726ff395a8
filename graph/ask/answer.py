"""What asking returns: an answer with its proof, a question back, or a refusal; the same records for every face.

::

    Answer(kind="answer")      rows from the graph, each with its sentences, its basis and the path that ties it
    Answer(kind="which")       the name means several things: `candidates` are asked back
    Answer(kind="refused")     no answer, with what is known instead

`gangmu.api` prints these; nothing in them knows HTTP, HTML or a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph by its IRI, with its label in the asker's language and its kind's local name."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote: ``text[start:end] == exact`` in the report `document`, and the whole sentence around it."""

    exact: str
    start: int
    end: int
    sentence: str
    document: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of the path that ties a row to what was asked about; `predicate` is the ontology's local name.

    `forward` tells whether the triple in the graph points the way that the path runs; `said` is the label of the
    predicate in the asker's language.
    """

    source: Named
    predicate: str
    target: Named
    basis: str
    forward: bool
    evidence: tuple[Evidence, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, number or sentence that answers.

    `label` is what a person reads ("230亿元", "云谷"), `iri` and `kind` are empty for a plain value. `basis` is
    stated, structural, derived, thematic or external (the local names of `gm:basis`); `why` says in the asker's
    language on what it rests. `facts` are further cells, each with its heading: (("状态", "规划"), …).
    """

    label: str
    iri: str
    kind: str
    basis: str
    why: str
    evidence: tuple[Evidence, ...]
    path: tuple[Hop, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows rest on a basis; also where there are none."""

    basis: str
    rows: int


@dataclass(frozen=True, slots=True)
class Related:
    """A question that can be answered, in the asker's language."""

    question: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `text` is the whole answer as one or a few sentences in the asker's language. `about` are the things that the
    question names, `relation` is what is asked of them (a key of the question words). `sparql` is the query that ran
    with its terms bound, ready to be run elsewhere; it is empty only where none ran. `cut` tells how many rows were
    left out, 0 if none. `reason` is the code of a refusal: "outside", "unknownThing", "notStated", "notListed",
    "noBasis", "unclear", "notAQuestion".
    """

    question: str
    lang: Lang
    kind: Literal["answer", "which", "refused"]
    text: str
    relation: str = ""
    about: tuple[Named, ...] = ()
    rows: tuple[Row, ...] = ()
    counts: tuple[Count, ...] = ()
    known: tuple[Row, ...] = ()
    candidates: tuple[Named, ...] = ()
    related: tuple[Related, ...] = ()
    sparql: str = ""
    reason: str = ""
    cut: int = 0
    snapshot: str = ""
