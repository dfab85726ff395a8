"""What stands between a quantity's name and its number: 达到, 年均增长, 从…至, 分别, 较上年, 居全国 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gangmu.ontology.lexicon import alternatives, words


class Cue(NamedTuple):
    """The words right before a number that say what the number is to its name.

    `start` is where they begin, so where the name ends; `since` marks the start of a change (从2016年的), `changed` a
    change by the number (增长), `reached` a level (增至, 达), `annual` a yearly mean, `joint` one number for each name,
    `beside` how far something is from what others have (高于全国).
    """

    start: int
    words: str
    since: bool = False
    changed: bool = False
    reached: bool = False
    annual: bool = False
    joint: bool = False
    beside: bool = False

    @property
    def strong(self) -> bool:
        """Whether the cue says by itself that a name stands before it."""
        return self.since or self.changed or self.reached


def _back(items: Iterable[str]) -> str:
    """A pattern for `items` in text that runs backwards: what ends at a number is matched from the number on."""
    return alternatives(item[::-1] for item in items)


_KEYS = ("reach", "change", "arrive", "to", "annual", "joint", "plain")
_WORDS = {key: words("indicators", "cue", key) for key in _KEYS}
_BOUNDS = words("indicators", "bounds", "before")
_SAYING = [word for key in ("reach", "change", "annual", "joint") for word in _WORDS[key]]
_ARRIVE = [verb + to for verb in (*_WORDS["change"], *_WORDS["arrive"]) for to in _WORDS["to"]]
_TIME = r"(?:的?[底末初]?年\d{4}[较比]?|年[\d两三四五六七八九十]{1,2}续连)"
_CORE = _back([*_SAYING, *_ARRIVE, *_BOUNDS, "从", "由"])
_SIDE = _back(_WORDS["plain"])
_SAFE = _back(word for word in (*_WORDS["plain"], *_WORDS["joint"]) if len(word) > 1)
_CUE = re.compile(rf"\s*(?:(?:{_SAFE}|{_TIME})*{_CORE}(?:{_CORE}|{_SIDE}|{_TIME})*|(?:{_SAFE}|{_TIME})+)")
_COMPARED = re.compile(
    r"(?:[较比](?=\d{4}年|上年|去年|前年|同期|全[国省市县区]|[^，、]{0,8}(?:平均|水平|年|期|初|末))|同比|环比"
    r"|[较比](?=[^，、]{2,10}[高低快多少]$)"
    rf"|{alternatives(words('indicators', 'cue', 'beside'))}(?=全|[^，]{{0,6}}(?:平均|水平|增速)))[^，；。]*$"
)
_BESIDE = re.compile(alternatives(words("indicators", "cue", "beside")))
_RANKED = re.compile(
    rf"(?:[从由]|{alternatives(words('indicators', 'cue', 'ranks'))})[^，、。]{{0,12}}$"
    r"|(?:全[国省市县区旗球]|世界|同类)[^，、。]{0,6}$"
)
# A change is one by the number unless 到 or 至 follows; a word of one character (增, 降) only right before the number.
_SHORT, _LONG = ([word for word in _WORDS["change"] if (len(word) == 1) is short] for short in (True, False))
_CHANGED = re.compile(
    rf"增速|增幅|降幅|增长率|(?>{alternatives(_LONG)})(?!{alternatives(_WORDS['to'])})|[{''.join(_SHORT)}](?=$|[了约近超逾])"
)
_REACHED = re.compile(alternatives([*_ARRIVE, *words("indicators", "cue", "level")]))
_SINCE = re.compile(
    r"[从由](?:\d{4}年[底末初]?的?|[上去]年末?的?|年初的?)?(?:每[人户亩月年]|[人户]均|平均|的)*"
    + alternatives(_BOUNDS)
    + "?$"
)
_OWN = re.compile("(?:改造|巩固|升级)$")
_LONGEST = 40


def cue(chars: str, start: int, end: int) -> Cue:
    """Return the cue that ends at `end` and begins at or after `start`; an empty one where no cue stands.

    >>> cue("生产总值从2020年的", 0, 11)[:3]
    (4, '从2020年的', True)
    >>> found = cue("优良天数较2020年增长", 0, 12)
    >>> found.start, found.changed
    (4, True)
    """
    match = _CUE.match(chars[max(start, end - _LONGEST) : end][::-1])
    begin = end - match.end() if match else end
    if chars.startswith("提升", begin) and _OWN.search(chars, start, begin):
        begin += 2  # 改造提升, 巩固提升 are one verb and no change
    compared = _COMPARED.search(chars, start, begin)
    if compared:
        begin = compared.start()
    said = chars[begin:end]
    if not said:
        return Cue(begin, "")
    reached = bool(_REACHED.search(said))
    changed = bool(_CHANGED.search(said)) or (bool(compared) and not reached)
    return Cue(
        begin,
        said,
        since=bool(_SINCE.search(said)),
        changed=changed,
        reached=reached and not changed,
        annual=any(word in said for word in _WORDS["annual"]),
        joint=any(word in said for word in _WORDS["joint"]),
        beside=bool(compared and _BESIDE.match(chars, compared.start())),
    )


def rank(chars: str, start: int, end: int) -> int:
    """Return where the words begin that lead to a rank (居全国), or -1 where none do.

    >>> rank("经济总量居全国", 0, 7)
    4
    """
    found = _RANKED.search(chars, start, end)
    return found.start() if found else -1
