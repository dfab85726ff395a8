"""An answer with its proof in one file: question, query, rows, and quotes that the report's text bears out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from gangmu.graph.ask import compose
from gangmu.graph.ask.answer import Answer, Evidence, Row
from gangmu.graph.ask.known import Known
from gangmu.graph.errors import QueryError

VERSION = 1


def bundle(known: Known, answer: Answer) -> dict[str, Any]:
    """Return the bundle of an answer, as it is written to a file; raise QueryError where nothing was answered.

    Each text is named by its SHA-256 (of the file, and of its characters in UTF-8) and each quote by its place in it. A
    row whose name its quotes do not bear out is given the quotes that name its thing; where there are none, the row is
    left out and counted.
    """
    if answer.kind != "answer":
        raise QueryError("only an answer can be bundled; this question was not answered")
    rows = [made for row in answer.rows if (made := _row(known, row)) is not None]
    documents = sorted({quote["document"] for row in rows for quote in row["quotes"]})
    content: dict[str, Any] = {
        "version": VERSION,
        "question": answer.question,
        "answer": answer.text,
        "query": answer.sparql,
        "snapshot": answer.snapshot,
        "texts": [_text(known, document) for document in documents],
        "rows": rows,
        "left": len(answer.rows) - len(rows) + answer.cut,
    }
    return {**content, "digest": digest(content)}


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a bundle without its digest, written in one way only."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def bears_out(label: str, quotes: Iterable[str]) -> bool:
    """Tell whether each letter and digit of a label stands in one of the quotes.

    >>> bears_out("“云谷”示范区", ["打造云谷、风谷两个示范区"]), bears_out("雨谷", ["打造云谷"])
    (True, False)
    """
    here = set("".join(quotes))
    return all(c in here for c in label if c.isalnum())


def _row(known: Known, row: Row) -> dict[str, Any] | None:
    evidence = list(row.evidence)
    if not bears_out(row.label, (e.exact for e in evidence)):
        evidence += _naming(known, row)
    if not evidence or not bears_out(row.label, (e.exact for e in evidence)):
        return None
    return {
        "label": row.label,
        "iri": row.iri,
        "basis": row.basis,
        "why": row.why,
        "quotes": [_quote(known, e) for e in evidence],
    }


def _naming(known: Known, row: Row) -> Sequence[Evidence]:
    """Return quotes that name a row's thing: the whole sentence of its own, or another place that speaks of it."""
    found = [_whole(known, e) for e in row.evidence]
    if row.iri and not bears_out(row.label, (e.exact for e in found)):
        sparql = compose.query(
            "?claim ?quote ?exact ?start ?end",
            [
                compose.data("thing", [row.iri]),
                "?claim gm:mentions|gm:subject|gm:object|gm:ofSlogan|gm:formulationOf|gm:indicator ?thing .",
                compose.EVIDENCE,
            ],
            "?start",
        )
        others = [e for f in compose.found(known, sparql) for e in f.evidence]
        found += [e for e in others if bears_out(row.label, [e.exact])][:1] or [_whole(known, e) for e in others[:3]]
    return [e for e in found if e not in row.evidence]


def _whole(known: Known, e: Evidence) -> Evidence:
    """Return the sentence around a quote as a quote of its own, where it stands in one piece."""
    report = known.reports.get(e.document)
    text = known.text(report.text) if report else ""
    start = text.rfind(e.sentence, 0, e.start + len(e.sentence)) if e.sentence else -1
    if start < 0 or not start <= e.start <= start + len(e.sentence):
        return e
    return Evidence(e.sentence, start, start + len(e.sentence), e.sentence, e.document)


def _quote(known: Known, e: Evidence) -> dict[str, Any]:
    return {"exact": e.exact, "start": e.start, "end": e.end, "document": e.document}


def _text(known: Known, document: str) -> dict[str, str]:
    report = known.reports.get(document)
    iri = report.text if report else document
    rows = known.view.select(
        compose.query(
            "?sha ?encoding", [f"{compose.iri(iri)} gm:sha256 ?sha . {compose.iri(iri)} gm:encoding ?encoding ."]
        )
    )
    about = next(rows.values(), {"sha": "", "encoding": "utf-8"})
    return {
        "document": document,
        "title": report.title if report else "",
        "sha256": about["sha"],
        "encoding": about["encoding"],
        "charactersSha256": hashlib.sha256(known.text(iri).encode("utf-8")).hexdigest(),
    }
