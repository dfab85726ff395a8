"""One reader before one graph: what an IRI is called to them, where it leads from their page, how a quote reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gangmu.api.card import Sentence
from gangmu.api.linked.addresses import document
from gangmu.api.linked.facts import Facts, naming
from gangmu.api.linked.model import Passage, Ref
from gangmu.api.linked.words import Lang, relation, say, term
from gangmu.api.served import Graph
from gangmu.graph.network import Thing
from gangmu.ontology.terms import GM_NS

_ABOUT = {"Mention": "mentions", "Enumeration": "ofSlogan", "Observation": "indicator", "Quantity": "quantityOf"}


@dataclass(slots=True)
class Reader:
    """Speaks `lang`; `root` is the way from the page to the server's root, `query` what every link carries on.

    `everything` is whether long lists are wanted uncut, `all_href` leads to the page that has them so.
    """

    graph: Graph
    lang: Lang
    root: str
    query: str = ""
    everything: bool = False
    all_href: str = "?all=1"
    facts: Facts = field(default_factory=Facts)
    _reports: dict[str, Thing] = field(init=False)

    def __post_init__(self) -> None:
        self._reports = {report.iri: report for report in self.graph.reports}

    def thing(self, iri: str) -> Thing | None:
        """Return the thing or the report of that IRI."""
        return self.graph.skeleton.things.get(iri) or self._reports.get(iri)

    def say(self, key: str, **fill: object) -> str:
        """Return a sentence of the pages."""
        return say(self.lang, key, **fill)

    def href(self, iri: str) -> str:
        """Return where an IRI is described, seen from this page; another server's address as it is; "" for none."""
        path = document(iri)
        if path:
            before, hash_, after = path.partition("#")
            return f"{self.root}{before}{self.query}{hash_}{after}"
        return iri if iri.startswith(("http://", "https://")) else ""

    def ref(self, iri: str) -> Ref:
        """Return an IRI by its name, leading to its page."""
        return Ref(self.name(iri), self.href(iri), iri)

    def name(self, iri: str) -> str:
        """Return what an IRI is called; a claim, which has no name, is called by what it says."""
        thing = self.thing(iri)
        if thing is not None:
            return thing.name(self.lang)
        claimed = self._claim(iri)
        return claimed or next(naming(self.facts, iri, self.lang), "") or self._length(iri) or term(self.lang, iri)

    def _claim(self, iri: str) -> str:
        facts, kinds = self.facts, self.facts.kinds(iri)
        if "Link" in kinds:
            subject, object_ = (facts.one(iri, end) for end in ("subject", "object"))
            predicate = facts.one(iri, "predicate").removeprefix(GM_NS)
            ends = [self.name(subject), relation(self.lang, predicate), self.name(object_) if object_ else ""]
            return " ".join(filter(None, ends))
        kind = next((kind for kind in _ABOUT if kind in kinds), "")
        about = facts.one(iri, _ABOUT[kind]) if kind else ""
        if not about:
            return ""
        if kind == "Enumeration":
            return self.say("enumeration_of", name=self.name(about))
        if kind == "Mention":
            return f"{term(self.lang, GM_NS + kind)} · {self.name(about)}"
        return f"{self.name(about)} {facts.one(iri, 'rawText')}"

    def _length(self, iri: str) -> str:
        """Return how long a source text is, which has no name."""
        length = self.facts.one(iri, "length")
        return f"{term(self.lang, GM_NS + 'SourceText')} · {self.say('chars', n=length)}" if length else ""

    def passages(self, sentences: Iterable[Sentence], report: str, terms: Sequence[str] = ()) -> tuple[Passage, ...]:
        """Return sentences with their quotes marked, each once; the report is named where there are several."""
        named = self.ref(report) if report and len(self.graph.reports) > 1 else None
        groups: dict[tuple[str, int], list[Sentence]] = {}
        for said in sentences:
            groups.setdefault((said.sentence or said.exact, said.sentence_start), []).append(said)
        return tuple(
            Passage(pieces(of, terms), tuple(self._place(said) for said in of), named) for of in groups.values()
        )

    def _place(self, said: Sentence) -> Ref:
        place = self.say("place", start=said.start, end=said.end)
        return Ref(place, self.href(said.quote), self.say("place_title"))


def pieces(said: Sequence[Sentence], terms: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return one sentence in pieces, the quotes in it marked, and in those the words that led to a reading.

    >>> pieces([Sentence("青石", 3, 5, "建设青石。青石", sentence_start=1)])
    (('建设', ''), ('青石', 'mark'), ('。青石', ''))
    """
    whole = said[0].sentence or said[0].exact
    spans = sorted(span for one in said if (span := _span(one, whole)))
    if not spans:  # a sentence that does not hold its quote: the quote alone is sure
        whole, spans = said[0].exact, [(0, len(said[0].exact))]
    found, at = list[tuple[str, str]](), 0
    for start, end in spans:
        found += [(whole[at:start], ""), *_telling(whole[max(at, start) : end], terms)]
        at = max(at, end)
    return tuple((text, kind) for text, kind in (*found, (whole[at:], "")) if text)


def _span(said: Sentence, whole: str) -> tuple[int, int] | None:
    """Return where a quote stands in its sentence; one over a line break, whose pieces are joined, is looked for."""
    at = said.start - said.sentence_start
    if said.sentence_start < 0 or whole[at : at + len(said.exact)] != said.exact:
        at = whole.find(said.exact)
    return (at, at + len(said.exact)) if at >= 0 else None


def _telling(text: str, terms: Sequence[str]) -> list[tuple[str, str]]:
    """Return a quote in pieces, the words that led to a reading apart."""
    found = sorted((text.find(word), -len(word), word) for word in terms if word and word in text)
    if not found:
        return [(text, "mark")]
    at, _, word = found[0]
    return [(text[:at], "mark"), (word, "term"), *_telling(text[at + len(word) :], terms)]
