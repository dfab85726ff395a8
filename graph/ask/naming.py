"""Which things a question names, also by a part of a name, or by one part in Chinese and one in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from gangmu.graph.ask.lexicon import Lexicon, han, latin_words
from gangmu.graph.ask.pieces import Piece
from gangmu.graph.ask.plain import plain
from gangmu.graph.names.hits import Hit, How, Spot

_WIDEST = 9
_SPANS = 8
_TOO_MANY = 12
_PLACE = re.compile("[\u3400-\u9fff]{1,5}[县市省州旗]")
_LEVELS = ("", *"省市县州")
_SHORT = 5
_SLIPS = 3
"""Where more words than these are not understood, it is no slip."""
_MOST = 40
_ENOUGH = 0.99
_HOLDING = frozenset([How.EXACT, How.PREFIX, How.PART])
NUMERAL = re.compile("[一二两三四五六七八九十百几0-9]+[个项条篇大类块家位点种处]?")
_COUNTING = re.compile("(?<!哪)([一二两三四五六七八九十1-9])[个篇大项条类块]?$")
_JOINING = frozenset(["的", "和", "与", "及", "之", "and", "of", "the", "for", "in", "s"])
_PART_OF_NAMES = frozenset(["class", "relation", "role", "orientation", "status", "attribute", "area"])


class Names(Protocol):
    """What is asked of the index of names."""

    def spot(self, text: str) -> list[Spot]:
        """Return the names that stand in a text."""

    def find(self, words: str, kinds: Iterable[str] = (), scope: str = "", limit: int = 20) -> list[Hit]:
        """Return the things that some words may name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that a question names: the words that do, and the things that they may mean, the likeliest first.

    `sure` tells whether a whole name stands there.
    """

    start: int
    end: int
    text: str
    hits: tuple[Hit, ...]
    sure: bool


def mentions(pieces: Sequence[Piece], names: Names, lexicon: Lexicon) -> tuple[list[Mention], list[Piece]]:
    """Return what `pieces` name, and the pieces that are no part of a name."""
    found: list[Mention] = []
    taken: set[int] = set()
    for first, last, hits in _loose(pieces, names, lexicon):
        window = pieces[first:last]
        if not taken.intersection(range(first, last)):
            taken.update(range(first, last))
            text = " ".join(piece.text for piece in window)
            found.append(Mention(window[0].start, window[-1].end, text, hits, False))
    for place, piece in enumerate(pieces):
        if piece.hits and place not in taken:
            taken.add(place)
            found.append(Mention(piece.start, piece.end, piece.text, piece.hits, piece.hits[0].how is How.EXACT))
    rest = [piece for place, piece in enumerate(pieces) if place not in taken]
    return _apart(sorted(found, key=lambda m: m.start)), rest


def mended(pieces: Sequence[Piece], text: str, names: Names, unread: Sequence[str]) -> str:
    """Return the question with a name in place of what is that name with a slip in it; the same where there is none."""
    if len(unread) > _SLIPS:
        return text
    for place, piece in enumerate(pieces):
        short = piece.text.isascii() and len(piece.text) < 5
        if not piece.left or short or not any(piece.text in word for word in unread):
            continue
        last = first = place
        while first and _kind(pieces[first - 1]) != "other":
            first -= 1
        while last + 1 < len(pieces) and _kind(pieces[last + 1]) != "other":
            last += 1
        spans = ((a, b) for a in range(first, place + 1) for b in range(last, place - 1, -1))
        for a, b in sorted(spans, key=lambda span: span[0] - span[1])[:_SPANS]:
            written = text[pieces[a].start : pieces[b].end]
            hits = names.find(written, limit=3) if 2 < len(written) < 40 else []
            right = ""
            if hits and hits[0].how is How.TYPO and len({plain(hit.name) for hit in hits}) == 1:
                right = plain(hits[0].name)
            elif not hits:
                right = _slip(written, names)
            if right and _slipped(written, right) and not (hits and hits[0].kind == "AdministrativeArea"):
                return text[: pieces[a].start] + right + text[pieces[b].end :]
    return text


def _slipped(written: str, right: str) -> bool:
    """Tell whether what is written can be a slip for a name: not another number, more words, or another short name.

    In a name of up to five characters only a character that sounds alike is a slip: 红色 is not 绿色.
    """
    if _numerals(written) != _numerals(right) or (right in written and right != written):
        return False
    if written.isascii() or len(written) > _SHORT or len(written) != len(right):
        return True
    from pypinyin import lazy_pinyin  # heavy, and seldom wanted

    return all(a == b or lazy_pinyin(a) == lazy_pinyin(b) for a, b in zip(written, right, strict=True))


def _slip(written: str, names: Names) -> str:
    """Return the part of a longer name that differs from what is written by one character, or "" if none or many do."""
    if not 5 <= len(written) <= 14 or not all(c > "\u3000" for c in written):
        return ""
    half, found = len(written) // 2, set()
    for part in (written[half:], written[:half]):
        for hit in names.find(part, limit=12) if len(part) > 1 else ():
            for name in _plain_names(hit) if hit.how in _HOLDING else ():
                for at in range(len(name) - len(written) + 1):
                    piece = name[at : at + len(written)]
                    if sum(a != b for a, b in zip(piece, written, strict=True)) == 1:
                        found.add(piece)
    return found.pop() if len(found) == 1 else ""


def _numerals(text: str) -> list[str]:
    return re.findall("[一二两三四五六七八九十百千万亿0-9]", text)


def _loose(pieces: Sequence[Piece], names: Names, lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[Hit, ...]]]:
    """Yield the stretches around what is left that a name covers whole, the longest first."""
    near = _near(pieces, names, lexicon)
    tried: list[tuple[int, int, int, tuple[Hit, ...]]] = []
    for first in near:
        for start in range(max(0, first - _WIDEST), first + 1):
            for last in range(first + 1, min(start + _WIDEST, len(pieces)) + 1):
                window = pieces[start:last]
                if not any(start <= other < first for other in near) and _kinds(window):
                    hits = _covering(window, [near[i] for i in near if start <= i < last], lexicon)
                    before = pieces[start - 1] if start else None
                    hits = tuple(h for h in hits if _counts(pieces[max(0, start - 2) : start], window, h))
                    hits = tuple(h for h in hits if _opens_place(_text(window), h))
                    if any(piece.hits for piece in window):  # a whole name gives way to a fuller one, not to a sentence
                        hits = tuple(h for h in hits if 4 * len(_text(window)) > min(map(len, _plain_names(h))))
                    if _follows(before, window, lexicon):
                        hits = tuple(h for h in hits if _mostly(window, h))  # 机制 of 甲机制 names nothing by itself
                    if 0 < len(hits) <= _TOO_MANY:
                        tried.append((sum(len(piece.text) for piece in window), start, last, hits))
    for _, start, last, hits in sorted(tried, key=lambda t: (-t[0], t[1])):
        yield start, last, hits


def _opens_place(text: str, hit: Hit) -> bool:
    """Tell whether what reads as a place's name stands in a name as such: not as the end of another place's."""
    if not _PLACE.fullmatch(text):
        return True
    names = _plain_names(hit)
    return any(name[at - 1 : at] in _LEVELS for name in names for at in (name.find(text),) if at >= 0)


def _counts(before: Sequence[Piece], window: Sequence[Piece], hit: Hit) -> bool:
    """Tell whether a numeral before a part of a name is the name's own: 三篇文章 is no part of 两篇文章."""
    asked = _COUNTING.search("".join(piece.text for piece in before))
    if not asked or before[-1].end != window[0].start:
        return True
    text = _text(window)
    own = [_COUNTING.search(name[: name.find(text)]) for name in _plain_names(hit) if name.find(text) > 0]
    return all(not one or _value(one[1]) == _value(asked[1]) for one in own)


