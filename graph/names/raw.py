"""The names that a graph gives to things, read from its sorted N-Quads one thing after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from gangmu.ontology.terms import DCTERMS, GM, GM_NS, ID, ONTOLOGY, RDF, SKOS, UnknownTerm, superclasses

_TYPE, _LABEL, _TITLE = f"{RDF}type", f"{SKOS}prefLabel", f"{DCTERMS}title"
_NAMES = (_LABEL, _TITLE, f"{SKOS}altLabel", GM.headingText, GM.wording)
_READ = frozenset({_TYPE, *_NAMES, GM.formulationOf})
_LINE = re.compile(
    r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?)(?: <([^>]*)>)? \.\n?', re.S
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its names, the one it goes by first; a wording that stands for another thing names that one (`of`).

    `kind` is the class's local name, `scope` the body that the IRI is scoped to ("" for an IRI of somebody else).
    """

    iri: str
    kind: str
    label: str
    english: str
    names: tuple[str, ...]
    of: str = ""

    @property
    def scope(self) -> str:
        """The body that named it (青石县), as its IRI has it."""
        return self.iri.removeprefix(ID).partition("/")[0] if self.iri.startswith(ID) else ""


def named(lines: Iterable[str]) -> Iterator[Named]:
    """Yield what has a name in the sorted N-Quads `lines`, except for the vocabulary itself."""
    told = (match.groups() for line in lines if _wanted(line) and (match := _LINE.fullmatch(line)))
    for iri, statements in groupby(told, key=lambda one: one[0]):
        thing = _named(iri, [(p, o, v, lang) for _, p, o, v, lang, graph in statements if graph != ONTOLOGY])
        if thing is not None:
            yield thing


def _wanted(line: str) -> bool:
    head = line.split(" ", 2)
    return len(head) == 3 and head[1][1:-1] in _READ


def _named(iri: str, about: list[tuple[str, str, str, str]]) -> Named | None:
    kinds = {o.removeprefix(GM_NS) for p, o, _, _ in about if p == _TYPE and o and o.startswith(GM_NS)}
    names = [(_NAMES.index(p), (lang or "") != "zh", _text(v)) for p, _, v, lang in about if p in _NAMES and v]
    if not kinds or not names:
        return None
    chinese = sorted(name for name in names if name[0] > 1 or not name[1])
    english = min((_text(v) for p, _, v, lang in about if p in (_LABEL, _TITLE) and lang == "en" and v), default="")
    label = (chinese or sorted(names))[0][2]
    kind = min(kinds - {above for kind in kinds for above in _above(kind)} or kinds)
    of = next((o for p, o, _, _ in about if p == GM.formulationOf and o), "")
    others = dict.fromkeys(text for _, _, text in sorted(names))
    return Named(iri, kind, label, english, tuple(dict.fromkeys((label, *others))), of)


@cache
def _above(kind: str) -> frozenset[str]:
    try:
        return frozenset(above.removeprefix(GM_NS) for above in superclasses(GM_NS + kind))
    except UnknownTerm:
        return frozenset()


def is_a(kind: str, wanted: str) -> bool:
    """Tell whether things of the class `kind` are things of the class `wanted`; both are local names.

    >>> is_a("Campaign", "Project"), is_a("Project", "Campaign")
    (True, False)
    """
    return kind == wanted or wanted in _above(kind)


def _text(literal: str) -> str:
    return _ESCAPE.sub(_unescaped, literal) if "\\" in literal else literal


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])
