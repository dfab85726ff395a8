"""What somebody who asks for a document wants: in which language, in which format, all of it or the beginning."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from gangmu.api.formats import HTML, NotAcceptable, choose
from gangmu.api.linked.addresses import SUFFIXES, root
from gangmu.api.linked.words import Lang

_TEXT, _JSON = "text/plain", "application/json"


@dataclass(frozen=True, slots=True)
class Wish:
    """A request, read: `root` leads from its address to the server's root, `query` is what links carry on."""

    request: Request
    lang: Lang
    root: str
    query: str
    everything: bool

    @classmethod
    def of(cls, request: Request) -> Wish:
        """Read a request; a language that is asked for outright is carried on by every link."""
        asked = request.query_params.get("lang", "")
        lang: Lang = (
            "en" if asked == "en" else "zh" if asked == "zh" else accepted(request.headers.get("accept-language", ""))
        )
        query = f"?lang={lang}" if asked in ("zh", "en") else ""
        return cls(request, lang, _root(request), query, request.query_params.get("all") == "1")

    @property
    def all_href(self) -> str:
        """The address of the same page with nothing cut."""
        return f"?lang={self.lang}&all=1" if self.query else "?all=1"

    def media(self, suffix: str) -> str:
        """Return the media type of the answer; raise NotAcceptable if no format that there is will do."""
        return SUFFIXES[suffix] if suffix else choose(self.request.headers.get("accept"), SUFFIXES.values())

    def html(self) -> bool:
        """Tell whether a refusal is better put as a page than as a line of text."""
        return self._refusal() == HTML

    def wants_json(self) -> bool:
        """Tell whether a refusal is better put as JSON."""
        return self._refusal() == _JSON

    def _refusal(self) -> str:
        try:
            return choose(self.request.headers.get("accept"), (HTML, _TEXT, _JSON))
        except NotAcceptable:
            return _TEXT


def _root(request: Request) -> str:
    path: bytes = request.scope.get("raw_path") or request.url.path.encode()
    above = str(request.scope.get("root_path", "")).encode()
    return root(path.removeprefix(above) if above and path.startswith(above + b"/") else path)


def accepted(header: str) -> Lang:
    """Return the language that an Accept-Language header likes better; Chinese if it likes both alike, or neither.

    >>> accepted("en-GB,en;q=0.9"), accepted("fr, en;q=0.3, zh;q=0.2"), accepted("de"), accepted("zh-CN,en;q=0.8")
    ('en', 'en', 'zh', 'zh')
    """
    liked = {"zh": 0.0, "en": 0.0}
    for part in header.split(","):
        name, _, weight = part.strip().lower().partition(";")
        language = name.partition("-")[0].strip()
        if language in liked:
            try:
                liked[language] = max(liked[language], float(weight.strip().removeprefix("q=") or 1))
            except ValueError:
                continue
    return "en" if liked["en"] > liked["zh"] else "zh"
