"""Formulations that count their parts (三个青石, 四篇文章, 1+N), with their parts where the text lists them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gangmu.graph import glossary
from gangmu.graph.glossary import Glossary
from gangmu.graph.mentions.numerals import HAN, counts, endless, value
from gangmu.graph.mentions.slogans.explained import explained
from gangmu.graph.mentions.slogans.formulas import Formula, bare, counting, plain, quoted
from gangmu.graph.mentions.slogans.listings import after, before, told
from gangmu.graph.mentions.slogans.patterns import taken_apart
from gangmu.graph.mentions.slogans.surroundings import Surroundings
from gangmu.graph.mentions.slogans.unfolded import under
from gangmu.graph.model import Listed, Listing, Member, Slogan, Span
from gangmu.graph.outline import Reading

# -- words and patterns ----------------------------------------------------------------------------------------------

_MARKS = str.maketrans("", "", '“”‘’「」『』"')
_NUMBER = re.compile(rf"[{HAN}]+|\d+")
# Bounds for texts that are no reports: characters searched for names without marks, spots compared with a listing.
_MOST_SEARCHED = 2 * 10**9
_MOST_COMPARED = 50
# Of so few parts a list may agree by chance, where no noun tells that the name is one.
_FEW = 2
# What may stand between a compound and the slogans before it, or after it, that it sums up.
_JOINED = re.compile("[”’」』]?的?(?:这一|这个)?[“‘「『]?")
_DEFINED = re.compile("[”’」』]?[^，。；]{0,8}(?:[：:]|，?即|包括)[^。；]{0,60}")


@dataclass(slots=True)
class _Found:
    """A slogan on the way: what it counts, where it stands (`marks` with the quotation marks), and its listings."""

    name: str
    counts: tuple[int, ...]
    spots: list[Span] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    listings: list[Listed] = field(default_factory=list)

    def add(self, formula: Formula) -> None:
        self.spots.append(formula.spot)
        self.marks.append(formula.mark)

    @property
    def most(self) -> int:
        """The number of parts that the name counts; 0 if it leaves that open."""
        return 0 if endless(self.name) else sum(self.counts)

    def wanted(self, length: int) -> bool:
        """Tell whether a list of so many parts agrees with the name."""
        return length > 1 and self.most in (0, length)


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Slogan, ...]:
    """Return the slogans of a report, and its quoted formulas that count nothing, in the order of the text."""
    chars = reading.text.chars
    notes = glossary.read(reading)
    found = _names(chars)
    _terms(chars, notes, found)
    around = Surroundings(reading)
    for entry in found.values():
        if entry.counts:
            _list(around, entry, notes)
            _explain(chars, entry, notes)
    _count_things(around, found, notes)
    _compound(around, found.values())
    return _records(found.values())


def _names(chars: str) -> dict[str, _Found]:
    """Return all names with the places where they stand: quoted ones, the same elsewhere without marks, bare ones."""
    found: dict[str, _Found] = {}
    taken: set[int] = set()

    def add(formula: Formula) -> None:
        found.setdefault(formula.name, _Found(formula.name, counts(formula.name))).add(formula)
        taken.update(range(*formula.spot))

    for formula in quoted(chars):
        add(formula)
    names = sorted((e.name for e in found.values() if e.counts and len(e.name) > 2), key=len, reverse=True)
    for name in names[: _MOST_SEARCHED // (len(chars) + 1)]:
        for span in _elsewhere(chars, name):
            if span.start not in taken:
                add(Formula(name, span, span))
    for formula in bare(chars):
        if formula.spot.start not in taken:
            add(formula)
    return found


def _elsewhere(chars: str, name: str) -> Iterator[Span]:
    """Yield where `name` stands, not as a part of a longer number."""
    at = -1 if name[0].isdecimal() else chars.find(name)
    while at >= 0:
        if not at or chars[at - 1] not in HAN + "第0123456789":
            yield Span(at, at + len(name))
        at = chars.find(name, at + len(name))


def _terms(chars: str, notes: Glossary, found: dict[str, _Found]) -> None:
    """Add the plain counts of things that the glossary explains (六大行动：…), with the places where they stand."""
    for entry in notes.entries:
        number = counting(entry.term)
        if number and entry.term not in found:
            found[entry.term] = added = _Found(entry.term, (value(number),))
            for span in _elsewhere(chars, entry.term):
                added.add(Formula(entry.term, span, span))
            if not added.spots:
                added.add(Formula(entry.term, entry.spot, entry.spot))


def _explain(chars: str, entry: _Found, notes: Glossary) -> None:
    """Add what the glossary lists as the parts of a slogan that a term of it names."""
    for spot, mark in zip(entry.spots, entry.marks, strict=True):
        for note in notes.entries:
            if note.spot.holds(spot) and (
                listed := explained(chars, note, mark, entry.name, entry.counts, entry.wanted)
            ):
                entry.listings = [other for other in entry.listings if not other.explained] + [listed]
                return


def _list(around: Surroundings, entry: _Found, notes: Glossary) -> None:
    """Add every place that lists the parts of a slogan."""
    # What is always bare of quotation marks (甲、乙三网融合) stands after its subject; what spells its own parts out
    # (“一门、一网”) sums up no others.
    sums = entry.spots != entry.marks and "、" not in entry.name
    for spot, mark in zip(entry.spots, entry.marks, strict=True):
        known = len(entry.listings)
        if any(note.spot.holds(spot) for note in notes.entries):
            continue
        left = around.left(mark) if sums else None
        earlier = before(around.chars, left, spot, entry.most, entry.wanted) if left else None
        if earlier and not _doubled(entry, earlier) and not _modified(around, entry, earlier):
            entry.listings.append(earlier)
        if later := _apart(around.chars, spot, entry) or after(around.chars, spot, entry.wanted):
            entry.listings.append(later)
        index = around.section(spot)
        # Where the parts stand beside the name, the headings that follow speak of other things.
        if len(entry.counts) == 1 and index is not None and not (earlier or later):
            below = under(around.chars, around.sections, around.below, index, spot)
            entry.listings += [listed for listed in below if entry.wanted(len(listed.members))]
        if notes.holds(spot):
            entry.listings[known:] = [replace(listed, explained=True) for listed in entry.listings[known:]]


def _doubled(entry: _Found, listed: Listed) -> bool:
    """Tell whether a double is said of what stands before it: 甲、乙“双增长”, but not 冷鱼、冷菜“双冷”."""
    return entry.name.startswith("双") and not all(entry.name[1] in member.name for member in listed.members)


def _apart(chars: str, spot: Span, entry: _Found) -> Listed | None:
    """Return what the words after a compound say of each of its numerals."""
    for region, _ in told(chars, spot) if len(entry.counts) > 1 or endless(entry.name) else ():
        if parts := taken_apart(chars, region, entry.name, entry.counts):
            return Listed(tuple(parts), Span(spot.start, max(part.at.end for part in parts)))
    return None


def _modified(around: Surroundings, entry: _Found, listed: Listed) -> bool:
    """Tell whether the last item elsewhere stands alone before the name, so that it only modifies it."""
    last = listed.members[-1].name
    marks = [mark for mark in entry.marks[:_MOST_COMPARED] if not listed.at.meets(mark)]
    return any(around.chars.endswith(last, 0, mark.start) and not around.left(mark) for mark in marks)


def _count_things(around: Surroundings, found: dict[str, _Found], notes: Glossary) -> None:
    """Add the plain counts whose things the text lists before them."""
    taken = {at for entry in found.values() if entry.counts for spot in entry.spots for at in range(*spot)}
    for formula in plain(around.chars):
        if notes.holds(formula.spot):
            continue  # the notes explain names, they do not use them
        number = _NUMBER.match(formula.name)
        left = around.left(formula.mark) if number and formula.spot.start not in taken else None
        if number is None or left is None:
            continue
        entry = _Found(formula.name, (value(number[0]),))
        listed = before(around.chars, left, formula.spot, entry.most, entry.wanted)
        exact = listed is not None and len(listed.members) == entry.most
        enough = exact and (formula.sure or entry.most > _FEW)
        if listed and (enough or (formula.sure and formula.name.startswith("大", number.end()))):
            entry.add(formula)
            entry.listings.append(listed)
            _merge(found, entry)


def _merge(found: dict[str, _Found], entry: _Found) -> None:
    """Add a counted thing; the same words with other members count other things, and only the first are kept."""
    old = found.setdefault(entry.name.translate(_MARKS), entry)
    if old is not entry and (not old.listings or _members(old) & _members(entry)):
        old.listings += entry.listings
        old.add(Formula(old.name, entry.spots[0], entry.marks[0]))


def _members(entry: _Found) -> set[str]:
    return {member.name for member in entry.listings[0].members}


def _compound(around: Surroundings, found: Iterable[_Found]) -> None:
    """Let a compound (三五) list the slogans with just its numbers, right before it or after 即 or a colon."""
    compounds = [(entry, spot) for entry in found if len(entry.counts) > 1 for spot in entry.spots]
    single = sorted(
        (spot, entry.name, entry.counts[0]) for entry in found if len(entry.counts) == 1 for spot in entry.spots
    )
    for entry, spot in compounds:
        sentence, size = around.sentence(spot), len(entry.counts)
        at = bisect_left(single, (spot,))
        near = [part for part in single[max(at - size, 0) : at + size] if sentence.holds(part[0])]
        earlier = [part for part in near if part[0].end <= spot.start][-size:]
        later = [part for part in near if part[0].start >= spot.end][:size]
        for parts in (earlier, later):
            if tuple(count for _, _, count in parts) == entry.counts and _sums(
                around.chars, parts[0][0], parts[-1][0], spot
            ):
                members = tuple(Member(name, at) for at, name, _ in parts)
                entry.listings.append(
                    Listed(members, Span(min(parts[0][0].start, spot.start), max(parts[-1][0].end, spot.end)))
                )


def _sums(chars: str, first: Span, last: Span, spot: Span) -> bool:
    """Tell whether the words between a compound and the slogans say that it sums them up."""
    if last.end <= spot.start:
        return bool(_JOINED.fullmatch(chars, last.end, spot.start))
    return bool(_DEFINED.fullmatch(chars, spot.end, first.start))


def _records(found: Iterable[_Found]) -> tuple[Slogan, ...]:
    entries = list(found)
    listed = {member.at.start for entry in entries for listing in entry.listings for member in listing.members}
    # A quotation that is only the list of a slogan's parts (“甲、乙、丙”三大产业) is no formula of its own.
    kept = [e for e in entries if e.counts or "、" not in e.name or not any(s.start in listed for s in e.spots)]
    return tuple(sorted(map(_record, kept), key=lambda slogan: slogan.spots[0]))


def _record(entry: _Found) -> Slogan:
    places = sorted(zip(entry.spots, entry.marks, strict=True))
    first, mark = places[0]
    listings = sorted(entry.listings, key=lambda listed: (listed.explained, listed.at))
    # A list that agrees with the count is worth more than one that breaks off; 1+N has no count to agree with.
    full = [listed for listed in listings if listed.listing is Listing.CLOSED or entry.most in (0, len(listed.members))]
    listings = full or listings
    said = [listed.at for listed in listings if listed.at.holds(first)]
    return Slogan(
        name=entry.name,
        counts=entry.counts,
        at=said[0] if said else mark,
        listings=tuple(listings),
        spots=tuple(spot for spot, _ in places),
        counted=bool(entry.counts),
    )
