"""What stands in a relation to the things that a question names: the relation asked for, or the one that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gangmu.graph.ask import compose, rows
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing
from gangmu.graph.ask.naming import Mention
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.replies import answered, label, refused, spoken
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import SHOWN, called, listed, say
from gangmu.graph.ask.vocabulary import Relation
from gangmu.ontology.lexicon import table

_WHICH = re.compile("哪(?:一?[个项类种家条块]|些)?([\u4e00-\u9fff]{2,6})")
_MEASURED = re.compile("(?:哪一?|什么|啥|第几|几)(篇|文章)|(?:which|what)[a-z ]{0,24}(article)s?(?![a-z])")
_TARGETS = {"who": ("Actor",), "where": ("Place",)}


@dataclass
class Option:
    """One way to read a name in a question: as the near end of a relation; its rows are read when they are needed."""

    s: Situation
    relations: tuple[Relation, ...]
    things: tuple[Thing, ...]
    classes: tuple[str, ...]
    cued: bool
    _found: list[Found] | None = field(default=None)
    sparql: str = ""

    @property
    def name(self) -> str:
        """The relation, by the property that was asked for first."""
        return self.relations[0].name

    def found(self) -> list[Found]:
        """Return the rows, each thing at the far end with its claims."""
        if self._found is None:
            self._found, texts = [], []
            for relation in self.relations:
                near = [t for t in self.things if self.s.fits(t, relation.near)]
                if not relation.forward and len(relation.links) > 1:
                    near = with_members(self.s, near)
                if not near:
                    continue
                if relation.plain:
                    text = compose.values_of(relation, iris(near), self.s.reports)
                else:
                    text = compose.links(relation, iris(near), self.classes, self.s.reports)
                texts.append(text)
                self._found += compose.in_order(compose.found(self.s.known, text))
            self.sparql = "\n\n".join(texts)
        return self._found


def with_members(s: Situation, things: Sequence[Thing]) -> list[Thing]:
    """Add to slogans what they hold, down to the last: what serves a part serves the whole."""
    slogans = [t.iri for t in things if "Slogan" in t.kinds]
    if not slogans:
        return list(things)
    text = compose.query("?thing", [compose.data("slogan", slogans), "?slogan gm:hasMember+ ?thing ."])
    more = s.known.things(row["thing"] for row in s.known.view.select(text).values())
    return list({t.iri: t for t in (*things, *more.values())}.values())


def targets(s: Situation) -> tuple[str, ...]:
    """Return the classes of what is asked for: by the words for classes, else by who and where."""
    forms = s.asked.keys("form")
    wanted = [c for form in ("where", "who") if form in forms for c in _TARGETS[form]]
    classes = s.classes()
    if not wanted:
        return classes
    narrower = tuple(c for c in classes if s.known.vocabulary.fits([c], wanted[0]))
    return narrower or tuple(wanted[:1])


def options(s: Situation, mention: Mention, classes: Sequence[str]) -> Iterator[Option]:
    """Yield the ways to read a name: by the relations that words ask for, then by those that merely fit."""
    things = expounded(s, s.meant(mention))
    yielded: set[tuple[str, ...]] = set()
    weak = table("ask-defaults")["weak"]["relations"]
    for cued, names in ((True, turned(s, mention)), (False, _fitting(s, things, classes))):
        for name in names:
            bundle = tuple(r for part in name.split("+") if (r := s.known.vocabulary.relations.get(part)))
            bundle = tuple(r for r in bundle if any(s.fits(t, r.near) for t in things) and _reaches(s, r, classes))
            key = tuple(r.name for r in bundle)
            if bundle and key not in yielded:
                yielded.add(key)
                yield Option(s, bundle, tuple(things), filtered(s, bundle, classes), cued)
        if any(name not in weak for key in yielded for name in key):
            return


def turned(s: Situation, mention: Mention) -> tuple[str, ...]:
    """Return the relations that words ask for, turned round where what is asked for acts: 哪个口号包括甲."""
    result = []
    asking = [cue.start for cue in s.asked.words if any(x == ("form", "which") for x in cue.senses)]
    for name in s.asked.keys("relation"):
        relation = s.known.vocabulary.relations.get(name)
        places = [cue.start for cue in s.asked.words if ("relation", name) in cue.senses]
        both = relation is not None and s.known.vocabulary.fits([relation.near], relation.far)
        before = bool(asking and places) and asking[0] < min(places) < mention.start and bool(s.classes())
        if relation is not None and relation.forward and both and before:
            inverse = s.known.vocabulary.properties[name].inverse
            result.append(inverse or name)
        result.append(name)
    return tuple(dict.fromkeys(result))


def _reaches(s: Situation, relation: Relation, classes: Sequence[str]) -> bool:
    vocabulary = s.known.vocabulary
    if relation.literal:
        return not s.classes()
    return not classes or any(vocabulary.fits([c], relation.far) or vocabulary.fits([relation.far], c) for c in classes)


def filtered(s: Situation, bundle: Sequence[Relation], classes: Sequence[str]) -> tuple[str, ...]:
    """Return the classes that can be at the far end of a relation."""
    fits = s.known.vocabulary.fits
    return tuple(c for c in classes if any(fits([c], r.far) for r in bundle))


def _fitting(s: Situation, things: Sequence[Thing], classes: Sequence[str]) -> Iterator[str]:
    """Yield what is asked of a thing of a kind where no word says so, from the words' table of defaults."""
    for near, names in table("ask-defaults")["relation"].items():
        if any(s.fits(t, near) for t in things):
            yield from names


