"""The names of slogans: quoted ones, those that look like nothing else, and plain counts of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.graph.mentions.numerals import HAN, counts, planned
from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, table, words

# -- words -----------------------------------------------------------------------------------------------------------

_WORDS = table("slogans")["unquoted"]
_LONGEST = table("slogans")["quoted"]
_NOUN = alternatives(words("slogans", "plain", "nouns"))

# -- patterns --------------------------------------------------------------------------------------------------------

_QUOTED = re.compile("[“「『](?P<name>[^“”「」『』\n]{1,40})[”」』]")
_INNER = re.compile("‘(?P<name>[^‘’\n]{1,24})’")
_STRAIGHT = re.compile('"(?P<name>[^"\n]{1,40})"')
_NOTE = re.compile(r"[［\[]\d+[］\]]$")
_SENTENCE = re.compile("[。！？：；]")
# Each pattern opens with the numeral, so that the search skips from one numeral to the next; what stands before it,
# and which numeral it is, is looked up behind.
_FIRST = rf"[{HAN}\d](?<![{HAN}百千万第届年月\d“.+＋][{HAN}\d])"
_BARE = re.compile(
    rf"{_FIRST}(?:"
    rf"(?<=双)[{_WORDS['pair']}]"
    rf"|(?<=[三四五六七八九])[{_WORDS['several']}](?!{alternatives(_WORDS['other_words'])})"
    rf"|(?<=[两三四五六七八九])(?:[{_WORDS['things']}]{alternatives(_WORDS['verbs'])}"
    rf"|[{_WORDS['landforms']}](?={alternatives(_WORDS['works'])})"
    rf"|大[\u4e00-\u9fff]{{0,4}}?{alternatives(_WORDS['campaigns'])}"
    rf"|个“{alternatives(_WORDS['demands'])}[^“”\n]{{0,10}}”)"
    rf"|(?<=[一两三四五六七八九])[{_WORDS['spaces']}](?:[一两三四五六七八九][{_WORDS['spaces']}])+"
    r"|(?<=\d)\d?(?:[+＋](?:\d{1,2}|[NX]))+(?![\d.A-Za-z%])"
    r")"
)
_PLAIN = re.compile(
    rf"{_FIRST}[{HAN}\d]?(?:(?<=[{HAN}]){alternatives(words('slogans', 'plain', 'measures'))}"
    rf"|(?<=\d){alternatives(words('slogans', 'plain', 'measures_of_digits'))})"
    rf"(?P<tail>(?:“[^“”\n]{{1,12}}”|(?!\d+{alternatives(words('slogans', 'plain', 'measures'))})[\w%]){{1,20}})"
)
_NAME = re.compile(rf"(?:.{{0,14}}?{_NOUN}|“[^“”]+”)(?=$|{alternatives(words('slogans', 'plain', 'stops'))})")
# A name without a telling noun goes on to the first word that cannot be part of it.
_OTHER = re.compile(
    rf"(?!百分)(?:(?!{alternatives(words('slogans', 'plain', 'stops'))})[\u3400-\u9fff]){{2,8}}(?![\u3400-\u9fff]{{9}})"
)
_COUNTING = re.compile(
    rf"[^{HAN}\d“”等]{{0,16}}(?P<number>[{HAN}]{{1,3}}|\d{{1,3}})"
    rf"{alternatives(words('slogans', 'plain', 'measures'))}[^{HAN}\d、，。]{{1,12}}"
)


class Formula(NamedTuple):
    """One occurrence of a name: the name, where it stands, and the same with its quotation marks.

    `sure` is false where no noun tells where the name ends.
    """

    name: str
    spot: Span
    mark: Span
    sure: bool = True


def quoted(chars: str) -> Iterator[Formula]:
    """Yield what stands in quotation marks, but for plan periods and whole sentences.

    >>> [f.name for f in quoted("建设“三个青石”，发展“专精特新”企业，“十四五”规划，他说：“走！”")]
    ['三个青石', '专精特新']
    """
    patterns = [_QUOTED if any(mark in chars for mark in "“「『") else _STRAIGHT]
    if "‘" in chars:
        patterns.append(_INNER)
    for match in (match for pattern in patterns for match in pattern.finditer(chars)):
        name, start = _NOTE.sub("", match["name"]), match.start("name")
        if _SENTENCE.search(name) or planned(name, chars[match.end("name") : match.end() + 4]):
            continue
        if name and len(name) <= (_LONGEST["longest_counted"] if counts(name) else _LONGEST["longest"]):
            yield Formula(name, Span(start, start + len(name)), Span(*match.span()))


def bare(chars: str) -> Iterator[Formula]:
    """Yield names that need no quotation marks, because only a compressed formula looks so.

    >>> [f.name for f in bare("推动三网融合，开展双拥共建，打好三大攻坚战，构建一湖四水格局。二十三农机站")]
    ['三网融合', '双拥', '三大攻坚战', '一湖四水']
    """
    for match in _BARE.finditer(chars):
        span = Span(*match.span())
        yield Formula(match[0], span, span)


def plain(chars: str) -> Iterator[Formula]:
    """Yield plain counts of things (五大主导产业); they are slogans only where the text lists the things.

    >>> [f.name for f in plain("做强五大主导产业，建成3个示范片区并验收，两大中心城市发展能级，三个人，第三项工程")]
    ['五大主导产业', '3个示范片区', '两大中心城市']
    """
    for match in _PLAIN.finditer(chars):
        sure = _NAME.match(match["tail"])
        if name := sure or _OTHER.match(match["tail"]):
            span = Span(match.start(), match.start("tail") + name.end())
            yield Formula(chars[span.start : span.end], span, span, sure is not None)


def counting(term: str) -> str:
    """Return the numeral of a term that is a plain count of things to its end (青石六大行动), or an empty string.

    >>> counting("青石六大行动"), counting("零碳园区"), counting("三年行动计划")
    ('六', '', '')
    """
    found = _COUNTING.fullmatch(term)
    return found["number"] if found else ""
