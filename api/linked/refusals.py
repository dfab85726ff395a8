"""What is said where there is nothing to show: always one sentence, as a page to people and as text to programs."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from starlette.responses import JSONResponse, PlainTextResponse, Response

from gangmu.api.formats import NotAcceptable
from gangmu.api.linked import pages
from gangmu.api.linked.addresses import document
from gangmu.api.linked.model import Ref, Row
from gangmu.api.linked.wishes import Wish
from gangmu.api.linked.words import say, term
from gangmu.api.served import Graph
from gangmu.ontology.terms import GM_NS

_NEAR = 8
_LONGEST = 60


def missing(wish: Wish, graph: Graph, path: str) -> Response:
    """Return 404 with the names that are like the one asked for."""
    text = say(wish.lang, "not_found", iri=path if len(path) <= 200 else f"{path[:200]}…")
    near = _near(wish, graph, path)
    if not wish.html():
        names = [row.what.name for row in near]
        sentence = f"{text} {say(wish.lang, 'near')} {'、'.join(names)}" if names else text
        return _text(wish, 404, "missing", sentence, {"Vary": "Accept, Accept-Language"})
    title, help_ = (say(wish.lang, key) for key in ("not_found_title", "not_found_help"))
    return _page(404, pages.message(wish.lang, wish.root, wish.query, title, text, near, help_))


def _near(wish: Wish, graph: Graph, path: str) -> Sequence[Row]:
    """Return the things whose names are most like the last step of the path."""
    wanted = path.rstrip("/").rpartition("/")[2][:_LONGEST]
    things = graph.skeleton.things
    found = [hit.iri for hit in graph.names.find(wanted, limit=_NEAR) if hit.iri in things]
    if not found:  # a name with more than a slip in it
        names = {iri: thing.zh for iri, thing in things.items()}
        found = [iri for _, _, iri in process.extract(wanted, names, limit=_NEAR, score_cutoff=50)]
    return [
        Row(
            what=Ref(things[iri].name(wish.lang), f"{wish.root}{document(iri)}{wish.query}", iri),
            badges=(term(wish.lang, GM_NS + things[iri].kind),),
        )
        for iri in found
    ]


def no_graph(wish: Wish, sentence: str) -> Response:
    """Return 503: no report has been built yet."""
    headers = {"Retry-After": "5"}
    if not wish.html():
        return _text(wish, 503, "noGraph", sentence, headers)
    title, help_ = (say(wish.lang, key) for key in ("no_graph_title", "no_graph"))
    return _page(503, pages.message(wish.lang, wish.root, wish.query, title, help_, (), sentence), headers)


def not_acceptable(error: NotAcceptable) -> Response:
    """Return 406: none of the formats that there are is wanted."""
    return PlainTextResponse(f"{error}\n", 406, {"Vary": "Accept"})


def _page(status: int, body: bytes, headers: dict[str, str] | None = None) -> Response:
    also = {"Content-Type": "text/html; charset=utf-8", "Vary": "Accept, Accept-Language", **(headers or {})}
    return Response(body, status, also)


def _text(wish: Wish, status: int, error: str, sentence: str, headers: dict[str, str]) -> Response:
    """Return a sentence as text, or as JSON to those who ask for it."""
    if wish.wants_json():
        return JSONResponse({"error": error, "message": sentence}, status, headers)
    return PlainTextResponse(f"{_line(sentence)}\n", status, headers)


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
