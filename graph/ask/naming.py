"""Which things a question names, also by a part of a name, or by one part in Chinese and one in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gangmu.graph.ask.covering import Named, Wording, covered, heads
from gangmu.graph.ask.lexicon import Lexicon, han, latin_words
from gangmu.graph.ask.pieces import Piece
from gangmu.graph.ask.plain import plain
from gangmu.graph.names import Index
from gangmu.graph.names.hits import Hit, How

_WIDEST = 9
_TOO_MANY = 12
_PLACE = re.compile("[\u3400-\u9fff]{1,5}[县市省州旗]")
_LEVELS = ("", *"省市县州")
_MOST = 40
NUMERAL = re.compile("[一二两三四五六七八九十百几0-9]+[个项条篇大类块家位点种处]?")
_COUNTING = re.compile("(?<!哪)([一二两三四五六七八九十1-9])[个篇大项条类块]?$")
_JOINING = frozenset(["的", "和", "与", "及", "之", "and", "of", "the", "for", "in", "s"])
_Candidate = tuple[Hit, Named]


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


def mentions(pieces: Sequence[Piece], names: Index, lexicon: Lexicon) -> tuple[list[Mention], list[Piece]]:
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


def _loose(pieces: Sequence[Piece], names: Index, lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[Hit, ...]]]:
    """Yield the stretches around what is left that a name covers whole, the longest first."""
    text = _text(pieces)
    synonyms = {word: others for word, others in lexicon.synonyms.items() if _stands(word, text)}
    near = _near(pieces, names, synonyms)
    tried: list[tuple[int, int, int, tuple[Hit, ...]]] = []
    for start, last in _windows(pieces, near):
        window = pieces[start:last]
        candidates = min((near[i] for i in near if start <= i < last), key=len)
        found = _covering(window, candidates, lexicon, synonyms) if candidates else []
        hits = tuple(hit for hit, named in found if _may_mean(pieces, start, window, named, synonyms))
        if 0 < len(hits) <= _TOO_MANY:
            tried.append((sum(len(piece.text) for piece in window), start, last, hits))
    for _, start, last, hits in sorted(tried, key=lambda t: (-t[0], t[1])):
        yield start, last, hits


def _windows(pieces: Sequence[Piece], near: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of pieces that can be of a name and hold one that needs it, each as a half-open range."""
    before = -1
    for first in near:
        for start in range(max(before + 1, first - _WIDEST, 0), first + 1):
            for last in range(first + 1, min(start + _WIDEST, len(pieces)) + 1):
                if all(piece.in_name for piece in pieces[start:last]):
                    yield start, last
        before = first


def _may_mean(
    pieces: Sequence[Piece], start: int, window: Sequence[Piece], named: Named, synonyms: Iterable[str]
) -> bool:
    """Tell whether a thing whose names hold a stretch is what is meant there, by what stands around."""
    text = _text(window)
    before = pieces[max(0, start - 2) : start]
    beside = bool(before) and before[-1].end == window[0].start
    if (beside and not _counts(before, text, named)) or not _opens_place(text, named):
        return False
    if any(piece.hits for piece in window) and 4 * len(text) <= named.shortest:
        return False  # a whole name gives way to a fuller one, not to a sentence
    follows = start > 0 and _follows(pieces[start - 1], window, synonyms)
    return not follows or any(
        2 * len(text) > len(name) for name in named.names
    )  # 机制 of 甲机制 names nothing by itself


def _opens_place(text: str, named: Named) -> bool:
    """Tell whether what reads as a place's name stands in a name as such: not as the end of another place's."""
    if not _PLACE.fullmatch(text):
        return True
    return any(name[at - 1 : at] in _LEVELS for name in named.names for at in (name.find(text),) if at >= 0)


def _counts(before: Sequence[Piece], text: str, named: Named) -> bool:
    """Tell whether a numeral before a part of a name is the name's own: 三篇文章 is no part of 两篇文章."""
    asked = _COUNTING.search("".join(piece.text for piece in before))
    if not asked:
        return True
    own = [_COUNTING.search(name[: name.find(text)]) for name in named.names if name.find(text) > 0]
    return all(not one or _value(one[1]) == _value(asked[1]) for one in own)


def _value(numeral: str) -> str:
    return "二" if numeral in "两2" else "一二三四五六七八九"[int(numeral) - 1] if numeral in "13456789" else numeral


