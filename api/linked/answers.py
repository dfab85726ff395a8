"""An answer with all that caches and other servers' pages need: what it may be, how old it is, whether it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from gangmu.api.formats import content_type
from gangmu.graph.store import View

EXPOSED = ("Link", "ETag", "Content-Location")
"""Headers that other servers' pages may read."""
_STAMP = sha256(
    b"\0".join(
        path.read_bytes()
        for path in sorted(Path(__file__).parent.rglob("*"))
        if path.suffix in (".py", ".html", ".toml")
    )
).hexdigest()[:8]
"""Changes with what makes the pages, so that a page of an older program is not taken for today's."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which answer this is: `tag` for its bytes, `made` when the graph that it is read from came to be served."""

    tag: str
    made: float

    @classmethod
    def of(cls, view: View, *parts: str) -> Version:
        """Return the version of an answer from the snapshot of `view`; `parts` tell its representations apart."""
        made = (view.folder.parent.parent / "current").stat().st_mtime if view.folder else 0.0
        return cls.made_of(made, view.snapshot, *parts)

    @classmethod
    def made_of(cls, made: float, *parts: str) -> Version:
        """Return the version of an answer that `parts` tell from all others."""
        known = "\0".join((_STAMP, *parts))
        return cls(f'"{sha256(known.encode()).hexdigest()[:32]}"', made)

    def tagged(self, headers: Headers) -> bool:
        """Tell whether the one who asks names the tag of this very answer."""
        tags = headers.get("if-none-match", "")
        return self.tag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}

    def known(self, headers: Headers) -> bool:
        """Tell whether the one who asks has this answer already (RFC 9110: a tag counts before a date)."""
        tags, since = headers.get("if-none-match"), headers.get("if-modified-since")
        if tags is not None:
            return tags.strip() == "*" or self.tagged(headers)
        try:
            return since is not None and int(self.made) <= parsedate_to_datetime(since).timestamp()
        except (ValueError, OverflowError):
            return False


def answer(request: Request, version: Version, media: str, body: bytes, headers: Mapping[str, str]) -> Response:
    """Return the answer, 304 without a body if it is known, no body to HEAD."""
    also = {
        "ETag": version.tag,
        "Last-Modified": formatdate(version.made, usegmt=True),
        "Cache-Control": "no-cache",
        **headers,
    }
    if version.known(request.headers):
        return Response(status_code=304, headers=also)
    media = f"{media}; charset=utf-8" if media == "text/html" else content_type(media)
    if request.method == "HEAD":
        return Response(headers={**also, "Content-Type": media, "Content-Length": str(len(body))})
    return Response(body, headers={**also, "Content-Type": media})
