"""The page of a thing: where it hangs, what hangs on it by basis, its numbers, its relations, how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from gangmu.api.card import Card, Relation, Sentence, Statement, card
from gangmu.api.linked import facts as facts_
from gangmu.api.linked.addresses import encoded
from gangmu.api.linked.citing import cite, words
from gangmu.api.linked.listing import fact_rows, section
from gangmu.api.linked.model import Citation, Page, Ref, Row, Section
from gangmu.api.linked.outline import outline
from gangmu.api.linked.reader import Reader
from gangmu.api.linked.vocabulary import definition
from gangmu.api.linked.words import relation, term
from gangmu.graph.network import Thing
from gangmu.graph.network.skeleton import BASES
from gangmu.graph.picture.look import GROUP, LINES
from gangmu.ontology.terms import DCTERMS, GM_NS, ID, SKOS, link_properties

_HANGING_GROUPS = frozenset({"slogan", "goal", "strategy", "project", "element"})
_COUNTED = ("stated", "structural", "thematic")


def page(reader: Reader, thing: Thing) -> Page:
    """Return the page of a thing, by two queries."""
    about = card(reader.graph.view, reader.graph.skeleton, thing.iri, thing)
    reader.facts = facts_.thing(reader.graph.view, thing.iri)
    citations, cited = _citing(reader, about)
    way = about.path if len(about.path) > 1 else ()
    address = encoded(thing.iri.removeprefix(ID))
    return Page(
        iri=thing.iri,
        name=thing.name(reader.lang),
        kind=Ref(term(reader.lang, GM_NS + thing.kind), reader.href(GM_NS + thing.kind)),
        other_name=(thing.zh if reader.lang == "en" else thing.en) if thing.en else "",
        definition=definition(GM_NS + thing.kind, reader.lang),
        also=about.also,
        path=tuple(reader.ref(step.iri) for step in way),
        path_note=_path_note(reader, about),
        network=f"{reader.root}{reader.query}#{address}" if _held(about) or way else "",
        tally=tuple((basis, about.bases[basis]) for basis in _COUNTED) if _held(about) else (),
        below=reader.say("below", n=about.below, m=about.read) if about.below or about.read else "",
        sections=tuple(s for s in _sections(reader, about) if s.rows or s.note or s.anchor == "serving"),
        facts=fact_rows(reader, thing.iri, _elsewhere()),
        citations=citations,
        cited=cited,
    )


@cache
def _elsewhere() -> frozenset[str]:
    """Return the properties that the page shows in sections of their own, each with its sentence."""
    links = {iri.removeprefix(GM_NS) for iri in link_properties()}
    return frozenset({*links, "serves", "servesInText", "placedIn", f"{SKOS}prefLabel", f"{SKOS}altLabel"})


def _citing(reader: Reader, about: Card) -> tuple[tuple[Citation, ...], Ref | None]:
    """Return how to cite a report itself, or the first words that speak of a thing, and those words."""
    iri = about.thing.iri
    if f"{DCTERMS}title" in reader.facts.of(iri):
        return cite(reader, iri, None, iri), None
    first = _first(about)
    if first is None:
        return (), None
    report, said = first
    return cite(reader, report, said, said.quote), words(reader, report, said)


def _first(about: Card) -> tuple[str, Sentence] | None:
    """Return the first words that speak of the thing, and their report."""
    said: list[tuple[str, Sentence]] = []
    everything: tuple[Statement | Relation, ...] = (*about.statements, *about.members, *about.serving)
    for one in (*everything, *about.upwards, *about.links):
        said += [(one.report, sentence) for sentence in one.sentences if sentence.quote]
    return min(said, key=lambda item: (item[1].start, item[1].end, item[0]), default=None)


def _held(about: Card) -> bool:
    return bool(about.members or about.serving) or GROUP.get(about.thing.kind) in ("slogan", "goal", "strategy")


def _path_note(reader: Reader, about: Card) -> str:
    if len(about.path) > 1:
        return ""
    if about.members or about.serving:
        return reader.say("top")
    return reader.say("hangs_nowhere") if GROUP.get(about.thing.kind) in _HANGING_GROUPS else ""


def _sections(reader: Reader, about: Card) -> Iterable[Section]:
    if GROUP.get(about.thing.kind) == "other":
        yield outline(reader, about.thing.iri)
    yield section(
        reader, reader.say("members"), [relation_row(reader, r, named=False) for r in about.members], "members"
    )
    if _held(about):
        yield Section(reader.say("serving"), (), 0, anchor="serving")
        for basis in BASES:
            rows = [relation_row(reader, r, named=False) for r in about.serving if r.basis == basis]
            if rows or basis in _COUNTED:
                yield section(reader, reader.say(f"serving_{basis}"), rows, basis, basis=basis, sub=True)
    yield section(reader, reader.say("upwards"), [relation_row(reader, r) for r in about.upwards], "upwards")
    yield section(reader, reader.say("numbers"), _numbers(reader, about.statements), "numbers")
    yield section(reader, reader.say("links"), [relation_row(reader, r) for r in about.links], "links")
    yield section(reader, reader.say("statements"), _mentions(reader, about.statements), "statements")
    yield section(reader, reader.say("sections"), _headings(reader), "sections")


def relation_row(reader: Reader, relation_: Relation, named: bool = True) -> Row:
    """Return one relation of a thing as a row; `named` says in words how the two relate."""
    badges = [reader.say("manual")] if relation_.made_by == "manual" else []
    if relation_.confidence in ("medium", "low"):
        badges.append(reader.say(f"confidence_{relation_.confidence}"))
    line = LINES.get(relation_.basis)
    shown = (line.en if reader.lang == "en" else line.zh) if line else ""
    shown_ = _telling(relation_)
    link = "link_page" if len(shown_) == len(relation_.sentences) else "link_page_all"
    return Row(
        what=reader.ref(relation_.other.iri),
        how=relation(reader.lang, relation_.predicate, relation_.outward) if named else "",
        badges=tuple(filter(None, (shown if named else "", *badges))),
        basis=relation_.basis,
        passages=reader.passages(shown_, relation_.report, relation_.terms),
        reason=relation_.rationale,
        link=Ref(reader.say(link, n=len(relation_.sentences)), reader.href(relation_.link)),
    )


def _telling(relation_: Relation) -> tuple[Sentence, ...]:
    """Return the words to show of a relation: of an interpretation those that led to it."""
    telling = tuple(said for said in relation_.sentences if any(word in said.exact for word in relation_.terms))
    return telling if relation_.basis == "thematic" and telling else relation_.sentences


def _numbers(reader: Reader, said: Sequence[Statement]) -> list[Row]:
    return [_statement(reader, one) for one in said if one.kind in ("Observation", "Quantity")]


def _mentions(reader: Reader, said: Sequence[Statement]) -> list[Row]:
    return [_statement(reader, one) for one in said if one.kind in ("Mention", "Enumeration")]


def _statement(reader: Reader, said: Statement) -> Row:
    number = said.kind in ("Observation", "Quantity")
    badge = term(reader.lang, GM_NS + said.code) if said.code else term(reader.lang, GM_NS + said.kind)
    return Row(
        what=Ref(""),
        badges=(badge,),
        figure=said.words if number else "",
        aside=said.when,
        passages=reader.passages(said.sentences, said.report),
        link=Ref(reader.say("claim_page"), reader.href(said.claim)),
    )


def _headings(reader: Reader) -> list[Row]:
    """Return the sections that announce the thing, or whose heading names it."""
    facts = reader.facts
    found = [node for node in facts.nodes if "headingText" in facts.of(node) and not facts.kinds(node)]
    found.sort(key=lambda node: (int(facts.one(node, "position") or 0), node))
    return [Row(what=reader.ref(node)) for node in found]
