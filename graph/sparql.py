"""The text of a query before any engine sees it: what is refused, what is bound, and where an error stands.

No engine is imported here, so that a command line that only prints its help does not wait for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product

from gangmu.graph.errors import QueryError, pointed
from gangmu.graph.rows import Blank, Iri, Literal, Term
from gangmu.ontology.terms import PREFIXES

Bound = Term | tuple[Term, ...] | None
"""What may be bound to a variable: a term, several to choose from, or None for any."""

MAX_LENGTH = 100_000


def _word(word: str) -> re.Pattern[str]:
    r"""Return what finds a word by its letters, each of which may be written as a code point (``\u0053`` is S)."""
    letters = [rf"(?:{letter}|\\(?:u|U0000)00(?:{ord(letter):x}|{ord(letter.upper()):x}))" for letter in word]
    return re.compile("".join([*letters[:2], f"({letters[2]})", *letters[3:]]), re.I)


_CAPITALS = ("52", "4f", "4F")  # R of SERVICE and O of FROM as code points
_SERVICE, _FROM = _word("service"), _word("from")
_VALUES = re.compile(r"\bVALUES\s*+\(([^()]*)\)\s*+\{\s*+\(([^(){}]*)\)\s*+\}", re.I)
_NAMES = re.compile(r"[?$](\w+)")
_CELL = re.compile(r'UNDEF|<[^<>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^\S+)?', re.I)
_CLAUSE = re.compile(r"(?<![\w?$:@-])service(?=\s*(?:silent\b)?\s*[<?$\w:#])", re.I)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\\]*")
_LANGUAGE = re.compile(r"(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)?")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_UNREAD = re.compile(r"""<[^<>\s]*>|#[^\n]*|\"(?:[^"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'""")
_PREFIX = re.compile(r"(?<![\w?$@:-])([^\W\d_][\w-]*):")
_SIGN = re.compile(r'"[^"\\]+"')
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_ANY_GAP = r"(?:\s|#[^\n\r]*+)*+"
_OPENING = re.compile(
    rf"{_ANY_GAP}(?:(?:prefix{_ANY_GAP}[^\s:#<>]*+:{_ANY_GAP}<[^<>]*+>|base{_ANY_GAP}<[^<>]*+>){_ANY_GAP})*+"
    r"((?:select|ask|construct|describe)|[A-Za-z]++)",
    re.I,
)


