"""The page of what is no thing: a quote, a section, a relation, a statement, a text, a unit, a code list."""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.api.card import Sentence
from gangmu.api.linked.citing import cite, words
from gangmu.api.linked.facts import TYPE, Facts
from gangmu.api.linked.listing import fact_rows, section
from gangmu.api.linked.model import Page, Ref, Row, Section
from gangmu.api.linked.reader import Reader
from gangmu.api.linked.vocabulary import definition
from gangmu.api.linked.words import term
from gangmu.graph.picture.look import LINES
from gangmu.ontology.terms import DCTERMS, GM_NS, SKOS

# The class that says best what a node is; of several the first one counts.
_KINDS = (
    *("ExternalClaim", "Link", "Observation", "Quantity", "Achievement", "Commitment", "Mention", "Enumeration"),
    *("Formulation", "Section", "Quote", "SourceText", "Extraction", "Curation", "Theme", "PolicyEvent"),
)
_WORDS = ("evidence", "inSentence", "exact", "headingText", f"{SKOS}prefLabel", f"{SKOS}definition", f"{DCTERMS}title")
# A quote is in the sentence of another one; what else points at it rests on it.
_SILENT = frozenset({"inSentence", "textOf"})
_ORDER = ("evidence", "subsectionOf", "inSection")


def page(reader: Reader, iri: str) -> Page:
    """Return the page of a node whose facts the reader holds."""
    facts = reader.facts
    kind = _kind(facts, iri)
    said = tuple(_sentences(facts, iri))
    report = _report(facts, iri)
    basis = facts.one(iri, "basis").removeprefix(GM_NS)
    first = said[0] if said else None
    return Page(
        iri=iri,
        name=_name(reader, iri),
        kind=Ref(term(reader.lang, kind), reader.href(kind)),
        other_name=_other_name(reader, iri),
        definition=facts.text(iri, f"{SKOS}definition", reader.lang) or definition(kind, reader.lang),
        path=_path(reader, iri, report),
        basis=basis if basis in LINES else "",
        reason=facts.text(iri, "rationale", reader.lang),
        passages=reader.passages(said, report, facts.values(iri, "matchedTerm")),
        sections=tuple(_sections(reader, iri)),
        facts=fact_rows(reader, iri, {*_WORDS, "rationale"}),
        citations=cite(reader, report, first, first.quote if first else iri) if report else (),
        cited=words(reader, report, first) if report and first else None,
    )


def _kind(facts: Facts, iri: str) -> str:
    kinds = facts.kinds(iri)
    known = next((GM_NS + kind for kind in _KINDS if kind in kinds), "")
    return known or next((value for value in facts.values(iri, TYPE) if not value.startswith(GM_NS)), "") or _any(kinds)


def _any(kinds: set[str]) -> str:
    return GM_NS + min(kinds, default="Claim")


def _name(reader: Reader, iri: str) -> str:
    if exact := reader.facts.one(iri, "exact"):
        return f"“{exact}”"
    return reader.name(iri)


def _other_name(reader: Reader, iri: str) -> str:
    other = "zh" if reader.lang == "en" else "en"
    names = [
        text for text in reader.facts.of(iri).get(f"{SKOS}prefLabel", ()) if getattr(text, "language", "") == other
    ]
    return names[0].value if names else ""


def _sentences(facts: Facts, iri: str) -> Iterable[Sentence]:
    """Yield the quotes of a node, or a quote itself, in the order of the text."""
    quotes = facts.values(iri, "evidence") or ([iri] if "exact" in facts.of(iri) else [])
    for quote in sorted(quotes, key=lambda quote: int(facts.one(quote, "start") or 0)):
        if {"exact", "start", "end"} <= facts.of(quote).keys():
            wholes = sorted(facts.values(quote, "inSentence"), key=lambda whole: int(facts.one(whole, "start") or 0))
            start = int(facts.one(wholes[0], "start") or -1) if wholes else -1
            whole = "".join(facts.one(piece, "exact") for piece in wholes)
            place = (int(facts.one(quote, "start")), int(facts.one(quote, "end")))
            yield Sentence(facts.one(quote, "exact"), *place, whole, quote, start)


def _report(facts: Facts, iri: str) -> str:
    """Return the report that a node belongs to: the one that it names, or the one whose text it stands in."""
    named = facts.one(iri, "inReport") or facts.one(iri, "textOf")
    return named or next((facts.one(node, "textOf") for node in facts.nodes if "textOf" in facts.of(node)), "")


def _path(reader: Reader, iri: str, report: str) -> tuple[Ref, ...]:
    """Return the way to a node in its report: the report, the section that it stands in."""
    facts = reader.facts
    above = facts.values(iri, "inSection")[:1] or facts.values(iri, "subsectionOf")[:1]
    steps = [report, *above, iri] if report and report != iri else []
    here = Ref(term(reader.lang, _kind(facts, iri)), reader.href(iri))
    return tuple(here if step == iri else reader.ref(step) for step in steps)


def _sections(reader: Reader, iri: str) -> Iterable[Section]:
    """Yield what points to the node, by how it does."""
    facts = reader.facts
    ways = sorted(
        (way for way in facts.ways if way not in _SILENT),
        key=lambda way: (_ORDER.index(way) if way in _ORDER else len(_ORDER), way),
    )
    for i, way in enumerate(ways):
        rows = [_row(reader, node) for node in _sorted(facts, facts.ways[way]) if node != iri]
        property_ = term(reader.lang, way if ":" in way else GM_NS + way)
        title = reader.say("rests_on") if way == "evidence" else reader.say("incoming", property=property_)
        if rows:
            yield section(reader, title, rows, f"in-{i}", more=facts.more)


def _sorted(facts: Facts, nodes: list[str]) -> list[str]:
    return sorted(nodes, key=lambda node: (int(facts.one(node, "position") or 0), node))


def _row(reader: Reader, node: str) -> Row:
    facts = reader.facts
    basis = facts.one(node, "basis").removeprefix(GM_NS)
    line = LINES.get(basis)
    kind = term(reader.lang, _kind(facts, node)) if facts.of(node) else ""
    badges = (kind, line.en if reader.lang == "en" else line.zh) if line else (kind,)
    return Row(what=reader.ref(node), badges=tuple(filter(None, badges)), basis=basis if line else "")
