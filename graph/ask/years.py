"""Years that a question counts from a day of its own: 今年 and 去年, read by the year of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gangmu.graph.ask import compose
from gangmu.graph.ask.reports import Report
from gangmu.graph.ask.situation import Situation

_FROM_NOW: Mapping[str, int] = {"beforeLast": -2, "last": -1, "this": 0, "next": 1}


def reckoned(s: Situation) -> Situation:
    """Return the question with 今年, 去年 and 明年 as years, where one report of one year is asked.

    That is a report which aims at something in its own year, as those do that are given every year. Whoever asks long
    after it may mean another year, so the answer says how the words were read (`Asked.reckoned`).
    """
    words = {
        cue.word: _FROM_NOW[x.key]
        for cue in s.asked.words
        for x in cue.senses
        if x.category == "relative" and x.key in _FROM_NOW
    }
    report = report_of(s) if words and not s.asked.years else None
    if report is None or not _annual(s, report):
        return s
    years = {word: str(int(report.year) + distance) for word, distance in words.items()}
    asked = replace(s.asked, years=tuple(dict.fromkeys(years.values())), reckoned=tuple(years.items()))
    return Situation(asked, s.known, s.names, s.lexicon)


def report_of(s: Situation) -> Report | None:
    """Return the one report that is asked: the only one, or the one whose things alone are named."""
    reports = s.asked.scope or s.known.reports.all
    if len(reports) > 1:
        scopes = {hit.scope for mention in s.asked.anchors for hit in mention.hits}
        reports = s.known.reports.of_scope(scopes.pop()) if len(scopes) == 1 else ()
    return reports[0] if len(reports) == 1 and reports[0].year else None


def _annual(s: Situation, report: Report) -> bool:
    """Tell whether a report aims at something in its own year."""
    text = compose.query(
        "?claim",
        [
            f"?claim gm:inReport {compose.iri(report.iri)} ; gm:role gm:target ; gm:atYear ?year .",
            f'FILTER(STRSTARTS(STR(?year), "{int(report.year)}"))',
        ],
        most=1,
    )
    return bool(s.known.view.select(text))
