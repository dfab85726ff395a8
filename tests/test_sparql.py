"""The text of a query: what is refused, what is bound, where an error stands."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.errors import QueryError
from gangmu.graph.rows import Blank, Iri, Literal, Rows
from gangmu.graph.sparql import MAX_LENGTH, Bound, bind, refuse, written
from gangmu.graph.store import View, kind, parses

HOSTILE = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT ?s { OPTIONAL { Service<URL>{ ?s ?p ?o } } } } }",
    "SELECT * { VALUES ?x { <URL> } SERVICE ?x { ?s ?p ?o } }",
    "PREFIX a: <URL> SELECT * { SERVICE a: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE : { ?s ?p ?o } }",
    "PREFIX a: <URL> SELECT * { SERVICEa: { ?s ?p ?o } }",  # the engine needs no space after a keyword
    "PREFIX a: <URL> SELECT * { SERVICESILENTa:#{}\n{ ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?x) SERVICE#}\r#{\n?x#\n{ ?s ?p ?o } }",
    "SELECT * { VALUES (?a ?b ?x) { (1 2 <URL>) } FILTER(?a<?b)SERVICE?x#>\n{ ?s ?p ?o } }",
    'SELECT * { VALUES (?a ?b ?x) { (1 2 <URL>) } FILTER(?a<?b#> """\n) SERVICE ?x { ?s ?p ?o } #"""\n }',
    'SELECT * { BIND("?service #" AS ?a) SERVICE <URL> { ?s ?p ?o } }',
    'SELECT * { BIND("""#""" AS ?a) SERVICE <URL> { ?s ?p ?o } }',
    "SELECT * { BIND(<http://x\\u0041#> AS ?a) SERVICE <URL> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
]
"""Queries that call another server; the test below proves it of each."""


@pytest.fixture(scope="module")
def calls() -> Iterator[tuple[str, list[object]]]:
    """The address of a server, and the list of calls that it has had."""
    had: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                had.append(address)
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", had


@pytest.mark.parametrize("query", HOSTILE)
def test_other_servers_are_not_called(query: str, calls: tuple[str, list[object]]) -> None:
    url, had = calls
    query = query.replace("URL", url)
    engine = pyoxigraph.Store()
    engine.add(pyoxigraph.Quad(pyoxigraph.NamedNode("a:b"), pyoxigraph.NamedNode("a:c"), pyoxigraph.Literal("d")))
    before, said = len(had), ""
    try:
        found = engine.query(query)
        if not isinstance(found, pyoxigraph.QueryBoolean):
            list(found)
    except (OSError, RuntimeError) as error:
        said = str(error)
    assert len(had) > before or "service name is unbound" in said, "the engine itself does not take this for a call"
    before = len(had)
    for ask in (
        lambda text: refuse(text, parses),
        kind,
        View.of([]).answer,
        lambda text: View.of([]).serialize(text, "text/csv"),
    ):
        with pytest.raises(QueryError, match="SERVICE is refused"):
            ask(query)
    assert len(had) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?x { ?service a ?x }",
        "SELECT $service $x WHERE { $service a $x }",
        "PREFIX service: <https://example.org/service/> SELECT * { ?s service:of ?o . ?s a service:Desk }",
        'SELECT * { ?s ?p "at your service" . # room service\n ?s <https://example.org/service#of> ?o }',
        "SELECT ?myservice ?x { ?x ?y ?myservice }",
        "SELECT ?x { { ?x a gm:Service } UNION { ?x gm:service ?y } }",
        "SELECT * {\n  # SERVICE <http://example.org/> { ?s ?p ?o }\n}",
        "SELECT * { ?s ?p '''SERVICE <http://example.org/> { ?s ?p ?o }''' }",
        'SELECT * { ?s ?p "\\\\"# " . SERVICE <a:b> { ?s ?p ?o }\n }',
        "SELECT * { ?s <http://example.org/SERVICE?x{> ?o }".replace("{>", ">"),
        "SELECT ?service ?Service ?serxice { ?service a ?serxice, ?Service }",
        "PREFIX service: <a:> SELECT * { ?s service:SERVICE ?o ; a 'SER\\u0056ICE'@service }",
    ],
)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert kind(query) == "SELECT"


def test_the_refusal_points_at_the_clause() -> None:
    with pytest.raises(QueryError, match="calls another server at line 2") as caught:
        kind("SELECT * {\n  { service <http://example.org/> { ?s ?p ?o } }\n}")
    assert str(caught.value).endswith("\n2 |   { service <http://example.org/> { ?s ?p ?o } }\n" + " " * 8 + "^")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "prefix a: <a:b>\n#x\ndelete where { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "DROP ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(QueryError, match="the query would write"):
        View.of([]).answer(update)


