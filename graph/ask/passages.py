"""What the report says in its own words: the sentences that speak of a thing, and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gangmu.graph.ask import compose, sections, standing
from gangmu.graph.ask.answer import Answer, Row
from gangmu.graph.ask.compose import Found
from gangmu.graph.ask.known import Thing, kind
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.relate import with_members
from gangmu.graph.ask.replies import answered, label, spoken
from gangmu.graph.ask.reports import scope_of
from gangmu.graph.ask.situation import Situation, iris
from gangmu.graph.ask.telling import called, listed, quoted, say

_TITLES = 40
_SPAN = re.compile(r"(?:19|20)\d\d\s*[-—–至到]\s*(?:19|20)\d\d")
_ASKING = re.compile("(?:请问|是|谁|哪位|什么人|现任|的|叫什么|名字|担任|任|当|由|县里|这个|报告里|啊|呢|呀)")
_SPEAKING = "gm:mentions|gm:ofSlogan|gm:indicator|gm:quantityOf|gm:formulationOf|gm:expounds|gm:subject|gm:object"


def sentences(things: Iterable[str], reports: Sequence[str] = ()) -> str:
    """Return the query for all quotes of claims about some things."""
    return compose.query(
        "?thing ?name ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", things),
            f"{{ ?claim {_SPEAKING} ?thing }} UNION {{ ?thing gm:headingText ?own BIND(?thing AS ?claim) }}",
            compose.EVIDENCE,
            compose.in_reports(reports),
            compose.NAME,
        ],
        "?start ?end",
    )


def speaking(s: Situation, things: Sequence[Thing]) -> tuple[list[Found], str]:
    """Return the quotes that speak of things by name, once each, and the query."""
    sparql = sentences(iris(things), s.reports)
    found = compose.found(s.known, sparql)
    named = {t.iri: (t.zh.strip("“”"), *_parts(t)) for t in things}
    result: dict[tuple[int, str], Found] = {}
    for f in sorted(found, key=lambda f: f.evidence[0].start if f.evidence else 0):
        for e in f.evidence:
            if f.get("basis") in ("", "stated") or any(n in e.exact for n in named.get(f.thing, ())):
                result.setdefault((e.start, e.document), Found(f.thing, f.label, f.claim, (e,), f.cells))
    return list(result.values()), sparql


def _parts(thing: Thing) -> tuple[str, ...]:
    return tuple(part for part in (thing.zh.partition("（")[0],) if part)


def asks_words(s: Situation) -> bool:
    """Tell whether the report's own words are asked for; 哪个说法 asks for a slogan, not for words."""
    text = s.asked.text
    for cue in s.asked.words:
        keys = {(sense.category, sense.key) for sense in cue.senses}
        which = text[: cue.start].endswith(("哪个", "哪一个", "哪些", "什么", "啥", "哪种", "which ", "what "))
        if ("form", "quote") in keys and not (("class", "Slogan") in keys and which):
            return True
    return False


def quote(s: Situation) -> Answer | None:
    """Return the report's own sentences on what is named."""
    things = s.all_meant()
    found, sparql = speaking(s, things)
    if not found:
        return None
    rows: dict[str, Row] = {}
    for f in found:
        e = f.evidence[0]
        whole = (e.sentence or e.exact).replace("\n", "")
        rows.setdefault(whole, Row(e.exact, f.thing, "Quote", "stated", say(s.lang, "basis.stated"), (e,)))
    text = say(s.lang, "quote.one", list=("" if s.lang == "zh" else " ").join(f"“{x}”" for x in list(rows)[:6]))
    about = [t for t in things if any(f.thing == t.iri for f in found)]
    return answered(s, text, list(rows.values()), sparql, "evidence", about)


def in_its_name(s: Situation) -> Answer | None:
    """Return the years that stand in the name of a thing: 规划（2020—2035年）."""
    dated = [t for t in s.all_meant() if _SPAN.search(t.zh)]
    if not dated or len(dated) < len(s.all_meant()):
        return None
    return describe(s)


