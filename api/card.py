"""All that the graph says about one thing, each statement with its sentence: one query to the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gangmu.graph.network import Skeleton, Thing
from gangmu.graph.network.skeleton import BASES, HANGING, MEMBER
from gangmu.graph.rows import Iri
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS, RDF, SKOS

# What speaks of the thing; the quotes that prove it; the sentences around those; and the thing itself.
_ABOUT = """
SELECT DISTINCT ?node ?property ?value WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing ((^gm:subject|^gm:object|^gm:mentions|^gm:quantityOf|^gm:indicator|^gm:ofSlogan)
          /(gm:evidence/gm:inSentence?)?)? ?node .
  ?node ?property ?value
}
"""
_Facts = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote: the words, their code points in the report as given (half-open), and the whole sentence around them.

    `quote` is its IRI, `sentence_start` where the sentence begins (-1 where it is not known).
    """

    exact: str
    start: int
    end: int
    sentence: str
    quote: str = ""
    sentence_start: int = -1


@dataclass(frozen=True, slots=True)
class Relation:
    """One link of the thing to `other`; `outward` when the thing is its subject."""

    link: str
    predicate: str
    outward: bool
    other: Thing
    basis: str
    confidence: str = ""
    made_by: str = ""
    cue: str = ""
    rationale: str = ""
    terms: tuple[str, ...] = ()
    position: int | None = None
    sentences: tuple[Sentence, ...] = ()
    below: int = 0
    read: int = 0
    report: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says of the thing by itself: a status, an amount, a number of an indicator, a count of members.

    `kind` is Mention, Quantity, Observation or Enumeration; `code` the status, role or kind of listing; `words` the
    words as printed; `when` the time as printed.
    """

    kind: str
    code: str
    words: str
    when: str
    sentences: tuple[Sentence, ...]
    claim: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing: its names, the way down to it from the top, what it is part of, what hangs on it, and all its links.

    `bases` counts what serves it by basis, also where the count is 0. `below` counts the undertakings that hang on it
    or on what it holds, `read` those that do so by interpretation only.
    """

    thing: Thing
    also: tuple[str, ...]
    path: tuple[Thing, ...]
    bases: dict[str, int]
    below: int
    read: int
    members: tuple[Relation, ...]
    serving: tuple[Relation, ...]
    upwards: tuple[Relation, ...]
    links: tuple[Relation, ...]
    statements: tuple[Statement, ...] = field(default=())


def card(view: View, skeleton: Skeleton, iri: str, thing: Thing | None = None) -> Card:
    """Return the card of the thing `iri`, which is in `skeleton` unless `thing` says what it is."""
    about = thing or skeleton.things[iri]
    facts = _facts(view.select(_ABOUT, {"thing": Iri(iri)}).values())
    said, read = skeleton.below(iri)
    relations = sorted(_relations(facts, skeleton, iri), key=_order)
    serving = tuple(r for r in relations if r.predicate in HANGING[1:] and not r.outward)
    members = tuple(r for r in relations if r.predicate == MEMBER and r.outward)
    upwards = tuple(r for r in relations if r.predicate in HANGING and r not in (*serving, *members))
    counted = Counter(relation.basis for relation in serving)
    return Card(
        thing=about,
        also=tuple(sorted(facts.get(iri, {}).get(f"{SKOS}altLabel", ()))),
        path=tuple(about if node == iri else skeleton.things[node] for node in skeleton.path(iri)),
        bases={basis: counted[basis] for basis in ("stated", "structural", "thematic")},
        below=said,
        read=read,
        members=members,
        serving=serving,
        upwards=upwards,
        links=tuple(r for r in relations if r.predicate not in HANGING),
        statements=tuple(_statements(facts)),
    )


def _facts(rows: Iterable[Mapping[str, str]]) -> _Facts:
    """Return the values by node and property; a property of the ontology goes by its local name."""
    facts: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        facts.setdefault(row["node"], {}).setdefault(row["property"].removeprefix(GM_NS), []).append(row["value"])
    return facts


def _relations(facts: _Facts, skeleton: Skeleton, iri: str) -> Iterable[Relation]:
    for link, about in facts.items():
        outward = iri in about.get("subject", ())
        other = _one(about, "object" if outward else "subject")
        if "predicate" in about and other in skeleton.things:
            said, read = skeleton.below(other)
            yield Relation(
                link=link,
                predicate=_code(about, "predicate"),
                outward=outward,
                other=skeleton.things[other],
                basis=_code(about, "basis"),
                confidence=_code(about, "confidence"),
                made_by=_code(about, "madeBy"),
                cue=_one(about, "cue"),
                rationale=_one(about, "rationale"),
                terms=tuple(sorted(about.get("matchedTerm", ()))),
                position=int(_one(about, "position")) if "position" in about else None,
                sentences=_sentences(facts, about),
                below=said,
                read=read,
                report=_one(about, "inReport"),
            )


def _statements(facts: _Facts) -> Iterable[Statement]:
    found = []
    for claim, about in facts.items():
        types = {value.removeprefix(GM_NS) for value in about.get(f"{RDF}type", ())}
        kind = next((k for k in ("Observation", "Quantity", "Enumeration", "Mention") if k in types), "")
        if kind:
            code = _code(about, "status") or _code(about, "role") or _code(about, "memberListing")
            words = _one(about, "rawText") or _one(about, "declaredPattern") or _one(about, "declaredCount")
            when = _one(about, "when") or _one(about, "deadlineText")
            said = words or _one(about, "actionVerb")
            sentences, report = _sentences(facts, about), _one(about, "inReport")
            found.append(Statement(kind, code, said, when, sentences, claim, report))
    return sorted(found, key=lambda s: (s.sentences[0].start if s.sentences else 0, s.kind, s.words))


def _sentences(facts: _Facts, about: Mapping[str, list[str]]) -> tuple[Sentence, ...]:
    quotes = ((iri, facts[iri]) for iri in about.get("evidence", ()) if iri in facts)
    found = (
        Sentence(_one(q, "exact"), int(_one(q, "start")), int(_one(q, "end")), *_around(facts, q, iri))
        for iri, q in quotes
        if {"exact", "start", "end"} <= q.keys()
    )
    return tuple(sorted(found, key=lambda sentence: sentence.start))


def _around(facts: _Facts, quote: Mapping[str, list[str]], iri: str) -> tuple[str, str, int]:
    """Return the whole sentence of a quote, its IRI, and where the sentence begins.

    One that a line break cuts in two stands in several pieces, which are joined.
    """
    found = (facts[whole] for whole in quote.get("inSentence", ()) if whole in facts)
    wholes = sorted(found, key=lambda w: int(_one(w, "start") or 0))
    start = int(_one(wholes[0], "start") or -1) if wholes else -1
    return "".join(_one(w, "exact") for w in wholes), iri, start


def _one(about: Mapping[str, list[str]], name: str) -> str:
    return min(about.get(name, ()), default="")


def _code(about: Mapping[str, list[str]], name: str) -> str:
    return _one(about, name).removeprefix(GM_NS)


def _order(relation: Relation) -> tuple[object, ...]:
    rank = BASES.index(relation.basis) if relation.basis in BASES else len(BASES)
    start = relation.sentences[-1].start if relation.sentences else 0
    return (relation.position or 0, rank, start, relation.other.iri, relation.link)
