"""What the REST interface answers, as it stands in the OpenAPI description."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """What is wrong, and what would do."""

    error: str = Field(description="a code for programs: notFound, badRequest, badParameter, noGraph …")
    message: str = Field(description="one sentence for people")


class Thing(BaseModel):
    """Something that a report speaks of; `en` is "" where it has no English name."""

    iri: str
    kind: str = Field(description="the local name of its class: Slogan, Project …")
    zh: str
    en: str


class Page(BaseModel):
    """What every list says of itself."""

    total: int = Field(description="how many entries there are in all; of a truncated search, how many were looked at")
    truncated: bool = Field(description="true if entries that there are do not stand here")


class Issuer(BaseModel):
    """The body that issued a report."""

    iri: str
    zh: str


class Report(BaseModel):
    """A report; `length` counts code points, `year` is null where nobody said it."""

    iri: str
    kind: str
    zh: str
    en: str
    scope: str = Field(description="the body that its things are named for, as their IRIs have it")
    year: str | None
    issuers: list[Issuer]
    length: int
    sha256: str


class Reports(Page):
    """The reports of the graph."""

    reports: list[Report]


class ReportText(BaseModel):
    """The text of a report from `start` to `end` (code points, half-open) of `length`."""

    report: str
    text: str
    start: int
    end: int
    length: int
    sha256: str = Field(description="of the whole file as it was given")
    encoding: str
    truncated: bool


class Counts(BaseModel):
    """How much is spoken of under a heading alone (`here`) and with all headings below it (`below`)."""

    here: int
    below: int


class Section(BaseModel):
    """A heading of a report: where it begins and ends in the text, what it says, and what stands under it."""

    iri: str
    position: int
    heading: str
    number: str
    kind: str
    orientation: str = Field(description="review or outlook: whether it looks back or forward")
    start: int | None
    end: int | None
    expounds: str | None = Field(description="the thing that the heading names")
    projects: Counts
    numbers: Counts
    sections: list[Section]


class Outline(BaseModel):
    """The tree of headings of a report."""

    report: str
    count: int
    sections: list[Section]


class Listed(Thing):
    """A thing in a list, with every state that a report ascribes to it."""

    statuses: list[str]


class Things(Page):
    """Some of the things of the graph, from `offset` on."""

    offset: int
    limit: int
    things: list[Listed]


class Quote(BaseModel):
    """Words of a report, their code points (half-open) in the text as given, and the whole sentence around them."""

    iri: str
    report: str
    exact: str
    start: int
    end: int
    sentence: str


class Link(BaseModel):
    """What a link says: `subject` `predicate` `object`."""

    subject: str
    predicate: str
    object: str
    basis: str
    confidence: str


class Claim(BaseModel):
    """One claim about a thing with the words that it rests on."""

    iri: str
    kind: str = Field(description="Mention, Link, Quantity, Enumeration …")
    made_by: str = Field(description="rule or manual: who made the claim")
    status: str
    section: str | None
    link: Link | None
    quotes: list[Quote]


class Proofs(Page):
    """The claims about a thing (or the claim that was asked for) in the order of the text."""

    iri: str
    offset: int
    limit: int
    claims: list[Claim]


class Tied(BaseModel):
    """How many links of one kind a thing has."""

    predicate: str
    outward: bool = Field(description="true where the thing is the subject")
    basis: str
    count: int


class Neighbour(BaseModel):
    """A thing at the other end of a link."""

    thing: Thing
    link: str
    predicate: str
    outward: bool
    basis: str
    confidence: str


class Neighbours(Page):
    """The things that a thing is tied to; `counts` counts all of them, whatever stands in the list."""

    iri: str
    counts: list[Tied]
    offset: int
    limit: int
    neighbours: list[Neighbour]


class Step(BaseModel):
    """One step of a way, with the link that it takes and the words that say so."""

    start: Thing
    end: Thing
    link: str
    predicate: str
    outward: bool = Field(description="true where the link's subject is `start`")
    basis: str
    confidence: str
    quotes: list[Quote]


class PathFound(BaseModel):
    """The shortest way between two things; without steps there is none, or (`truncated`) the search gave up."""

    found: bool
    truncated: bool
    interpreted: bool = Field(description="true where a step is an interpretation and not said in a text")
    steps: list[Step]


class Asked(BaseModel):
    """A parameter of a named query."""

    name: str
    kind: str = Field(description="name (a name or IRI of a thing), text, or code (a term of the vocabulary)")
    required: bool
    meaning: str


class Query(BaseModel):
    """A named query: the question in both languages and what may be bound in it."""

    name: str
    zh: str
    en: str
    parameters: list[Asked]


class QueryText(Query):
    """A named query with its SPARQL, which any other tool can run."""

    sparql: str


class Queries(BaseModel):
    """The named queries."""

    queries: list[Query]


class Cell(BaseModel):
    """A term, as SPARQL 1.1 Query Results JSON has it."""

    type: str
    value: str
    language: str = ""
    datatype: str = ""


class Rows(Page):
    """The rows of a named query; a cell that is unbound is missing from its row."""

    name: str
    columns: list[str]
    offset: int
    limit: int
    rows: list[dict[str, Cell]]


class Found(Thing):
    """A thing found by a name: the name that was met ("" if it is `zh` or `en`), and how it was met."""

    name: str
    how: str = Field(description="exact, prefix, part, pinyin, or typo: from the surest to a guess")
    score: float
    scope: str