def expounded(s: Situation, things: Sequence[Thing]) -> list[Thing]:
    """Add to sections the elements that their headings name."""
    actors = [t for t in things if s.fits(t, "Actor")]
    if actors and "serves" in s.asked.keys("relation"):
        work = [s.known.vocabulary.relations[name] for name in ("leads", "involvedIn")]
        found = [f.thing for r in work for f in compose.found(s.known, compose.links(r, iris(actors), (), s.reports))]
        return list({t.iri: t for t in (*things, *s.known.things(found).values())}.values())
    sections = [t.iri for t in things if "Section" in t.kinds]
    if not sections:
        return list(things)
    text = compose.query("?thing", [compose.data("section", sections), "?section gm:expounds ?thing ."])
    more = s.known.things(row["thing"] for row in s.known.view.select(text).values())
    return list({t.iri: t for t in (*things, *more.values())}.values())


def related(s: Situation, mentions: Sequence[Mention], only: Sequence[str] = ()) -> Answer | None:
    """Return the answer for the things that stand in relations to all of `mentions`, or None if there are none.

    `only` limits the relations to these.
    """
    classes = () if only else targets(s)
    if len(mentions) == 1:
        for option in options(s, mentions[0], classes):
            if (not only or option.name in only) and option.found():
                return told(s, option, option.found())
        return None if only else _softly(s, mentions[0], classes)
    if len(mentions) == 2:
        return _both(s, mentions, classes)
    return None


def _softly(s: Situation, mention: Mention, classes: Sequence[str]) -> Answer | None:
    """Ask without the class where its word is a loose one: 思路, 举措."""
    loose = table("ask-defaults")["loose"]["classes"]
    if not classes or not all(c in loose for c in classes):
        return None
    for option in options(s, mention, ()):
        if option.found():
            return told(s, option, option.found())
    return None


def _both(s: Situation, mentions: Sequence[Mention], classes: Sequence[str]) -> Answer | None:
    sides = [list(options(s, mention, classes)) for mention in mentions]
    pairs = [(i + j, a, b) for i, a in enumerate(sides[0]) for j, b in enumerate(sides[1])]
    for _, a, b in sorted(pairs, key=lambda p: ("hasMember" not in (p[1].name, p[2].name), p[0])):
        shared = {f.thing for f in a.found()} & {f.thing for f in b.found()} - {""}
        if shared:
            weaker, firmer = sorted((a, b), key=lambda side: -_weakest(side, shared))
            return told(s, weaker, [f for f in weaker.found() if f.thing in shared], firmer)
    ways = ((1, 0), (0, 1)) if mentions[1].sure and not mentions[0].sure else ((0, 1), (1, 0))
    for first, second in ways:
        wanted = {t.iri for t in s.meant(mentions[second])}
        for option in sides[first]:
            met = [f for f in option.found() if f.thing in wanted]
            if met:
                return told(s, option, met)
    return None


def _weakest(option: Option, things: set[str]) -> int:
    """Return how weak the weakest basis of some rows is; members come last: they say nothing of the other name."""
    worst = max(rows.rank(f.get("basis")) for f in option.found() if f.thing in things)
    return worst - (option.name == "hasMember")


