"""What is asked of a whole: all in a relation, what a slogan holds, which report, how many of a class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gangmu.graph.ask import compose, figures, kinds, limits, several
from gangmu.graph.ask.answer import Answer
from gangmu.graph.ask.conditions import only_a_period
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.relate import Option, related, told
from gangmu.graph.ask.replies import which
from gangmu.graph.ask.situation import Situation
from gangmu.ontology.lexicon import table

_SOME = 8


def more_widely(s: Situation) -> Answer | None:
    """Return what the things that are named stand in relations to."""
    return related(s, [m for m in s.asked.anchors if not only_a_period(s, m)])


def parts_only(s: Situation, things: Sequence[Mention]) -> Answer | None:
    """Refuse where it is asked which three a thing is and the report names none: its description is no answer."""
    if related(s, things, ("hasMember",)) or s.all_meant("Section", "Place", "Actor"):
        return None
    return limits.not_stated(s)


def everywhere(s: Situation, classes: Sequence[str]) -> Answer | None:
    """Return what stands in a relation where nothing is named: to the report itself, or to anything."""
    vocabulary = s.known.vocabulary
    for name in s.asked.keys("relation"):
        relation = vocabulary.relations.get(name)
        if name not in table("ask-defaults")["everywhere"]["relations"]:
            continue
        if relation is None or relation.plain or not any(vocabulary.fits([c], relation.far) for c in classes):
            continue
        documents = [r.iri for r in s.known.reports.all if not s.reports or r.iri in s.reports]
        about_report = vocabulary.fits(["PolicyDocument"], relation.near)
        if not about_report and len(relation.links) > 1:
            continue
        sparql = compose.links(relation, documents if about_report else (), classes, s.reports)
        found = compose.in_order(compose.found(s.known, sparql))
        if found:
            option = Option(s, (relation,), (), tuple(classes), True, found, sparql)
            return told(s, option, found)
    return None


def counted_as(s: Situation) -> Answer | None:
    """Return the number of an indicator whose name stands in pieces: 编制了多少个规划 for 编制的规划."""
    words = [cue.word for cue in s.asked.words if any(x.category == "class" for x in cue.senses)]
    hits = {h.iri: h for word in words for h in s.names.find(word[-2:], ("Indicator",), limit=40)}
    needed = [*s.asked.unread, *words]
    fitting = [h for h in hits.values() if all(all(c in h.label for c in word) for word in needed)]
    if not fitting or (not s.asked.unread and all(plain(h.label) not in words for h in fitting)):
        return None
    mention = Mention(0, len(s.asked.text), s.asked.text, tuple(fitting), False)
    return figures.figure(Situation(replace(s.asked, anchors=(mention,), unread=()), s.known, s.names, s.lexicon))


def members(s: Situation, things: Sequence[Mention]) -> Answer | None:
    """Return what a slogan holds, or refuse where the report does not list it."""
    slogans = [replace(m, hits=tuple(h for h in m.hits if "Slogan" in s.things[h.iri].kinds)) for m in things]
    slogans = [m for m in slogans if m.hits]
    if len(slogans) != 1 or len(things) != 1:
        return None
    found = related(s, slogans, ("hasMember",))
    if found is not None and found.kind == "answer" and s.asked.has("form", "describe", "like"):
        return replace(found, text=found.text + kinds.title(s, s.meant(slogans[0])[0], found))
    return found or several.counted_out(s, things) or kinds.not_listed(s, s.meant(slogans[0]))


def which_report(s: Situation) -> Answer:
    """Ask back which report is meant: what is asked of a whole report is not asked of hundreds at once."""
    some = [report.iri for report in s.known.reports.all[:_SOME]]
    return which(s, s.asked.text, list(s.known.things(some).values()))
