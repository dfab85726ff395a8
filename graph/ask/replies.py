"""Answers and refusals as records, from what the parts of this package found."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.graph.ask.answer import Answer, Count, Named, Row
from gangmu.graph.ask.known import Thing, named
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import listed, quoted, say
from gangmu.ontology.terms import GM_NS, ID

MOST_ROWS = 200


def answered(
    s: Situation,
    text: str,
    rows: Sequence[Row],
    sparql: str,
    relation: str = "",
    about: Sequence[Thing] = (),
    counts: Sequence[Count] = (),
    known: Sequence[Row] = (),
) -> Answer:
    """Return an answer."""
    return Answer(
        s.asked.question,
        s.lang,
        "answer",
        text,
        relation,
        names(s, about),
        tuple(rows[:MOST_ROWS]),
        tuple(counts),
        tuple(known),
        sparql=sparql,
        cut=max(0, len(rows) - MOST_ROWS),
        snapshot=s.known.view.snapshot,
    )


def refused(
    s: Situation,
    reason: str,
    text: str,
    about: Sequence[Thing] = (),
    known: Sequence[Row] = (),
    sparql: str = "",
    relation: str = "",
) -> Answer:
    """Return a refusal with what is known instead."""
    return Answer(
        s.asked.question,
        s.lang,
        "refused",
        text.strip(),
        relation,
        names(s, about),
        known=tuple(known),
        sparql=sparql,
        reason=reason,
        snapshot=s.known.view.snapshot,
    )


def which(s: Situation, words: str, candidates: Sequence[Thing]) -> Answer:
    """Return the question back: which of the candidates is meant?"""
    shown = names(s, candidates)
    bodies = {n.iri: n.iri.removeprefix(ID).partition("/")[0] for n in shown}
    several = len(set(bodies.values())) > 1
    labels = [f"{n.label}（{bodies[n.iri] if several else label(s, n.kind)}）" for n in shown]
    text = say(s.lang, "which.ask", words=words, list=listed(s.lang, labels))
    return Answer(
        s.asked.question, s.lang, "which", text, candidates=shown, reason="unclear", snapshot=s.known.view.snapshot
    )


def names(s: Situation, things: Sequence[Thing]) -> tuple[Named, ...]:
    """Return things as an answer shows them."""
    return tuple(named(thing, s.lang, s.known.vocabulary) for thing in things)


def label(s: Situation, term: str) -> str:
    """Return the label of a term of the ontology in the asker's language."""
    found = s.known.vocabulary.labels.get(term, ())
    wanted = [x for x in found if (x[:1] < "\u3000") == (s.lang == "en")]
    return (wanted or list(found) or [term])[0]


def code(s: Situation, name: str) -> str:
    """Return the label of a code (planned, target) in the asker's language."""
    iri = f"{GM_NS}{name}"
    thing = s.known.things([iri]).get(iri)
    return ((thing.en if s.lang == "en" else thing.zh) or name) if thing else name


def spoken(s: Situation, things: Sequence[Thing]) -> str:
    """Return things as they are named in running text: as the report prints them, in English with the English name."""
    shown = [f"{quoted(s.lang, t.zh)}{f' ({t.en})' if s.lang == 'en' and t.en else ''}" for t in things]
    return listed(s.lang, list(dict.fromkeys(shown)), 4) or say(s.lang, "name.report")
