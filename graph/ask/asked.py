"""What a question asks, read from its words: a form, a class, relations, the things that it names, and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gangmu.graph.ask.answer import Lang
from gangmu.graph.ask.frames import unframed
from gangmu.graph.ask.known import Known
from gangmu.graph.ask.lexicon import Cue, Lexicon
from gangmu.graph.ask.naming import NUMERAL, Mention, mentions
from gangmu.graph.ask.pieces import Piece, cut
from gangmu.graph.ask.plain import LONGEST, language, plain
from gangmu.graph.ask.reports import Report
from gangmu.graph.ask.sharing import spread
from gangmu.graph.ask.slips import mended
from gangmu.graph.names import Index
from gangmu.graph.names.hits import How, Spot
from gangmu.ontology.lexicon import table

_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?![\d.])年?|(?<![〇零一二三四五六七八九])([一二][〇零○九][〇零○一二三四五六七八九]{2})年"
)
_HAN = re.compile("[\u3400-\u9fff]")
_SYLLABLES = re.compile("(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?+[aeiouv]{1,3}+(?:ng|n|r)?+)++")
_GLOSSED = re.compile(
    r"(?<![\w'’“”\"-])((?:[\w'’“”\"-]++,?[ ]++){1,9}+)[（(]([^（()）]*[\u3400-\u9fff][^（()）]*)[)）]"
)
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff”])\s*[（(][A-Za-z][A-Za-z ,'’\-]+[)）]")
"""English behind a Chinese name that only says what it is called there: 云谷 (Cloud Valley)."""
_BEFORE_NAMES = frozenset(
    ["the", "a", "an", "does", "do", "did", "is", "are", "was", "were", "has", "have", "which", "what", "by"]
)
_HUNDREDS = re.compile(r"([一二两三四五六七八九]?)百(亿|万)元?|(\d+)亿(?!元)")
_DIGIT = {**{c: n for n, c in enumerate("一二三四五六七八九", 1)}, "两": 2}
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ORDINAL = re.compile(
    r"第([一二三四五六七八九十两\d]{1,3})(?=[个项条篇大类块家位部]|$|[是叫])|(?<![a-z])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![a-z])"
)
_COUNTED = frozenset("个项条篇大类块家位部点")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMERALS = "一二三四五六七八九十"
_MEASURE = re.compile(
    r"(?:多少|几)(亿元|万元|元|钱|亩|公顷|平方公里|公里|天|家|所|座|人|户|%|个百分点|吨|公斤|辆|台|头|张床|床)|百分之(?:几|多少)|百分比"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was read.

    `senses` are all that its words ask for, by category; `words` the cues in their order. `anchors` are the things that
    it names, `scope` the reports to which it limits itself, `unread` the words that nothing is known of. `measure` is
    the unit in which a number is asked for (亩, %), or "". `mended` is the question without a slip in a name, or "".
    `reckoned` are words such as 今年 with the years as which they were read.
    """

    question: str
    lang: Lang
    text: str
    words: tuple[Cue, ...]
    anchors: tuple[Mention, ...]
    years: tuple[str, ...]
    scope: tuple[Report, ...]
    unread: tuple[str, ...]
    ordinal: int = 0
    measure: str = ""
    mended: str = ""
    reckoned: tuple[tuple[str, str], ...] = ()

    def has(self, category: str, *keys: str) -> bool:
        """Tell whether a word asks for one of `keys` (or for anything) of a category."""
        return any(s.category == category and (not keys or s.key in keys) for cue in self.words for s in cue.senses)

    def keys(self, category: str) -> tuple[str, ...]:
        """Return what the words ask for of a category, the longest word first, each once."""
        ranked = sorted(self.words, key=lambda cue: (-len(cue.word), cue.start))
        return tuple(dict.fromkeys(s.key for cue in ranked for s in cue.senses if s.category == category))

    def said(self, category: str) -> tuple[str, ...]:
        """Return the words themselves that have a sense of a category and no other use in this question."""
        return tuple(cue.word for cue in self.words if any(s.category == category for s in cue.senses))


