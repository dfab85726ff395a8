"""In which format an answer goes out: the formats there are, and what an Accept header asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

HTML = "text/html"

_JSON, _XML, _LINES = "application/sparql-results+json", "application/sparql-results+xml", "application/n-triples"

ROWS: Mapping[str, str] = {
    _JSON: _JSON,
    "application/json": _JSON,
    _XML: _XML,
    "application/xml": _XML,
    "text/xml": _XML,
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""Media types for the rows of a SELECT and the truth of an ASK, the preferred first, with what the store calls each."""

TRIPLES: Mapping[str, str] = {
    "text/turtle": "text/turtle",
    _LINES: _LINES,
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "text/plain": _LINES,
}
"""Media types for the triples of a CONSTRUCT or DESCRIBE, the preferred first, with what the store calls each."""

_WITH_CHARSET = frozenset({"text/csv", "text/tab-separated-values", "text/turtle", "text/plain", "text/xml"})


class NotAcceptable(Exception):
    """Nothing that can be sent is wanted; `offers` are the media types that could be."""

    def __init__(self, offers: Iterable[str]) -> None:
        self.offers = tuple(offers)
        super().__init__(f"this answer can be sent as {', '.join(self.offers)}; none of these is in the Accept header")


class _Wish(NamedTuple):
    kind: str
    subtype: str
    quality: float

    def fit(self, media: str) -> int:
        """Return how closely the wish names `media`: 3 exactly, 2 its kind, 1 anything, 0 not at all."""
        kind, subtype = media.split("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        return {(kind, "*"): 2, ("*", "*"): 1}.get((self.kind, self.subtype), 0)


def choose(accept: str | None, offers: Iterable[str]) -> str:
    """Return the offer that the Accept header likes best, the first of those it likes equally.

    Raise NotAcceptable if it likes none.

    >>> choose("text/html;q=0.5, text/csv;q=0.9", ["application/json", "text/csv"])
    'text/csv'
    >>> choose("*/*", ["application/json", "text/csv"]), choose(None, ["application/json"])
    ('application/json', 'application/json')
    """
    offers, wishes = tuple(offers), _wishes(accept if accept and accept.strip() else "*/*")
    liked = {media: _quality(wishes, media) for media in offers}
    best = max(offers, key=lambda media: liked[media])
    if liked[best] <= 0:
        raise NotAcceptable(offers)
    return best


def content_type(media: str) -> str:
    """Return the Content-Type to send; texts say that they are UTF-8, whose default is otherwise US-ASCII or unknown.

    >>> content_type("text/csv"), content_type("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media}; charset=utf-8" if media in _WITH_CHARSET else media


def _quality(wishes: Iterable[_Wish], media: str) -> float:
    """Return the quality that the closest wish gives to `media`."""
    return max(((wish.fit(media), wish.quality) for wish in wishes if wish.fit(media)), default=(0, 0.0))[1]


def _wishes(accept: str) -> list[_Wish]:
    return [wish for part in accept.split(",") if (wish := _wish(part))]


def _wish(part: str) -> _Wish | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, _, subtype = media.partition("/")
    if media == "*":  # some old clients
        kind = subtype = "*"
    if not kind or not subtype:
        return None
    weights = [value for name, _, value in (p.partition("=") for p in parameters) if name.strip() == "q"]
    try:
        return _Wish(kind, subtype, min(1.0, max(0.0, float(weights[0]))) if weights else 1.0)
    except ValueError:
        return _Wish(kind, subtype, 0.0)
