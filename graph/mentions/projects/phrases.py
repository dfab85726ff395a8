"""A clause to its verb phrases: which doing-verb, and the stretch of text that it acts upon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gangmu.graph.mentions.projects.endings import DONE, LAST, LAST_OR_COUNT, ending_of
from gangmu.graph.mentions.projects.heads import ended, head_class, is_head, only_kind
from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

CLASSES = ("build", "carry", "found", "write", "hold", "raise")
_KINDS: dict[str, frozenset[str]] = {name: frozenset(words("projects", "verbs", name)) for name in CLASSES}
_VERBS = frozenset().union(*_KINDS.values())
_HARD = frozenset(words("projects", "verbs", "hard"))
_ADVERBS = words("projects", "adverbs", "any")
_WRITES = _KINDS["write"] - _KINDS["carry"] - _KINDS["raise"]
_SOFT = frozenset(words("projects", "adverbs", "soft"))
_LEADING = frozenset("年来要将已并县市区省州旗镇们在为，内以绕是")
_KINDS_OF_PLACE = frozenset(words("projects", "verbs", "kinds_of_place"))
_AGENTS = frozenset(words("projects", "verbs", "agents"))
_URGING = frozenset(words("projects", "verbs", "urging"))
_SETTING_UP = frozenset(words("projects", "verbs", "setting_up"))
_DRIVES = ("行动", "行动计划")
_CARRYING = frozenset(("实施", "开展", "启动"))
_AGENT, _OWN_NAME = 16, 6
"""So long at most is the name of who is urged, so long at least what is to be set up."""

# -- patterns --------------------------------------------------------------------------------------------------------

_ADVERB = alternatives(_ADVERBS)
_VERB = alternatives(_VERBS)
# 制定并实施…规划: a second verb goes on with the first, unless it opens the document's name (制定实施方案).
_WRITING = re.compile(
    rf"(?:{alternatives(_WRITES)})+"
    rf"(?:[、和并与及]?{alternatives(_WRITES | {'实施', '落实', '执行', '贯彻', '组织实施', '完成', '完善'})}"
    r"(?!方案|意见|细则|办法|规划|计划))*了?"
)
# A run: adverbs and verbs in a row, at least one verb, perhaps with 了; 、 or 和 may join two (新建、改建; 制定并实施).
# The look at the first character spares the engine most of its tries: three times as fast.
_FIRST = "".join(sorted({word[0] for word in (*_VERBS, *_ADVERBS)}))
_RUN = re.compile(
    rf"(?=[{_FIRST}])((?:{_ADVERB})*)({_VERB})((?:(?:{_ADVERB})*[、和并与及]?(?:{_ADVERB})*{_VERB})*)(了?)"
)
# What else than a verb may announce something: an ending inside a list, 对…进行…, 扩大…试点.
_OTHER = re.compile(rf"[{''.join(sorted(LAST))}]、|对|扩大")
# What follows a verb that is a noun here: 危房改造、…, 广场扩建等.
_NOUN_BEFORE = re.compile(
    r"[、和与等及]|工程|项目|任务|工作|步伐|进度|力度|进程|方案|规划|战略|前期|[一二两三四五]年行动|的|$"
)
# 四要深化…, 包括深化…: a verb behind these opens its clause.
_OPENS = re.compile("[一二三四五六七八九十]{1,2}是?|包括|特别是|尤其是|重点是|关键是|主要是|同时|一是要")
_STEP = re.compile(rf"{alternatives(_VERBS | set(_ADVERBS))}|[、和并与及]")


class Phrase(NamedTuple):
    """One doing: the verb run as printed, its last verb and that verb's classes, and the object's span.

    `after` is true where the object stands before the verb (项目建成投用); `done` then says what the ending means.
    `aim` is true where the doing is only what something else is done for (围绕创建景区实施…). `doing` spans what is
    done to the object (对甲、乙进行改造).
    """

    run: str
    verb: str
    classes: frozenset[str]
    object: Span
    after: bool = False
    done: bool = False
    aim: bool = False
    doing: Span | None = None


# -- read ------------------------------------------------------------------------------------------------------------


class Anchors:
    """Where in a report something may be said to be done: one scan, so that most clauses need none of their own."""

    def __init__(self, masked: str) -> None:
        self._masked = masked
        self._runs = list(_RUN.finditer(masked))
        self._starts = [match.start() for match in self._runs]
        self._at = sorted(self._starts + [match.start() for match in _OTHER.finditer(masked)])

    def among(self, clause: Span) -> bool:
        """Tell whether a clause holds a verb, an ending, or what may be done to something."""
        start, end = clause
        at = bisect_left(self._at, start)
        return (at < len(self._at) and self._at[at] < end) or self._masked[end - 1] in LAST_OR_COUNT

    def runs(self, start: int, stop: int) -> Sequence[re.Match[str]]:
        """Return the runs of verbs between `start` and `stop`, as a scan of that stretch alone would find them."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, stop)
        cut = first and self._runs[first - 1].end() > start
        if cut or (last > first and self._runs[last - 1].end() > stop):
            return list(_RUN.finditer(self._masked, start, stop))
        return self._runs[first:last]


