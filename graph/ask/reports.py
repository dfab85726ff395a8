"""The reports of a graph, and the words by which a question says which of them it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gangmu.graph.ask.plain import plain
from gangmu.graph.rows import Literal
from gangmu.graph.sparql import written
from gangmu.graph.store import View
from gangmu.ontology.lexicon import table
from gangmu.ontology.terms import ID

_REPORTS = """
SELECT ?report ?title ?english ?year ?text WHERE {
  ?text gm:textOf ?report .
  OPTIONAL { ?report dcterms:title ?title FILTER(LANG(?title) = "zh") }
  OPTIONAL { ?report skos:prefLabel ?english FILTER(LANG(?english) = "en") }
  OPTIONAL { ?report gm:atYear ?year }
} ORDER BY ?report"""
_BODIES = """
SELECT ?name ?english WHERE {
  VALUES ?name { %s }
  ?place skos:prefLabel ?name ; skos:prefLabel ?english FILTER(LANG(?english) = "en")
}"""
_AT_ONCE = 200
_ADDED = re.compile(r"[-\d].*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[a-z]+(?:'(?!s(?![a-z]))[a-z]+)*")
_LEVEL = re.compile("(?=([省市镇乡村区]))")
_LONGEST = 8  # words of an English name, and characters of a Chinese one


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the graph: the body that its things are scoped to (青石县), its title, its year, its text's IRI."""

    iri: str
    scope: str
    title: str
    english: str
    year: str
    text: str


class Reports:
    """The reports of a graph in the order of their IRIs; what is asked of them takes no longer for more reports."""

    def __init__(self, reports: tuple[Report, ...], english: dict[str, tuple[str, ...]]) -> None:
        self.all = reports
        self._english = english

    @classmethod
    def read(cls, view: View) -> Reports:
        """Read the reports of a graph, and the English names of the bodies that gave them."""
        found: dict[str, Report] = {}
        for row in view.select(_REPORTS).values():
            title, year = row.get("title", ""), row.get("year", "")[:4]
            scope = scope_of(row["report"])
            report = Report(
                row["report"], scope, title, row.get("english", ""), year or _first_year(title), row["text"]
            )
            found.setdefault(report.iri, report)
        return cls(tuple(found.values()), _english(view, sorted({report.scope for report in found.values()})))

    def get(self, iri: str) -> Report | None:
        """Return the report by its IRI or by that of its text."""
        return self._by_iri.get(iri)

    def of_body(self, name: str) -> tuple[Report, ...]:
        """Return the reports of the body that goes by `name`, with or without its 县, 市 or 省."""
        return tuple(self._by_body.get(plain(name), ()))

    def of_scope(self, scope: str) -> tuple[Report, ...]:
        """Return the reports to which things of a scope belong."""
        return tuple(self._by_scope.get(scope, ()))

    def named_in(self, text: str) -> Iterator[tuple[int, int, tuple[Report, ...]]]:
        """Yield where a plain text holds the English name of a body, the longest names first, with its reports."""
        words = list(_WORD.finditer(text))
        spans = ((a.start(), b.end()) for i, a in enumerate(words) for b in words[i : i + _LONGEST])
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            reports = self._by_english.get(text[start:end])
            if reports:
                yield start, end + 2 * text.startswith("'s", end), tuple(reports)

    def other_levels(self, text: str, scope: tuple[Report, ...]) -> Iterator[str]:
        """Yield the words of a text that name a place of another level than a body of the name: 青石镇 beside 青石县.

        Only the bodies of `scope` count, if there are any.
        """
        stems = {_stem(r.scope) for r in scope} if scope else self._stems
        bodies = {_body(r.scope) for r in scope} if scope else self._by_body
        for match in _LEVEL.finditer(text):
            end = match.start()
            for start in range(max(0, end - _LONGEST), end - 1):
                if text[start:end] in stems and text[start : end + 1] not in bodies:
                    yield text[start : end + 1]

    def levels(self, scope: tuple[Report, ...]) -> set[str]:
        """Return the last characters (县, 市, 省) of the names of the bodies of `scope`, or of all if it is empty."""
        return {_body(report.scope)[-1:] for report in scope} if scope else self._levels

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The bodies to which things are scoped."""
        return frozenset(report.scope for report in self.all)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of the reports."""
        return frozenset(report.year for report in self.all)

    @cached_property
    def _by_iri(self) -> dict[str, Report]:
        return {iri: report for report in self.all for iri in (report.iri, report.text)}

    @cached_property
    def _by_body(self) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = defaultdict(list)
        for report in self.all:
            for name in {_body(report.scope), _body(report.scope)[:-1]} - {""}:
                found[name].append(report)
        return dict(found)

    @cached_property
    def _by_scope(self) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = defaultdict(list)
        for report in self.all:
            found[report.scope].append(report)
        return dict(found)

    @cached_property
    def _by_english(self) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = defaultdict(list)
        for report in self.all:
            for name in self._english.get(report.scope, ()):
                found[name].append(report)
        return dict(found)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(_stem(report.scope) for report in self.all) - {""}

    @cached_property
    def _levels(self) -> set[str]:
        return {_body(report.scope)[-1:] for report in self.all}


def scope_of(iri: str) -> str:
    """Return the body to which the IRI of a thing is scoped.

    >>> scope_of(f"{ID}青石县/project/云谷")
    '青石县'
    """
    return iri.removeprefix(ID).partition("/")[0]


def _body(scope: str) -> str:
    """Return the name of a body without what a file's name adds to it: 青石县-2021."""
    return plain(_ADDED.sub("", scope))


def _stem(scope: str) -> str:
    """Return the name of a body without its level, or "" where that leaves less than two characters."""
    body = _body(scope)
    return body[:-1] if len(body) > 2 else ""


def _first_year(title: str) -> str:
    found = _YEAR.search(title)
    return found[0] if found else ""


def _english(view: View, scopes: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the English names of bodies: what the graph calls them, a province's own name, or the pinyin."""
    names: dict[str, tuple[str, ...]] = {scope: _by_sound(scope) for scope in scopes}
    for start in range(0, len(scopes), _AT_ONCE):
        places = " ".join(written(Literal(scope, "zh")) for scope in scopes[start : start + _AT_ONCE])
        for row in view.select(_BODIES % places).values():
            whole = row["english"]
            wordings = (whole, whole.partition(",")[0], whole.split()[0])
            names[row["name"]] = tuple(dict.fromkeys(map(plain, wordings)))
    return names


def _by_sound(scope: str) -> tuple[str, ...]:
    body = _body(scope)
    provinces = table("provinces")["english"]
    found = [provinces[stem] for length in (2, 3) for stem in (body[:length],) if stem in provinces]
    if found and body[-1:] in "省市区":
        return (plain(found[0]),)
    from pypinyin import lazy_pinyin  # heavy; once for a graph

    return ("".join(lazy_pinyin(body[:-1])),) if len(body) > 2 else ()
