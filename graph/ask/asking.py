"""From a question to its answer: what is asked decides what answers; what is not understood is never passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from gangmu.graph.ask import compose, figures, kinds, limits, passages, places, reasons, sections, several, statuses
from gangmu.graph.ask.answer import Answer, Lang
from gangmu.graph.ask.asked import Asked, read
from gangmu.graph.ask.comparing import compared
from gangmu.graph.ask.covering import in_runs
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Lexicon, latin_words
from gangmu.graph.ask.merging import as_one, chosen, coordinated, merged, qualified, told_apart, wider
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.offers import with_related
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.relate import Option, asked_by_measure, related, targets, told, turned
from gangmu.graph.ask.replies import refused, which
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import say
from gangmu.graph.ask.witness import by_means, witness
from gangmu.graph.ask.years import reckoned
from gangmu.graph.errors import QueryError
from gangmu.graph.names import Index
from gangmu.ontology.lexicon import table

_MANY = 8
_NEAR = 12
_MONEY = ("元", "万元", "亿元", "钱")
_GIVES_WAY = ("notStated", "unclear", "unknownThing", "outside")
_Part = Callable[[], Answer | None]
SEVERAL_OF = re.compile(
    "[是有指为]哪?(?:俩|仨|[两二三四五六七八九十])(?!面)|which (?:two|three|four|five|six|seven)(?![a-z])"
)
_EITHER = re.compile(r"还是|(?<![a-z])or(?![a-z])")
_POLAR = re.compile(r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could)(?![a-z'])")


def asked_of(known: Known, lexicon: Lexicon, names: Index, question: str, lang: Lang | None = None) -> Answer:
    """Return the answer to one question."""
    asked = read(question, names, known, lexicon, lang)
    s = as_one(Situation(asked, known, names, lexicon))
    turned = limits.turned_away(s) or limits.not_held(s)
    if turned is not None:
        return with_related(s, turned)
    s = reckoned(s)
    try:
        answer = _first(s)
        if answer is None:
            answer = _first(wider(s)) or unanswered(s)
        answer = checked(s, answer)
        if answer.kind == "refused" and answer.reason in _GIVES_WAY:
            answer = witness(s) or answer
    except QueryError:  # more than one query can hold: the question is too wide for an answer
        answer = limits.no_thing(s)
    return with_related(s, answer)


def _first(s: Situation) -> Answer | None:
    s = qualified(coordinated(told_apart(merged(chosen(s)))))
    for part in _parts(s):
        answer = part()
        if answer is not None:
            return answer
    return None


def _parts(s: Situation) -> Iterator[_Part]:
    """Yield the parts that may answer, the most particular first."""
    asked = s.asked
    anchors = [m for m in asked.anchors if s.meant(m)]
    things = [m for m in anchors if not only_a_period(s, m)]
    form = asked.keys("form")
    counted = asked.has("form", "howMany", "howMuch") or bool(asked.measure) or bool(asked.years)
    classes = targets(s)
    measured = bool(s.all_meant("Indicator"))
    broad = cache(lambda: wider(s))
    whole = any(asked.has(category) for category in ("status", "listing", "orientation"))  # asked of a report as such
    if not things and not s.reports and len(s.known.reports.all) > _MANY and (classes or whole):
        yield lambda: which_report(s)
    spelt = kinds.spelt_out(s) if not things else None
    if spelt is not None:
        yield lambda: kinds.listing(s, not spelt)
    if asked.has("form", "why") and len(things) >= 2:
        yield lambda: reasons.because(s)
    if asked.has("form", "why") and len(things) == 1 and not set(targets(s)) and not passages.asks_words(s):
        yield lambda: limits.not_stated(s)
    if things:
        yield lambda: several.ordinal_of(s)
    if asked.ordinal and len(things) == 1 and slogan(s) and not classes:
        yield lambda: members(s, things)
    if asked_by_measure(s) and len(things) == 1 and not slogan(s) and not classes:
        yield lambda: related(s, things, ("serves",))
    if things and limits.miscounted(s):
        yield lambda: limits.other_number(s)
    if asked.has("form", "most", "least") and classes and not any(m.sure for m in things):
        yield lambda: limits.no_thing(s)
    if asked.has("form", "place") and things and "Project" not in classes:
        yield lambda: sections.where(s)
    if asked.has("form", "path") and len(things) >= 2:
        yield lambda: reasons.connected(s)
    if passages.asks_words(s) and things and not strongly(s):
        yield lambda: passages.quote(s)
    if compares(s) and things:
        yield lambda: compared(s)
    if things and "when" in form and not asked.has("form", "howMuch"):
        yield lambda: witness(s)
        yield lambda: figures.dated(s)
        yield lambda: figures.dated(broad())
        yield lambda: related(s, things, ("duringPeriod",))
        yield lambda: passages.in_its_name(s)
        yield lambda: limits.not_stated(s)
    if by_means(s) and not polar(s) and not slogan(s):
        if len(things) == 1 and not measured:
            yield lambda: related(s, things, ("servedBy",))
        yield lambda: witness(s)
    if things:
        yield lambda: several.unnamed(s, things)
        yield lambda: several.named_ones(s, things)
    if things and (counted or measured) and asks_number(s, measured):
        yield lambda: figures.figure(s)
        if not s.all_meant("Section", "Goal", "Actor"):
            yield lambda: figures.figure(broad())
        if asked.measure in _MONEY or number_only(s, classes) or (measured and len(things) > 1):
            yield lambda: limits.not_stated(s)
    if not any(m.sure for m in things) and asked.has("form", "howMany"):
        yield lambda: sections.counted(s)
    if not things and (asked.has("form", "howMany", "howMuch")) and classes:
        yield lambda: counted_as(s)
        if asked.has("role", "target"):
            called = [cue.word for cue in asked.words if any(x.category == "class" for x in cue.senses)]
            yield lambda: figures.aimed(s, called)
    if things and asked.has("form", "like"):
        yield lambda: passages.wordings(s)
        yield lambda: passages.describe(s)
    if several.asks_several(s) and not any(m.sure and s.meant(m, "Section") for m in things):
        yield lambda: members(s, things) if things else None
        yield lambda: several.counted_out(s, things)
        if not things and several.numbered(s):
            yield lambda: limits.no_thing(s)
    if things and asked.has("form", "how") and not polar(s):
        yield lambda: related(s, things, ("servedBy",))
        if not slogan(s) and asked.said("form") and not s.all_meant("Indicator"):
            yield lambda: passages.quote(s)
    if not things and "Target" in classes:
        yield lambda: figures.aimed(s)
    if "Section" in classes and (len(things) == 1 or (not things and asked.has("orientation"))):
        yield lambda: sections.under(s)
        if s.all_meant("Section") and set(classes) <= {"Section"} and not asked.has("relation", "servedBy"):
            yield lambda: sections.nothing_under(s, s.all_meant("Section"))
    if asked.has("form", "who", "describe", "which"):
        yield lambda: passages.bearers(s)
    if (
        len(things) == 1
        and not aims(s)
        and not slogan(s)
        and ((polar(s) and not strong(s)) or asked.has("status", "any"))
    ):
        yield lambda: statuses.of_things(s)
        yield lambda: statuses.of_things(broad())
    if things and asked.has("status") and not classes and len(things) == 1 and not {"where", "who"} & set(form):
        yield lambda: statuses.of_things(s)
    if not things and asked.has("orientation", "goalList") and not classes:
        yield lambda: kinds.all_of(s, ("Goal",), True)
    if (
        not things
        and (asked.has("status") or asked.has("orientation"))
        and (not classes or s.known.vocabulary.fits(classes, "Project"))
    ):
        yield lambda: statuses.all_of(s, classes)
    if not things and classes and "Goal" in classes:
        yield lambda: kinds.all_of(s, ("Goal",), True)
    if things:
        if "who" in form and things and not s.all_meant("Person") and not strong(s) and not classes:
            yield lambda: related(s, things)
            yield lambda: limits.not_stated(s)
        if "describe" in form and len(things) == 1 and not classes and not asked.has("relation") and not slogan(s):
            yield lambda: passages.describe(s)
        if SEVERAL_OF.search(asked.text) and len(things) == 1 and not classes and not strong(s):
            yield lambda: members(s, things)
            yield lambda: parts_only(s, things)
        if holds(s):
            yield lambda: members(s, things)
        yield lambda: related(s, things)
        yield lambda: more_widely(broad())
        if "where" in form:
            yield lambda: places.named(s)
        if len(things) == 1:
            yield lambda: sections.placed(s, classes)
            yield lambda: kinds.not_listed(s, s.all_meant())
            if not {"who", "where", "when"} & set(form):
                yield lambda: sections.under(s)
        if counted or measured:
            yield lambda: figures.figure(s)
        if bare(s) and len(things) == 1:
            yield lambda: passages.describe(s)
        if classes and len(things) == 1 and not things[0].sure and not strong(s):
            yield lambda: passages.named_so(s, classes)
    elif asked.has("relation") and not anchors:
        yield lambda: everywhere(s, classes)
        if any(cue.senses[0] in (("relation", "servedBy"), ("relation", "serves")) for cue in asked.words):
            yield lambda: limits.no_thing(s)  # what serves is asked, and nothing that could be served is named
        yield lambda: kinds.all_of(s, classes[:1], False) if classes else None
    elif classes and not anchors:
        yield lambda: kinds.all_of(s, classes[:1], False)


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


def polar(s: Situation) -> bool:
    """Tell whether yes or no is asked for."""
    if s.lang == "en":
        return bool(_POLAR.match(s.asked.text))
    return s.asked.has("form", "whether") and not s.asked.has("form", "which", "howMany", "howMuch", "where", "who")


def aims(s: Situation) -> bool:
    """Tell whether it is asked what something is for."""
    return any(x == ("relation", "serves") and len(cue.word) > 2 for cue in s.asked.words for x in cue.senses)


def strong(s: Situation) -> set[str]:
    """Return the relations that words ask for and that can mean nothing else."""
    return set(s.asked.keys("relation")) - set(table("ask-defaults")["weak"]["relations"]) - {"locatedIn"}


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


def only_a_period(s: Situation, mention: Mention) -> bool:
    """Tell whether a mention only says of which time the question is."""
    return all("Period" in t.kinds for t in s.meant(mention))


def slogan(s: Situation) -> bool:
    """Tell whether a slogan is named: what it is is what it holds."""
    return bool(s.all_meant("Slogan"))


def holds(s: Situation) -> bool:
    """Tell whether it is asked what a slogan holds: by a word for it, or by nothing else that is asked."""
    asked = s.asked
    if not slogan(s) or set(s.classes()) - {"Slogan", "Section"} or asked.has("form", "who", "where", "when"):
        return False
    if "hasMember" in asked.keys("relation"):
        return all(turned(s, m)[:1] != ("memberOf",) for m in asked.anchors)
    return asked.has("form", "which", "list", "describe") and not asked.has("relation")


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


def strongly(s: Situation) -> bool:
    """Tell whether a question asks for more than the report's words: for a class, a number, a status."""
    return bool(set(s.classes()) - {"Slogan", "Section"}) or s.asked.has("form", "howMany", "howMuch", "who", "where")


