"""The numbers of the indicators, as printed, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from gangmu.api.served import Graph
from gangmu.api.views.asked import rows
from gangmu.ontology.terms import GM_NS


class Number(BaseModel):
    """One number: `figure` as printed, `value` (or `least`, `most`) as a decimal if it has one, its role and time."""

    observation: str
    role: str
    figure: str
    value: str
    least: str
    most: str
    comparator: str
    unit: str
    year: str
    when: str
    report: str
    heading: str
    exact: str
    start: int
    end: int
    sentence: str


class Measured(BaseModel):
    """An indicator with its numbers in the order of the text."""

    iri: str
    zh: str
    en: str
    numbers: list[Number]


def numbers(graph: Graph, report: str) -> list[Measured]:
    """Return the indicators of `report` in the order in which the text first measures them."""
    found: dict[str, Measured] = {}
    seen: dict[str, Number] = {}
    for row in rows(graph.view, "numbers", report=report):
        known = seen.get(row["observation"])
        if known is not None:  # a quote or sentence that a line break cuts stands in several rows
            known.sentence += row["sentence"] if row.get("sentence", "") not in known.sentence else ""
            continue
        about = found.setdefault(
            row["indicator"], Measured(iri=row["indicator"], zh=row["name"], en=row.get("english", ""), numbers=[])
        )
        seen[row["observation"]] = number = _number(row)
        about.numbers.append(number)
    return list(found.values())


def _number(row: Mapping[str, str]) -> Number:
    return Number(
        observation=row["observation"],
        role=row["role"].removeprefix(GM_NS),
        figure=row["figure"],
        value=row.get("value", ""),
        least=row.get("least", ""),
        most=row.get("most", ""),
        comparator=row.get("comparator", "").removeprefix(GM_NS),
        unit=row.get("unit", ""),
        year=row.get("year", ""),
        when=row.get("when", "") or row.get("deadline", ""),
        report=row["report"],
        heading=row.get("heading", ""),
        exact=row["exact"],
        start=int(row["start"]),
        end=int(row["end"]),
        sentence=row.get("sentence", ""),
    )