def read(question: str, names: Index, known: Known, lexicon: Lexicon, lang: Lang | None = None) -> Asked:
    """Return what `question` asks."""
    text = spread(plain(unframed(_GLOSS.sub("", question), lambda clause: _names_whole(clause, names))), names)
    asked, pieces = _read(question, text, names, known, lexicon)
    if asked.unread and _HUNDREDS.search(text):
        figures = _HUNDREDS.sub(lambda m: f"{m[3] or f'{_DIGIT.get(m[1], 1)}00'}{m[2] or '亿'}元", text)
        other, others = _read(question, figures, names, known, lexicon)
        if len("".join(other.unread)) < len("".join(asked.unread)):
            text, asked, pieces = figures, other, others
    if asked.unread:
        mended_text = mended(pieces, text, names, asked.unread)
        if mended_text != text:
            asked, pieces = _read(question, mended_text, names, known, lexicon)
            asked = replace(asked, mended=mended_text)
        if asked.unread and not _HAN.search(text) and all(_SYLLABLES.fullmatch(word) for word in asked.unread):
            spelt, _ = _read(question, text, names, known, lexicon.spelt())
            if len(" ".join(spelt.unread)) < len(" ".join(asked.unread)) and spelt.anchors:
                return replace(spelt, lang=lang or "zh")
    asked, glosses = _glossed(asked, question[:LONGEST])
    words = tuple(cue for cue in asked.words if cue.word not in glosses or not _limits(cue))
    unread = tuple(
        word
        for word in asked.unread
        if word not in glosses and not (_ends_place(word, asked) or _says_kind(word, asked))
    )
    return replace(asked, lang=lang or language(question[:LONGEST]), words=words, unread=unread)


def _names_whole(clause: str, names: Index) -> bool:
    return any(s.hits[0].how is How.EXACT and s.end - s.start > 2 for s in names.spot(plain(clause)))


def _glossed(asked: Asked, question: str) -> tuple[Asked, set[str]]:
    """Take the English words right before a Chinese name in brackets as that name's own: legal education (普法)."""
    glosses: set[str] = set()
    anchors = asked.anchors
    for match in _GLOSSED.finditer(question):
        words: list[str] = []
        for word in reversed(match[1].split()):
            if word.strip(",").lower() in _BEFORE_NAMES:
                break
            words = [w for part in word.split("-") for w in plain(part).split()] + words
        glosses.update(words)
        named = [m for m in anchors if m.sure and m.text == plain(match[2])]
        if named and words:
            start = asked.text.rfind(words[0], 0, named[0].start)
            anchors = tuple(
                m for m in anchors if m is named[0] or not (start <= m.start < named[0].start) or not m.text.isascii()
            )
    return replace(asked, anchors=anchors), glosses


def _limits(cue: Cue) -> bool:
    return any(sense.category in ("attribute", "social") for sense in cue.senses)


def _ends_place(word: str, asked: Asked) -> bool:
    """Tell whether a character only says of which level a place is whose name stands before it: 甲 and 市."""
    before = [m for m in asked.anchors if asked.text[m.start : m.end + 1].endswith(word) or m.text.endswith(word)]
    return len(word) == 1 and word in "省市县区旗州镇乡村" and bool(before)


def _says_kind(word: str, asked: Asked) -> bool:
    """Tell whether an English word beside a Chinese name only says of what kind the thing is: the 云谷 park."""
    if word.removesuffix("s") not in table("ask-defaults")["kinds"]["en"]:
        return False
    han = [(m.start, m.end) for m in asked.anchors if _HAN.search(m.text)]
    places = [m.span() for m in re.finditer(rf"(?<![a-z]){re.escape(word)}(?![a-z])", asked.text)]
    return any(not asked.text[min(b, d) : max(a, c)].strip() for a, b in places for c, d in han)


def _read(question: str, text: str, names: Index, known: Known, lexicon: Lexicon) -> tuple[Asked, list[Piece]]:
    spots = [s for s in _whole(names.spot(text), text) if not _general(s, text, lexicon)] if text else []
    spots, bodies = _bodies(text, spots, known)
    years, spots = _years(text, spots)
    gone = [*((start, end) for start, end, _ in years), *((start, end) for start, end, _ in bodies)]
    ordinals = [m for m in _ORDINAL.finditer(text) if not any(s.start <= m.start() < s.end for s in spots)]
    gone += [(m.start(), m.end() + (m[1] is not None and text[m.end() : m.end() + 1] in _COUNTED)) for m in ordinals]
    spots = [s for s in spots if not any(s.start < end and start < s.end for start, end in gone)]
    pieces = cut(text, spots, lexicon)
    pieces = [p for p in pieces if not any(start < p.end and p.start < end for start, end in gone)]
    found, rest = mentions(pieces, names, lexicon)
    found, scope = _scoped(found, known)
    scope += [report for _, _, reports in bodies for report in reports]
    found, elsewhere = _inside(found, {report.scope for report in scope}, known)
    measure = _MEASURE.search(text)
    asked = Asked(
        question,
        "zh",
        text,
        tuple(piece.cue for piece in rest if piece.cue),
        tuple(found),
        tuple(dict.fromkeys(year for _, _, year in years)),
        tuple({report.iri: report for report in scope}.values()),
        (
            *(p.text for p in rest if p.left and not _ORDINAL.fullmatch(p.text) and not NUMERAL.fullmatch(p.text)),
            *elsewhere,
        ),
        _ordinal(text, found),
        (measure[1] or "%") if measure else "",
    )
    return asked, pieces


