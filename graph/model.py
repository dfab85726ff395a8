"""The records that the rules make of a report, before they become triples.

All spans are half-open and count code points of the *clean* text (`gangmu.graph.text.Text.chars`); `Text.quotes`
turns a span into quotes, whose offsets count code points of the file as it was given. A record never knows its IRI
and never knows RDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of the clean text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Quote(NamedTuple):
    """A literal stretch of the source: ``source[start:end] == exact``, always."""

    start: int
    end: int
    exact: str


# The names below are those of the codes in ontology/schemes/*.ttl.


class HeadingKind(StrEnum):
    """How a heading is made (GUIDE: headings)."""

    TITLE = "title"
    NUMBERED = "numbered"
    BULLET = "bullet"
    LEAD = "lead"


class Orientation(StrEnum):
    """Whether a part of the report looks back, looks ahead, lists goals, or says what guides it."""

    PREAMBLE = "preamble"
    REVIEW = "review"
    OUTLOOK = "outlook"
    GOALS = "goalList"
    GUIDANCE = "guidance"


class Basis(StrEnum):
    """On what a link rests."""

    STATED = "stated"
    STRUCTURAL = "structural"
    DERIVED = "derived"
    THEMATIC = "thematic"
    EXTERNAL = "external"


class Confidence(StrEnum):
    """How sure a claim is; an order, not a probability."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class MadeBy(StrEnum):
    """Who made a claim."""

    RULE = "rule"
    MANUAL = "manual"
    MODEL = "model"