def refuse(query: str, parses: Callable[[str], bool]) -> None:
    """Raise QueryError if `query` would call another server, or is too long to look at.

    `parses` says whether the engine can parse a query (see `means`).

    >>> refuse("SELECT ?service { ?service ?p ?o } # SERVICE", lambda query: "?sexvice" in query)
    >>> refuse("SELECT * { SERVICE <a:b> { ?s ?p ?o } }", lambda query: "SERVICE" in query)
    Traceback (most recent call last):
    ...
    gangmu.graph.errors.QueryError: the query calls another server at line 1; SERVICE is refused here: ...
    1 | SELECT * { SERVICE <a:b> { ?s ?p ?o } }
                   ^
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query has {len(query):,} characters; {MAX_LENGTH:,} are read at most")
    if not means(query, _SERVICE, parses):
        return
    found = _CLAUSE.search(query) or _SERVICE.search(query)
    at = found.start() if found else 0
    line = query.count("\n", 0, at) + 1
    sentence = f"the query calls another server at line {line}; SERVICE is refused here: take the clause out"
    raise QueryError(f"{sentence}\n{_shown(query, at)}")


def form(query: str) -> str:
    """Return the keyword that says what a query asks for (SELECT, ASK …), in capitals; an empty string if none does."""
    opening = _OPENING.match(query)
    return opening[1].upper() if opening else ""


def names_graphs(query: str, parses: Callable[[str], bool]) -> bool:
    """Return whether `query` has a FROM clause, by which it names the graphs that it is asked of.

    >>> names_graphs("SELECT ?from { ?from ?p ?o } # FROM", lambda query: "?frxm" in query)
    False
    """
    return means(query, _FROM, parses)


def means(query: str, word: re.Pattern[str], parses: Callable[[str], bool]) -> bool:
    """Return whether the parser takes a word that stands in `query` for the keyword that it looks like.

    That is left to the engine's parser: where to it an IRI, a comment or a string begins, it alone knows to the last
    character (`?a<?b#>` is an IRI in one place and an operator with a comment in another), and a reader that differs
    from it can be talked round. So the word is changed by one letter wherever it stands, each time alike. In a string,
    a comment, an IRI or a name another word is as good; a query that no longer parses has used it as what it is. What
    does not parse anyway is not run either.
    """
    return bool(word.search(query)) and not parses(_renamed(query, word)) and parses(query)


def _renamed(query: str, word: re.Pattern[str]) -> str:
    """Return `query` with the third letter of a word changed wherever it stands, to one that makes no word in it."""
    lower = query.lower()
    spelt = {match[0].lower() for match in word.finditer(query)}
    plain = min(spelt, key=len)
    letter = next((x for x in "xqzjkwbh" if plain[:2] + x + plain[3:] not in lower), "x")

    def other(match: re.Match[str]) -> str:
        start, end = (place - match.start() for place in match.span(1))
        capital = match[1].isupper() or match[1][-2:] in _CAPITALS
        return match[0][:start] + (letter.upper() if capital else letter) + match[0][end:]

    return word.sub(other, query)


def _shown(text: str, at: int) -> str:
    """Return the line of `text` that holds its code point `at`, with a ``^`` under it."""
    before = text[:at]
    return pointed(text, before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)


def bind(query: str, terms: Mapping[str, Bound]) -> str:
    """Return `query` with `terms` in its ``VALUES (?a ?b …) { (… …) }``; what has no term there stays as it is.

    None is any term, several are alternatives. The engine can bind variables by itself, but its planner does not see
    them and reads the whole graph (770 ms where data in VALUES take 1 ms, at 1,000 reports).

    >>> bind('SELECT ?x { VALUES (?n ?c) { ("a" UNDEF) } ?x a ?c ; gm:wording ?n }', {"n": Literal("两个青石", "zh")})
    'SELECT ?x { VALUES (?n ?c) { ("两个青石"@zh UNDEF) } ?x a ?c ; gm:wording ?n }'
    """
    data = {name: _cells(term) for name, term in terms.items()}
    left = set(data)

    def filled(match: re.Match[str]) -> str:
        names, cells = _NAMES.findall(match[1]), _CELL.findall(match[2])
        if left.isdisjoint(names) or len(names) != len(cells):
            return match[0]
        left.difference_update(names)
        choices = (data.get(name, [cell]) for name, cell in zip(names, cells, strict=True))
        return f"VALUES ({match[1]}) {{ {' '.join(map(_row, product(*choices)))} }}"

    query = _VALUES.sub(filled, query)
    for name in sorted(left):
        raise QueryError(f"the query has no place to bind ?{name}: it needs VALUES (?{name}) {{ (UNDEF) }}")
    return query


def _row(cells: Iterable[str]) -> str:
    return f"({' '.join(cells)})"


def _cells(bound: Bound) -> list[str]:
    if bound is None:
        return ["UNDEF"]
    return [written(term) for term in (bound if isinstance(bound, tuple) else (bound,))]


def written(term: Term) -> str:
    r"""Return `term` as SPARQL and N-Triples write it; raise QueryError for what they cannot.

    >>> written(Literal('他说"好"', "zh")), written(Iri("https://w3id.org/gangmu/id/青石县"))
    ('"他说\\"好\\""@zh', '<https://w3id.org/gangmu/id/青石县>')
    """
    match term:
        case Iri(value) if _IRI.fullmatch(value):
            return f"<{value}>"
        case Literal(value, language, datatype) if _LANGUAGE.fullmatch(language) and "\0" not in value:
            text = '"' + value.translate(_ESCAPES) + '"'
            return f"{text}@{language}" if language else f"{text}^^{written(Iri(datatype))}" if datatype else text
        case Iri(value) | Blank(value):
            raise QueryError(f'{value!r} is no IRI: it needs a scheme and may hold no space and none of <>"{{}}|\\^`')
        case Literal(value):
            raise QueryError(f"{value!r} cannot be bound: its language tag is not sound or it holds a NUL character")


def unparsed(query: str, message: str) -> QueryError:
    """Return the error for a query that the engine could not parse, made from the engine's own `message`."""
    for use in _PREFIX.finditer(_UNREAD.sub(_blanked, query)):
        prefix = use[1]
        if prefix not in PREFIXES and not re.search(rf"\bprefix\s+{re.escape(prefix)}\s*:", query, re.I):
            sentence = f"the query uses the prefix {prefix}: without declaring it; open it with PREFIX {prefix}: <…>"
            return QueryError(f"{sentence}\n{_shown(query, use.start())}")
    if form(query) not in _FORMS:
        opening = _OPENING.match(query)
        at = opening.start(1) if opening else 0
        if form(query) in _UPDATES:
            sentence = f"the query would write ({form(query)}); this graph can only be read"
            return QueryError(f"{sentence}: ask with SELECT, ASK, CONSTRUCT or DESCRIBE\n{_shown(query, at)}")
        return QueryError(f"a query opens with SELECT, ASK, CONSTRUCT or DESCRIBE\n{_shown(query, at)}")
    place = re.search(r"(\d+):(\d+): expected (.*)", message, re.S)
    if not place:
        return QueryError(f"the query does not parse: {message}")
    line, column = int(place[1]), int(place[2])
    # The engine lists all that could stand there; of use is only a short list, and only its signs.
    wanted = _SIGN.findall(place[3])
    hint = f": expected {' or '.join(wanted)}" if 0 < len(wanted) < 4 else ""
    sentence = f"the query does not parse at line {line}, at or before column {column}{hint}"
    return QueryError(f"{sentence}\n{pointed(query, line, column)}")


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])
