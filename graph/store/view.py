"""Asks questions of one graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph

from gangmu.graph.errors import BuildError, QueryError, StoreError
from gangmu.graph.rows import XSD, Answer, Blank, Iri, Literal, Rows, Term, Triple
from gangmu.graph.sparql import Bound, bind, form, names_graphs, refuse, unparsed
from gangmu.graph.store import cut, snapshots
from gangmu.graph.store.formats import serialized
from gangmu.ontology.terms import PREFIXES


@dataclass(frozen=True, slots=True)
class Found:
    """An answer as bytes: the form of the query, the bytes (None where no media type fits), how much a cut left."""

    form: str
    body: bytes | None
    cut: str = ""


_Found = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
_Kind = TypeVar("_Kind", Rows, bool, tuple[Triple, ...])
_Bindings = Mapping[str, Bound] | None


class View:
    r"""Asks questions of one graph; it can be shared by threads.

    >>> view = View.of(['<https://example.org/a> <https://example.org/b> "三个"@zh <https://example.org/g> .\n'])
    >>> list(view.select("SELECT ?o { ?s ?p ?o }").values())
    [{'o': '三个'}]
    """

    __slots__ = ("_engine", "folder", "manifest", "snapshot")

    def __init__(self, engine: pyoxigraph.Store, folder: Path | None, manifest: Mapping[str, Any]) -> None:
        self._engine = engine
        self.folder = folder
        self.manifest = manifest
        self.snapshot = folder.name if folder else ""

    @classmethod
    def open(cls, store: Path) -> View:
        """Open the snapshot that `store` serves now; raise StoreError if there is none or it is broken."""
        name = snapshots.current(store)
        folder = snapshots.folder(store, name)
        try:
            return cls(pyoxigraph.Store.read_only(str(folder / snapshots.INDEX)), folder, snapshots.manifest(folder))
        except OSError as error:
            if snapshots.current(store) != name:  # two builds ended while this one was being opened
                return cls.open(store)
            raise StoreError(f"the snapshot {folder} is broken ({error}); build the graph anew") from None

    @classmethod
    def of(cls, lines: Iterable[str]) -> View:
        """Return a view of N-Quads that are held in memory only; raise BuildError if they are not sound."""
        engine = pyoxigraph.Store()
        try:
            engine.load(input="".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise BuildError(f"the graph is no sound N-Quads: {error}") from None
        return cls(engine, None, {})

    def lines(self) -> Iterator[str]:
        """Yield the graph as sorted N-Quads, each with its line feed, figures written as they were given."""
        if self.folder is None:
            yield from sorted(f"{quad} .\n" for quad in self._engine)
            return
        with (self.folder / snapshots.GRAPH).open(encoding="utf-8", newline="\n") as file:
            yield from file

    def merged(self) -> pyoxigraph.Store:
        """Return an engine of its own whose default graph holds all triples; for tools that take an engine (SHACL)."""
        engine = pyoxigraph.Store()
        engine.extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in self._engine)
        return engine

    def answer(self, query: str, bindings: _Bindings = None) -> Answer:
        """Return the answer to any query; `bindings` fill its VALUES (see `gangmu.graph.sparql.bind`).

        Raise QueryError for a query that does not parse, would write, would call another server, or fails.
        """
        with _failing():
            found = self._ask(bind(query, bindings or {}))
            if isinstance(found, pyoxigraph.QueryBoolean):
                return bool(found)
            if isinstance(found, pyoxigraph.QueryTriples):
                return tuple(Triple(_term(t.subject), _term(t.predicate), _term(t.object)) for t in found)
            names = tuple(variable.value for variable in found.variables)
            return Rows(names, tuple(tuple(None if x is None else _term(x) for x in row) for row in found))

    def select(self, query: str, bindings: _Bindings = None) -> Rows:
        """Return the rows of a SELECT; raise QueryError as `answer` does, and for a query of another form."""
        return _of_kind(Rows, self.answer(query, bindings), "SELECT")

    def ask(self, query: str, bindings: _Bindings = None) -> bool:
        """Return the truth of an ASK; raise QueryError as `answer` does, and for a query of another form."""
        return _of_kind(bool, self.answer(query, bindings), "ASK")

    def construct(self, query: str, bindings: _Bindings = None) -> tuple[Triple, ...]:
        """Return the triples of a CONSTRUCT or DESCRIBE; raise QueryError as `answer` does."""
        return _of_kind(tuple, self.answer(query, bindings), "CONSTRUCT or DESCRIBE")

    def serialize(
        self, query: str, media_type: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> bytes:
        """Return the answer as bytes of `media_type`, the fastest way out.

        `default_graphs` and `named_graphs` are IRIs, as the SPARQL protocol gives them; without any, the default graph
        is what the query's FROM names, and where it names none the union of all graphs. Raise QueryError as `answer`
        does, and for a media type that does not fit the query.
        """
        with _failing():
            found = self._ask(query, default_graphs, named_graphs)
            if isinstance(found, pyoxigraph.QueryTriples):
                form = pyoxigraph.RdfFormat.from_media_type(media_type)
                if form is not None:
                    return serialized(found, form)
            else:
                table = pyoxigraph.QueryResultsFormat.from_media_type(media_type)
                if table is not None:
                    return found.serialize(format=table) or b""
        raise QueryError(f"{media_type} cannot hold the answer to this query")

    def reply(
        self,
        query: str,
        rows: str,
        triples: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        limit: int = 2**62,
        base: str = "",
    ) -> Found:
        """Return the answer as bytes of the media type `rows` or `triples`, as the query has it, cut at `limit` bytes.

        Where the media type that is needed is "", the answer has no body. `base` is what relative IRIs in the query are
        relative to. The rest is as with `serialize`.
        """
        with _failing():
            found = self._ask(query, default_graphs, named_graphs, base)
            if isinstance(found, pyoxigraph.QueryTriples):
                return _graph(found, form(query), triples, limit)
            return _table(found, rows, limit)

    def _ask(
        self, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = (), base: str = ""
    ) -> _Found:
        reads = partial(parses, base=base)
        refuse(query, reads)
        given = bool(default_graphs or named_graphs)
        return _run(
            self._engine,
            query,
            base_iri=base or None,
            use_default_graph_as_union=not given and not names_graphs(query, reads),
            default_graph=[_node(iri) for iri in default_graphs] if given else None,
            named_graphs=[_node(iri) for iri in named_graphs] if given else None,
        )


def kind(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE without running the query; raise QueryError as `View.answer` does.

    >>> kind("PREFIX a: <https://example.org/> ASK { ?s a:b ?o }")
    'ASK'
    """
    refuse(query, parses)
    _parse(query)
    return form(query)