def told(s: Situation, option: Option, found: Sequence[Found], other: Option | None = None) -> Answer:
    """Return the answer that a reading with rows gives."""
    forward = option.relations[0].forward
    result = rows.rows_of(s, found, forward)
    known: tuple[Row, ...] = ()
    if other is not None and any(row.basis in rows.TEXT for row in result):
        known = tuple(row for row in result if row.basis not in rows.TEXT)
        result = tuple(row for row in result if row.basis in rows.TEXT)
    result = counted_so(s, option, headed(s, result))
    ordinal = s.asked.ordinal
    if ordinal and option.name == "hasMember":
        if ordinal > len(result):
            shown = listed(s.lang, [called(s.lang, row) for row in result])
            text = say(s.lang, "members.fewer", near=spoken(s, option.things[:1]), n=len(result), list=shown)
            return refused(s, "notStated", text, option.things[:1], result, option.sparql, option.name)
        result = result[ordinal - 1 : ordinal]
    near = [t for t in option.things if any(f.cells.get("anchor") == t.iri for f in found)] or list(option.things)
    graded = len(option.relations[0].links) > 1 and not option.relations[0].forward
    counts = rows.counts(result) if graded else ()
    text = graded_text(s, near, result) if graded else bundled(s, option, found, near, result)
    return answered(s, text, result, option.sparql, option.name, near, counts, known)


def bundled(s: Situation, option: Option, found: Sequence[Found], near: Sequence[Thing], result: Sequence[Row]) -> str:
    """Return the sentences for relations that were asked together, each with its own rows."""
    if len(option.relations) == 1:
        return plain_text(s, option.name, near, result)
    parts = []
    for relation in option.relations:
        mine = {f.thing for f in found if f.get("relation") in relation.links}
        some = [row for row in result if row.iri in mine]
        if some:
            parts.append(plain_text(s, relation.name, near, some))
    return ("" if s.lang == "zh" else " ").join(parts)


def headed(s: Situation, result: tuple[Row, ...]) -> tuple[Row, ...]:
    """Keep the rows whose name ends as what is asked for does: of 哪个青石 those that are some 青石."""
    for match in _WHICH.finditer(s.asked.text):
        noun = match[1]
        for length in range(len(noun), 1, -1):
            kept = tuple(row for row in result if plain(row.label).endswith(noun[:length]))
            if kept and noun[:length] not in table("ask-defaults")["loose"]["nouns"]:
                return kept
    return result


def asked_by_measure(s: Situation) -> bool:
    """Tell whether it is asked which of a numbered slogan's members: 哪一篇, which article."""
    return bool(_MEASURED.search(s.asked.text))


def counted_so(s: Situation, option: Option, result: tuple[Row, ...]) -> tuple[Row, ...]:
    """Keep the members of the slogan whose measure word is asked by: of 哪一篇 those of 某篇文章, if there are any."""
    asked = _MEASURED.search(s.asked.text)
    if not asked or len(result) < 2 or option.name == "hasMember":
        return result
    noun = asked[1] or {"article": "文章"}[asked[2]]
    sparql = compose.query(
        "?thing ?name",
        [
            compose.data("thing", [row.iri for row in result if row.iri]),
            '?slogan gm:hasMember ?thing ; skos:prefLabel ?name FILTER(LANG(?name) = "zh")',
        ],
    )
    numbered = re.compile(f"[一二两三四五六七八九十0-9]{{1,3}}个?{noun}")
    named = {row["thing"] for row in s.known.view.select(sparql).values() if numbered.search(plain(row["name"]))}
    return tuple(row for row in result if row.iri in named) or result


def plain_text(s: Situation, relation: str, near: Sequence[Thing], result: Sequence[Row]) -> str:
    """Return the sentence for rows of one kind of basis."""
    shown = listed(s.lang, [called(s.lang, row) for row in result])
    cells = {"near": spoken(s, near), "list": shown, "n": len(result), "relation": label(s, relation)}
    text = say(s.lang, f"tell.{relation}", **cells) or say(s.lang, "tell.default", **cells)
    if s.asked.has("form", "howMany") and len(result) > 1:
        text += say(s.lang, "tell.count", n=len(result), list=shown)
    inferred = [row.label for row in result if row.basis == "thematic"]
    if inferred:
        text += f"（{'、'.join(inferred)}：{say(s.lang, 'basis.thematic')}）"
    return text


def graded_text(s: Situation, near: Sequence[Thing], result: Sequence[Row]) -> str:
    """Return the sentence that tells rows apart by their basis, also where there are none."""
    parts = []
    for count in rows.counts(result):
        labels = [called(s.lang, row) for row in result if row.basis == count.basis]
        empty = f"served.none{count.basis.title()}"
        key = f"served.{count.basis}" if labels else empty
        parts.append(say(s.lang, key, n=count.rows, list=listed(s.lang, labels, SHOWN)))
    joint, stop = ("；", "。") if s.lang == "zh" else ("; ", ".")
    total = say(s.lang, "tell.count", n=len(result), list="…") if s.asked.has("form", "howMany") else ""
    return say(s.lang, "served.head", near=spoken(s, near)) + joint.join(filter(None, parts)) + stop + total
