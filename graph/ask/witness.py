"""The one sentence of a report that holds every word of a question and what it asks for, as a quotation.

The last resort before a refusal: no relation is understood, nothing is concluded, the sentence speaks for itself. It
must hold all that the question says, and a time where a time is asked for, an actor where an actor is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Evidence, Row
from gangmu.graph.ask.holding import COUNTED, LEAST, MANY, Line, Words, clauses, closest, holds, lines
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.replies import answered
from gangmu.graph.ask.situation import Situation
from gangmu.graph.ask.telling import listed, say
from gangmu.graph.names.hits import How
from gangmu.ontology.lexicon import table

_BRIEF = 14
_NAMED = re.compile("[《（(][^》）)]*[》）)]")
_NUMBER = r"(?:[\d.]+|[一二两三四五六七八九十百]+)"
_SPAN = rf"{_NUMBER}(?:\s*[—\-–至到]\s*{_NUMBER})?(?:个?多?月|年|周|天)"
_TIME = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?|\d{1,2}月(?:\d{1,2}日|[底初末]前?)?(?:、\d{1,2}日)?|\d{1,2}日"
    rf"|“?十[一二三四五六七]五”?(?:时期|期间|末)?|{_SPAN}(?:时间|内|之内|以内|左右)?|(?:今|明|后|当|本|上|下|去)年[底末初内]?|年[底内末]前?"
)
_DURATION = re.compile(rf"{_SPAN}(?:时间|内|之内|以内|左右)?")
_HOW_LONG = re.compile(
    "(?:多少|(?<!哪)几)个?[年天月周](?![月份])|多久|多长时间|how long|how many (?:years|months|days|weeks)"
)
_DONE = re.compile("建成|完成|完工|竣工|投产|投运|投用|通车|开通|开工|动工|启动|落地|实现|达标|摘帽|脱贫")
_AMOUNT = re.compile(
    "多少|(?<!哪)几(?!时|天|年)|多[大高长宽]|百分|占比|比重|(?<![a-z])how (?:many|much|big|large|high|great)"
)
_WHEN = re.compile("哪[几一些]?个?[年月天日]|几[月号]|几年")
_ANNOUNCED = "以下|如下|下列"
_MEANS = re.compile(
    "(?:靠|凭|借|拿|用|通过|依托|依靠|凭借|借助|采取|采用|利用|仰仗|仗着)(?:的|着|起|打|建|搞|抓|办|发展)?(?:是|的是)?"
    "(?:哪|什么|啥)|以(?:什么|哪|啥)[^，]{0,6}?(?:为依托|为载体|为支撑|为抓手|来)"
)
_FOR = re.compile("(?:是|就是)?为了?([\u4e00-\u9fff]{2})(?:什么|啥|哪[些个种])(?:问题|困难|矛盾|状况|局面)?(?:的)?$")
_NOUN = re.compile("(?:什么|啥|哪[个种项类套]?)(机制|制度|模式|政策|平台|品牌|市场|企业|项目|工程|行动|计划|基金)")
_ASKED_ANYWAY = frozenset(["locatedIn", "siteOf", "duringPeriod", "involves"])
"""Relations whose words only repeat that it is asked where, when or by what means."""
_ACTORS = ("Actor", "Person")
_PLACES = ("Place", "AdministrativeArea", "NaturalFeature", "Zone")


def witness(s: Situation) -> Answer | None:
    """Return the sentence that holds all of a question and what it asks for; None if none or several do."""
    ways = asked_for(s)
    words = wanted(s) if ways else None
    if words is None:
        return None
    found: list[tuple[float, Line, str]] = []
    for line in lines(s, words):
        held = holds(words, plain(line.text), plain(line.lead))
        if held:
            told = next((t for way in ways if (t := fits(s, way, words, line)) is not None), None)
            if told is not None:
                found.append((held, line, told))
    if not found:
        return None
    best = sorted((f for f in found if f[0] == max(g[0] for g in found)), key=lambda f: (len(f[2]), len(f[1].text)))
    _, line, told = best[0]
    if len({f[1].text for f in best}) > 1 and not (told and all(told in f[2] for f in best)):
        return None
    return quotation(s, line, told)


def quotation(s: Situation, line: Line, told: str, label: str = "") -> Answer:
    """Return a sentence as the answer, with what is said before it, if anything; `label` names its row in its place."""
    evidence = Evidence(line.text, line.start, line.start + len(line.text), line.text, line.report.iri)
    row = Row(label or line.text, "", "Quote", "stated", say(s.lang, "basis.stated"), (evidence,))
    head = f"{told}{'。' if s.lang == 'zh' else '. '}" if told else ""
    text = head + say(s.lang, "quote.one", list=f"“{line.text}”")
    return answered(s, text, [row], shown_by(line), "evidence", s.all_meant()[:4])


def itemised(s: Situation, line: Line, quotes: Sequence[Evidence]) -> Answer:
    """Return the items that a sentence lists as the answer, each by its own quote."""
    why = say(s.lang, "basis.stated")
    items = [Row(quote.exact, "", "Expression", "stated", why, (quote,)) for quote in quotes]
    text = say(s.lang, "tell.both", n=len(items), list=listed(s.lang, [row.label for row in items]))
    text += say(s.lang, "quote.one", list=f"“{line.text.strip()}”")
    return answered(s, text, items, shown_by(line), "hasMember", s.all_meant()[:2])


def asked_for(s: Situation) -> tuple[str, ...]:
    """Return what the sentence may be asked for: a time, a span, an actor, a place, means, or how many parts."""
    asked, ways = s.asked, []
    if _FOR.search(asked.text):
        return ("purpose",)
    if COUNTED.search(asked.text):
        return ("count",)
    if _HOW_LONG.search(asked.text):
        return ("span",)
    if _WHEN.search(asked.text):
        return ("when",)
    if by_means(s):
        return ("means",)
    if _AMOUNT.search(asked.text) or asked.measure or asked.has("role", "annualGrowth", "growth", "change"):
        return ()
    if asked.has("form", "when"):
        return ("when",)
    if asked.has("form", "how"):
        return ("means",)
    if asked.has("form", "who"):
        ways.append("who")
    if asked.has("form", "where"):
        ways.append("where")
    if not ways and asked.has("form", "whether") and asked.has("status", "done"):
        ways.append("status")
    if not ways and (_DONE.search(asked.text) if asked.has("form", "whether") else asked.has("status", "any")):
        ways.append("status")
    return tuple(ways)


def for_what(s: Situation) -> bool:
    """Tell whether it is asked what a thing is to relieve or bring about: 为了缓解什么问题."""
    return bool(_FOR.search(s.asked.text))


def by_means(s: Situation) -> bool:
    """Tell whether it is asked by what means something comes about."""
    return s.asked.has("form", "means") or bool(_MEANS.search(s.asked.text))


def wanted(s: Situation, least: int = 2) -> Words | None:
    """Return what of the question a sentence must hold, or None where too little is asked about."""
    text = s.asked.text
    light: set[int] = {i for i, c in enumerate(text) if not c.isalnum()}
    loose = []
    for cue in s.asked.words:
        span = range(cue.start, cue.end)
        kinds = {sense.category for sense in cue.senses}
        if kinds & {"form", "filler", "relative", "orientation"}:
            light.update(span)
        else:
            light.update(span)
            if any(sense.category == "relation" and sense.key in _ASKED_ANYWAY for sense in cue.senses):
                continue
            alike = tuple(w for sense in cue.senses if sense.category == "relation" for w in s.lexicon.by_sense[sense])
            loose.append((cue.start, cue.end, alike))
    for match in _FOR.finditer(text):  # the verb is held, 为了 and 什么问题 are not
        loose = [x for x in loose if x[1] <= match.start() or x[0] >= match.end()]
        light.update(set(range(*match.span())) - set(range(*match.span(1))))
    for pattern in (COUNTED, _HOW_LONG):
        for match in pattern.finditer(text):
            last = match.end() - len(match[1]) if pattern is COUNTED else match.end()
            light.update(range(match.start(), last))
    for report in s.asked.scope or s.known.reports.all[:MANY]:
        for match in re.finditer(f"{report.year}年?", text) if report.year else ():
            light.update(range(*match.span()))
    latin = []
    for match in re.finditer(r"[a-z][a-z0-9'\-]*", text) if s.lang == "en" else ():
        if not light.intersection(range(*match.span())):
            latin.append(match)
            light.update(range(*match.span()))
    heavy = frozenset(range(len(text))) - light
    said = sum(end - start for start, end, _ in loose if end - start > 1)
    if len(heavy) + 2 * len(latin) + said < least and not COUNTED.search(text):
        return None
    others = tuple(
        (at, at + len(word), names)
        for word, names in s.lexicon.synonyms.items()
        if word[0] > "\u3000"
        for at in (text.find(word),)
        if at >= 0
    )
    spelt = tuple(
        (m[0], tuple(plain(hit.label) for hit in s.names.find(m[0], limit=20)))
        for m in latin
        if not any(a.start <= m.start() < a.end for a in s.asked.anchors)
    )
    spelt += tuple((a.text, tuple(plain(h.label) for h in a.hits)) for a in s.asked.anchors if a.text.isascii())
    return Words(text, heavy, tuple(loose), others, spelt)


def fits(s: Situation, way: str, words: Words, line: Line) -> str | None:
    """Return what is said before the quotation if a sentence can answer what is asked, "" if nothing; else None."""
    if way == "when":
        return _time(words, line, _TIME)
    if way == "span":
        return _time(words, line, _DURATION)
    if way == "count":
        asked = COUNTED.search(words.text)
        match = re.search(f"(?<={_ANNOUNCED}){_NUMBER}(?:个|大|项|条)*{asked[1] if asked else ''}", line.text)
        return f"{match[0]}（{_figure(match[0])}）" if match else None
    if way == "who":
        return _other(s, words, line, _ACTORS)
    if way == "where":
        return _other(s, words, line, _PLACES)
    if way == "purpose":
        verb = _FOR.search(words.text)
        return "" if verb and f"，{verb[1]}" in line.text else None
    if way == "means" and not _by_means_here(words, line):
        return None
    new = len(plain(line.text)) - len(words.heavy)
    return "" if new > LEAST or way == "status" else None


def _by_means_here(words: Words, line: Line) -> bool:
    """Tell whether a sentence says of means at all, and of such as are asked for: 什么机制 wants a 机制."""
    noun = _NOUN.search(words.text)
    if noun and noun[1] not in line.text:
        return False
    return any(word in line.text for word in table("ask-defaults")["means"]["verbs"])


def _figure(counted: str) -> str:
    """Return the number with which a text begins, in digits."""
    match = re.match(_NUMBER, counted)
    if match is None or match[0][0].isdigit():
        return match[0] if match else ""
    tens, ten, ones = match[0].partition("十")
    digit = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "": 0}
    return str((digit.get(tens, 1) or 1) * 10 + digit.get(ones, 0)) if ten else str(digit.get(tens, 0))


def _time(words: Words, line: Line, pattern: re.Pattern[str]) -> str | None:
    """Return the time in the clause that holds most of what is asked about, or right before it, if it is one."""
    named = [m.span() for m in _NAMED.finditer(line.text)]
    near = _near(words, line)
    found = []
    for start, clause in near:
        for match in pattern.finditer(clause):
            inside = any(a <= start + match.start() < b for a, b in named)
            if not inside and plain(match[0]) not in words.text:
                found.append(match[0].strip("“”"))
    return found[0] if len(set(found)) == 1 else None


def _near(words: Words, line: Line) -> list[tuple[int, str]]:
    """Return the clauses that hold most of what is asked about, each with a brief one right before it."""
    parts, near = clauses(line.text), []
    for place in closest(words, parts):
        near += parts[place - 1 : place] if place and len(parts[place - 1][1]) <= _BRIEF else []
        near.append(parts[place])
    return near


def _other(s: Situation, words: Words, line: Line, kinds: Sequence[str]) -> str | None:
    """Return the things of some kinds that a sentence names and the question does not, if there are any."""
    near = " ".join(clause for _, clause in _near(words, line))
    for text, tells in ((near, True), (line.text, False)):
        named = [text[spot.start : spot.end] for spot in s.names.spot(text, kinds) if spot.hits[0].how is How.EXACT]
        new = [name for name in dict.fromkeys(named) if plain(name) not in words.text]
        if new:
            return "、".join(new) if tells else ""
    return None


def shown_by(line: Line) -> str:
    """Return the query that shows the report's text where it holds the sentence."""
    return compose.query(
        "?source ?characters",
        [
            compose.data("source", [line.report.text]),
            "?source nif:isString ?characters .",
            f"FILTER(CONTAINS(?characters, {compose.text(line.text)}))",
        ],
    )
