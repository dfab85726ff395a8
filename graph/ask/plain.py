"""A question as it is compared with names and words: one width, one script, no marks; and the language it is in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gangmu.graph.ask.answer import Lang

LONGEST = 500
"""As many characters of a question are read at most."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd"
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])[’ʼ`´](?=[A-Za-z]|\s|$)")
_QUOTES = re.compile(r"[“”‘’\"「」『』《》〈〉*_`]|(?<![a-z])'|'(?![a-z\s]|$)")
_DASHES = re.compile(rf"(?<=[{HAN}])\s*[-—–−~·•]+\s*(?=[{HAN}])")
_MARKS = re.compile(r"[^\w%.'+&]+|(?<!\d)\.|\.(?!\d)|(?<!\w)'|_")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[a-z]+(?:['-][a-z]+)*", re.I)
_TRADITIONAL_ONLY = re.compile("[\u3400-\u9fff]")


@cache
def _simplifier() -> object:
    from opencc import OpenCC  # heavy; only once a question is asked

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return `text` in simplified characters.

    >>> simplified("綠色青石")
    '绿色青石'
    """
    if not _TRADITIONAL_ONLY.search(text):
        return text
    return str(_simplifier().convert(text))  # type: ignore[attr-defined]


def plain(text: str) -> str:
    """Return `text` in one width, script and case, without marks; spaces stand between Latin words only.

    >>> plain("“三个 青石”是什么？"), plain("How many　farmers’ co-ops (合作社)?")
    ('三个青石是什么', "how many farmers' co ops合作社")
    """
    text = unicodedata.normalize("NFKC", text[: LONGEST * 2])
    text = simplified("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)).lower()
    text = _QUOTES.sub("", _APOSTROPHE.sub("'", text))
    text = _MARKS.sub(" ", _DASHES.sub("", text))
    return _BESIDE_HAN.sub("", text).strip()[:LONGEST]


def language(question: str) -> Lang:
    """Return the language in which a question is put: by its function words, whatever names stand in it.

    >>> language("which projects serve 绿色青石"), language("GDP五年后要干到多少")
    ('en', 'zh')
    """
    latin = [word for word in _LATIN.findall(question) if len(word) > 1]
    han = len(_HAN.findall(question))
    return "en" if (len(latin) >= 2 and (len(latin) >= 3 or not han)) or (not han and latin) else "zh"
