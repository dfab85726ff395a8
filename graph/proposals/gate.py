"""The gate: a proposal becomes a finding only if the text says it; whatever becomes one is marked as a model's.

A proposal's quote must stand in the text letter for letter, and its words in its quote: its name, its members, its
numbers as printed. What the rules have found at the same place is theirs. Nothing that is admitted can be told from
what the rules find but by its `made_by`, so every later step (curation, links, RDF) treats it alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gangmu.graph.model import (
    Actor,
    Findings,
    Indicator,
    Kind,
    Listed,
    MadeBy,
    Member,
    Place,
    Project,
    Role,
    Slogan,
    Span,
    Status,
    Value,
)
from gangmu.graph.outline import Reading
from gangmu.graph.proposals.written import Proposal
from gangmu.graph.spans import places, section_of, sentence_at

_MARKS = dict.fromkeys(map(ord, "“”‘’《》 \t\n\u3000"))
_ROLES = {"annual_growth": Role.ANNUAL_GROWTH}


class _Unfounded(ValueError):
    """What a proposal says is not in the text, or not what such a thing can say."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that did not pass, and why."""

    proposal: Proposal
    why: str

    def __str__(self) -> str:
        return f"{self.proposal.kind} “{self.proposal.name[:40]}”: {self.why}"


def admit(reading: Reading, found: Findings, proposed: Iterable[Proposal]) -> tuple[Findings, tuple[Refused, ...]]:
    """Return the findings with those proposals that the text bears out, and the others with the reason."""
    lists: dict[str, list[Any]] = {kind: list(getattr(found, kind)) for kind in _MADE}
    refused = []
    for proposal in proposed:
        try:
            made = _made(reading, proposal)
        except _Unfounded as error:
            refused.append(Refused(proposal, str(error)))
            continue
        if not any(_same(made, other) for other in lists[proposal.kind]):
            lists[proposal.kind].append(made)
    for items in lists.values():
        items.sort(key=_first)
    kept: dict[str, Any] = {kind: tuple(items) for kind, items in lists.items()}
    return replace(found, **kept), tuple(refused)


def _made(reading: Reading, proposal: Proposal) -> Any:
    if not proposal.name or not any(map(str.isalnum, proposal.name)):
        raise _Unfounded("it has no name")
    at = next(places(reading, proposal.quote), None) if proposal.quote else None
    if at is None:
        raise _Unfounded(f"its quote is not in the text: {proposal.quote[:60] or '(empty)'}")
    return _MADE[proposal.kind](reading, proposal, at)


def _inside(reading: Reading, words: object, at: Span) -> Span:
    if not isinstance(words, str) or not words:
        raise _Unfounded(f"{words!r} is no text")
    start = reading.text.chars.find(words, at.start, at.end)
    if start < 0:
        raise _Unfounded(f"“{words[:40]}” is not in its quote")
    return Span(start, start + len(words))


def _slogan(reading: Reading, proposal: Proposal, at: Span) -> Slogan:
    spot = _inside(reading, proposal.name, at)
    members = tuple(Member(name, _inside(reading, name, at)) for name in _each(proposal.more, "members"))
    counts = proposal.more.get("count")
    numbers = tuple(counts) if isinstance(counts, list) else () if counts is None else (counts,)
    if not all(type(number) is int and number > 0 for number in numbers):
        raise _Unfounded(f"its count is {counts!r}; it must be a number or a list of numbers")
    listings = (Listed(members, at),) if members else ()
    return Slogan(proposal.name, numbers, spot, listings, (), (spot,), bool(numbers), MadeBy.MODEL)


def _project(reading: Reading, proposal: Proposal, at: Span) -> Project:
    spot = _inside(reading, proposal.name, at)
    status = proposal.more.get("status")
    if status not in {one.value for one in Status}:
        raise _Unfounded(f"its status is {status!r}; it must be done, ongoing or planned")
    quantity = proposal.more.get("quantity")
    if quantity is not None:
        _inside(reading, quantity, at)
    sentence = sentence_at(reading, spot).index
    section = section_of(reading, spot)
    return Project(proposal.name, Status(status), at, spot, section, sentence, "", quantity, made_by=MadeBy.MODEL)


def _indicator(reading: Reading, proposal: Proposal, at: Span) -> Indicator:
    spot = _inside(reading, proposal.name, at)
    values = tuple(_value(reading, one, at) for one in _objects(proposal.more, "values"))
    if not values:
        raise _Unfounded("an indicator needs values")
    sentence = sentence_at(reading, spot).index
    return Indicator(proposal.name, values, at, section_of(reading, spot), sentence, spot, made_by=MadeBy.MODEL)


def _value(reading: Reading, written: Mapping[str, Any], at: Span) -> Value:
    """The number as the text prints it: 16 with the unit % must stand there as 16%."""
    number, unit, when = written.get("value"), written.get("unit") or "", written.get("when")
    if isinstance(number, bool) or not isinstance(number, int | float | str) or not isinstance(unit, str):
        raise _Unfounded(f"{written!r} holds no value and unit")
    printed = f"{number:g}" if isinstance(number, float) else str(number)
    where = _inside(reading, printed + unit, at)
    if reading.text.chars[where.start - 1 : where.start].isdecimal():
        raise _Unfounded(f"“{printed}{unit}” is only a part of a number in its quote")
    if when is not None:
        _inside(reading, when, at)
    role = written.get("role")
    if role not in {one.value for one in Role} | set(_ROLES):
        raise _Unfounded(f"its role is {role!r}; it must be one of {', '.join(one.value for one in Role)}")
    amount = number if isinstance(number, int | float) else _number(number)
    return Value(amount, unit, _ROLES.get(str(role)) or Role(role), when, printed + unit, where)


def _number(text: str) -> float | str:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return text


def _actor(reading: Reading, proposal: Proposal, at: Span) -> Actor:
    return Actor(proposal.name, Kind.ACTOR, (_inside(reading, proposal.name, at),), made_by=MadeBy.MODEL)


def _place(reading: Reading, proposal: Proposal, at: Span) -> Place:
    return Place(proposal.name, Kind.PLACE, (_inside(reading, proposal.name, at),), made_by=MadeBy.MODEL)


_MADE: Mapping[str, Callable[[Reading, Proposal, Span], Any]] = {
    "slogans": _slogan,
    "projects": _project,
    "indicators": _indicator,
    "actors": _actor,
    "places": _place,
}


def _each(more: Mapping[str, Any], key: str) -> Iterator[str]:
    held = more.get(key) or []
    if not isinstance(held, list):
        raise _Unfounded(f"{key} must be a list")
    yield from held


def _objects(more: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    for one in _each(more, key):
        if not isinstance(one, dict):
            raise _Unfounded(f"{key} must hold objects")
        yield one


def _same(made: Any, other: Any) -> bool:
    """Tell whether two findings name the same: for actors and places wherever they do, for others at one place."""
    alike = bool(other.name.translate(_MARKS) == made.name.translate(_MARKS))
    if not alike or isinstance(made, Actor | Place | Slogan):
        return alike
    return bool(other.at.meets(made.at))


def _first(finding: Any) -> Span:
    spans: list[Span] = [*getattr(finding, "spots", ()), *([finding.at] if hasattr(finding, "at") else [])]
    return min(spans)