def _whole(spots: Iterable[Spot], text: str) -> list[Spot]:
    """Names of one character name something only where they stand alone; a piece of a name is looked at later."""
    return [
        s
        for s in spots
        if (s.end - s.start > 1 or len(text) == 1) and (s.hits[0].how is not How.PART or _opens(s, text))
    ]


def _general(spot: Spot, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is no more than a word for a class: 项目."""
    senses = lexicon.words.get(text[spot.start : spot.end], ())
    return any(sense.category == "class" for sense in senses) and all(h.kind == "Indicator" for h in spot.hits)


def _opens(spot: Spot, text: str) -> bool:
    """Tell whether a piece of four characters or more is the beginning of few names, such as a heading's first half."""
    piece = text[spot.start : spot.end]
    return len(piece) >= 4 and not piece.isascii() and all(plain(h.name).startswith(piece) for h in spot.hits)


def _bodies(text: str, spots: list[Spot], known: Known) -> tuple[list[Spot], list[tuple[int, int, list[Report]]]]:
    """Find the English names of the reports' bodies, which only say which report is meant."""
    found: list[tuple[int, int, list[Report]]] = []
    for first, last, reports in known.reports.named_in(text):
        inside = any(s.start < last and first < s.end and s.end - s.start > last - first for s in spots)
        if not inside and not any(start < last and first < end for start, end, _ in found):
            found.append((first, last, list(reports)))
    kept = [s for s in spots if not any(s.start < end and start < s.end for start, end, _ in found)]
    return kept, found


def _years(text: str, spots: list[Spot]) -> tuple[list[tuple[int, int, str]], list[Spot]]:
    found = []
    for match in _YEAR.finditer(text):
        inside = any(s.start <= match.start() and match.end() <= s.end and s.end - s.start > 6 for s in spots)
        if not inside:
            found.append((match.start(), match.end(), match[1] or match[2].translate(_DIGITS)))
    kept = [s for s in spots if not any(s.start < end and start < s.end for start, end, _ in found)]
    return found, kept


def _scoped(found: list[Mention], known: Known) -> tuple[list[Mention], list[Report]]:
    """Take out the names that only say which report is meant, if something else is named beside them."""
    about: list[Mention] = []
    scope: list[Report] = []
    for mention in found:
        reports = {r.iri: r for hit in mention.hits for r in _reports(mention, hit.label, hit.iri, hit.kind, known)}
        if reports:
            scope += reports.values()
        else:
            about.append(mention)
    return about, list({report.iri: report for report in scope}.values())


def _inside(found: list[Mention], scopes: set[str], known: Known) -> tuple[list[Mention], list[str]]:
    """Keep to the things of the reports that are meant; a name that only other reports have is not known here."""
    if not scopes:
        return found, []
    here = scopes | {""}
    kept = [
        replace(m, hits=tuple(h for h in m.hits if h.scope in here or h.scope not in known.reports.scopes))
        for m in found
    ]
    return [m for m in kept if m.hits], [m.text for m in kept if not m.hits]


def _reports(mention: Mention, label: str, iri: str, kind: str, known: Known) -> Sequence[Report]:
    if kind == "AdministrativeArea":
        return known.reports.of_body(label)
    report = known.reports.get(iri)
    return (report,) if report else ()


def _ordinal(text: str, found: Sequence[Mention]) -> int:
    match = _ORDINAL.search(text)
    if not match or any(m.start <= match.start() < m.end for m in found):
        return 0
    if match[2]:
        return _ORDINALS.index(match[2]) + 1
    return int(match[1]) if match[1].isdigit() else _NUMERALS.find(match[1][-1]) + 1
