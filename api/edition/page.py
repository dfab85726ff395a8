"""The HTML of an edition: the page's own modules and styles, the content, and a policy that allows nothing else."""

from __future__ import annotations

import gzip
import html
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from gangmu.api.bundle import bundle
from gangmu.api.edition.content import content
from gangmu.api.served import load
from gangmu.graph.errors import StoreError
from gangmu.graph.picture import vis
from gangmu.graph.store import View

FOLDER = Path(__file__).resolve().parent
EXPLORER = FOLDER.parent / "explorer"
_STYLES = ("page.css", "reader.css", "numbers.css", "gaps.css")
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
_HEAD = re.compile(r"<head>.*</head>\n<body[^>]*>", re.S)


@dataclass(frozen=True, slots=True)
class Edition:
    """The file, and what is in it: the report, how many things and answers, and what was left out."""

    html: str
    report: str
    title: str
    things: int
    answers: int
    unasked: int
    reports_left_out: int


def edition(view: View, report: str | None = None, lang: Literal["zh", "en"] = "zh") -> Edition:
    """Return the edition of one report of a graph: `report` by its IRI or its title, else the first one.

    The same graph gives the same bytes. Raise StoreError for a graph without reports or without this one.
    """
    whole = load(view)
    if not whole.reports:
        raise StoreError("the graph has no report, so there is nothing to make an edition of")
    chosen = next((one for one in whole.reports if report in (None, one.iri, one.zh, one.en)), None)
    if chosen is None:
        names = ", ".join(one.zh for one in whole.reports[:5])
        raise StoreError(f"there is no report {report!r} in the graph; it holds {names}")
    others = {one.iri for one in whole.reports} - {chosen.iri}
    graph = load(View.of(_alone(view.lines(), others))) if others else whole
    data = {**content(graph, chosen.iri), "lang": lang, "title": chosen.zh, "leftOut": len(others)}
    return Edition(
        html=_page(data, lang, chosen.name(lang)),
        report=chosen.iri,
        title=chosen.zh,
        things=len(data["things"]),
        answers=sum(len(found) for found in data["answers"].values()),
        unasked=data["unasked"],
        reports_left_out=len(others),
    )


def _alone(lines: Iterable[str], others: set[str]) -> Iterable[str]:
    """Yield the quads without those of other reports, each of which stands in a graph of its own."""
    gone = tuple(f" <{iri}> .\n" for iri in sorted(others))
    return (line for line in lines if not line.endswith(gone))


def _page(data: dict[str, Any], lang: str, title: str) -> str:
    library = _inline(_read(vis() / "vis-network.min.js"))
    script = _inline(bundle(_modules(), "start.js"))
    style = "".join(_read(EXPLORER / name) for name in _STYLES) + _read(FOLDER / "edition.css")
    packed = b64encode(gzip.compress(_json(data), mtime=0)).decode()
    icon = b64encode((EXPLORER / "gangmu.svg").read_bytes()).decode()
    policy = f"{_POLICY}; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}"
    head = (
        f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{html.escape(title)} · 纲目</title>\n<link rel="icon" href="data:image/svg+xml;base64,{icon}">\n'
        f'<style>{style}</style>\n</head>\n<body class="explorer edition" data-without="sparql">'
    )
    body = _HEAD.sub(lambda _: head, _read(EXPLORER / "index.html"))
    body = body.replace('<html lang="zh">', f'<html lang="{lang}">').replace('href="./"', 'href="#"')
    body = body.replace("explorer/gangmu.svg", f"data:image/svg+xml;base64,{icon}")
    body = re.sub(r"<noscript>.*</noscript>", f"<noscript><p>{_NO_SCRIPT}</p></noscript>", body)
    return body.replace(
        "</body>",
        f'<script type="text/plain" id="content">{packed}</script>\n'
        f"<script>{library}</script>\n<script>{script}</script>\n</body>",
    )


_NO_SCRIPT = "这个文件要用 JavaScript。 This file needs JavaScript."


def _modules() -> dict[str, str]:
    """Return the page's modules; those of this folder stand in for those that ask a server."""
    return {path.name: _read(path) for folder in (EXPLORER, FOLDER) for path in sorted(folder.glob("*.js"))}


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _inline(script: str) -> str:
    """Return a script that no HTML parser takes to end early."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy calls this script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