def phrases(masked: str, clause: Span, anchors: Anchors | None = None) -> Iterator[Phrase]:
    """Yield the verb phrases of one clause of the masked text, in order; `anchors` are those of the whole text.

    >>> text = "成功举办云岭音乐节"
    >>> [(p.verb, text[p.object.start:p.object.end]) for p in phrases(text, Span(0, len(text)))]
    [('举办', '云岭音乐节')]
    >>> text = "青石水库大桥建成通车"
    >>> [(p.verb, text[p.object.start:p.object.end]) for p in phrases(text, Span(0, len(text)))]
    [('建成通车', '青石水库大桥')]
    """
    stop = clause.end
    ending = ending_of(masked, clause)
    if ending is not None:
        stop = ending.start()
    runs = _runs(masked, clause, stop, anchors or Anchors(masked))
    for index, match in enumerate(runs):
        verb = last_verb(match)
        end = runs[index + 1].start() if index + 1 < len(runs) else stop
        if match[2] in _WRITES:
            # 出台全面推进…建设实施意见: what is written may hold verbs of its own.
            yield Phrase(
                match[1] + match[2],
                match[2],
                classes(match[2]),
                Span(_writing(masked, match), clause.end),
            )
            return
        if match[3] and (is_head(masked[match.end() : end]) or _carries(masked, match, verb, end)):
            # 实施创新提升行动, 开展提升饮水质量行动: the verbs behind the first are the name's own.
            verb = match[2]
            yield Phrase(match[1] + verb, verb, classes(verb), Span(match.end(2), end))
        elif match.end() < end and not (verb in _URGING and end < stop and masked[end - 1] not in "、，"):
            # 支持云岭镇打造…: who is urged is no undertaking.
            aim = masked.endswith("围绕", clause.start, match.start())
            yield Phrase(match[0], verb, classes(verb), Span(match.end(), end), aim=aim)
    if ending is not None and (not runs or _empty_after(runs, stop)):
        begin = runs[-1].end() if runs else clause.start
        if begin < stop:
            said = ending["ending"]
            yield Phrase(ending[0], said, frozenset(("build", "carry")), Span(begin, stop), True, said in DONE)


def _runs(masked: str, clause: Span, stop: int, anchors: Anchors) -> list[re.Match[str]]:
    runs: list[re.Match[str]] = []
    for match in _parted(masked, clause, stop, anchors.runs(clause.start, stop)):
        if _acts(masked, clause, match, stop) or (runs and _urged(masked, runs[-1], match, stop)):
            runs.append(match)
    return runs


def _parted(masked: str, clause: Span, stop: int, runs: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the runs, without the noun 建设 that closes a name and opens one (推进甲区建设、探索建设乙港)."""
    for match in runs:
        noun = not match[1] and match[2] not in _HARD and match[3][:1] == "、" and runs[0] is not match
        if noun and ended(masked[max(clause.start, match.start() - _AGENT) : match.start()]):
            yield from _RUN.finditer(masked, match.start(3) + 1, min(stop, match.end()))
        else:
            yield match


def _urged(masked: str, urging: re.Match[str], match: re.Match[str], stop: int) -> bool:
    """Tell whether the run is what somebody named right before is urged to do (支持云岭建设区域医疗中心)."""
    if last_verb(urging) not in _URGING or match[2] not in _SETTING_UP:
        return False
    head = ended(masked[match.end() : stop])
    short = stop - match.end() < _OWN_NAME and not head.endswith("城市")
    if not 2 <= match.start() - urging.end() <= _AGENT or short:
        return False
    return bool(head) and head_class(head) == "facility" and "的" not in masked[urging.end() : match.start()]


def _carries(masked: str, match: re.Match[str], verb: str, end: int) -> bool:
    """Tell whether the first verb of a run carries out what the others open the name of (实施提升执法质量行动)."""
    if match[2] not in _CARRYING or "carry" in classes(verb) or not match[3].endswith(verb):
        return False
    return masked[match.end(2)] not in "、和并与及" and masked.endswith(_DRIVES, match.end(), end)


def _empty_after(runs: list[re.Match[str]], stop: int) -> bool:
    return runs[-1].end() >= stop


def _acts(masked: str, clause: Span, match: re.Match[str], stop: int) -> bool:
    """Tell whether the run is a verb here, and not a noun such as 建设 in 项目建设 or 改造 in 老城改造工程."""
    start, end = match.span()
    if start == clause.start or match[4] or _OPENS.fullmatch(masked, clause.start, start):
        return True
    if _NOUN_BEFORE.match(masked, end, stop) or is_head(masked[end:stop]):
        return False
    if match[2] not in _HARD and only_kind(masked[end:stop]):
        return False  # 企业梯度培育专项行动
    if match[2] in _HARD or (match[1] and match[1] not in _SOFT):
        return True
    before = masked[max(clause.start, start - 2) : start]
    return before in _AGENTS or (before[-1] in _LEADING and before not in _KINDS_OF_PLACE)


def _writing(masked: str, match: re.Match[str]) -> int:
    """Return where the verbs of writing end that open a run: 制定出台."""
    found = _WRITING.match(masked, match.start(2))
    return found.end() if found else match.end(2)


def last_verb(match: re.Match[str]) -> str:
    """Return the last verb of a run."""
    verb: str = match[2]
    if not match[3]:
        return verb
    for step in _STEP.finditer(match[3]):
        if step[0] in _VERBS:
            verb = step[0]
    return verb


@cache
def classes(verb: str) -> frozenset[str]:
    """Return the classes that `verb` belongs to."""
    return frozenset(name for name, members in _KINDS.items() if verb in members)
