"""How things get their IRIs: https://w3id.org/gangmu/id/{issuer}/{kind}/{slug}, raw and in NFC."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from gangmu.graph.model import Kind
from gangmu.ontology.terms import ID

FOLDER = {
    Kind.SLOGAN: "口号",
    Kind.EXPRESSION: "口号",
    Kind.GOAL: "目标",
    Kind.STRATEGY: "举措",
    Kind.ELEMENT: "要素",
    Kind.PRINCIPLE: "原则",
    Kind.PROJECT: "项目",
    Kind.CAMPAIGN: "项目",
    Kind.INDICATOR: "指标",
    Kind.PERIOD: "时期",
    Kind.DOCUMENT: "文件",
}
_ACTORS = {
    Kind.ACTOR,
    Kind.PERSON,
    Kind.ORGANIZATION,
    Kind.PARTY_BODY,
    Kind.GOVERNMENT_BODY,
    Kind.ENTERPRISE,
    Kind.INSTITUTION,
}
_DROPPED = re.compile(r"[“”‘’《》\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Planes 2 and 3 hold Chinese characters only; Python learns of new ones later than texts do.
_OTHER = re.compile("(?:[^\\w·\U00020000-\U0002fffd\U00030000-\U0003fffd-]|_)+")


def slug(name: str) -> str:
    """Return the part of an IRI that `name` makes: NFC, without quotation marks, other punctuation as a hyphen.

    A name without a letter or digit makes its digest.

    >>> slug("“云谷”园区（二期）"), slug("青石—云岭铁路")
    ('云谷园区-二期', '青石-云岭铁路')
    """
    # What is dropped may have stood between two characters that NFC joins.
    kept = unicodedata.normalize("NFC", _DROPPED.sub("", name))
    return re.sub("--+", "-", _OTHER.sub("-", kept)).strip("-") or digest(name)


def folder(kind: Kind) -> str:
    """Return the path segment of a kind of thing."""
    return FOLDER.get(kind) or ("主体" if kind in _ACTORS else "地点")


def thing(issuer: str, kind: Kind, name: str) -> str:
    """Return the IRI of a thing that `issuer` named.

    >>> thing("青石县", Kind.SLOGAN, "“三个青石”")
    'https://w3id.org/gangmu/id/青石县/口号/三个青石'
    """
    return f"{ID}{slug(issuer)}/{folder(kind)}/{slug(name)}"


def document(issuer: str, name: str) -> str:
    """Return the IRI of a report."""
    return f"{ID}{slug(issuer)}/{slug(name)}"


def claim(document_iri: str, kind: str, key: str) -> str:
    """Return the IRI of something that one report says; `key` is a place in its text or a digest."""
    return f"{document_iri}/{kind}/{key}"


def digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that stand for `parts`, the same on every machine.

    >>> digest("a", "b") == digest("a", "b") != digest("ab")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
