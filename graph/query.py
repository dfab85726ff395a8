"""Named questions: each a file of `queries/`, which any SPARQL tool can run, with what may be bound in it.

A file opens with the question in Chinese, the question in English, and a line for each parameter::

    # 一个口号由哪些成员组成，次序如何？
    # What are the members of a slogan, in their order?
    # parameter: slogan name the slogan, by any of its names

The kinds of parameter, each with ``?`` behind it if it may be left out:

========  ==============================================================  ================================
kind      what is given                                                   what is bound
========  ==============================================================  ================================
``name``  a name that a thing bears in the graph, or its IRI              ``?slogan`` or ``?sloganName``
``text``  characters, as the report prints them                           ``?slogan``
``code``  the local name of a term of the vocabulary, such as planned     ``?slogan``
========  ==============================================================  ================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from gangmu.graph.errors import QueryError
from gangmu.graph.resources import QUERIES
from gangmu.graph.rows import Iri, Literal, Rows, Term
from gangmu.graph.sparql import Bound, bind
from gangmu.graph.store import View
from gangmu.ontology.terms import GM, UnknownTerm

_BEARERS = """SELECT DISTINCT ?thing {
  VALUES (?name) { (UNDEF) }
  ?thing skos:prefLabel|skos:altLabel|dcterms:title ?name } ORDER BY ?thing"""
_PARAMETER = re.compile(r"# parameter: (\w+) (name|text|code)(\??) (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be bound in a named query; the module's table says what `kind` means."""

    name: str
    kind: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question in both languages, its parameters, and its SPARQL with examples where values will be bound."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str


def names() -> tuple[str, ...]:
    """Return the names of all questions, sorted.

    >>> "members" in names()
    True
    """
    return tuple(sorted(path.stem for path in QUERIES.glob("*.rq")))


def load(name: str) -> NamedQuery:
    """Return the question `name`; raise QueryError, with the nearest names, if there is none.

    >>> load("members").en
    'What are the members of a slogan, in their order?'
    """
    if name not in names():
        near = " or ".join(get_close_matches(name, names(), n=2))
        raise QueryError(f"there is no query {name!r}{f'; did you mean {near}?' if near else ''}")
    text = (QUERIES / f"{name}.rq").read_text("utf-8")
    zh, en, *lines = text.split("\n")
    heads = [match for line in lines if (match := _PARAMETER.fullmatch(line))]
    parameters = tuple(Parameter(m[1], m[2], not m[3], m[4]) for m in heads)
    return NamedQuery(name, zh.removeprefix("# "), en.removeprefix("# "), parameters, text)


def run(view: View, name: str, /, **values: str) -> Rows:
    """Return the rows that `view` has for the question `name`, its parameters bound to `values`.

    Raise QueryError for a name or parameter that does not exist, one that is missing, or a value that cannot be bound.
    """
    return view.select(filled(view, load(name), values))


def filled(view: View, query: NamedQuery, values: Mapping[str, str]) -> str:
    """Return the SPARQL of a question with `values` bound as terms; raise QueryError as `run` does.

    `view` only says which things bear the names that are among the values.
    """
    return bind(query.text, _anchored(view, bindings(query, values)))


def _anchored(view: View, terms: Mapping[str, Term | None]) -> dict[str, Bound]:
    """Add to each name the things that bear it.

    They follow from the name, but the engine's planner only sees a name that anything might bear, and then reads whole
    relations: 500 ms instead of 1 ms, at 1,000 reports.
    """
    anchored: dict[str, Bound] = dict(terms)
    for variable, term in terms.items():
        if variable.endswith("Name") and term is not None:
            things = tuple(row[0] for row in view.select(_BEARERS, {"name": term}).rows if row[0] is not None)
            anchored.update({variable.removesuffix("Name"): things} if things else {})
    return anchored


def bindings(query: NamedQuery, values: Mapping[str, str]) -> dict[str, Term | None]:
    """Return the terms to bind in `query` for plain `values`; raise QueryError as `run` does.

    >>> bindings(load("members"), {"slogan": "“两个青石”"})
    {'sloganName': Literal(value='两个青石', language='zh', datatype='')}
    """
    known = {parameter.name for parameter in query.parameters}
    unknown = [name for name in values if name not in known]
    if unknown:
        offer = f"; it knows {', '.join(sorted(known))}" if known else "; it has no parameters"
        raise QueryError(f"the query {query.name} has no parameter {unknown[0]!r}{offer}")
    return dict(item for parameter in query.parameters for item in _bound(query, parameter, values))


def _bound(query: NamedQuery, parameter: Parameter, values: Mapping[str, str]) -> Iterator[tuple[str, Term | None]]:
    name, value = parameter.name, unicodedata.normalize("NFC", values.get(parameter.name, "")).strip()
    if not value:
        if parameter.required:
            raise QueryError(f"the query {query.name} needs {name}: {parameter.meaning}")
        return  # the file itself leaves it open
    if parameter.kind == "text":
        yield name, Literal(value)
    elif parameter.kind == "code":
        yield name, _code(value)
    elif re.match(r"https?://", value):
        yield name, Iri(value)
        yield f"{name}Name", None
    else:
        yield f"{name}Name", Literal(_bare(value), "zh")


def _code(value: str) -> Iri:
    local = value.removeprefix("gm:")
    try:
        return Iri(getattr(GM, local))
    except UnknownTerm as error:
        raise QueryError(str(error)) from None


def _bare(name: str) -> str:
    """Return a name without the quotation marks that it stands in: “三件大事” is 三件大事."""
    inner = name[1:-1]
    return inner if name[0] + name[-1] in ("“”", "《》", '""') and not set(inner) & set('“”《》"') else name
