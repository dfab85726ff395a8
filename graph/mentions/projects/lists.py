"""An object phrase to the things that it names: 甲园、乙园等一批项目, 丙、丁两大集群, 3个戊镇, 己工程和庚工程."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gangmu.graph.mentions.projects.heads import (
    abstract,
    common,
    definite,
    ended,
    head_class,
    leading_place,
    particular,
    place_like,
)
from gangmu.graph.mentions.projects.pieces import WHOLE, pieces
from gangmu.graph.mentions.projects.quantities import NUMBER, QUANTITY, TALLY
from gangmu.graph.model import Span

# -- patterns --------------------------------------------------------------------------------------------------------

_LINK = re.compile(
    rf"(?P<link>等(?<![高同平对中初均何优相不]等)(?![级于额效候])(?:一批|{NUMBER}[多余]?(?:个|大|项|条|座|家|处|类|所|批|场)?(?:以上|左右|多|余)?)?"
    rf"|(?<!第)(?:{NUMBER}(?:个|大|项|条|座|家|处|类|所)))(?P<head>.+)$"
)
"""What joins a list to the noun that it shares, from one of the characters of _MAY_SHARE on."""
_MAY_SHARE = re.compile(r"[等\d一二两三四五六七八九十百千]")
_DOINGS = frozenset(("工程", "项目", "行动", "计划", "行动计划", "改革", "试点", "专项"))
DONE_TO = frozenset(("改造", "治理", "整治", "修复", "绿化", "亮化", "硬化", "除险加固", "扩建", "改扩建"))
"""What is done to each thing of a list: 中小河流、病险水库治理."""
_PLACE_OF_WORK = frozenset("河流湖泊库道路桥街巷网房区村沟渠堤坝田林草山矿厂站楼管湾海岸滩")
"""What such things end in: 高品质生活、高效能治理 has none."""
_BETWEEN = re.compile("(?<=..)(?:至|—|－|-|–)(?=..)")
"""A line from one place to another: 青石至云岭、白沙国际航线."""
_RELATION = re.compile(
    "(?:多网|互联|功能|协同|联动|融合|免费|深度|有效|错位|集聚|创新|高质量|一体化)*(?:融合|衔接|联动|互通|协同|开放|共享|对接|发展|出口)$"
)
_MAKING = ("建设", "改造", "扩建", "修建")
_SHARED_WORK = re.compile("等[^、，；等]{0,10}?(工程|项目|行动|改革|试点)$")
_KINDS = re.compile(
    "(?:增长点|产业|业态|领域|方面|动能|优势|产品|服务|行业|消费|环节|问题|渠道|要素|资源|谈判|研究|交流)$"
)
"""What is listed as one of these is no undertaking (甲、乙等新的增长点)."""
_REFORM = re.compile("(?:管理)?(?:体制|制度|机制)改革$")
_LINES = frozenset(("航线", "铁路", "高铁", "高速", "高速公路", "公路", "专线", "班列", "专列", "线路"))
_LIGHT = ("项目", "工程", "重点项目", "重大项目")


class Item(NamedTuple):
    """One listed thing: its own words, and the words of the head that it shares with its neighbours, if any."""

    span: Span
    head: Span | None


# -- read ------------------------------------------------------------------------------------------------------------


def items(masked: str, span: Span) -> Iterator[Item]:
    """Yield the things that an object phrase lists, each with the head noun that it shares with its neighbours.

    >>> text = "茶园观光、温泉体验等示范小镇"
    >>> [(text[i.span.start:i.span.end], i.head and text[i.head.start:i.head.end]) for i in items(text, Span(0, 14))]
    [('茶园观光', '示范小镇'), ('温泉体验', '示范小镇')]
    """
    pending: list[Span] = []
    listed = _unrelated(masked, list(pieces(masked, span)))
    closing = _closing(masked, listed)
    for piece in listed:
        piece = _bare(masked, piece)
        words = masked[piece.start : piece.end]
        shared = _shared(masked, words, pending)
        if shared:
            noun = Span(piece.start + shared.start("head"), piece.end)
            first = Span(piece.start, piece.start + shared.start("link"))
            yield from _under(masked, [*pending, first], noun)
            pending = []
        elif (head := ended(words)) and not (_hangs(words, head) and piece.end < span.end):
            alike = _alike(masked, pending, words)
            for one in pending:
                yield Item(one, _neighbour(masked, one, piece, alike) or closing)
            inner = words.find("“") if pending else -1
            # 所有权、经营权“三权分置”改革: the list belongs to the quoted name.
            yield Item(Span(piece.start + max(inner, 0), piece.end), None)
            pending = []
        else:
            pending.append(piece)
    for one, after in zip(pending, [*pending[1:], None], strict=False):
        if not (after and masked[one.end - 1] == "”" and _explained(masked, after)):
            yield Item(one, None)


def _unrelated(masked: str, listed: list[Span]) -> list[Span]:
    """Leave out a list of which only a relation is told (地铁网、公交网多网融合), back to what is built before it."""
    last = listed[-1] if listed else Span(0, 0)
    told = _RELATION.search(masked, last.start, last.end)
    if len(listed) < 2 or not told or not _facility(masked, listed, told):
        return listed
    built = max((at for at, one in enumerate(listed, 1) if masked.endswith(_MAKING, *one)), default=0)
    return [one for at, one in enumerate(listed) if at < built or particular(masked[one.start : one.end])]


def _closing(masked: str, listed: list[Span]) -> Span | None:
    """Return the 工程 or 项目 that closes a list behind 等: 危房改造、饮水安全、街巷硬化等工程."""
    last = listed[-1] if len(listed) > 2 else Span(0, 0)
    found = _SHARED_WORK.search(masked, last.start, last.end)
    return Span(found.start(1), last.end) if found else None


def _facility(masked: str, listed: list[Span], told: re.Match[str]) -> bool:
    """Tell whether the relation is one of things like those listed before (地铁网、公交网多网融合)."""
    last = masked[told.start() - 1]
    named = bool(ended(masked[listed[-1].start : told.start()]))
    return named or any(masked[one.end - 1] == last for one in listed[:-1])


def _hangs(words: str, head: str) -> bool:
    """Tell whether a name says too little without what its list may share (城市绿化、亮化等工程)."""
    bare = head == words and words[-1] in _PLACE_OF_WORK  # 步行街、商圈设施改造
    return (bare or head_class(head) == "programme") and not definite(words, head)


def _bare(masked: str, piece: Span) -> Span:
    """Leave out 建设 or 全线 behind a name (甲园区建设和乙改造)."""
    whole = WHOLE.search(masked, piece.start + 1, piece.end)
    if whole and ended(masked[piece.start : whole.start()]):
        return Span(piece.start, whole.start())
    return piece


def _explained(masked: str, one: Span) -> bool:
    """Tell whether a quoted name is followed by a noun, which is that of the names before it too (“甲”“乙”原则)."""
    return masked[one.start] == "“" and masked[one.end - 1] != "”"


def _alike(masked: str, listed: list[Span], words: str) -> bool:
    """Tell whether short words of one length run in parallel, the name behind them opening with one more of them.

    They do where there are three and more (青石、云岭、白沙合作园区), or where they share a character (合青、合白园区).
    """
    size = listed[0].end - listed[0].start if listed else 0
    if size != 2 or len(words) < size + 4 or any(one.end - one.start != size for one in listed):
        return False
    return len(listed) > 1 or any(masked[listed[0].start + at] == words[at] for at in range(size))


def _neighbour(masked: str, one: Span, piece: Span, alike: bool) -> Span | None:
    """Return the words of the head that a listed thing takes from the name behind it, if any.

    A place takes all but the place (河口镇和云岭镇蔬菜基地); what has no noun of its own takes a noun of doing
    (危房改善、水源保护工程); short words of one length take all but as many characters (青云、青白合作园区).
    """
    own, words = masked[one.start : one.end], masked[piece.start : piece.end]
    head = ended(words)
    if common(own):
        return None
    if _BETWEEN.search(own) and head in _LINES and not abstract(own):
        return Span(piece.end - len(head) - (2 if words[: -len(head)].endswith(("国际", "国内")) else 0), piece.end)
    bare = (own_head := ended(own)) and not definite(own, own_head)
    if bare and head in DONE_TO and own[-1] in _PLACE_OF_WORK:
        return Span(piece.end - len(head), piece.end)  # 步行街、商圈设施改造
    if place_like(own):
        return Span(piece.start + leading_place(words), piece.end)
    if ended(own):
        return None
    if alike and (reform := _REFORM.search(masked, piece.start, piece.end)):
        return Span(*reform.span())  # 金融、财税、投融资体制改革
    if alike and head_class(head) in ("facility", "programme") and not abstract(own):
        return Span(piece.start + len(own), piece.end)
    shared = (
        (head in _DOINGS or (head in DONE_TO and own[-1] in _PLACE_OF_WORK))
        and len(words) - len(head) >= 2
        and "的" not in words
    )
    if shared and len(own) >= 3 and own[-1] not in "”》" and (head == "行动计划" or not abstract(own)):
        return Span(piece.end - len(head), piece.end)
    return None


def _sized(masked: str, one: Span) -> bool:
    """Tell whether a listed thing has a number and a name of its own (24座公厕, but not 5个国家级)."""
    return masked[one.end - 1] != "级" and QUANTITY.match(masked, one.start, one.end) is not None


def _shared(masked: str, words: str, pending: list[Span]) -> re.Match[str] | None:
    """Return the match of 等一批园区 or 两大集群, when the words end a list.

    In a list whose things have numbers of their own (24座公厕、2座中转站) no number is that of the list, but a bare
    项目 is shared all the same (16个供水、6个道路项目).
    """
    match = None
    for at in _MAY_SHARE.finditer(words):
        if match := _LINK.match(words, at.start()):
            break
    if not match or not (match.start() or pending) or match["head"][0] in "至到—-~以":
        return None
    if match["link"][0] == "等":
        return match
    if pending and ended(match["head"]) not in _LIGHT and any(_sized(masked, one) for one in pending):
        return None
    return match if pending or ended(words[: match.start()]) else None


def _under(masked: str, listed: list[Span], head: Span) -> Iterator[Item]:
    words = masked[head.start : head.end]
    known = ended(TALLY.sub("", words)) or words[-1] == "”"
    for one in listed:
        if one.start >= one.end:
            continue
        if known:
            yield Item(one, head)
        elif masked[head.start] != "的" and masked[one.end - 1] != "”" and not _KINDS.search(masked, *head):
            # 等工作, 等任务: each thing must be one by its own words.
            yield Item(one, None)