def parses(query: str, base: str = "") -> bool:
    """Return whether the engine can parse `query`, without running it.

    >>> parses("ASK {}"), parses("ASK")
    (True, False)
    """
    try:
        _parse(query, base)
    except QueryError:
        return False
    return True


def _parse(query: str, base: str = "") -> None:
    # The engine offers no parser by itself. A value for a variable that the query cannot have stops it after parsing.
    with suppress(RuntimeError):
        nothing = {pyoxigraph.Variable("gangmu_no_such_variable"): pyoxigraph.Literal("")}
        _run(_NOTHING, query, base_iri=base or None, substitutions=nothing)


_NOTHING = pyoxigraph.Store()


def _table(found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean, media_type: str, limit: int) -> Found:
    name = "ASK" if isinstance(found, pyoxigraph.QueryBoolean) else "SELECT"
    table = pyoxigraph.QueryResultsFormat.from_media_type(media_type) if media_type else None
    if table is None:
        return Found(name, None)
    counter = cut.Counter(limit)
    try:
        found.serialize(counter, format=table)
    except cut.Full:
        body, count = cut.rows(counter.getvalue(), media_type)
        return Found(name, body, f"rows={count}")
    return Found(name, counter.getvalue())


def _graph(found: pyoxigraph.QueryTriples, name: str, media_type: str, limit: int) -> Found:
    how = pyoxigraph.RdfFormat.from_media_type(media_type) if media_type else None
    if how is None:
        return Found(name, None)
    body, count = cut.triples(found, limit, how)
    return Found(name, body, "" if count is None else f"triples={count}")


def _prefixes(query: str) -> dict[str, str]:
    """Return those of Gangmu's prefixes that a query may use: to declare them all takes a tenth of a look-up's time."""
    if "\\" in query:  # letters may be written as code points
        return dict(PREFIXES)
    return {prefix: iri for prefix, iri in PREFIXES.items() if f"{prefix}:" in query}


def _run(engine: pyoxigraph.Store, query: str, **options: Any) -> _Found:
    try:
        return engine.query(query, prefixes=_prefixes(query), **options)
    except SyntaxError as error:
        raise unparsed(query, str(error)) from None


@contextmanager
def _failing() -> Iterator[None]:
    """Turn what goes wrong while the engine runs a query into a QueryError."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _of_kind(wanted: type[_Kind], found: Answer, how: str) -> _Kind:
    if isinstance(found, wanted):
        return found
    raise QueryError(f"the query is of another form; ask with {how}")


def _node(iri: str) -> pyoxigraph.NamedNode:
    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{iri!r} is no IRI of a graph") from None


def _term(term: Any) -> Term:
    match term:
        case pyoxigraph.NamedNode():
            return Iri(term.value)
        case pyoxigraph.Literal():
            plain = term.language or term.datatype.value == XSD + "string"
            return Literal(term.value, term.language or "", "" if plain else term.datatype.value)
        case pyoxigraph.BlankNode():
            return Blank(term.value)
    raise QueryError("the query returns a triple as a value; return its SUBJECT(), PREDICATE() and OBJECT() instead")
