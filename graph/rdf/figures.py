"""Numbers: observations of indicators, and the quantities that size an undertaking."""

from __future__ import annotations

import re
from decimal import Decimal

from gangmu.graph.iris import digest
from gangmu.graph.model import Findings, Indicator, Kind, Project, Ref, Role, Value
from gangmu.graph.rdf.writer import DECIMAL, YEAR, Writer
from gangmu.ontology.lexicon import alternatives, table
from gangmu.ontology.terms import GM, units

_BOUNDS: dict[str, str] = {word: name for name, words in table("figures")["bounds"].items() for word in words}
_BOUND = re.compile(alternatives(_BOUNDS))
_BEFORE = re.compile(rf"{alternatives(word for word in _BOUNDS if word not in table('figures')['behind'])}$")
_AMOUNT = re.compile(r"(?P<number>\d[\d.,]*|[一二两三四五六七八九十])(?P<unit>[^\d至到—~\-×]*?)(?:以上|左右|多|余)?$")
_DIGITS = {char: str(value) for value, char in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_YEAR = re.compile(r"(?:19|20)\d\d$")


def write(writer: Writer, findings: Findings) -> None:
    """Write every observation, and a quantity for every project whose statement gives one."""
    for indicator in findings.indicators:
        _indicator(writer, indicator)
    for project, ref in zip(findings.projects, writer.known.projects, strict=True):
        if project.quantity:
            _quantity(writer, project, project.quantity, ref)


def _indicator(writer: Writer, indicator: Indicator) -> None:
    thing = writer.thing(Ref(Kind.INDICATOR, indicator.name), indicator.aliases)
    baseline = ""
    for value in indicator.values:
        start, end = (writer.reading.text.raw_offset(at) for at in value.at)
        key = f"{start}-{end}-{digest(thing, value.role, str(value.value))[:6]}"
        iri = writer.claim("量", key, GM.Observation, (indicator.at,), indicator.made_by)
        if not indicator.at.holds(value.at):
            for quote in writer.quotes(value.at):
                writer.link(iri, GM.evidence, quote)
        writer.link(iri, GM.indicator, thing)
        writer.link(iri, GM.role, getattr(GM, value.role.value))
        _amount(writer, iri, value)
        _time(writer, iri, value)
        if indicator.section is not None:
            writer.link(iri, GM.inSection, writer.section(indicator.section))
        if value.role is Role.BASELINE:
            baseline = iri
        elif value.role is Role.ACTUAL and baseline:
            writer.link(baseline, GM.precedes, iri)
            baseline = ""


def _amount(writer: Writer, iri: str, value: Value) -> None:
    before = "" if value.bound else _bound_before(writer, value)
    writer.text(iri, GM.rawText, before + (value.raw or writer.reading.words(value.at)))
    writer.text(iri, GM.unitText, value.unit)
    if value.unit in units():
        writer.link(iri, GM.unit, units()[value.unit])
    if isinstance(value.value, float | int):  # a class of water or a rank has no number to compare
        comparator = _comparator(value.bound or before)
        writer.link(iri, GM.comparator, getattr(GM, comparator))
        _number(writer, iri, comparator, str(value.value))


def _bound_before(writer: Writer, value: Value) -> str:
    """Return the word of bound that stands right before a number (超20%), as printed."""
    start = value.at.start
    found = _BEFORE.search(writer.reading.text.chars, max(0, start - 4), start)
    return found[0] if found else ""


def _comparator(words: str) -> str:
    found = _BOUND.search(words)
    return _BOUNDS[found[0]] if found else "exactly"


def _number(writer: Writer, iri: str, comparator: str, number: str) -> None:
    property_ = {"atLeast": GM.minValue, "moreThan": GM.minValue, "atMost": GM.maxValue}.get(comparator, GM.value)
    writer.value(iri, property_, format(Decimal(number).normalize(), "f"), DECIMAL)


def _time(writer: Writer, iri: str, value: Value) -> None:
    if not value.when:
        return
    writer.text(iri, GM.when, value.when)
    # 较2015年增长100天: the year is what it is compared with.
    compared = value.role is Role.GROWTH
    if (year := _YEAR.match(value.when)) and not compared:
        writer.value(iri, GM.atYear, year[0], YEAR)
    elif value.role is Role.TARGET:
        writer.text(iri, GM.deadlineText, value.when)


def _quantity(writer: Writer, project: Project, raw: str, ref: Ref) -> None:
    start = writer.reading.text.raw_offset(project.at.start)
    thing = writer.thing(ref)
    iri = writer.claim("量", f"{start}-{digest(thing, raw)[:6]}", GM.Quantity, (project.at,), project.made_by)
    writer.link(iri, GM.quantityOf, thing)
    writer.text(iri, GM.rawText, raw)
    writer.link(iri, GM.role, GM.scale)
    amounts = [match for part in re.split("[至到~—-]", raw) if (match := _AMOUNT.search(part))]
    if amounts:
        unit = amounts[-1]["unit"]
        if unit:
            writer.text(iri, GM.unitText, unit)
        if unit in units():
            writer.link(iri, GM.unit, units()[unit])
    if len(amounts) == 2:
        writer.value(iri, GM.minValue, _digits(amounts[0]["number"]), DECIMAL)
        writer.value(iri, GM.maxValue, _digits(amounts[1]["number"]), DECIMAL)
    elif len(amounts) == 1 and "×" not in raw:
        comparator = _comparator(raw)
        writer.link(iri, GM.comparator, getattr(GM, comparator))
        _number(writer, iri, comparator, _digits(amounts[0]["number"]))
    elif not amounts and raw[0] in "十百千万亿":
        # 万亩示范园: one 万亩, the name of a size rather than a measured one.
        writer.link(iri, GM.comparator, GM.nominal)
        writer.value(iri, GM.value, "1", DECIMAL)
        writer.text(iri, GM.unitText, raw)


def _digits(number: str) -> str:
    return _DIGITS.get(number, number.replace(",", ""))
