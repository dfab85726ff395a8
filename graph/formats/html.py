"""A saved web page to the text of the report that it holds: a line for each block, without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gangmu.graph.formats import Converted

MEDIA_TYPE = "text/html"
SHARE = 0.8
"""An element that holds this share of a page's Chinese characters holds the report; what is around it is the page."""

_OPENING = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HAN = re.compile("[\u3400-\u9fff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSHOWN = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "button"})
_AROUND = frozenset({"nav", "header", "footer", "aside", "form"})
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "figcaption"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul", "table", "td", "th", "thead", "tr"}
_BOXES = {"address", "article", "blockquote", "body", "center", "div", "fieldset", "figure", "main", "section"}
_BLOCKS = _TITLES | _LISTS | _BOXES | {"br", "hr", "p", "pre"}


def is_html(raw: str) -> bool:
    r"""Tell whether decoded text is a web page.

    >>> is_html("<!DOCTYPE html>\\n<p>建设云谷。"), is_html("一、<重点>工作")
    (True, False)
    """
    return _OPENING.match(raw[:20_000]) is not None


def read(raw: str) -> Converted:
    """Return the report's text of a page that is decoded already.

    >>> print(read("<html><nav>首页 新闻</nav><div><h1>工作报告</h1><p>建设<b>云谷</b>。<br>新建水库。</div>").text)
    工作报告
    建设云谷。
    新建水库。
    """
    import lxml.html
    from lxml.etree import ParserError

    try:
        page = lxml.html.document_fromstring(_undeclared(raw), parser=lxml.html.HTMLParser(huge_tree=False))
    except (ParserError, ValueError):
        return Converted("", MEDIA_TYPE)
    body = page.find("body")
    lines = _lines(_narrowed(body if body is not None else page))
    return Converted("\n".join(lines), MEDIA_TYPE)


def _undeclared(raw: str) -> str:
    """An XML declaration names an encoding, which a decoded text no longer has."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", raw).replace("\0", "")


def _narrowed(element: Any) -> Any:
    """Follow the children that hold nearly all that `element` holds, down to where the text divides."""
    weight = _weight(element)
    while True:
        heavy = max(element, key=_weight, default=None) if weight else None
        if heavy is None or not isinstance(heavy.tag, str) or heavy.tag in ("p", "span", "b", "strong", "font"):
            return element
        if _weight(heavy) < SHARE * weight:
            return element
        element = heavy


def _weight(element: Any) -> int:
    if not isinstance(element.tag, str) or element.tag in _UNSHOWN | _AROUND:
        return 0
    own = sum(len(_HAN.findall(text)) for text in (element.text or "", *(child.tail or "" for child in element)))
    return own + sum(_weight(child) for child in element)


def _lines(element: Any) -> Iterator[str]:
    words: list[str] = []
    for piece in _pieces(element):
        if piece != "\n":
            words.append(piece)
            continue
        line = _SPACE.sub(" ", "".join(words)).strip()
        words.clear()
        if line:
            yield line


def _pieces(root: Any) -> Iterator[str]:
    """Yield the texts of a tree in their order, a line feed before and after each block; no recursion, for depth."""
    todo: list[Any | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            yield node
            continue
        shown = isinstance(node.tag, str) and node.tag not in _UNSHOWN and node.tag not in _AROUND
        after: list[Any | str] = [] if node is root or not node.tail else [node.tail]
        if shown:
            edge = ["\n"] if node.tag in _BLOCKS else []
            inner: list[Any | str] = [*edge, node.text or "", *node, *edge]
            todo.extend(reversed(inner + after))
        else:
            todo.extend(reversed(after))
    yield "\n"
