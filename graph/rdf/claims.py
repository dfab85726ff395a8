"""Statements about things: mentions, enumerations, formulations."""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.graph.glossary import terms
from gangmu.graph.iris import digest
from gangmu.graph.links.members import best, complete, places
from gangmu.graph.model import (
    Actor,
    Definition,
    Findings,
    Kind,
    Listed,
    Listing,
    MadeBy,
    Orientation,
    Place,
    Project,
    Ref,
    Slogan,
    Span,
    Status,
)
from gangmu.graph.rdf.writer import INTEGER, Writer
from gangmu.graph.things import bare
from gangmu.ontology.terms import GM, PROV, SKOS


def write(writer: Writer, findings: Findings) -> None:
    """Write what the report says of each thing, with the sentence that says it."""
    for project, ref in zip(findings.projects, writer.known.projects, strict=True):
        _project(writer, project, ref)
    for slogan in findings.slogans:
        _slogan(writer, slogan)
    for goal in findings.goals:
        thing = writer.thing(writer.known.find(goal.name) or Ref(Kind.GOAL, goal.name))
        _mention(writer, thing, goal.at, goal.made_by, Status.PLANNED, GM.Commitment, goal.section)
    named: tuple[Actor | Place, ...] = (*findings.actors, *findings.places)
    for one in named:
        _named(writer, one)
    for period in findings.periods:
        _spots(writer, writer.thing(Ref(Kind.PERIOD, period.name)), period.spots, period.made_by)
    for document in findings.documents:
        thing = writer.thing(Ref(Kind.DOCUMENT, document.name))
        _mention(writer, thing, document.at, document.made_by)
    for definition in findings.definitions:
        _definition(writer, definition)
    for ref, english in findings.english.items():
        writer.text(writer.thing(ref), _LABEL, english, "en")


_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


def _project(writer: Writer, project: Project, ref: Ref) -> None:
    thing = writer.thing(ref, (project.name, *project.aliases))
    review = writer.reading.sentences[project.sentence].orientation is Orientation.REVIEW
    done = project.status is Status.DONE or (project.status is Status.ONGOING and review)
    class_ = GM.Achievement if done else GM.Commitment
    mention = _mention(writer, thing, project.at, project.made_by, project.status, class_, project.section)
    if project.verb:
        writer.text(mention, GM.actionVerb, project.verb)


def _mention(
    writer: Writer,
    thing: str,
    at: Span,
    made_by: MadeBy,
    status: Status | None = None,
    class_: str = "",
    section: int | None = None,
) -> str:
    start = writer.reading.text.raw_offset(at.start)
    iri = writer.claim("表述", f"{start}-{digest(thing, str(at.end))}", class_ or GM.Mention, (at,), made_by)
    writer.link(iri, GM.mentions, thing)
    if made_by is MadeBy.RULE:
        writer.link(iri, f"{PROV}wasGeneratedBy", f"{writer.document}/抽取/规则")
    if status is not None:
        writer.link(iri, GM.status, getattr(GM, status.value))
    if section is not None:
        writer.link(iri, GM.inSection, writer.section(section))
        if status is not None:
            writer.link(thing, GM.placedIn, writer.section(section))
    return iri


def _spots(writer: Writer, thing: str, spots: Iterable[Span], made_by: MadeBy) -> None:
    for spot in spots:
        _mention(writer, thing, spot, made_by)


def _named(writer: Writer, named: Actor | Place) -> None:
    thing = writer.thing(Ref(named.kind, named.name), named.aliases)
    _spots(writer, thing, named.spots, named.made_by)
    if isinstance(named, Actor):
        for post in named.posts:
            writer.text(thing, GM.postTitle, post)


def _slogan(writer: Writer, slogan: Slogan) -> None:
    ref = writer.known.find(slogan.name)
    if not slogan.counted:
        if ref is not None and ref.kind is Kind.EXPRESSION:
            _spots(writer, writer.thing(ref, slogan.aliases), slogan.spots or (slogan.at,), slogan.made_by)
        return
    thing = writer.thing(Ref(Kind.SLOGAN, slogan.name), slogan.aliases)
    _spots(writer, thing, slogan.spots, slogan.made_by)
    told = [listed for listed in slogan.listings if not listed.explained]
    noted = [listed for listed in slogan.listings if listed.explained]
    if told or not noted:
        _enumeration(writer, slogan, thing, told[0] if told else None)
    if noted:
        _enumeration(writer, slogan, thing, noted[0], "释义")
    if len(told) > 1 or (told and noted):
        _formulations(writer, slogan)
    for member in best(slogan).members if slogan.listings else ():
        known = writer.known.find(member.name)
        if known is not None:  # 甲 of the list is the thing that another sentence calls “甲”平台
            writer.thing(known, (member.name,))


def _enumeration(writer: Writer, slogan: Slogan, thing: str, listed: Listed | None, where: str = "") -> None:
    """Say how the running text, or the glossary, lists the parts of a slogan; or that the running text does not."""
    evidence = places(writer.reading, slogan, listed) if listed else (slogan.at,)
    iri = writer.claim("列举", digest(thing, *filter(None, (where,))), GM.Enumeration, evidence, slogan.made_by)
    writer.link(iri, GM.ofSlogan, thing)
    writer.link(iri, GM.memberListing, getattr(GM, _listing(slogan, listed).value))
    if len(slogan.counts) == 1:
        writer.value(iri, GM.declaredCount, str(slogan.counts[0]), INTEGER)
    else:
        writer.text(iri, GM.declaredPattern, "+".join(map(str, slogan.counts)))


def _definition(writer: Writer, definition: Definition) -> None:
    """What the glossary says that a term means, of each thing that the term names."""
    known = dict.fromkeys(filter(None, map(writer.known.find, terms(definition))))
    meaning = writer.reading.words(definition.meaning)
    for ref in known or (Ref(Kind.EXPRESSION, definition.term),):
        thing = writer.thing(ref)
        mention = _mention(writer, thing, definition.at, definition.made_by)
        for iri in (thing, mention):
            writer.text(iri, f"{SKOS}definition", meaning, "zh")


def _listing(slogan: Slogan, listed: Listed | None) -> Listing:
    """A list that does not hold as many parts as the name says is open, whatever it looks like."""
    if listed is None:
        return Listing.UNLISTED
    return Listing.OPEN if listed.listing is Listing.CLOSED and not complete(slogan, listed) else listed.listing


def _formulations(writer: Writer, slogan: Slogan) -> None:
    """The parts of a slogan that the text words twice: each wording is a formulation of the same part."""
    for listed in slogan.listings:
        for position, member in enumerate(listed.members, 1):
            ref = writer.known.by_name.get(bare(member.name))
            if ref is None:
                continue
            thing = writer.thing(ref, (member.name,))
            key = digest(slogan.name, member.name, str(listed.at.start))
            iri = writer.claim("提法", key, GM.Formulation, (member.at,), slogan.made_by)
            writer.link(iri, GM.formulationOf, thing)
            writer.text(iri, GM.wording, member.name)
            writer.value(iri, GM.position, str(position), INTEGER)
