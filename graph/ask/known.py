"""What is read of a graph once and used for every question: its vocabulary, its reports, their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gangmu.graph.ask.answer import Evidence, Named
from gangmu.graph.ask.plain import plain
from gangmu.graph.ask.reports import Reports
from gangmu.graph.ask.vocabulary import Vocabulary
from gangmu.graph.rows import Iri
from gangmu.graph.sparql import written
from gangmu.graph.store import View
from gangmu.ontology.terms import GM_NS

# Two queries, not one with an OPTIONAL: for that the engine reads all sentences of the graph, past some fifteen values.
_QUOTES = """
SELECT ?quote ?exact ?start ?end ?text WHERE {
  VALUES ?quote { %s }
  ?quote gm:exact ?exact ; gm:start ?start ; gm:end ?end ; gm:inText ?text .
} ORDER BY ?start"""
_SENTENCES = """
SELECT ?quote ?part WHERE {
  VALUES ?quote { %s }
  ?quote gm:inSentence ?whole . ?whole gm:exact ?part ; gm:start ?from
} ORDER BY ?from"""
_THINGS = """
SELECT ?thing ?class ?name (LANG(?name) AS ?lang) WHERE {
  VALUES ?thing { %s }
  ?thing a ?class ; skos:prefLabel ?name }"""

_KEPT = 20_000
_AT_ONCE = 200


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
    reports: Reports
    examples: tuple[str, ...] | None = None
    _texts: dict[str, str] = field(default_factory=dict)
    _things: dict[str, Thing] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> Known:
        """Read the vocabulary and the list of reports."""
        return cls(view, Vocabulary.read(view), Reports.read(view))

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
        wanted = sorted(set(quotes))
        parts: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.rows(_SENTENCES, wanted):
            parts[row["quote"]].setdefault(row["part"])
        found: dict[str, Evidence] = {}
        for row in self.rows(_QUOTES, wanted):
            start, end = int(row["start"]), int(row["end"])
            if self.text(row["text"])[start:end] == row["exact"]:
                report = self.reports.get(row["text"])
                sentence = "".join(parts[row["quote"]])
                found[row["quote"]] = Evidence(
                    row["exact"], start, end, sentence, report.iri if report else row["text"]
                )
        return found

    def rows(self, query: str, iris: list[str]) -> Iterator[dict[str, str]]:
        """Yield the rows of a query with a place (%s) for IRIs, asked in portions that one query can hold."""
        for start in range(0, len(iris), _AT_ONCE):
            yield from self.view.select(query % values(iris[start : start + _AT_ONCE])).values()

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
        for row in self.rows(_THINGS, list(iris)):
            if row["class"].startswith(GM_NS):
                kinds[row["thing"]].add(row["class"].removeprefix(GM_NS))
            names[row["thing"]][row.get("lang", "")] = row["name"]
        return {
            iri: Thing(iri, tuple(sorted(kinds[iri])), n.get("zh", next(iter(n.values()))), n.get("en", ""))
            for iri, n in names.items()
        }

    def titled(self, title: str) -> list[tuple[str, str]]:
        """Return the persons with a post that is meant by `title`, each with the post: 县委书记 by 书记, not 副书记."""
        return [
            (person, post)
            for plain_post in self._ending.get(title, ())
            if not plain_post.removesuffix(title).endswith("副")
            for person, post in self._posts[plain_post]
        ]

    @cached_property
    def _posts(self) -> dict[str, list[tuple[str, str]]]:
        rows = self.view.select("SELECT ?person ?title WHERE { ?person gm:postTitle ?title } ORDER BY ?person ?title")
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows.values():
            found[plain(row["title"])].append((row["person"], row["title"]))
        return dict(found)

    @cached_property
    def _ending(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for post in self._posts:
            for at in range(len(post)):
                found[post[at:]].append(post)
        return dict(found)


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