class Status(StrEnum):
    """What a statement says of an undertaking."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"


class Role(StrEnum):
    """What a number is to its indicator."""

    BASELINE = "baseline"
    ACTUAL = "actual"
    TARGET = "target"
    ANNUAL_GROWTH = "annualGrowth"
    GROWTH = "growth"
    SHARE = "share"


class Listing(StrEnum):
    """How completely a report lists the members of a slogan."""

    CLOSED = "closedList"
    OPEN = "openList"
    IMPLIED = "impliedList"
    UNLISTED = "unlisted"


class Kind(StrEnum):
    """The kinds of things; the values are the classes' local names in the ontology."""

    SLOGAN = "Slogan"
    EXPRESSION = "Expression"
    GOAL = "Goal"
    STRATEGY = "Strategy"
    PRINCIPLE = "Principle"
    ELEMENT = "PolicyElement"
    PROJECT = "Project"
    CAMPAIGN = "Campaign"
    INDICATOR = "Indicator"
    ACTOR = "Actor"
    PERSON = "Person"
    ORGANIZATION = "Organization"
    PARTY_BODY = "PartyBody"
    GOVERNMENT_BODY = "GovernmentBody"
    ENTERPRISE = "Enterprise"
    INSTITUTION = "Institution"
    PLACE = "Place"
    AREA = "AdministrativeArea"
    SITE = "Site"
    NATURE = "NaturalFeature"
    ROUTE = "Route"
    REGION = "Region"
    PERIOD = "Period"
    DOCUMENT = "PolicyDocument"
    SECTION = "Section"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that a heading opens.

    `index` is its place in the order of the text; `title` the heading's words as GUIDE wants them (with number,
    without bullet mark and closing stop); `name` the same without its number; `at` spans the title, `reach` all that
    the section holds, its own heading and its subsections among it.
    """

    index: int
    title: str
    name: str
    kind: HeadingKind
    level: int
    parent: int | None
    at: Span
    reach: Span
    orientation: Orientation
    number: str = ""
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the innermost section that it stands in, and its clauses (split at ，；： outside brackets, quotes).

    A clause's span leaves out its closing punctuation. `heading` is true where the sentence is (or opens with) the
    very words of a heading.
    """

    index: int
    at: Span
    section: int | None
    orientation: Orientation
    clauses: tuple[Span, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One part that the text lists of a slogan; `at` is where its words stand.

    `group` is the numeral of a compound under which the text puts it (“3” in “1+3+N”：“3”是甲、乙、丙), or "".
    """

    name: str
    at: Span
    group: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One place where the text lists a slogan's parts, with the words around it; `explained` if in its glossary."""

    members: tuple[Member, ...]
    at: Span
    listing: Listing = Listing.CLOSED
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Slogan:
    """A formulation with a count (GUIDE: slogans); `counted` is false for a quoted formula that counts nothing.

    `counts` holds the numeral, or the numerals of a compound in order (三五 is (3, 5)). `listings` holds each place
    that lists the parts, the first one first; two wordings of the same parts are two listings. `spots` are all the
    places where the name stands.
    """

    name: str
    counts: tuple[int, ...]
    at: Span
    listings: tuple[Listed, ...] = ()
    aliases: tuple[str, ...] = ()
    spots: tuple[Span, ...] = ()
    counted: bool = True
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Project:
    """One statement about one undertaking (GUIDE: projects).

    `spot` spans the words that name it, `at` the phrase that says so. A name joined from parts (生猪养殖 + 集群)
    has its own part as `spot`.
    """

    name: str
    status: Status
    at: Span
    spot: Span
    section: int | None
    sentence: int
    verb: str = ""
    quantity: str | None = None
    aliases: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    campaign: bool = False
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Value:
    """One number of an indicator: as printed (`raw`, at `at`), as GUIDE wants it (`value`, `unit`), and its role.

    `bound` is "", "以上", "多", "超" … as printed; `when` is the printed time ("2016", "“十四五”末") or None.
    """

    value: float | str
    unit: str
    role: Role
    when: str | None
    raw: str
    at: Span
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity with at least one number (GUIDE: indicators)."""

    name: str
    values: tuple[Value, ...]
    at: Span
    section: int | None
    sentence: int
    spot: Span | None = None
    aliases: tuple[str, ...] = ()
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Actor:
    """A named organisation, enterprise or person, with all the places where the text names it."""

    name: str
    kind: Kind
    spots: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, with all the places where the text names it."""

    name: str
    kind: Kind
    spots: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Goal:
    """A state aimed at, as a goal list or a “实现…” clause words it."""

    name: str
    at: Span
    section: int | None
    sentence: int
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a report says it carries out for a higher body: 贯彻落实{issuer}“{name}”{head}."""

    name: str
    issuer: str
    cue: str
    at: Span
    spot: Span
    sentence: int
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Period:
    """A named planning or review period (“十四五”, 今后五年), with all the places where the text names it."""

    name: str
    spots: tuple[Span, ...]
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A plan or scheme named in 《》; not every 《》 is one."""

    name: str
    at: Span
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Definition:
    """What a glossary (名词解释) says that a term means: the `term` as printed, its `meaning`, the whole entry `at`."""

    term: str
    spot: Span
    meaning: Span
    at: Span
    made_by: MadeBy = MadeBy.RULE


class Ref(NamedTuple):
    """Names one thing of a report: what it is, and under which key (its name, or a section's index)."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Link:
    """One evidence-bearing relation between two things; `predicate` is the ontology's local name.

    `cue` is the wording that states it, `rationale` the reason in words (always there for thematic ones), `terms` the
    words that led to a thematic link and `theme` that theme's local name; `evidence` the spans that say so.
    """

    subject: Ref
    predicate: str
    object: Ref
    basis: Basis
    confidence: Confidence
    evidence: tuple[Span, ...]
    cue: str = ""
    rationale: str = ""
    position: int | None = None
    terms: tuple[str, ...] = ()
    theme: str = ""
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the rules (and then curation) find in one report, each kind in the order of the text."""

    slogans: tuple[Slogan, ...] = ()
    projects: tuple[Project, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    goals: tuple[Goal, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    periods: tuple[Period, ...] = ()
    documents: tuple[NamedDocument, ...] = ()
    definitions: tuple[Definition, ...] = ()
    english: dict[Ref, str] = field(default_factory=dict)