def _value(numeral: str) -> str:
    return "二" if numeral in "两2" else "一二三四五六七八九"[int(numeral) - 1] if numeral in "13456789" else numeral


def _follows(before: Piece | None, window: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Tell whether a stretch stands right behind a name, and may only say of what kind the named thing is."""
    if before is None or not before.hits or before.end != window[0].start or any(p.hits for p in window):
        return False
    place = all(hit.kind in ("Period", "AdministrativeArea") for hit in before.hits)
    return not place and bool(han(_text(window))) and not any(_stands(w, _text(window)) for w in lexicon.synonyms)


def _mostly(window: Sequence[Piece], hit: Hit) -> bool:
    return any(2 * len(_text(window)) > len(name) for name in _plain_names(hit))


def _near(pieces: Sequence[Piece], names: Names, lexicon: Lexicon) -> dict[int, list[Hit]]:
    """Return for each piece that needs a name the things whose names may hold it, by the place of the piece."""
    near: dict[int, list[Hit]] = {}
    text = _text(pieces)
    meant = {word: others for word, others in lexicon.synonyms.items() if _stands(word, text)}
    for place, piece in enumerate(pieces):
        beside = pieces[max(0, place - 1) : place + 2]
        named = bool(piece.hits) and any(p.left or p.is_a("class") for p in beside)
        others = [o for word, found in meant.items() if _touches(piece, word) for o in found]
        if (
            (piece.left and not NUMERAL.fullmatch(piece.text) and not re.fullmatch("[a-z]", piece.text))
            or named
            or others
        ):
            hits = _candidates(piece.text, names) if piece.left or named else []
            hits += [hit for other in others for hit in _candidates(other, names)]
            near[place] = list({hit.iri: hit for hit in hits}.values())
    return near


def _stands(word: str, text: str) -> bool:
    """Tell whether a synonym stands in a text, an English one as whole words."""
    if word not in text:
        return False
    return word[0] > "\u3000" or bool(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text))


def _touches(piece: Piece, word: str) -> bool:
    """Tell whether a piece is a part of a synonym, or holds it."""
    if word[0] > "\u3000":
        return word.startswith(piece.text) or word in piece.text
    return piece.text == word.partition(" ")[0] or piece.text == word


def _kinds(window: Sequence[Piece]) -> bool:
    return all(_kind(piece) != "other" for piece in window)


def _wordings(window: Sequence[Piece], lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """Yield how a stretch may name something, each with whether a name must hold it as it stands.

    Particles count where the name itself holds them (中 of 中药材).
    """
    kinds = [_kind(piece) for piece in window]
    whole = _text(window)
    named = any(piece.left for piece in window) or (len(window) > 1 and any(piece.hits for piece in window))
    latin = [piece.text.isascii() for piece in (window[0], window[-1])]
    if named and not any(
        ascii_ and kind == "filler" for ascii_, kind in zip(latin, (kinds[0], kinds[-1]), strict=True)
    ):
        yield whole, True
    if named and "filler" not in (kinds[0], kinds[-1]) and all(p.text in _JOINING for p in window if p.is_a("filler")):
        yield _text([p for p, kind in zip(window, kinds, strict=True) if kind != "filler"]), False
    described = [p for p in window if p.cue is not None and p.is_a("class")]
    if named and described and window[-1] is described[-1] and not any(p.left for p in window):
        for word in _alike(described[-1], lexicon):
            yield _text([*window[: window.index(described[-1])]]) + word, True
    edges = any(ascii_ and kind == "filler" for ascii_, kind in zip(latin, (kinds[0], kinds[-1]), strict=True))
    for word, others in lexicon.synonyms.items():
        if not edges and _stands(word, whole):
            yield from ((whole.replace(word, other), False) for other in others)


def _alike(piece: Piece, lexicon: Lexicon) -> Iterator[str]:
    """Yield the Chinese words for the class that a word asks for: 企业 for firms."""
    classes = {sense for sense in (piece.cue.senses if piece.cue else ()) if sense.category == "class"}
    for word in lexicon.by_category("class"):
        if word[0] > "\u3000" and len(word) > 1 and classes.intersection(lexicon.words[word]):
            yield word


def _kind(piece: Piece) -> str:
    if piece.cue is None:
        return "name"
    categories = {sense.category for sense in piece.cue.senses}
    if "filler" in categories:
        return "filler"
    return "word" if categories & _PART_OF_NAMES else "other"


def _covering(window: Sequence[Piece], near: Sequence[Sequence[Hit]], lexicon: Lexicon) -> tuple[Hit, ...]:
    candidates = min(near, key=len)
    best: list[tuple[float, Hit]] = []
    for wording, literal in _wordings(window, lexicon) if candidates else ():
        if len(wording) < 2:
            continue
        for hit in candidates:
            if literal and not any(wording in name for name in _plain_names(hit)):
                continue
            share, tight = covered(wording, hit)
            if share >= _ENOUGH and not (hit.kind == "Indicator" and not _heads(wording, hit)):
                best.append((tight, hit))
    unique: dict[str, Hit] = {}
    for _, hit in sorted(best, key=lambda b: (-b[0], b[1].iri)):
        unique.setdefault(hit.iri, hit)
    return tuple(unique.values())


@lru_cache(maxsize=4096)
def _plain_names(hit: Hit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(name) for name in (hit.label, hit.name, hit.english) if name))


def _text(window: Sequence[Piece]) -> str:
    return re.sub(" +", " ", "".join(map(_spaced, window))).strip()


def _spaced(piece: Piece) -> str:
    return f" {piece.text} " if piece.text[0] < "\u3000" else piece.text


def _candidates(text: str, names: Names) -> list[Hit]:
    """Return things that may bear a name with the parts of `text`."""
    found = [hit for hit in names.find(text, limit=_MOST) if hit.how in _HOLDING]
    if found:
        return found
    chars, words = han(text), latin_words(text)
    parts = [chars[:2], chars[-2:]] if len(chars) >= 3 else []
    parts += [word[: max(4, len(word) - 3)] for word in words if len(word) > 5]
    for part in dict.fromkeys(parts):
        found += (hit for hit in names.find(part, limit=_MOST) if hit.how in _HOLDING)
    return found


def covered(text: str, hit: Hit) -> tuple[float, float]:
    """Return how much of `text` the names of a thing hold, and how much of its name `text` makes up."""
    chars, words = _parts(text)
    names = _plain_names(hit)
    name = max(names, key=lambda n: _common(chars, n)) if chars else names[0]
    here = _common(chars, name) if chars else 0
    other = [word for n in names for word in latin_words(n)] if words else []
    # One English word by itself must stand in the name as it is: cultivated does not name a cultivation plan.
    alone = len(words) == 1 and not chars
    met = sum(len(w) for w in words if any(_same(w, o) or (not alone and _akin(w, o)) for o in other) or w in name)
    whole = len(chars) + sum(map(len, words))
    share = (here + met) / whole if whole else 0.0
    tight = here / max(1, len(name)) + (met / max(1, sum(map(len, other))) if met else 0)
    return share, tight


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, tuple[str, ...]]:
    return han(text), tuple(latin_words(re.sub("[\u3000-\uffff]", " ", text)))


@lru_cache(maxsize=16384)
def _common(text: str, name: str) -> int:
    """Return how many characters of `text` stand in `name` in the same order, in runs of two or more."""
    if text in name:
        return len(text)
    blocks = SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1)


def _same(word: str, other: str) -> bool:
    """Tell whether two English words are the same but for a plural s."""
    return word.removesuffix("s") == other.removesuffix("s")


def _akin(word: str, other: str) -> bool:
    """Tell whether two English words are forms of one: the same beginning, at most an ending apart."""
    if word == other:
        return True
    same = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        same += 1
    return same >= 4 and same >= 0.6 * max(len(word), len(other)) and max(len(word), len(other)) - same <= 4


def _heads(text: str, hit: Hit) -> bool:
    """What is measured is told by the end of its name: 率 of 森林覆盖率; 人口 in 人口城镇化率 names nothing."""
    chars = han(text)
    return (
        not chars
        or bool(latin_words(text))
        or any(han(plain(name)).endswith(chars[-2:]) for name in (hit.label, hit.name))
    )


def _apart(found: list[Mention]) -> list[Mention]:
    """Leave out what is only a part of another's name, and join two names of one thing (甲 and, in brackets, A)."""
    kept: list[Mention] = []
    for mention in found:
        if any(mention is not other and _within(mention, other) for other in found):
            continue
        kept.append(mention)
    return kept


def _within(mention: Mention, other: Mention) -> bool:
    """Tell whether all that `mention` may mean is named inside the name of `other`, which is the fuller one."""
    same = {hit.iri for hit in mention.hits} & {hit.iri for hit in other.hits}
    if same:
        return (not other.sure, -len(other.text), other.start) < (not mention.sure, -len(mention.text), mention.start)
    names = [plain(name) for hit in other.hits for name in (hit.label, hit.english, hit.name) if name]
    return all(any(_inside(name, whole) for whole in names for name in _names(hit)) for hit in mention.hits) and len(
        max(names, key=len)
    ) > max(len(plain(hit.label)) for hit in mention.hits)


def _names(hit: Hit) -> Iterable[str]:
    return (plain(name) for name in {hit.label, hit.name} if name)


def _inside(name: str, whole: str) -> bool:
    return len(name) > 1 and name != whole and name in whole
