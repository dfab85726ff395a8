"""Pages as HTML: every text is escaped, nothing is written into a page that could run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gangmu.api.linked import vocabulary
from gangmu.api.linked.described import Described
from gangmu.api.linked.model import Page, Ref, Row
from gangmu.api.linked.words import Lang, say, term
from gangmu.graph.description import ENDPOINT, GRAPH
from gangmu.graph.picture.look import LINES
from gangmu.ontology.terms import GM_NS

FOLDER = Path(__file__).resolve().parent
_NAMES = {"text/turtle": "Turtle", "application/ld+json": "JSON-LD", "application/n-triples": "N-Triples"}
Alternates = Sequence[tuple[str, str]]
"""The media types of a document, each with its address seen from the page."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )


def _render(template: str, lang: Lang, root: str, query: str, alternates: Alternates, **values: object) -> bytes:
    values = {"iri": "", "names": _NAMES, "bases": _bases(lang), **values}
    made = _environment().get_template(template)
    page = made.render(lang=lang, root=root, query=query, alternates=alternates, say=partial(say, lang), **values)
    return page.encode("utf-8", "replace")


def _bases(lang: Lang) -> dict[str, str]:
    return {basis: line.en if lang == "en" else line.zh for basis, line in LINES.items()}


def node(page: Page, lang: Lang, root: str, query: str, alternates: Alternates) -> bytes:
    """Return the page of a node."""
    return _render("node.html", lang, root, query, alternates, page=page, iri=page.iri)


def ontology(lang: Lang, root: str, query: str, alternates: Alternates) -> bytes:
    """Return the page of the vocabulary."""

    def refs(iri: str) -> Ref:
        if iri.startswith(GM_NS):
            return Ref(term(lang, iri), f"#{iri.removeprefix(GM_NS)}")
        path = f"{root}doc/-/{iri.removeprefix('https://w3id.org/gangmu/')}{query}"
        return Ref(term(lang, iri), path if iri.startswith("https://w3id.org/gangmu/scheme/") else iri, iri)

    groups = vocabulary.groups()
    return _render(
        "ontology.html", lang, root, query, alternates, groups=groups, schemes=vocabulary.schemes(), refs=refs
    )


def description(said: Described, lang: Lang, root: str, query: str, alternates: Alternates) -> bytes:
    """Return the page of what the graph says of itself."""
    parts = {"totals": said.totals, "graphs": said.graphs, "classes": said.classes, "examples": said.examples}
    return _render("description.html", lang, root, query, alternates, iri=GRAPH, endpoint=ENDPOINT, **parts)


def message(
    lang: Lang, root: str, query: str, heading: str, text: str, near: Sequence[Row] = (), help_: str = ""
) -> bytes:
    """Return a page that says what is wrong and what would do."""
    return _render("message.html", lang, root, query, (), heading=heading, text=text, near=near, help=help_)