def wordings(s: Situation) -> Answer | None:
    """Return the wordings that the report has for a thing, and for a slogan those of what it holds."""
    things = with_members(s, s.all_meant("PolicyElement"))
    sparql = compose.query(
        "?thing ?name ?wording ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", iris(things)),
            "?claim gm:formulationOf ?thing ; gm:wording ?wording .",
            compose.in_reports(s.reports),
            compose.NAME,
            compose.EVIDENCE,
        ],
        "?start",
    )
    found = compose.found(s.known, sparql) if things else []
    if not found:
        return None
    rows = [
        Row(f.cells["wording"], f.thing, "Formulation", "stated", say(s.lang, "basis.stated"), f.evidence)
        for f in found
    ]
    about = [t for t in things if any(f.thing == t.iri for f in found)]
    text = say(
        s.lang, "tell.wordings", near=spoken(s, about), list=listed(s.lang, [quoted(s.lang, r.label) for r in rows])
    )
    return answered(s, text, rows, sparql, "hasFormulation", about)


def named_so(s: Situation, classes: Sequence[str]) -> Answer | None:
    """Return the things of some classes whose names hold what was said: all that has to do with tea."""
    things = s.all_meant(*classes)
    found, sparql = speaking(s, things)
    rows = sections.once(s, [f for f in found if f.evidence], "stated")
    if not rows:
        return None
    shown = [called(s.lang, row) for row in rows]
    return answered(
        s, say(s.lang, "tell.both", n=len(rows), list=listed(s.lang, shown)), rows, sparql, "mentions", things
    )


def bearers(s: Situation) -> Answer | None:
    """Return who bears a title that stands in the question: 县长, 书记."""
    asked = plain(_ASKING.sub("", s.asked.text))
    titles = [asked] if len(asked) > 1 else []
    named = s.asked.anchors if s.lang == "en" else [m for m in s.asked.anchors if m.text not in asked]
    if named:
        return None
    titles += [t for word, others in s.lexicon.synonyms.items() if f" {word} " in f" {s.asked.text} " for t in others]
    scopes = {report.scope for report in s.asked.scope}
    borne = [
        (person, post)
        for title in dict.fromkeys(titles)
        for person, post in s.known.titled(title)
        if not scopes or scope_of(person) in scopes
    ]
    if not borne:
        return None
    sparql = compose.query(
        "?thing ?name ?title ?claim ?quote ?exact ?start ?end",
        [
            compose.data("thing", [iri for iri, _ in borne[:_TITLES]]),
            "?thing gm:postTitle ?title .",
            compose.NAME,
            "?claim gm:mentions ?thing .",
            compose.EVIDENCE,
            compose.in_reports(s.reports),
        ],
        "?start",
    )
    kept = [f for f in compose.found(s.known, sparql) if (f.thing, f.cells["title"]) in borne]
    if not kept:
        return None
    rows = sections.once(s, kept, "stated")
    shown = [f"{f.label}（{f.cells['title']}）" for f in kept]
    text = say(s.lang, "tell.bearers", title=asked, list=listed(s.lang, list(dict.fromkeys(shown))))
    return answered(s, text, rows, sparql, "postTitle")


def describe(s: Situation) -> Answer | None:
    """Return what a thing is: its kind, its posts, where it stands, and a sentence."""
    things = s.all_meant()
    parts, rows, sparqls = [], [], []
    for thing in things[:4]:
        found, sparql = speaking(s, [thing])
        if not found:
            continue
        sparqls.append(sparql)
        rows += [
            Row(
                f.label,
                f.thing,
                kind(thing.kinds, s.known.vocabulary),
                "stated",
                say(s.lang, "basis.stated"),
                f.evidence,
            )
            for f in found[:1]
        ]
        ways = standing.paths(standing.located(s, [thing])[0])
        parts.append(
            say(
                s.lang,
                "describe.one",
                name=spoken(s, [thing]),
                kind=label(s, kind(thing.kinds, s.known.vocabulary)),
                more=_posts(s, thing),
                where=say(s.lang, "describe.where", path=ways[0][0]) if ways else "",
                quote="” “".join(
                    dict.fromkeys((f.evidence[0].sentence or f.evidence[0].exact).replace("\n", "") for f in found[:3])
                ),
            )
        )
    if not rows:
        return None
    return answered(
        s, ("" if s.lang == "zh" else " ").join(parts), rows, "\n\n".join(sparqls), "definition", things[:4]
    )


def _posts(s: Situation, thing: Thing) -> str:
    if "Person" not in thing.kinds:
        return ""
    text = compose.query("?name", [f"{compose.iri(thing.iri)} gm:postTitle ?name ."], "?name")
    posts = [row["name"] for row in s.known.view.select(text).values()]
    return f"（{'、'.join(posts)}）" if posts else ""
