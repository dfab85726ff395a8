"""``gangmu ask``: a question in words, its answer with the sentences that say so."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gangmu.api.commands import shared

if TYPE_CHECKING:
    from gangmu.graph.ask import Answer

_SHOWN = 30


def ask(
    question: Annotated[str, typer.Argument(help="A question in Chinese or English.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The whole answer as JSON.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A file with one question a line ({id, q} as JSON); one answer line each.")
    ] = None,
    proof: Annotated[
        Path | None, typer.Option("--bundle", help="Write the answer with its proof to this file (see api/proof).")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="zh or en; default the question's own language.")] = None,
    store: shared.Store = None,
) -> None:
    """Ask in words (提问): rows with their sentences, what they rest on, and the query that ran."""
    if lang not in (None, "zh", "en"):
        raise typer.BadParameter(f"{lang!r} is neither zh nor en", param_hint="--lang")
    if batch is None and not question:
        raise typer.BadParameter("give a question, or --batch FILE", param_hint="QUESTION")
    answers = _answers(store, lang)
    if batch is not None:
        for line in _questions(batch):
            answer = answers(str(line["q"]))
            sys.stdout.write(json.dumps(_line(line, answer), ensure_ascii=False) + "\n")
        return
    answer = answers(question)
    if proof is not None:
        _write(store, answer, proof)
    sys.stdout.write(json.dumps(asdict(answer), ensure_ascii=False, indent=1) + "\n" if as_json else printed(answer))


def _answers(store: Path | None, lang: Any) -> Any:
    from gangmu.graph.ask import ask as answer
    from gangmu.graph.names import Index

    view = shared.view(store)
    index = Index.of(view)
    return lambda question: answer(view, index, question, lang)


def _questions(path: Path) -> Iterator[dict[str, Any]]:
    from gangmu.graph.errors import QueryError

    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found = json.loads(line)
                yield {"id": found.get("id", str(number)), "q": found["q"]}
            except (json.JSONDecodeError, KeyError, AttributeError):
                raise QueryError(f"{path}, line {number}: a line is JSON with a question in q") from None


def _line(line: dict[str, Any], answer: Answer) -> dict[str, Any]:
    answers = [
        {
            "label": row.label,
            "iri": row.iri,
            "basis": row.basis,
            "evidence": [{"exact": e.exact, "start": e.start, "end": e.end} for e in row.evidence],
        }
        for row in answer.rows
    ]
    kind = "answer" if answer.kind == "answer" else "refused"
    return {"id": line["id"], "kind": kind, "text": answer.text, "answers": answers, "sparql": answer.sparql}


def _write(store: Path | None, answer: Answer, path: Path) -> None:
    from gangmu.graph.ask import proof

    content = proof(shared.view(store), answer)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    shared.say(f"{len(content['rows'])} rows with their quotes in {path}; verify.py checks them against the report")


def printed(answer: Answer) -> str:
    """Return an answer as a person reads it in a terminal."""
    zh = answer.lang == "zh"
    lines = [answer.text, ""]
    for row in answer.rows[:_SHOWN]:
        lines.append(f"• {row.label}    [{row.why}]")
        lines += [f"    “{e.exact}”  {e.start}–{e.end}".replace("\n", "") for e in row.evidence[:3]]
        lines += [
            f"    {hop.source.label} —{hop.said or hop.predicate}→ {hop.target.label}"
            for hop in row.path
            if hop.forward
        ]
        lines += [
            f"    {hop.target.label} —{hop.said or hop.predicate}→ {hop.source.label}"
            for hop in row.path
            if not hop.forward
        ]
    left = len(answer.rows) - _SHOWN + answer.cut
    if left > 0:
        lines.append(f"… 另有 {left} 项" if zh else f"… and {left} more")
    if answer.related:
        lines += ["", "还可以问：" if zh else "One can also ask:"]
        lines += [f"  {related.question}" for related in answer.related]
    return "\n".join(lines).rstrip() + "\n"
