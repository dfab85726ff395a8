"""Saved web pages to the report's text."""

from __future__ import annotations

import pytest

from gangmu.graph.errors import ReportError
from gangmu.graph.formats.html import is_html, read
from gangmu.graph.sources import decode


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        (
            '\ufeff<?xml version="1.0" encoding="gb2312"?>\n<!-- 说明 --><HTML lang="zh">',
            False,
        ),  # the mark is decoded away
        ('<?xml version="1.0" encoding="gb2312"?>\n<!-- 说明 --><HTML lang="zh">', True),
        ("\n\n<body><p>建设云谷。", True),
        ("# 青石县工作报告\n<重点>项目", False),
        ("一、回顾\n<html>是网页的标记。", False),
    ],
)
def test_what_is_a_page(raw: str, expected: bool) -> None:
    assert is_html(raw) is expected


BODY = "".join(f"<p>第{n}段，建设云谷产业园，新建高标准农田。</p>" for n in range(9))


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        # What stands around the report is the page's own.
        (
            f"<html><body><header>青石县人民政府</header><nav>首页 新闻</nav><div><h1>工作报告</h1>{BODY}</div>"
            "<div>相关新闻<a href=a>云谷开工</a></div><footer>主办单位</footer></body></html>",
            ["工作报告", *(f"第{n}段，建设云谷产业园，新建高标准农田。" for n in range(9))],
        ),
        # Blocks and breaks make lines; marks inside a sentence make none.
        ("<html><p>建设<b>云谷</b><span>产业园</span>。<br/>新建水库。</p>", ["建设云谷产业园。", "新建水库。"]),
        ("<html><table><tr><td>水库</td><td>水利局</td></tr></table>", ["水库", "水利局"]),
        # Nothing that is not shown is text.
        ("<html><script>var 甲 = '乙';</script><style>p{}</style><p>建设云谷。</p><!-- 注 -->", ["建设云谷。"]),
        # White space and entities as a browser has them.
        ("<html><p>\n  建设\t云谷&nbsp;&amp;&#x4e00;期 。</p>", ["建设 云谷\u00a0&一期 。"]),
    ],
)
def test_lines_of_a_page(page: str, lines: list[str]) -> None:
    assert read(page).text.split("\n") == lines


def test_a_page_in_an_old_encoding() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{BODY}</body></html>'
    source = decode(page.encode("gb18030"), "a.html")
    assert source.encoding == "gb18030" and source.media_type == "text/html"
    assert source.raw.startswith("第0段")


def test_a_page_without_a_text_is_refused() -> None:
    with pytest.raises(ReportError, match=r"a\.html is empty"):
        decode(b"<html><body><script>1</script></body></html>", "a.html")


def test_a_page_of_any_depth_does_no_harm() -> None:
    read("<html>" + "<div>" * 20_000 + "建设云谷。")
