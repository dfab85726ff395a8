"""What stands between a quantity's name and its number: 达到, 年均增长, 从…至, 分别, 较上年, 居全国 …"""

from __future__ import annotations

import re
from typing import NamedTuple

from gangmu.ontology.words import alternatives, words


class Cue(NamedTuple):
    """The words right before a number that say what the number is to its name; `start` is where they begin."""

    start: int
    words: str
    since: bool = False
    changed: bool = False
    reached: bool = False
    annual: bool = False
    joint: bool = False


def _back(items: list[str]) -> str:
    """A pattern for `items` in text that runs backwards."""
    return alternatives(item[::-1] for item in items)


_REACH, _CHANGE, _TO = (words("indicators", "cue", key) for key in ("reach", "change", "to"))
_ANNUAL, _JOINT, _PLAIN = (words("indicators", "cue", key) for key in ("annual", "joint", "plain"))
_ARRIVE = [verb + to for verb in (*_CHANGE, *words("indicators", "cue", "arrive")) for to in _TO]
_YEAR = r"(?:的?[底末初]?年\d{4}[较比]?)"
_CORE = _back([*_REACH, *_CHANGE, *_ARRIVE, *_ANNUAL, *_JOINT, "从", "由", *words("indicators", "bounds", "before")])
_SIDE = _back([*_PLAIN])
_SAFE = _back([word for word in (*_PLAIN, *_JOINT) if len(word) > 1])
_CUE = re.compile(f"\\s*(?:{_YEAR}?{_CORE}(?:{_CORE}|{_SIDE}|{_YEAR})*|(?:{_SAFE}|{_YEAR})+)")
_COMPARED = re.compile(
    r"(?:[较比](?=\d{4}年|上年|去年|前年|同期|全[国省市县区]|[^，、]{0,8}(?:平均|水平|年|期|初|末))|同比|环比"
    rf"|{alternatives(words('indicators', 'cue', 'beside'))}(?=全|[^，]{{0,6}}(?:平均|水平|增速)))[^，；。]*$"
)
_RANKED = re.compile(rf"(?:[从由]|{alternatives(words('indicators', 'cue', 'ranks'))})[^，、。]{{0,12}}$|(?:全[国省市县区旗球]|世界|同类)[^，、。]{{0,6}}$")
_IS_CHANGE = re.compile(rf"(?>{alternatives(_CHANGE)})(?!{alternatives(_TO)})")
_SPEED = re.compile("增速|增幅|降幅|增长率")
_IS_REACH = re.compile(rf"{alternatives([*_ARRIVE, '达到', '达', '升至', '为', '突破', '超过', '保持', '稳定', '控制', '实现', '完成'])}")
_IS_SINCE = re.compile(r"[从由](?:\d{4}年[底末初]?的?)?(?:[人户]均|平均)?$")
_REACH_BACK = 40


def cue(chars: str, start: int, end: int) -> Cue:
    """Return the cue that ends at `end` and begins at or after `start`; an empty one where no cue stands.

    >>> cue("生产总值从2020年的", 0, 11)[:3]
    (4, '从2020年的', True)
    >>> found = cue("优良天数较2020年增长", 0, 13)
    >>> found.start, found.changed
    (4, True)
    """
    match = _CUE.match(chars[max(start, end - _REACH_BACK) : end][::-1])
    begin = end - match.end() if match else end
    compared = _COMPARED.search(chars, start, begin)
    if compared:
        begin = compared.start()
    said = chars[begin:end]
    if not said:
        return Cue(begin, "")
    changed = bool(_SPEED.search(said)) or bool(_IS_CHANGE.search(said)) or bool(compared) and not _IS_REACH.search(said)
    return Cue(
        begin,
        said,
        since=bool(_IS_SINCE.search(said)),
        changed=changed,
        reached=not changed and bool(_IS_REACH.search(said)),
        annual=any(word in said for word in _ANNUAL),
        joint=any(word in said for word in _JOINT),
    )


def rank(chars: str, start: int, end: int) -> int:
    """Return where the words begin that lead to a rank (居全国), or -1 where none do."""
    found = _RANKED.search(chars, start, end)
    return found.start() if found else -1
