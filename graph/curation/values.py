"""What a curation file writes of a finding to what its record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gangmu.graph.curation.entries import Entry
from gangmu.graph.errors import CurationError
from gangmu.graph.model import Kind, Listed, Listing, Member, Role, Span, Status, Value
from gangmu.graph.outline import Reading

_NUMBER = frozenset({"raw", "value", "unit", "role"})
_NUMBER_TOO = frozenset({"when", "bound"})


def _names(written: Any) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(one, str) and one for one in written):
        raise ValueError("it must be a list of strings")
    return tuple(written)


def _counts(written: Any) -> tuple[int, ...]:
    if not isinstance(written, list) or not all(type(one) is int and one > 0 for one in written):
        raise ValueError("it must be a list of numbers")
    return tuple(written)


def _flag(written: Any) -> bool:
    if not isinstance(written, bool):
        raise ValueError("it must be true or false")
    return written


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise ValueError("it must be a string")
    return written


_HELD: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    # key of the file: the record's field, and how what is written becomes what the field holds
    "name": ("name", _text),
    "status": ("status", Status),
    "class": ("kind", Kind),
    "quantity": ("quantity", lambda written: _text(written) or None),
    "aliases": ("aliases", _names),
    "places": ("places", _names),
    "actors": ("actors", _names),
    "posts": ("posts", _names),
    "counts": ("counts", _counts),
    "campaign": ("campaign", _flag),
    "issuer": ("issuer", _text),
    "cue": ("cue", _text),
}
_READ = frozenset({"members", "listing", "values"})  # these have places in the text


def fields(reading: Reading, entry: Entry, written: Mapping[str, Any], at: Span, where: str) -> dict[str, Any]:
    """Return the fields of a record that `written` gives, `at` being the entry's quote.

    Raise CurationError with one sentence where it cannot be held, and LookupError where it speaks of words that the
    quote does not hold.
    """
    given: dict[str, Any] = {}
    unknown = sorted(set(written) - set(_HELD) - _READ)
    if unknown:
        raise CurationError(
            f"{where}: {entry} has unknown keys {', '.join(unknown)}; known are {', '.join(sorted({*_HELD, *_READ}))}"
        )
    for key, value in written.items():
        try:
            if key in _HELD:
                field, held = _HELD[key]
                given[field] = held(value)
            elif key == "values":
                given["values"] = tuple(_numbers(reading, value, at))
        except (TypeError, ValueError) as error:
            raise CurationError(f"{where}: {entry}: {key} = {value!r} is not sound: {error}") from None
    if "members" in written or "listing" in written:
        given["listings"] = _listings(reading, entry, written, at, where)
    return given


def _listings(reading: Reading, entry: Entry, written: Mapping[str, Any], at: Span, where: str) -> tuple[Listed, ...]:
    """The parts that the quote lists, in its words; without any, only how it lists them (impliedList)."""
    try:
        names, listing = _names(written.get("members", [])), Listing(written.get("listing", "closedList"))
    except ValueError as error:
        raise CurationError(f"{where}: {entry}: its members are not sound: {error}") from None
    members, start = [], at.start
    for name in names:
        found = _inside(reading, name, Span(start, at.end))
        members.append(Member(name, found))
        start = found.end
    return (Listed(tuple(members), at, listing),)


def _numbers(reading: Reading, written: Any, at: Span) -> Iterator[Value]:
    for one in written:
        if not _NUMBER <= set(one) <= _NUMBER | _NUMBER_TOO:
            raise ValueError(f"each has {', '.join(sorted(_NUMBER))}, and may have {', '.join(sorted(_NUMBER_TOO))}")
        number = one["value"] if isinstance(one["value"], str) else float(one["value"])
        raw, when, bound = _text(one["raw"]), one.get("when"), _text(one.get("bound", ""))
        yield Value(number, _text(one["unit"]), Role(one["role"]), when, raw, _inside(reading, raw, at), bound)


def _inside(reading: Reading, words: str, at: Span) -> Span:
    start = reading.text.chars.find(words, at.start, at.end)
    if start < 0:
        raise LookupError(f"“{words}” is not in its quote, or not in that order")
    return Span(start, start + len(words))