def compares(s: Situation) -> bool:
    """Tell whether what was done and what is planned are set side by side."""
    asked = s.asked
    both = asked.has("orientation", "review") and asked.has("orientation", "outlook")
    changing = asked.years or (asked.has("role", "change") and bool(s.all_meant("Indicator")))
    counts = [c for c in asked.words if any(x in (("form", "howMany"), ("form", "howMuch")) for x in c.senses)]
    both = both or (in_steps(s) and not polar(s) and not _EITHER.search(asked.text) and bool(s.all_meant()))
    both = both or (len(counts) > 1 and (asked.has("role", "target") or asked.has("status", "planned")))
    return both or (asked.has("form", "compare") and not changing)


def in_steps(s: Situation) -> bool:
    """Tell whether it is asked first how far something has come, and then what is planned."""
    first = [c.start for c in s.asked.words if any(x in (("status", "done"), ("status", "any")) for x in c.senses)]
    ahead = (("status", "planned"), ("orientation", "outlook"))
    then = [c.start for c in s.asked.words if any(x in ahead for x in c.senses)]
    return bool(first and then) and min(first) < min(then)


def which_report(s: Situation) -> Answer:
    """Ask back which report is meant: what is asked of a whole report is not asked of hundreds at once."""
    some = [report.iri for report in s.known.reports.all[:_MANY]]
    return which(s, s.asked.text, list(s.known.things(some).values()))


