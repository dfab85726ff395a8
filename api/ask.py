"""Questions in words over HTTP: JSON for programs, a page with a permalink for people; the page needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from gangmu.api.formats import HTML, NotAcceptable, choose
from gangmu.api.linked.addresses import document
from gangmu.api.rest.parameters import PROBLEMS
from gangmu.api.served import Served
from gangmu.graph.ask import Answer, ask
from gangmu.graph.ask.answer import Evidence
from gangmu.ontology.lexicon import table

Lang = Literal["zh", "en"]
LONGEST = 500
FOLDER = Path(__file__).resolve().parent / "explorer"
_JSON = "application/json"
_SHOWN = 60


class Question(BaseModel):
    """What a program posts."""

    q: str = Field(max_length=LONGEST, description="A question in Chinese or English")
    lang: Lang | None = Field(None, description="The language to answer in; default that of the question")


def router(served: Served) -> APIRouter:
    """Return the routes of ``/ask``: by GET with a permalink, or by POST of JSON or of a form."""
    routes = APIRouter(tags=["提问 ask"], responses=PROBLEMS)

    @routes.get("/ask", summary="用一句话提问 · An answer in words, with its rows, sentences and query")
    def get(
        request: Request,
        q: Annotated[str, Query(max_length=LONGEST, description="A question in Chinese or English")] = "",
        lang: Annotated[Lang | None, Query(description="The language to answer in")] = None,
    ) -> Answer:
        return _respond(served, request, q, lang)  # type: ignore[return-value]  # a response is passed through

    @routes.post("/ask", summary="同上，问题以 JSON 提交 · The same, for a question that is posted as JSON")
    def post(request: Request, question: Question) -> Answer:
        return _respond(served, request, question.q, question.lang)  # type: ignore[return-value]  # as above

    return routes


def _respond(served: Served, request: Request, question: str, lang: Lang | None) -> Response:
    graph = served.graph()
    shown: Lang = lang or ("en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh")
    answer = ask(graph.view, graph.names, question, lang) if question.strip() else None
    if _wants_page(request):
        return HTMLResponse(page(question, answer, shown if answer is None else answer.lang), headers=_VARY)
    answer = answer or ask(graph.view, graph.names, question, shown)
    return JSONResponse(_plain(answer), headers=_VARY)


_VARY = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}


def _wants_page(request: Request) -> bool:
    try:
        return choose(request.headers.get("accept"), (_JSON, HTML)) == HTML
    except NotAcceptable:
        return False


def _plain(answer: Answer) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(answer)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, auto_reload=False
    )


def page(question: str, answer: Answer | None, lang: Lang) -> str:
    """Return the page for a question and its answer; without one, the page on which to ask."""
    words: Mapping[str, str] = {key: both[lang] for key, both in table("ask-sentences")["page"].items()}
    bases = {key: both[lang] for key, both in table("ask-sentences")["badge"].items()}
    return (
        _environment()
        .get_template("ask-page.html")
        .render(
            question=question,
            answer=answer,
            lang=lang,
            other="en" if lang == "zh" else "zh",
            words=words,
            bases=bases,
            rows=answer.rows[:_SHOWN] if answer else (),
            left=max(0, len(answer.rows) - _SHOWN) + answer.cut if answer else 0,
            marked=marked,
            asking=lambda q, of=lang: f"ask?{urlencode({'q': q, 'lang': of})}",
            querying=lambda sparql: f"sparql?{urlencode({'query': sparql})}",
            document=document,
        )
    )


def marked(evidence: Evidence) -> tuple[str, str, str]:
    """Return a sentence in three parts, the quote in the middle.

    >>> marked(Evidence("打造云谷", 5, 9, "着力打造云谷。", ""))
    ('着力', '打造云谷', '。')
    """
    exact, sentence = evidence.exact.replace("\n", ""), evidence.sentence.replace("\n", "")
    before, met, after = sentence.partition(exact)
    return (before, met, after) if met else ("", exact, "")
