"""Questions that can be answered: about the things of an answer, or, where nothing was answered, about the graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Named, Related
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import listed
from gangmu.ontology.lexicon import table
from gangmu.ontology.terms import GM_NS

_MOST = 4
_ABOUT = 3
_BEARS = {
    "subject": "?claim gm:subject ?thing ; gm:predicate ?term .",
    "object": "?claim gm:object ?thing ; gm:predicate ?term .",
    "role": "?claim gm:indicator ?thing ; gm:role ?term .",
    "status": "?claim gm:mentions ?thing ; gm:status ?some . BIND(gm:status AS ?term)",
}
_EXAMPLES = (
    "?slogan gm:hasMember ?member . BIND(?slogan AS ?thing)",
    "?claim gm:predicate gm:servesByTheme ; gm:object ?thing .",
    "?claim gm:role gm:target ; gm:indicator ?thing .",
    "?claim gm:predicate gm:ledBy ; gm:object ?thing .",
)


def with_related(s: Situation, answer: Answer) -> Answer:
    """Return the answer with questions that can be asked next."""
    about = list(answer.about[:_ABOUT]) or list(answer.candidates[:_ABOUT])
    if answer.kind == "answer":
        about += [Named(row.iri, row.label, row.kind) for row in answer.rows[:2] if row.iri]
    named = {n.iri: n for n in (about or examples(s))}
    asked = plain(answer.question)
    offers = [o for o in dict.fromkeys(_offers(s, list(named))) if plain(o) != asked]
    offers = offers[:_MOST]
    open_ended = answer.text.endswith(("：", ":"))
    shown = [f"“{offer}”" for offer in offers]
    text = answer.text + ("" if s.lang == "zh" else " ") + listed(s.lang, shown) if open_ended else answer.text
    return replace(answer, text=text, related=tuple(map(Related, offers)))


def examples(s: Situation) -> list[Named]:
    """Return a few things of which the graph knows something, for those who do not know what to ask."""
    if s.known.examples is None:
        found = []
        for where in _EXAMPLES:
            text = compose.query("?thing", [where], most=1)
            found += [row["thing"] for row in s.known.view.select(text).values()]
        s.known.examples = tuple(dict.fromkeys(found))
    things = s.known.things(s.known.examples)
    return [Named(t.iri, t.zh, "") for t in things.values()]


def _offers(s: Situation, things: Sequence[str]) -> Iterator[str]:
    wordings = table("ask-sentences")["offer"]
    known = s.known.things(things)
    borne: set[tuple[str, str]] = set()
    data = compose.data("thing", known)  # in each branch: the engine would run the others for all that there is
    branches = [f'{{ {data} {where} BIND("{end}" AS ?end) }}' for end, where in _BEARS.items()]
    text = compose.query("?thing ?end ?term", [" UNION ".join(branches)])
    for row in s.known.view.select(text).values() if known else ():
        borne.add((row["thing"], f"{row['end']}_{row['term'].removeprefix(GM_NS)}"))
    for key in wordings:
        for iri in known:
            if (iri, key) in borne:
                yield wordings[key][s.lang].format(name=known[iri].zh)
