"""IRIs and paths: which document describes a thing, and how a page refers to another one.

A thing is `https://w3id.org/gangmu/id/…`; its document is `/doc/…` on whatever host serves it. What is no thing of a
report (a unit, a theme, a code list) has its document under `/doc/-/…`: no slug begins with a hyphen. Every reference
is relative, so that it holds behind any proxy, and every path is percent-encoded whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from gangmu.api.formats import HTML
from gangmu.graph.errors import QueryError
from gangmu.graph.rows import Iri
from gangmu.graph.sparql import written
from gangmu.ontology.terms import GM_NS, ID, ONTOLOGY

BASE = ID.removesuffix("id/")
DESCRIPTION = f"{BASE}description"
OTHERS = ("unit", "theme", "scheme")
"""What has documents beside the things: the first step of its path under BASE."""

SUFFIXES: Mapping[str, str] = {
    ".html": HTML,
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
}
"""The formats of a document by suffix, the preferred first."""


def iri(path: str) -> str | None:
    """Return the IRI that the document `path` (behind `/doc/`, decoded once) describes, in NFC; None if it is none.

    >>> iri("青石县/口号/双三"), iri("-/unit/亩"), iri("甲 乙")
    ('https://w3id.org/gangmu/id/青石县/口号/双三', 'https://w3id.org/gangmu/unit/亩', None)
    """
    path = unicodedata.normalize("NFC", path)
    first, _, rest = path.partition("/")
    kind, _, local = rest.partition("/")
    other = first == "-" and kind in OTHERS and local
    found = f"{BASE}{rest}" if other else f"{ID}{path}"
    try:
        written(Iri(found))
    except QueryError:
        return None
    return found if path else None


def suffixed(path: str) -> tuple[str, str]:
    """Return a path without its suffix, and the suffix ("" if it has none that names a format).

    >>> suffixed("青石县/口号/双三.ttl"), suffixed("青石县/口号/双三.doc")
    (('青石县/口号/双三', '.ttl'), ('青石县/口号/双三.doc', ''))
    """
    suffix = next((suffix for suffix in SUFFIXES if path.endswith(suffix)), "")
    return path.removesuffix(suffix), suffix


def document(iri: str) -> str:
    """Return where an IRI is described, as a path from the server's root, percent-encoded; "" if nowhere here.

    >>> document("https://w3id.org/gangmu/id/青石县/口号/双三")
    'doc/%E9%9D%92%E7%9F%B3%E5%8E%BF/%E5%8F%A3%E5%8F%B7/%E5%8F%8C%E4%B8%89'
    >>> document("https://w3id.org/gangmu/ontology#serves"), document("https://example.org/x")
    ('ontology#serves', '')
    """
    if iri.startswith(ID):
        return "doc/" + encoded(iri.removeprefix(ID))
    if iri.startswith(GM_NS):
        return "ontology#" + encoded(iri.removeprefix(GM_NS))
    if iri in (ONTOLOGY, DESCRIPTION):
        return iri.removeprefix(BASE)
    if iri.startswith(f"{DESCRIPTION}#"):
        return "description"
    if iri.startswith(tuple(f"{BASE}{kind}/" for kind in OTHERS)):
        return "doc/-/" + encoded(iri.removeprefix(BASE))
    return ""


def encoded(path: str) -> str:
    """Return a path percent-encoded but for its slashes; a step of dots alone, which a browser would resolve, whole."""
    steps = (step.replace(".", "%2E") if step.strip(".") == "" else quote(step, safe="") for step in path.split("/"))
    return "/".join(steps)


def root(raw_path: bytes) -> str:
    """Return the way from a page to the server's root, for a path as it came (an encoded slash is none).

    >>> root(b"/doc/a/b"), root(b"/ontology")
    ('../../', './')
    """
    return "../" * (raw_path.split(b"?")[0].count(b"/") - 1) or "./"