def _follows(before: Piece, window: Sequence[Piece], synonyms: Iterable[str]) -> bool:
    """Tell whether a stretch stands right behind a name, and may only say of what kind the named thing is."""
    if not before.hits or any(p.hits for p in window):
        return False
    place = all(hit.kind in ("Period", "AdministrativeArea") for hit in before.hits)
    text = _text(window)
    return not place and bool(han(text)) and not any(_stands(w, text) for w in synonyms)


def _near(
    pieces: Sequence[Piece], names: Index, synonyms: Mapping[str, tuple[str, ...]]
) -> dict[int, list[_Candidate]]:
    """Return for each piece that needs a name the things whose names may hold it, by the place of the piece."""
    near: dict[int, list[_Candidate]] = {}
    for place, piece in enumerate(pieces):
        beside = pieces[max(0, place - 1) : place + 2]
        named = bool(piece.hits) and any(p.left or p.is_a("class") for p in beside)
        left = piece.left and not NUMERAL.fullmatch(piece.text) and not re.fullmatch("[a-z]", piece.text)
        whole = bool(piece.hits) and piece.hits[0].how is How.EXACT  # what is called so is meant, not what is like it
        asking = piece.is_a("relation") and any(p.hits for p in pieces if p is not piece)
        meant = () if whole or asking else synonyms.items()
        others = [other for word, found in meant if _touches(piece, word) for other in found]
        if left or named or others:
            hits = _candidates(piece.text, names) if piece.left or named else []
            hits += [hit for other in others for hit in _candidates(other, names)]
            near[place] = [(hit, Named.of(hit)) for hit in {hit.iri: hit for hit in hits}.values()]
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


def _wordings(
    window: Sequence[Piece], lexicon: Lexicon, synonyms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, bool]]:
    """Yield how a stretch may name something, each with whether a name must hold it as it stands.

    Particles count where the name itself holds them (中 of 中药材).
    """
    kinds = [piece.use for piece in window]
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
    for word, others in synonyms.items():
        if not edges and _stands(word, whole):
            yield from ((whole.replace(word, other), False) for other in others)


def _alike(piece: Piece, lexicon: Lexicon) -> Iterator[str]:
    """Yield the Chinese words for the class that a word asks for: 企业 for firms."""
    classes = [sense for sense in (piece.cue.senses if piece.cue else ()) if sense.category == "class"]
    yield from dict.fromkeys(word for sense in classes for word in lexicon.by_sense[sense] if len(word) > 1)


def _covering(
    window: Sequence[Piece],
    candidates: Sequence[_Candidate],
    lexicon: Lexicon,
    synonyms: Mapping[str, tuple[str, ...]],
) -> list[_Candidate]:
    """Return the candidates whose names hold all of a stretch, those of whose names it is most first."""
    best: list[tuple[float, _Candidate]] = []
    for text, literal in dict.fromkeys(_wordings(window, lexicon, synonyms)):
        wording = Wording.of(text)
        for hit, named in candidates if len(text) > 1 else ():
            if literal and not named.hold(text):
                continue
            tight = covered(wording, named)
            if tight is not None and not (hit.kind == "Indicator" and not heads(text, named)):
                best.append((tight, (hit, named)))
    unique: dict[str, _Candidate] = {}
    for _, candidate in sorted(best, key=lambda b: (-b[0], b[1][0].iri)):
        unique.setdefault(candidate[0].iri, candidate)
    return list(unique.values())


def _text(window: Sequence[Piece]) -> str:
    return re.sub(" +", " ", "".join(map(_spaced, window))).strip()


def _spaced(piece: Piece) -> str:
    return f" {piece.text} " if piece.text[0] < "\u3000" else piece.text


def _candidates(text: str, names: Index) -> list[Hit]:
    """Return things that may bear a name with the parts of `text`."""
    found = [hit for hit in names.find(text, limit=_MOST, slips=False) if hit.how.holds]
    if found:
        return found
    chars, words = han(text), latin_words(text)
    parts = [chars[:2], chars[-2:]] if len(chars) >= 3 else []
    parts += [word[: max(4, len(word) - 3)] for word in words if len(word) > 5]
    for part in dict.fromkeys(parts):
        found += (hit for hit in names.find(part, limit=_MOST, slips=False) if hit.how.holds)
    return found


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
