"""Files as the page's server sends them: from memory, packed for whom takes it so, and not again to whom has them."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

KINDS = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class File:
    """What is sent, and of what kind; `tag` changes with the bytes.

    >>> File(b"a", "text/css").tag == File(b"a", "text/css").tag != File(b"b", "text/css").tag
    True
    """

    content: bytes
    kind: str

    @cached_property
    def tag(self) -> str:
        """What a browser is told to know these bytes by."""
        return f'"{sha256(self.content).hexdigest()[:32]}"'

    @cached_property
    def packed(self) -> bytes:
        """The bytes in gzip."""
        return gzip.compress(self.content, mtime=0)

    def response(self, request: Request, keep: str = "no-cache") -> Response:
        """Return the answer to a request; `keep` is how long a browser may use it without asking again."""
        packs = "gzip" in request.headers.get("accept-encoding", "")
        tag = self.tag.replace('"', '"z', 1) if packs else self.tag
        headers = {"Cache-Control": keep, "ETag": tag, "Vary": "Accept-Encoding"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if packs:
            return Response(self.packed, media_type=self.kind, headers=headers | {"Content-Encoding": "gzip"})
        return Response(self.content, media_type=self.kind, headers=headers)


def read(path: Path) -> File:
    """Return a file as it stands on the disk now; one that has not changed is not read again."""
    return _read(path, *stamp(path))


def stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is written."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _read(path: Path, changed: int, size: int) -> File:
    return File(path.read_bytes(), KINDS[path.suffix])
