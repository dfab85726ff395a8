"""Numbers: observations of indicators, and the quantities that size an undertaking."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from gangmu.graph.iris import digest
from gangmu.graph.mentions.indicators.clock import wide
from gangmu.graph.mentions.numerals import HAN
from gangmu.graph.mentions.numerals import value as numeral
from gangmu.graph.model import Findings, Indicator, Kind, Project, Ref, Role, Span, Value
from gangmu.graph.rdf.writer import DECIMAL, YEAR, Writer
from gangmu.ontology.lexicon import alternatives, table
from gangmu.ontology.terms import GM, units

_BOUNDS: dict[str, str] = {word: name for name, words in table("figures")["bounds"].items() for word in words}
_BOUND = re.compile(alternatives(_BOUNDS))
_BEFORE = re.compile(rf"{alternatives(word for word in _BOUNDS if word not in table('figures')['behind'])}$")
_AMOUNT = re.compile(
    rf"(?P<number>\d+(?:,\d{{3}})*(?:[.．]\d+)?|[{HAN}][{HAN}百千]*)[多余]?(?P<unit>[^\d至到—~\-×]*?)(?:以上|左右|多|余)?$"
)
_PART = re.compile(r"(?P<parts>\d{1,2})/(?P<of>\d{1,2})", re.ASCII)
_ENDING = frozenset((2, 4, 5, 8, 10, 16, 20, 25, 40, 50, 80))
"""What a fraction is of that ends as a decimal."""
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
        bound = "" if value.bound else _bound_before(writer, value)
        printed = Span(value.at.start - len(bound), value.at.end)
        if not indicator.at.holds(printed):
            for quote in writer.quotes(printed):
                writer.link(iri, GM.evidence, quote)
        writer.link(iri, GM.indicator, thing)
        writer.link(iri, GM.role, getattr(GM, value.role.value))
        _amount(writer, iri, value, bound)
        _time(writer, iri, value)
        if indicator.section is not None:
            writer.link(iri, GM.inSection, writer.section(indicator.section))
        if value.role is Role.BASELINE:
            baseline = iri
        elif value.role is Role.ACTUAL and baseline:
            writer.link(baseline, GM.precedes, iri)
            baseline = ""


def _amount(writer: Writer, iri: str, value: Value, before: str) -> None:
    writer.text(iri, GM.rawText, before + (value.raw or writer.reading.words(value.at)))
    writer.text(iri, GM.unitText, value.unit)
    if value.unit in units():
        writer.link(iri, GM.unit, units()[value.unit])
    number = _worth(value)
    if number is not None:
        comparator = _comparator(value.bound or before)
        writer.link(iri, GM.comparator, getattr(GM, comparator))
        _number(writer, iri, comparator, number)


def _worth(value: Value) -> str | None:
    """Return the number to compare; none for a class of water or a rank.

    Tenths in words have one (八成 is 8 in the unit 成), and fractions that end (1/4).
    """
    if not isinstance(value.value, str):
        return str(value.value) if math.isfinite(value.value) else None
    if value.unit == "成" and len(value.value) == 1 and value.value in HAN:
        return str(numeral(value.value))
    part = _PART.fullmatch(value.value)
    if part and int(part["of"]) in _ENDING:
        return str(Decimal(part["parts"]) / Decimal(part["of"]))
    return None


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
        if _quoted(writer, iri, year[0], value):
            writer.value(iri, GM.atYear, year[0], YEAR)
    elif value.role is Role.TARGET:
        writer.text(iri, GM.deadlineText, value.when)


def _quoted(writer: Writer, iri: str, year: str, value: Value) -> bool:
    """Let where the report says the year be evidence too: beside the number, or somewhere before it (a heading)."""
    chars = writer.reading.text.chars
    sentence = writer.sentence(value.at)
    forms = (year, wide(year))
    if any(form in chars[sentence.start : sentence.end] for form in forms):
        return True
    start = max(chars.rfind(form, 0, sentence.start) for form in forms)
    if start >= 0:
        for quote in writer.quotes(Span(start, start + len(year))):
            writer.link(iri, GM.evidence, quote)
    return start >= 0


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
    numbers = [_digits(amount["number"]) for amount in amounts]
    if len(numbers) == 2:
        # 5000至1万亩 is no range of two numbers in one unit.
        if Decimal(numbers[0]) <= Decimal(numbers[1]):
            writer.value(iri, GM.minValue, numbers[0], DECIMAL)
            writer.value(iri, GM.maxValue, numbers[1], DECIMAL)
    elif len(numbers) == 1 and "×" not in raw:
        comparator = _comparator(raw)
        writer.link(iri, GM.comparator, getattr(GM, comparator))
        _number(writer, iri, comparator, numbers[0])
    elif not amounts and raw[0] in "十百千万亿":
        # 万亩示范园: one 万亩, the name of a size rather than a measured one.
        writer.link(iri, GM.comparator, GM.nominal)
        writer.value(iri, GM.value, "1", DECIMAL)
        writer.text(iri, GM.unitText, raw)


def _digits(number: str) -> str:
    """Return a printed number in the digits of a decimal.

    >>> [_digits(number) for number in ("1,200", "３．５", "三百二十", "两", "0")]
    ['1200', '3.5', '320', '2', '0']
    """
    plain = str(numeral(number)) if number[0] in HAN else number.replace(",", "").replace("．", ".")
    return format(Decimal(plain).normalize(), "f")