def test_an_update_behind_a_query_is_refused() -> None:
    view = View.of(["<a:b> <a:c> <a:d> <a:g> .\n"])
    with pytest.raises(QueryError, match="does not parse"):
        view.answer("SELECT * {} ; DROP ALL")
    assert view.ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    "text",
    [
        "service#" * 12_000,
        "#service \n" * 10_000,
        "service " * 12_000,
        "service#service\n" * 6_000,
        "prefix a: <" * 9_000,
    ],
)
def test_refusing_takes_little_time(text: str) -> None:
    started = time.process_time()
    with suppress(QueryError):
        refuse(text, parses)
    assert time.process_time() - started < 5


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(QueryError, match="100,000 are read at most"):
        refuse(" " * (MAX_LENGTH + 1), parses)


@pytest.mark.parametrize(
    ("query", "sentence", "under"),
    [
        ("SELECT * { ?s ?p }", "at line 1, at or before column 19", " "),
        ('SELECT ?绿 {\n  ?绿 a "绿色"@zh ; ; 绿 }', "at line 2, at or before column 23", " "),
        ("SELECT ?s WHERE ?s a gm:Project", 'column 17: expected "{"', "?"),
        ("SELECT ?s { ?s a x:Thing }", "uses the prefix x: without declaring it; open it with PREFIX x: <…>", "x"),
        ("SELECT ?s { ?s a gm:Project . <a:b> ?p 'x:y', x:y }", "uses the prefix x:", "x"),
        ("PREFIX a: <b:c>\n绿 { }", "a query opens with SELECT, ASK, CONSTRUCT or DESCRIBE", ""),
        ("SELEKT * { }", "a query opens with SELECT, ASK, CONSTRUCT or DESCRIBE", "S"),
        ("", "a query opens with SELECT, ASK, CONSTRUCT or DESCRIBE", ""),
    ],
)
def test_errors_point_at_their_place(query: str, sentence: str, under: str) -> None:
    with pytest.raises(QueryError) as caught:
        kind(query)
    said = str(caught.value)
    assert sentence in said
    assert len(said.splitlines()[0]) < 200
    if under:
        line, mark = said.splitlines()[1:]
        wide = "".join(c + "\0" if c > "\u2e80" else c for c in line)  # a Chinese character takes two columns
        assert f"{wide} "[mark.index("^")] == under


# --- Binding ---

SAYS = View.of(['<a:b> <a:says> "两个"@zh <a:g> .\n', '<a:c> <a:says> "three" <a:g> .\n'])
ECHO = 'SELECT ?x { VALUES (?x) { ("example") } }'


@pytest.mark.parametrize(
    ("term", "subject"),
    [
        (Literal("两个", "zh"), ["a:b"]),
        (Literal("three"), ["a:c"]),
        (None, ["a:b", "a:c"]),
        ((Literal("两个", "zh"), Literal("three"), Literal("four")), ["a:b", "a:c"]),
    ],
)
def test_a_bound_term_is_looked_up(term: Bound, subject: list[str]) -> None:
    rows = SAYS.select("SELECT ?s { values\n(?x) { (UNDEF) } ?s <a:says> ?x } ORDER BY ?s", {"x": term})
    assert [row["s"] for row in rows.values()] == subject


@given(st.text())
def test_no_text_gets_out_of_its_literal(text: str) -> None:
    for term in (Literal(text), Literal(text, "zh")):
        if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
            with pytest.raises(QueryError, match="cannot be bound"):
                written(term)
        else:
            assert SAYS.select(ECHO, {"x": term}) == Rows(("x",), ((term,),))


@pytest.mark.parametrize(
    "text",
    ['" } . ?s ?p ?o #', "\\", "\\u0022 } #", '"""', "'''", "}\n{", "\r\n", "\\\\n", "{ UNDEF }", r"\g<0>", "𠮷"],
)
def test_hostile_text_is_only_text(text: str) -> None:
    assert SAYS.select(ECHO, {"x": Literal(text)}).rows == ((Literal(text),),)


@pytest.mark.parametrize(
    "term",
    [
        Iri("a:b> } #"),
        Iri("no scheme"),
        Iri(""),
        Iri("http://example.org/{x}"),
        Iri("http://example.org/\\u003e"),
        Blank("b0"),
        Literal("x", "zh> <"),
        Literal("x", datatype="a b"),
    ],
)
def test_what_is_no_term_is_not_bound(term: Iri | Blank | Literal) -> None:
    with pytest.raises(QueryError):
        bind(ECHO, {"x": term})


def test_a_query_without_a_place_for_it_cannot_be_bound() -> None:
    with pytest.raises(QueryError, match=r"no place to bind \?y: it needs VALUES \(\?y\) \{ \(UNDEF\) \}"):
        bind(ECHO, {"y": None})
