"""How things look: colour and shape say what a thing is, the line says on what a link rests.

The colours are those of Okabe and Ito, which colour-blind people can tell apart; each kind has a shape of its own too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INK = "#2a2622"
PAPER = "#fbf9f4"


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a group of kinds: names (`en` of many, `one` of one), colours, shape."""

    zh: str
    en: str
    one: str
    colour: str
    figures: str
    shape: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The look of a basis: its names, the line's width in pixels, its dashes (none: solid), its colour."""

    zh: str
    en: str
    width: float
    dashes: tuple[int, ...]
    colour: str


_DOCUMENTS = (
    "PartyCongressReport",
    "GovernmentWorkReport",
    "PlanOutline",
    "SpecialPlan",
    "NewsDigest",
    "PolicyDocument",
)

LOOKS: Mapping[str, Look] = {
    "slogan": Look("口号", "Slogans", "slogan", "#d55e00", INK, "diamond", ("Slogan",)),
    "goal": Look("目标", "Goals", "goal", "#e69f00", INK, "hexagon", ("Goal", "Target")),
    "strategy": Look(
        "举措",
        "Lines of work",
        "line of work",
        "#0072b2",
        "#ffffff",
        "square",
        ("Strategy", "Measure", "CourseOfAction"),
    ),
    "project": Look("项目", "Projects", "project", "#009e73", INK, "dot", ("Project", "Campaign")),
    "element": Look(
        "要素", "Other elements", "element", "#8a8378", INK, "star", ("PolicyElement", "Principle", "Expression")
    ),
    "indicator": Look("指标", "Indicators", "indicator", "#cc79a7", INK, "triangle", ("Indicator",)),
    "actor": Look(
        *("主体", "Actors", "actor", "#3b3733", "#ffffff", "pentagon"),
        ("Person", "Enterprise", "PartyBody", "GovernmentBody", "Institution", "Organization", "Group", "Actor"),
    ),
    "place": Look(
        *("地点", "Places", "place", "#56b4e9", INK, "triangleDown"),
        ("AdministrativeArea", "Site", "NaturalFeature", "Route", "Region", "Place"),
    ),
    "other": Look(
        *("其他", "Other", "document or period", "#f0e442", INK, "page"),
        (*_DOCUMENTS, "Period"),
    ),
}
"""The groups of kinds, in the order of the legend."""

LINES: Mapping[str, Line] = {
    "stated": Line("明示", "Stated", 3.0, (), "#5c554b"),
    "structural": Line("归入", "By its headings", 1.3, (), "#6b645a"),
    "derived": Line("推算", "Computed", 1.3, (2, 3), "#6b645a"),
    "thematic": Line("解读", "By theme (interpretation)", 1.3, (7, 6), "#8f8779"),
    "external": Line("外部", "From elsewhere", 1.3, (1, 5), "#8f8779"),
}
"""The bases of a link, the firmest first."""

GROUP: Mapping[str, str] = {kind: group for group, look in LOOKS.items() for kind in look.kinds}
"""The group of each kind."""
