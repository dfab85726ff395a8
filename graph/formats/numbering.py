"""The numbers that Word puts before paragraphs by itself: they stand in no text, but the outline lives on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"


def han(number: int) -> str:
    """Return a number as Chinese lists count.

    >>> [han(n) for n in (1, 10, 12, 20, 35, 100)]
    ['一', '十', '十二', '二十', '三十五', '一〇〇']
    """
    tens, ones = divmod(number, 10)
    if number < 1 or tens > 9:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def circled(number: int) -> str:
    """Return a number in a circle, as far as there are such characters.

    >>> circled(3), circled(40)
    ('③', '(40)')
    """
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"), han),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2"), han),
}


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document in their order."""

    levels: Mapping[str, Mapping[int, _Level]]
    styles: Mapping[str, tuple[str, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """Read the lists that a document (of python-docx) defines, and those that its styles carry."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls({}, {})
        abstract = {one.get(f"{_W}abstractNumId"): _levels(one) for one in root.iter(f"{_W}abstractNum")}
        held = {}
        for one in root.iter(f"{_W}num"):
            key = _value(one, "abstractNumId")
            held[str(one.get(f"{_W}numId"))] = abstract.get(key, {})
        styles = {}
        for style in document.styles.element.iter(f"{_W}style"):
            found = _number(style)
            if found:
                styles[str(style.get(f"{_W}styleId"))] = found
        return cls(held, styles)

    def mark(self, paragraph: Any) -> str:
        """Return the number (or bullet) of a paragraph as Word shows it, "" where it has none; count it."""
        found = _number(paragraph) or self.styles.get(_value(paragraph, "pPr/pStyle"))
        levels = self.levels.get(found[0]) if found else None
        if not found or not levels or found[1] not in levels:
            return ""
        number, depth = found
        counts = self._counts[number]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if levels[depth].form == "bullet":
            return "●"
        mark = levels[depth].text
        for level, one in levels.items():
            count = counts.get(level, one.start)
            mark = mark.replace(f"%{level + 1}", _WRITTEN.get(one.form, str)(count))
        return mark


def _levels(abstract: Any) -> dict[int, _Level]:
    return {
        int(level.get(f"{_W}ilvl")): _Level(
            _value(level, "numFmt"), _value(level, "lvlText"), int(_value(level, "start") or 1)
        )
        for level in abstract.iter(f"{_W}lvl")
    }


def _number(element: Any) -> tuple[str, int] | None:
    """Return the list and the level that a paragraph or style names; a list 0 takes the number away."""
    number = _value(element, "pPr/numPr/numId")
    return (number, int(_value(element, "pPr/numPr/ilvl") or 0)) if number else None


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return str(found.get(f"{_W}val") or "") if found is not None else ""
