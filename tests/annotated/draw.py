"""Which sentences are annotated: drawn by lot from each report, so that nobody chose the easy ones.

The rule. A sentence ends after 。！？ (with the quotation marks and brackets that close there) or at the end of a line;
white space around it is no part of it. Those of at least eight code points that close with a stop, a quotation mark or
a bracket are eligible, whatever they hold. `random.Random("gangmu:" + file)` samples as many of them as the report's
row says. Reports with a gold annotation are left out. The parts were fixed before a sentence was read: those who write
rules may look at the sentences of `dev` and `more`, never at those of `held`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

_END = re.compile(r"[。！？]+[”’」』）)]*|\n")
_CLOSES = "。！？”’」』）)"
_SHORTEST = 8

DRAWN = {
    "dev": {
        "national/国务院-2004.txt": 14,
        "national/国务院-2012.txt": 14,
        "national/国务院-2018.txt": 14,
        "national/国务院-2024.txt": 14,
        "province/安徽省-2025.txt": 20,
        "province/浙江省-2025.txt": 20,
        "province/贵州省-2025.txt": 20,
        "province/新疆维吾尔自治区-2025.txt": 20,
        "county/海拉尔区-2015.txt": 20,
        "national/十九大报告-2017.txt": 14,
        "province/上海市-2025.txt": 12,
        "province/青海省-2025.txt": 12,
        "province/河北省-2025.txt": 12,
        "county/海拉尔区-2012.txt": 12,
        "national/国务院-2026.txt": 12,
    },
    "held": {
        "national/国务院-2007.txt": 14,
        "national/国务院-2010.txt": 14,
        "national/国务院-2015.txt": 14,
        "national/国务院-2021.txt": 14,
        "province/湖南省-2025.txt": 20,
        "province/广东省-2025.txt": 20,
        "province/江苏省-2025.txt": 20,
        "province/甘肃省-2025.txt": 20,
        "county/海拉尔区-2018.txt": 20,
        "national/二十大报告-2022.txt": 14,
        "province/云南省-2025.txt": 12,
        "province/福建省-2025.txt": 12,
        "province/河南省-2025.txt": 12,
        "county/海拉尔区-2019.txt": 12,
        "national/国务院-2020.txt": 12,
    },
    "more": {
        "province/湖北省-2025.txt": 14,
        "province/江西省-2025.txt": 14,
        "province/辽宁省-2025.txt": 14,
        "province/重庆市-2025.txt": 14,
        "province/陕西省-2025.txt": 14,
        "province/黑龙江省-2025.txt": 14,
        "province/山东省-2025.txt": 14,
        "province/海南省-2025.txt": 14,
        "province/广西壮族自治区-2025.txt": 14,
        "province/吉林省-2025.txt": 14,
        "province/天津市-2025.txt": 14,
        "province/内蒙古自治区-2025.txt": 14,
        "county/海拉尔区-2014.txt": 14,
        "county/海拉尔区-2016.txt": 14,
        "county/海拉尔区-2017.txt": 14,
        "national/国务院-2006.txt": 12,
        "national/国务院-2013.txt": 12,
        "national/国务院-2016.txt": 12,
        "national/国务院-2019.txt": 12,
        "national/国务院-2022.txt": 12,
    },
}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of `text`, in code points.

    >>> [text[a:b] for text in ["一、总结\\n新建“三园”。 成效好！\\n"] for a, b in sentences(text)]
    ['一、总结', '新建“三园”。', '成效好！']
    """
    at = 0
    for stop in _END.finditer(text):
        piece = text[at : stop.end()]
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip())
        at = stop.end()
        if start < end:
            yield start, end


def drawn(file: str, text: str, count: int) -> list[tuple[int, int]]:
    """The `count` sentences of `text` that the lot fell on, in the order of the text."""
    eligible = [(a, b) for a, b in sentences(text) if b - a >= _SHORTEST and text[b - 1] in _CLOSES]
    return sorted(random.Random("gangmu:" + file).sample(eligible, count))
