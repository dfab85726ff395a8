"""The frame around a question: thanks, requests, who asks and what for; it asks nothing and is taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from gangmu.graph.ask.plain import LONGEST
from gangmu.ontology.lexicon import table

_CLAUSE = re.compile(r"[^，。；！？…,;!?:：\n]+|[，。；！？…,;!?:：\n]+")
_STOP = re.compile(r"[，。；！？…,;!?:：\n]+")
_ASKS = re.compile(
    "[哪谁啥几吗]|什么|多少|怎么|怎样|如何|为何|何时|何处|是否|有没有|是不是|多[大高久长]"
    "|(?<![a-z])(?:what|which|who|whom|whose|where|when|why|how)(?![a-z])"
)
_ODD = re.compile(r"\.(?=\s|$)")
_TALE = 14
"""How many characters a clause on the asker has at most; a longer one may carry what is asked about."""


def unframed(question: str, names: Callable[[str], bool]) -> str:
    """Return a question without the clauses around it that ask nothing; the same where nothing else would be left.

    `names` tells whether a text holds the whole name of a thing: such a clause says what the question is about.

    >>> unframed("烦请告知：云谷在哪里？谢谢", lambda text: False)
    '云谷在哪里'
    >>> unframed("I am writing an essay, who leads it?", lambda text: False)
    'who leads it'
    """
    text = question[:LONGEST]
    parts = _CLAUSE.findall(_ODD.sub("\n", text))
    clauses = [i for i, part in enumerate(parts) if not _STOP.fullmatch(part)]
    kept = [i for i in clauses if not _frame(parts[i].strip().lower(), names)]
    if not kept:
        return question
    if len(kept) < len(clauses):
        text = "".join(parts[kept[0] : kept[-1] + 1]) if _adjoin(clauses, kept) else "，".join(parts[i] for i in kept)
    return _ended(_begun(text, names), names).strip()


def _adjoin(clauses: list[int], kept: list[int]) -> bool:
    """Tell whether only clauses at the beginning and the end are left out."""
    return kept == [i for i in clauses if kept[0] <= i <= kept[-1]]


def _frame(clause: str, names: Callable[[str], bool]) -> bool:
    if not clause or _courtesy().fullmatch(clause):
        return True
    if _ASKS.search(clause):
        return False
    chinese, english = _tales()
    return bool(chinese.fullmatch(clause) or english.fullmatch(clause)) and not names(clause)


def _begun(text: str, names: Callable[[str], bool]) -> str:
    """Take off what an English sentence begins with: for a news story I need this."""
    match = _opening().match(text)
    return text[match.end() :] if match and not names(match[0]) else text


def _ended(text: str, names: Callable[[str], bool]) -> str:
    """Take off what the answer is for where no stop parts it from the question: …我写汇报用."""
    match = _closing().search(text)
    return text[: match.start()] if match and match.start() > 3 and not names(match[0]) else text


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _courtesy() -> re.Pattern[str]:
    words = table("ask-frames")["courtesy"]
    return re.compile(rf"(?:{_any(words['zh'])})+|{_any(words['en'])}(?:[\s'-]+{_any(words['en'])})*")


@cache
def _tales() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a clause on the asker or on what the answer is for looks, in Chinese and in English."""
    asker, purpose = table("ask-frames")["asker"], table("ask-frames")["purpose"]
    who, does, others, says = (_any(asker[key]) for key in ("zh", "does", "others", "says"))
    wish, act, loose, end = (_any(purpose[key]) for key in ("wishes", "zh", "loose", "ends"))
    some = f"[^，。]{{0,{_TALE}}}?"
    ways = (
        f"{who}(?:也|都|就|还)?{does}{some}",
        f"{others}{says}{some}",
        f"想{some}",
        f"{who}?{wish}*{act}{some}",
        f"(?:{who}|{wish})*(?:{act}|{loose}){some}{end}",
    )
    return re.compile("|".join(ways)), re.compile(rf"{_any(asker['en'])}(?![a-z'])[^,]{{0,60}}")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"\s*for (?:a|an|my|our) (?:[\w'-]+ ){1,5}?(?=(?:i|we) (?:need|want|would|am|are|have)\b)"
        r"|\s*(?:i|we)(?:'d| would)? (?:need|want|like|have)(?: to (?:know|have|see|find out))(?: about)?(?=\s)",
        re.I,
    )


@cache
def _closing() -> re.Pattern[str]:
    asker, purpose = table("ask-frames")["asker"], table("ask-frames")["purpose"]
    who, act, end = (_any(words) for words in (asker["zh"], purpose["zh"] + purpose["loose"], purpose["ends"]))
    ways = rf"for (?:a|an|my|our)(?: [\w'-]+){{0,3}} {_any(purpose['en'])}"
    return re.compile(
        rf"{who}(?:要|想|在|正在|准备)?{act}[^，。哪谁啥几]{{0,6}}{end}$|{who}要用$|[\s,]+{ways}\s*$", re.I
    )
