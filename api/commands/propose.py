"""``gangmu propose``: facts proposed by a language model that the user names; the only command that calls anybody."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from gangmu.api.commands import shared


def propose(
    file: Annotated[Path, typer.Argument(help="A report's text, or its folder.")],
    url: Annotated[str, typer.Option(help="An OpenAI-compatible address, up to /v1.")],
    model: Annotated[str, typer.Option(help="The model's name there.")],
) -> None:
    """Let a language model propose facts (建议), to be taken up by the next build as far as the text bears them out.

    The report's text is sent to the address that you give, with $GANGMU_MODEL_KEY as the key if it is set. What comes
    back is written beside the report; a build admits what stands in the text, word for word, and marks it as a model's.
    """
    from gangmu.graph.proposals.remote import Remote, propose
    from gangmu.graph.report import proposals_beside, report
    from gangmu.graph.text import read

    about = report(file)
    remote = Remote(url, model, os.environ.get("GANGMU_MODEL_KEY", ""))
    text = read(about.text).raw
    found, failures = propose(text, remote, lambda done, total: shared.say(f"asked {done} of {total} stretches"))
    for failure in failures:
        shared.say(failure)
    out = proposals_beside(about.text, about.described)
    written = {"proposedBy": {"url": url, "model": model}, **found}
    out.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8")
    count = sum(map(len, found.values()))
    print(f"{count} proposals in {out}; build the report again to take up what its text bears out")
