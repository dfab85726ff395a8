"""Which words a page lets its reader cite, and of which report."""

from __future__ import annotations

from gangmu.api.card import Sentence
from gangmu.api.linked.citation import Cited, citations
from gangmu.api.linked.model import Citation, Ref
from gangmu.api.linked.reader import Reader
from gangmu.graph.network.skeleton import KINDS
from gangmu.ontology.terms import DCTERMS, ID


def cite(reader: Reader, report: str, said: Sentence | None, address: str) -> tuple[Citation, ...]:
    """Return how to cite the words `said` of `report`, or the report itself, under `address`."""
    facts = reader.facts
    if not report:
        return ()
    kind = min(facts.kinds(report) & set(KINDS), key=KINDS.index, default="PolicyDocument")
    cited = Cited(
        author=_author(reader, report, kind),
        title=facts.text(report, f"{DCTERMS}title", "zh") or reader.name(report),
        kind=kind,
        year=facts.one(report, "atYear"),
        exact=said.exact if said else "",
        start=said.start if said else 0,
        end=said.end if said else 0,
        address=address,
    )
    return citations(cited, reader.say("date_read"))


def words(reader: Reader, report: str, said: Sentence) -> Ref:
    """Return what is cited, in words, leading to the quote's own page."""
    name = reader.say("cited_words", exact=said.exact, report=reader.name(report), start=said.start, end=said.end)
    return Ref(name, reader.href(said.quote))


def _author(reader: Reader, report: str, kind: str) -> str:
    """Return who is named as the author: of a digest its journalist, else the body for which it was given.

    Where the report names none, it is the body under whose name the report was read, the first step of its IRI.
    """
    facts = reader.facts
    asked = ("creditedTo",) if kind == "NewsDigest" else ("onBehalfOf", "deliveredBy")
    names = [name for way in asked for name in (reader.name(iri) for iri in facts.values(report, way))]
    return names[0] if names else report.removeprefix(ID).partition("/")[0]
