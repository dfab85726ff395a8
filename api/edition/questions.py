"""The questions that an edition can answer: those for which the graph holds an answer, asked when it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gangmu.api.served import Graph
from gangmu.graph.ask import ask
from gangmu.graph.ask.answer import Lang
from gangmu.graph.network import Thing
from gangmu.ontology.lexicon import table

MOST = 1200
"""As many questions are answered in one language at most; those about slogans and goals come first."""
# Of which things the graph holds an answer to which form of question (the keys of `offer` in the question words).
_BORNE = """
SELECT DISTINCT ?thing ?form WHERE {
  { ?claim gm:subject ?thing ; gm:predicate ?term BIND("subject" AS ?end) }
  UNION { ?claim gm:object ?thing ; gm:predicate ?term BIND("object" AS ?end) }
  UNION { ?claim gm:indicator ?thing ; gm:role ?term BIND("role" AS ?end) }
  BIND(CONCAT(?end, "_", STRAFTER(STR(?term), "#")) AS ?form)
} ORDER BY ?thing ?form
"""
_SERVES = {"zh": "哪些项目服务{name}", "en": "Which projects serve {name}?"}
_SERVED = ("object_servesAsStated", "object_servesByNesting", "object_servesByTheme")
_FIRST = ("Slogan", "Goal", "Target", "Strategy", "Principle", "Campaign", "Measure", "Indicator", "Project")


def answers(graph: Graph, lang: Lang) -> tuple[dict[str, list[str]], dict[str, dict[str, Any]], int]:
    """Return the questions about each thing, the answer to each question, and how many questions were left out."""
    asked: dict[str, list[str]] = {}
    found: dict[str, dict[str, Any]] = {}
    forms = sorted(_forms(graph, lang), key=lambda one: _rank(one[0]))
    for thing, question in forms[:MOST]:
        if question not in found:
            answer = ask(graph.view, graph.names, question, lang)
            if answer.kind != "answer" or thing.iri not in {named.iri for named in answer.about}:
                continue
            found[question] = {**asdict(answer), "sparql": "", "snapshot": ""}
        if question not in asked.setdefault(thing.iri, []):
            asked[thing.iri].append(question)
    return asked, found, max(0, len(forms) - MOST)


def _forms(graph: Graph, lang: Lang) -> Iterator[tuple[Thing, str]]:
    wordings = table("ask-sentences")["offer"]
    served: set[str] = set()
    for row in graph.view.select(_BORNE).values():
        thing = graph.skeleton.things.get(row["thing"])
        if thing is None:
            continue
        if row["form"] in _SERVED and thing.iri not in served:
            served.add(thing.iri)
            yield thing, _SERVES[lang].format(name=thing.name(lang))
        wording = wordings.get(row["form"], {})
        if lang in wording:
            yield thing, wording[lang].format(name=thing.name(lang))


def _rank(thing: Thing) -> tuple[int, str]:
    return (_FIRST.index(thing.kind) if thing.kind in _FIRST else len(_FIRST), thing.iri)
