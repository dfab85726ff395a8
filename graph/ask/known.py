"""What is read of a graph once and used for every question: its vocabulary, its reports, their texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from gangmu.graph.ask.answer import Evidence, Named
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.vocabulary import Vocabulary
from gangmu.graph.rows import Iri, Literal
from gangmu.graph.sparql import written
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS, ID

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
_QUOTES = """
SELECT ?quote ?exact ?start ?end ?text ?part ?from WHERE {
  VALUES ?quote { %s }
  ?quote gm:exact ?exact ; gm:start ?start ; gm:end ?end ; gm:inText ?text .
  OPTIONAL { ?quote gm:inSentence ?whole . ?whole gm:exact ?part ; gm:start ?from }
} ORDER BY ?start ?from"""
_THINGS = """
SELECT ?thing ?class ?name (LANG(?name) AS ?lang) WHERE {
  VALUES ?thing { %s }
  ?thing a ?class ; skos:prefLabel ?name }"""

_KEPT = 20_000
_AT_ONCE = 200
_ADDED = re.compile(r"[-\d].*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the graph: the body that its things are scoped to (青石县), its title, its year, its text's IRI.

    `bodies` are the English names of the body, in the form in which questions are compared.
    """

    iri: str
    scope: str
    title: str
    english: str
    year: str
    text: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with its classes (local names) and both names."""

    iri: str
    kinds: tuple[str, ...]
    zh: str
    en: str = ""


@dataclass
class Known:
    """One view with what is read of it once."""

    view: View
    vocabulary: Vocabulary
    reports: tuple[Report, ...]
    examples: tuple[str, ...] | None = None
    _texts: dict[str, str] = field(default_factory=dict)
    _things: dict[str, Thing] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> Known:
        """Read the vocabulary and the list of reports."""
        found: dict[str, Report] = {}
        for row in view.select(_REPORTS).values():
            scope = row["report"].removeprefix(ID).partition("/")[0]
            report = Report(
                row["report"],
                scope,
                row.get("title", ""),
                row.get("english", ""),
                row.get("year", "")[:4] or _year(row.get("title", "")),
                row["text"],
            )
            found.setdefault(row["report"], report)
        names = _english(view, {report.scope for report in found.values()})
        reports = tuple(replace(r, bodies=names.get(r.scope, ())) for r in found.values())
        return cls(view, Vocabulary.read(view), reports)

    def report(self, iri: str) -> Report | None:
        """Return the report by its IRI or by that of its text."""
        return next((report for report in self.reports if iri in (report.iri, report.text)), None)

    def text(self, iri: str) -> str:
        """Return the characters of a source text as stored."""
        if iri not in self._texts:
            rows = self.view.select(f"SELECT ?s WHERE {{ {written(Iri(iri))} nif:isString ?s }}").values()
            if len(self._texts) > 64:
                self._texts.clear()
            self._texts[iri] = next((row["s"] for row in rows), "")
        return self._texts[iri]

    def evidence(self, quotes: Iterable[str]) -> dict[str, Evidence]:
        """Return each quote as evidence, verified once more: what does not stand in the text is left out."""
        found: dict[str, Evidence] = {}
        parts: dict[str, list[str]] = defaultdict(list)
        wanted = sorted(set(quotes))
        for row in (row for part in _chunks(wanted) for row in self.view.select(_QUOTES % values(part)).values()):
            start, end = int(row["start"]), int(row["end"])
            if self.text(row["text"])[start:end] != row["exact"]:
                continue
            if row.get("part") and row["part"] not in parts[row["quote"]]:
                parts[row["quote"]].append(row["part"])
            report = self.report(row["text"])
            found[row["quote"]] = Evidence(
                row["exact"], start, end, "".join(parts[row["quote"]]), report.iri if report else row["text"]
            )
        return found

    def things(self, iris: Iterable[str]) -> dict[str, Thing]:
        """Return things with their classes and names, by IRI."""
        wanted = list(dict.fromkeys(iris))
        missing = [iri for iri in wanted if iri not in self._things]
        if missing:
            if len(self._things) > _KEPT:
                self._things.clear()
                missing = wanted
            self._things |= self._read(missing)
        return {iri: self._things[iri] for iri in wanted if iri in self._things}

    def _read(self, iris: Iterable[str]) -> dict[str, Thing]:
        kinds: dict[str, set[str]] = defaultdict(set)
        names: dict[str, dict[str, str]] = defaultdict(dict)
        for row in (row for part in _chunks(list(iris)) for row in self.view.select(_THINGS % values(part)).values()):
            if row["class"].startswith(GM_NS):
                kinds[row["thing"]].add(row["class"].removeprefix(GM_NS))
            names[row["thing"]][row.get("lang", "")] = row["name"]
        return {
            iri: Thing(iri, tuple(sorted(kinds[iri])), n.get("zh", next(iter(n.values()))), n.get("en", ""))
            for iri, n in names.items()
        }

    @cached_property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """All posts that persons hold, each with its person."""
        rows = self.view.select("SELECT ?person ?title WHERE { ?person gm:postTitle ?title } ORDER BY ?person ?title")
        return tuple((row["person"], row["title"]) for row in rows.values())

    def scoped(self, name: str) -> tuple[Report, ...]:
        """Return the reports of the body that goes by `name`, with or without its 县, 市 or 省."""
        bare = plain(name)
        return tuple(r for r in self.reports if bare and bare in (_body(r.scope), _body(r.scope)[:-1]))


def _chunks(items: list[str]) -> Iterator[list[str]]:
    """Yield items in portions that one query can hold."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def _year(title: str) -> str:
    found = _YEAR.search(title)
    return found[0] if found else ""


def _body(scope: str) -> str:
    """Return the name of a body without what a file's name adds to it: 青石县-2021."""
    return plain(_ADDED.sub("", scope))


def _english(view: View, scopes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the English names of bodies: the whole one, and what stands before its comma."""
    places = " ".join(written(Literal(scope, "zh")) for scope in sorted(scopes))
    names: dict[str, tuple[str, ...]] = {}
    for row in view.select(_BODIES % places).values() if places else ():
        whole = row["english"]
        names[row["name"]] = tuple(dict.fromkeys(map(plain, (whole, whole.partition(",")[0], whole.split()[0]))))
    return names


def values(iris: Iterable[str]) -> str:
    """Return IRIs as the data of a VALUES clause, sorted, each once."""
    return " ".join(written(Iri(iri)) for iri in sorted(set(iris)))


def terms(names: Iterable[str]) -> str:
    """Return terms of the ontology as the data of a VALUES clause."""
    return " ".join(f"gm:{name}" for name in names)


def named(thing: Thing, lang: str, vocabulary: Vocabulary) -> Named:
    """Return a thing as an answer shows it."""
    return Named(thing.iri, (thing.en if lang == "en" else "") or thing.zh, kind(thing.kinds, vocabulary))


def kind(kinds: Collection[str], vocabulary: Vocabulary) -> str:
    """Return the class that says most: the one with the most classes above it."""
    ranked: Mapping[str, int] = {name: len(vocabulary.above.get(name, ())) for name in kinds}
    return max(sorted(ranked), key=lambda name: (name != "Expression", ranked[name]), default="")
