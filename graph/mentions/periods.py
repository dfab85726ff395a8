"""Named planning and review periods: “十四五”, “十四五”末, 今后五年, 五年过渡期."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.graph.mentions.numerals import HAN, named, planned
from gangmu.graph.model import Period, Span
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

# -- words and patterns ----------------------------------------------------------------------------------------------

_NEVER = alternatives(words("periods", "never"))
_AFTER = alternatives(words("periods", "after"))
# The numeral opens the pattern, so that the search skips from one to the next.
_PLAN = re.compile(
    rf"(?P<name>[三四五六七八九十](?<![{HAN}第年月百〇○\d][{HAN}])(?:(?<=十)[一二三四五六七])?五)"
    rf"(?P<mark>[”’」』]?)(?![{HAN}百千万亿\d])(?P<part>{alternatives(words('periods', 'parts'))}(?![步心级中尾]))?"
)
_YEARS = re.compile(rf"[{HAN}\d](?<![{HAN}百第届年月〇○\d.][{HAN}\d])[{HAN}\d]?年(?P<after>{_AFTER})?(?!{_NEVER})")
_WHOLE = re.compile(alternatives(words("periods", "whole")))
_BEFORE = re.compile(rf"{alternatives(words('periods', 'before'))}$")
_FARTHEST = max(map(len, words("periods", "before")))


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Period, ...]:
    """Return the named periods of a report, in the order in which it names them first."""
    chars = reading.text.chars
    spots: dict[str, list[Span]] = {}
    for name, span in sorted((*_plans(chars), *_spans(chars)), key=lambda found: found[1]):
        spots.setdefault(name, []).append(span)
    return tuple(Period(name, tuple(found)) for name, found in spots.items())


def _plans(chars: str) -> Iterator[tuple[str, Span]]:
    """Yield the plan periods; a part of one (“十四五”末) beside the whole."""
    for match in _PLAN.finditer(chars):
        name, span = match["name"], Span(*match.span("name"))
        known = match["mark"] or len(name) > 2
        if not planned(name, chars[span.end : span.end + 4]) or not (known or named(chars, span.end)):
            continue
        yield name, span
        if match["part"]:
            yield name + match["part"], Span(span.start, match.end())


def _spans(chars: str) -> Iterator[tuple[str, Span]]:
    """Yield the periods that a number of years names."""
    for match in _YEARS.finditer(chars):
        before = _BEFORE.search(chars, max(match.start() - _FARTHEST, 0), match.start())
        if before or match["after"]:
            span = Span(before.start() if before else match.start(), match.end())
            yield chars[span.start : span.end], span
    for match in _WHOLE.finditer(chars):
        before = _BEFORE.search(chars, max(match.start() - _FARTHEST, 0), match.start())
        span = Span(before.start() if before else match.start(), match.end())
        yield chars[span.start : span.end], span
