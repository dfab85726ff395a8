"""The names of China's divisions and of other well-known places, as `data/gazetteer` holds them, found in a text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from gangmu.graph.mentions.lexicon import Lexicon
from gangmu.graph.mentions.names import Hit, begin, settle
from gangmu.graph.model import Kind
from gangmu.graph.resources import DATA
from gangmu.ontology.lexicon import alternatives, words


class Known(NamedTuple):
    """One known name: what it stands for (`key`), how high its place is, and the code of its province.

    `level` is 0 for a word that only looks as if it held a name, 1 for a province, 2 for a prefecture, 3 for a county,
    9 for what is no division.
    """

    key: str
    kind: Kind
    level: int
    province: str = ""


WORD, PROVINCE, PREFECTURE, COUNTY, OTHER = 0, 1, 2, 3, 9
# What may follow the short form of a name, for each level: 市 after a prefecture, 土家族自治县 after a county …
_NATION = r"(?:[\u3400-\u9fff]{1,12}族)?自治"
_NOT_NEXT = rf"(?!{alternatives(words('places', 'divisions', 'not_next'))})"
_GENERIC = {
    PROVINCE: re.compile(rf"(?:壮族|回族|维吾尔)?自治区|特别行政区|[省市]{_NOT_NEXT}"),
    PREFECTURE: re.compile(rf"{_NATION}州|地区|[市州盟]{_NOT_NEXT}"),
    COUNTY: re.compile(rf"{_NATION}[县旗]|[县市区旗]{_NOT_NEXT}"),
}
# What stands between the items of a list of places, and behind one of them.
_BETWEEN = frozenset("、和")
_ENDS = frozenset("、和及与等，。；上创入获（")
_LONG = 3
_FIRST = frozenset("省市州盟县区旗地特")
# What follows 县 in 县城, 县级, and in 县委 after a 和.
_NO_COUNTY = frozenset("城域级乡镇长处直委政人监纪法检医公区市")
# The share of a report's names that its own province has at least.
_HOME = 0.34


def table(name: str) -> dict[str, Any]:
    """Return what `data/gazetteer/{name}.toml` holds."""
    return tomllib.loads((DATA / "gazetteer" / f"{name}.toml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon[Known]:
    """Return all known place names and the words that hide one (其中山区 holds no 中山)."""
    entries: dict[str, Known] = {}
    kinds = {"region": Kind.REGION, "nature": Kind.NATURE, "abroad": Kind.PLACE}
    for province in reversed(table("divisions")["province"]):
        code, short = province["code"], province["short"][0]
        for level, listed in ((COUNTY, province["counties"]), (PREFECTURE, province["prefectures"])):
            entries |= {name: Known(name, Kind.AREA, level, code) for name in listed.split()}
        entries |= {name: Known(short, Kind.AREA, PROVINCE, code) for name in province["short"]}
    regions = table("regions")
    for group, listed in regions["names"].items():
        entries |= {n: Known(n, kinds[group], OTHER) for n in listed.split() if n not in entries}
    entries |= {other: entries[name]._replace(key=name) for other, name in regions["alias"].items()}
    entries |= {word: Known(word, Kind.PLACE, WORD) for word in words("places", "divisions", "hiding")}
    return Lexicon(entries)


def find(chars: str) -> list[Hit]:
    """Return where the text names known places, without overlaps.

    A county's short form (two everyday characters, often) counts only in a report of its own province; with its
    generic word (甲乙县) it always counts.
    """
    seen = [(at, at + len(name), known) for at, found in lexicon().look(chars) for name, known in found]
    ends = {(at, end): _end(chars, end, known) for at, end, known in seen}
    home = _home([(known, ends[at, end] > end) for at, end, known in seen])
    hits = [
        *_beside(chars, seen, home),
        *(
            Hit(at, end, known.key if known.level else "", known.kind)
            for at, end, known in seen
            if known.level != COUNTY or known.province == home or ends[at, end] > end or _complete(chars, at, end)
        ),
    ]
    return [hit._replace(end=ends.get((hit.start, hit.end), hit.end)) for hit in settle(hits) if hit.key]


def _beside(chars: str, seen: list[tuple[int, int, Known]], home: str) -> Iterator[Hit]:
    """Yield the divisions whose short form is an everyday word (朝阳), where a list has them beside another place."""
    forms = everyday().get(home, {})
    for at, end, known in seen if forms else ():
        if known.level not in (PROVINCE, PREFECTURE, COUNTY):
            continue
        starts = [end + 1] if chars[end : end + 1] in _BETWEEN else []
        if at > _LONG and chars[at - 1] in _BETWEEN and begin(chars, at - _LONG - 2, at - _LONG) == at - _LONG:
            starts.append(at - _LONG)
        for start in starts:
            found = forms.get(chars[start : start + 2])
            if found and chars[start + 2 : start + 3] in _ENDS:
                yield Hit(start, start + 2, found.key, found.kind)


@cache
def everyday() -> dict[str, dict[str, Known]]:
    """Return for each province the short forms of two characters that are no names by themselves."""
    forms: dict[str, dict[str, Known]] = {}
    for province in table("divisions")["province"]:
        code = province["code"]
        for level, listed in ((COUNTY, province["counties"]), (PREFECTURE, province["prefectures"])):
            for name in listed.split():
                if len(name) == _LONG and name[-1] in "市县区" and not is_known(name[:-1]):
                    forms.setdefault(code, {})[name[:-1]] = Known(name, Kind.AREA, level, code)
    return forms


def _complete(chars: str, at: int, end: int) -> bool:
    """Tell whether a county's name that ends in its generic word stands here: 甲县, but not in 建成县城."""
    if chars[end - 1] not in "县区旗" or chars[end : end + 1] in _NO_COUNTY:
        return False
    return end - at > 2 or begin(chars, max(0, at - 4), at) == at or any(is_known(chars[at - n : at]) for n in (2, 3))


def _end(chars: str, end: int, known: Known) -> int:
    """Return where the name ends with its generic word, if one follows."""
    if known.level not in _GENERIC or not (chars[end : end + 1] in _FIRST or "自治" in chars[end : end + 15]):
        return end
    generic = _GENERIC[known.level].match(chars, end)
    return generic.end() if generic else end


def _home(seen: list[tuple[Known, bool]]) -> str:
    """Return the code of the province that the report is about, or an empty string."""
    votes: Counter[str] = Counter()
    for known, full in seen:
        if known.level in (PROVINCE, PREFECTURE) or (full and known.level == COUNTY):
            votes[known.province] += 1
    if not votes:
        return ""
    code, most = votes.most_common(1)[0]
    return code if most >= _HOME * votes.total() else ""


def is_known(name: str) -> bool:
    """Tell whether `name` is the short form of a division of China, or another known place."""
    known = lexicon().get(name)
    return known is not None and known.level != WORD


def is_large(name: str) -> bool:
    """Tell whether `name` is a province or prefecture of China."""
    known = lexicon().get(name)
    return known is not None and known.level in (PROVINCE, PREFECTURE)
