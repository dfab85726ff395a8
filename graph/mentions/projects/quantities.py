"""The quantities beside and inside the name of an undertaking: 10万亩以上高标准农田, 青石5万千瓦风电."""

from __future__ import annotations

import re

from gangmu.graph.mentions.projects.heads import ended
from gangmu.graph.model import Span

# -- patterns --------------------------------------------------------------------------------------------------------

NUMBER = r"(?:\d[\d.,．]{0,15}|[一二两三四五六七八九十百千]{1,8})"
_UNIT = (
    r"(?:[万亿]*[多余]?(?:亩|公顷|平方米|平方公里|公里|千米|米|吨|千瓦时|千瓦|兆瓦|立方米|元|户|套|人|头|只|张|辆|台|座|条|个|家|所|项|处|件|"
    r"类|大|支|部|场次?|名|对|批|栋|宗|架|片|站|对|口|间|床|标箱|GW|MW|KW|T|万T)|亿元|万元)"
)
QUANTITY = re.compile(
    rf"(?:近|超|超过|约|达|不少于)?(?:{NUMBER}(?:×\d+)?[多余]?{_UNIT}(?:(?:至|—|-|~|到){NUMBER}{_UNIT})?|[十百千万亿]+亩|一批)(?:以上|左右|多|余)?"
)
TALLY = re.compile(QUANTITY.pattern + "$")
QUANTITY_STARTS = frozenset("近超约达不0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿")
QUANTITY_ENDS = frozenset(
    "亩顷米里吨时瓦元户套人头只张辆台座条个家所项处件类大支部场次名对批栋宗架片站口间床箱WT上下右多余"
)
"""With one of these a quantity ends."""
SIZE = re.compile(
    r"(?:\d[\d.]*(?:×\d+)?)[万亿]*(?:亩|公顷|平方米|平方公里|公里|吨|千瓦时|千瓦|兆瓦|立方米|元|头|只)(?:级)?"
)
"""A size inside a name: 青石5万千瓦风电."""
FIRST = re.compile(
    "(?:我[国省市县区州旗])?(?:(?:国内|全[国省市县区球]|世界|亚洲|[东中西]部)*(?:首|第一)[个条座家艘台])?"
)
"""What ranks a thing before its name: 我县首个, 全省第一条."""
# 道路路灯的升级改造: what is done and what it is done to are one name.
_DONE_TO = re.compile("[^的“《]{0,6}(?:改造|整治|治理|扩建|绿化|亮化|修复|搬迁|硬化)")
_DASH = re.compile("[—－]{2}|(?<=工程)[—－]|(?<=项目)[—－]")
_NOTE = re.compile(r"（[^（）]{6,}）")

# -- read ------------------------------------------------------------------------------------------------------------


def measured(masked: str, span: Span) -> tuple[Span, str | None]:
    """Part a quantity at either end from a name, and leave out what only describes it.

    >>> text = "10万亩以上高标准农田"
    >>> measured(text, Span(0, len(text)))
    (Span(start=6, end=11), '10万亩以上')
    >>> text = "服务周边的物流集散地"
    >>> text[measured(text, Span(0, len(text)))[0].start :]
    '物流集散地'
    """
    start, end = _stood_for(masked, span)
    if ranked := FIRST.match(masked, start, end - 2):
        start = ranked.end()
    start, quantity = _leading(masked, start, end)
    tails = QUANTITY.finditer(masked, max(start, end - 16), end) if masked[end - 1] in QUANTITY_ENDS else ()
    for tail in tails:
        if tail.end() == end and tail.start() > start:
            quantity, end = tail[0], tail.start()
            for word in ("任务", "建设"):
                end -= len(word) if masked.endswith(word, start + 4, end) and quantity else 0
    cut = masked.rfind("的", start, end - 2) + 1
    if cut > start + 1 and masked[cut - 2] == "目":  # 旅游目的地
        cut = masked.rfind("的", start, cut - 2) + 1
    if cut > start and not _DONE_TO.fullmatch(masked, cut, end):  # 新建的2个市场, but 新村的二期工程
        start, inner = _leading(masked, cut, end) if masked[cut].isdecimal() else (cut, None)
        quantity = quantity or inner
    ranked = FIRST.match(masked, start, end - 2)
    return Span(ranked.end() if ranked else start, end), quantity


def _stood_for(masked: str, span: Span) -> Span:
    """Leave out what only says of which kind a name behind a dash is (标志性公园——青石湿地公园)."""
    dash = _DASH.search(masked, *span)
    if dash and ended(masked[span.start : dash.start()]) and ended(masked[dash.end() : span.end]):
        return Span(dash.end(), span.end)
    return span


def _leading(masked: str, start: int, end: int) -> tuple[int, str | None]:
    """Return where the name begins behind the quantities that stand before it, and the first of them."""
    quantity: str | None = None
    while (
        start < end
        and masked[start] in QUANTITY_STARTS
        and (match := QUANTITY.match(masked, start, end))
        and match.end() < end
    ):
        quantity = quantity or (match[0] if match[0] != "一批" else None)
        start = match.end()
    if quantity and masked[start] == "的":
        start += 1
    return start, quantity


def sized(name: str) -> tuple[str, str | None]:
    """Part a size inside a name from it (青石5万千瓦风电), and a long note in brackets."""
    if "（" in name:
        name = _NOTE.sub("", name)
    size = SIZE.search(name, 2)
    return (name[: size.start()] + name[size.end() :], size[0]) if size else (name, None)
