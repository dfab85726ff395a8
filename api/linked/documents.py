"""Documents: what the graph says of one node, in the format and language that is wanted."""

from __future__ import annotations

from contextlib import suppress

from starlette.responses import Response

from gangmu.api.formats import HTML, NotAcceptable
from gangmu.api.linked import facts, node, pages, rdf, thing, vocabulary
from gangmu.api.linked.addresses import SUFFIXES, iri, suffixed
from gangmu.api.linked.addresses import document as place
from gangmu.api.linked.answers import Version, answer
from gangmu.api.linked.described import described
from gangmu.api.linked.model import Page
from gangmu.api.linked.reader import Reader
from gangmu.api.linked.refusals import missing
from gangmu.api.linked.wishes import Wish
from gangmu.api.served import Graph
from gangmu.graph.description import GRAPH
from gangmu.graph.errors import QueryError
from gangmu.graph.rows import Iri
from gangmu.ontology.terms import ONTOLOGY

_KNOWN = "ASK { VALUES (?thing) { (UNDEF) } ?thing ?property ?value }"


def document(wish: Wish, graph: Graph, path: str) -> Response:
    """Return the document at `path`: of the node of that name, or of the one that it names without its suffix."""
    stem, suffix = suffixed(path)
    for name, ending in ((stem, suffix), (path, ""))[: 2 if suffix else 1]:
        about = iri(name)
        with suppress(QueryError):  # an IRI that the engine cannot read names nothing
            if about is not None and (found := _answer(wish, graph, about, ending)) is not None:
                return found
    return missing(wish, graph, path)


def _answer(wish: Wish, graph: Graph, about: str, suffix: str) -> Response | None:
    try:
        media = wish.media(suffix)
    except NotAcceptable:
        if _there(graph, about):
            raise
        return None  # what is not there cannot be sent in any format
    version = Version.of(graph.view, about, media, *_told_apart(wish, media))
    headers = _headers(wish, place(about), media, suffix)
    if version.tagged(wish.request.headers):  # who has the tag of this snapshot has seen it: nothing need be asked
        return answer(wish.request, version, media, b"", headers)
    body = _body(wish, graph, about, media)
    return None if body is None else answer(wish.request, version, media, body, headers)


def _body(wish: Wish, graph: Graph, about: str, media: str) -> bytes | None:
    if media == HTML:
        return _page(wish, graph, about)
    return rdf.about(graph.view, about, media) if _there(graph, about) else None


def _told_apart(wish: Wish, media: str) -> tuple[str, ...]:
    """Return what makes two pages of one node different."""
    return (wish.lang, wish.query, str(wish.everything), wish.root) if media == HTML else ()


def _there(graph: Graph, about: str) -> bool:
    return about in graph.skeleton.things or graph.view.ask(_KNOWN, {"thing": Iri(about)})


def _page(wish: Wish, graph: Graph, about: str) -> bytes | None:
    reader = _reader(wish, graph)
    named = reader.thing(about)
    page: Page | None = None
    if named is not None:
        page = thing.page(reader, named)
    elif (found := facts.node(graph.view, about)) is not None:
        reader.facts = found
        page = node.page(reader, about)
    if page is None:
        return None
    return pages.node(page, wish.lang, wish.root, wish.query, _alternates(wish, place(about)))


def ontology(wish: Wish) -> Response:
    """Return the vocabulary."""
    _, suffix = suffixed(wish.request.url.path)
    media = wish.media(suffix)
    digest, made = vocabulary.version()
    version = Version.made_of(made, digest, media, *_told_apart(wish, media))
    if media == HTML:
        body = pages.ontology(wish.lang, wish.root, wish.query, _alternates(wish, place(ONTOLOGY)))
    else:
        body = vocabulary.rdf(media)
    return answer(wish.request, version, media, body, _headers(wish, place(ONTOLOGY), media, suffix))


def description(wish: Wish, graph: Graph) -> Response:
    """Return what the graph says of itself; a graph that says nothing has no description."""
    _, suffix = suffixed(wish.request.url.path)
    media = wish.media(suffix)
    body = _description(wish, graph) if media == HTML else rdf.whole(graph.view, GRAPH, media)
    if body is None:
        return missing(wish, graph, "description")
    version = Version.of(graph.view, GRAPH, media, *_told_apart(wish, media))
    return answer(wish.request, version, media, body, _headers(wish, place(GRAPH), media, suffix))


def _description(wish: Wish, graph: Graph) -> bytes | None:
    said = described(_reader(wish, graph))
    alternates = _alternates(wish, place(GRAPH))
    return pages.description(said, wish.lang, wish.root, wish.query, alternates) if said else None


def _reader(wish: Wish, graph: Graph) -> Reader:
    return Reader(graph, wish.lang, wish.root, wish.query, everything=wish.everything, all_href=wish.all_href)


def _alternates(wish: Wish, path: str) -> list[tuple[str, str]]:
    return [
        (media, f"{wish.root}{path}{suffix}{wish.query if media == HTML else ''}") for suffix, media in SUFFIXES.items()
    ]


def _headers(wish: Wish, path: str, media: str, suffix: str) -> dict[str, str]:
    links = [f'<{href}>; rel="alternate"; type="{kind}"' for kind, href in _alternates(wish, path)]
    vary = [] if suffix else ["Accept"]
    vary += ["Accept-Language"] if media == HTML or not suffix else []
    ending = next(suffix for suffix, kind in SUFFIXES.items() if kind == media)
    headers = {
        "Link": ", ".join(links),
        "Content-Location": f"{wish.root}{path}{ending}{wish.query if media == HTML else ''}",
    }
    headers |= {"Vary": ", ".join(vary)} if vary else {}
    return {**headers, "Content-Language": wish.lang} if media == HTML else headers