def number_only(s: Situation, classes: Sequence[str]) -> bool:
    """Tell whether nothing but a number of what is named would answer: not how many things hang on it."""
    if classes or slogan(s) or not s.asked.has("form", "howMuch", "howMany"):
        return False
    holding = s.all_meant("Section", "Goal", "Strategy", "Place", "Actor")
    return (s.asked.has("form", "howMuch") and not s.asked.has("form", "howMany")) or not holding


def asks_number(s: Situation, measured: bool) -> bool:
    """Tell whether a number is asked for, and not what something is or how many things there are of a kind."""
    asked = s.asked
    if (
        asked.has("form", "howMuch")
        or asked.measure
        or asked.years
        or asked.has("role", "change", "annualGrowth", "growth")
    ):
        return True
    if asked.has("form", "howMany") and not set(s.classes()) - {"Indicator"}:
        return True
    return measured and (asked.has("form", "howMany") or asked.has("role") or not asked.has("form", "who", "where"))


def bare(s: Situation) -> bool:
    """Tell whether nothing is asked but what a thing is."""
    asked = s.asked
    named = [
        c for c in s.classes() if not asked.has("form", "describe") or not any(s.fits(t, c) for t in s.all_meant())
    ]
    asking = asked.has("form", "describe", "list", "which") or not asked.has("form")
    return asking and not strong(s) and not named and not asked.has("status") and not asked.has("role")


def unanswered(s: Situation) -> Answer:
    """Refuse what no part answers."""
    if s.asked.unread:
        return limits.unread(s)
    if s.all_meant():
        return limits.not_stated(s)
    return limits.no_thing(s)


def checked(s: Situation, answer: Answer) -> Answer:
    """Refuse an answer to a question of which words were left over, unless the answer itself explains them."""
    if answer.kind != "answer":
        return answer
    if s.asked.mended and s.asked.anchors:
        names = "、".join(m.text for m in s.asked.anchors)
        answer = replace(answer, text=answer.text + say(s.lang, "understood", name=names))
    if s.asked.reckoned:
        answer = replace(
            answer, text=answer.text + "".join(say(s.lang, "reckoned", word=w, year=y) for w, y in s.asked.reckoned)
        )
    held = plain(" ".join([answer.text, *(f"{r.label} {dict(r.facts).get('English', '')}" for r in answer.rows)]))
    held += " ".join(plain(e.exact) for row in answer.rows for e in row.evidence)
    around = plain(" ".join(e.sentence for row in answer.rows for e in row.evidence))
    said = " ".join(e.exact for row in answer.rows for e in row.evidence)
    if any(year not in said and year not in s.known.reports.years and not s.asked.reckoned for year in s.asked.years):
        return limits.not_stated(s)  # a year that the answer has nothing to say of was not passed over
    if answer.relation == "definition":  # what a thing is explains no word that is not its own
        held = plain(" ".join(f"{n.label}" for n in answer.about) + " ".join(r.label for r in answer.rows))
    left = [w for w in s.asked.unread if not (_explained(w, held) or _pieced(s, w, around, answer.relation))]
    if s.asked.has("relative") and answer.relation in ("type", "status") and not s.all_meant():
        return limits.no_thing(s)
    if s.asked.has("relative") and answer.relation == "observedBy" and not s.asked.years:
        words = "、".join(s.asked.said("relative"))
        printed = say(
            s.lang,
            "figure.years",
            years="、".join(sorted({c for r in answer.rows for h, c in r.facts if h in ("时间", "time")})),
        )
        return refused(s, "notStated", say(s.lang, "figure.relative", word=words, known=printed), relation="observedBy")
    if s.asked.has("form", "where") and answer.relation in ("postTitle", "definition"):
        return limits.not_stated(s)
    if left and (answer.relation in ("observedBy", "type", "status") or sum(map(len, left)) > 1):
        return limits.unread(replace_unread(s, tuple(left)))
    if left:
        return replace(answer, text=answer.text + say(s.lang, "unused", words="、".join(left)))
    return answer


def _pieced(s: Situation, word: str, sentences: str, relation: str) -> bool:
    """Tell whether a word is made of words of the sentences that answer: 土地治理 of 做好土地的治理.

    An English word is held where the name of something that it is a part of is. Not where numbers are asked for: a
    sentence may hold those of several things.
    """
    if relation in ("observedBy", "status", "type", "definition"):
        return False
    if word.isascii():
        named = s.names.find(word, limit=_NEAR) if len(word) > 3 else []
        return any(in_runs(plain(hit.label), sentences) for hit in named)
    place, single = 0, 0
    while place < len(word):
        length = next((n for n in range(len(word) - place, 0, -1) if word[place : place + n] in sentences), 0)
        if not length:
            return False
        single += length == 1
        place += length
    return 2 * single < len(word) or len(word) == 1


def _explained(word: str, held: str) -> bool:
    words = latin_words(word)
    return word in held or (bool(words) and all(w[: max(4, len(w) - 3)] in held for w in words))


def replace_unread(s: Situation, unread: tuple[str, ...]) -> Situation:
    """Return the question with other words left over."""
    asked: Asked = replace(s.asked, unread=unread)
    return Situation(asked, s.known, s.names, s.lexicon)
