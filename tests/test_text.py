"""From bytes to clean text, and every offset back to a code point of the file as given."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.graph.errors import ReportError
from gangmu.graph.model import Span
from gangmu.graph.text import MAX_BYTES, Source, Text, broken, clean, decode, read

REPORT = "青石县政府工作报告\n各位代表：\n一、工作回顾\n过去一年，粮食增产。\n"


def cleaned(raw: str) -> Text:
    """Return the clean text of characters that no file held."""
    return clean(Source("a.txt", raw, "", "utf-8"))


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gb18030", "gb18030"), ("gbk", "gb18030"), ("utf-16", "utf-16")],
)
def test_the_encoding_is_found_out(encoding: str, found: str) -> None:
    source = decode(REPORT.encode(encoding), "a.txt")
    assert source.encoding == found
    assert clean(source).chars == REPORT.rstrip()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt is empty"),
        (b"\xef\xbb\xbf \r\n", "a.txt is empty"),
        ("\u3000\n".encode("utf-16"), "a.txt is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt is a picture; give the report as text"),
        (b"PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt is no plain text: control character U+001A in line 2"),
        ("第一行\n".encode() + b"\xff\xff", "a.txt is neither UTF-8 nor GB18030: byte 0xff in line 2"),
        ("第一行\n坏\x00字".encode(), "a.txt is no plain text: control character U+0000 in line 2"),
        (b"Report on the work of the government", "a.txt is no Chinese report: 0 of its 30 characters are Chinese"),
        ("Отчёт о работе правительства".encode(), "a.txt is no Chinese report"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ReportError) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"nothing\.txt cannot be read: No such file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(ReportError, match="cannot be read"):
        read(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReportError, match=r"huge\.txt is larger than 64 MB"):
        read(huge)


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("甲\r\n乙\r丙\u2028丁", ["甲", "乙", "丙", "丁"]),
        ("\ufeff\u3000\u3000甲乙 \n\n\n 丙\u200b", ["甲乙", "丙"]),
        ("# 甲\n## 乙", ["甲", "乙"]),
        ("●**甲。**乙。\n- 丙\n——丁\n* 戊", ["甲。乙。", "丙", "丁", "戊"]),
        ("甲__乙__丙*丁*", ["甲乙丙丁"]),
        ("甲\n------\n— 12 —\n第3页\n3\n。\n乙", ["甲", "乙"]),
        ("建成“一园\n两区”。", ["建成“一园两区”。"]),
        ("建成“一园\n两区。", ["建成“一园", "两区。"]),
        ("重点领域改革迈出步伐，\n营商环境改善。", ["重点领域改革迈出步伐，营商环境改善。"]),
        ("主要任务有三项，\n一是兴产业。", ["主要任务有三项，", "一是兴产业。"]),
        ("春耕\n秋收", ["春耕", "秋收"]),
    ],
)
def test_cleaning_leaves_out_and_heals(raw: str, lines: list[str]) -> None:
    text = cleaned(raw)
    assert text.chars.split("\n") == lines
    assert [text.chars[a:b] for (a, b), *_ in text.lines] == lines


@pytest.mark.parametrize(
    ("raw", "bullet", "level", "bold"),
    [
        ("●**兴产业。**建园区。", "●", 0, 4),
        ("**兴产业。**建园区。", "", 0, 4),
        ("建**园区**。", "", 0, 0),
        ("### 兴产业", "", 3, 0),
        ("—— 兴产业", "——", 0, 0),
        ("-5度", "", 0, 0),
        ("#1号", "", 0, 0),
    ],
)
def test_a_line_knows_what_marks_it_had(raw: str, bullet: str, level: int, bold: int) -> None:
    (line,) = cleaned(raw).lines
    assert (line.bullet, line.level, line.bold) == (bullet, level, bold)


def test_lines_wrapped_at_one_width_are_joined_where_they_were_full() -> None:
    paragraph = ["\u3000\u3000" + "建" * 28, "设" * 30, "园" * 29 + "。", "区" * 12 + "。"]
    text = cleaned("\n".join(paragraph * 20))
    assert len(text.lines) == 20
    assert {text.chars[a:b] for (a, b), *_ in text.lines} == {"".join(paragraph).strip()}


def test_lines_wrapped_without_indents_are_joined_unless_an_empty_line_parts_them() -> None:
    paragraph = ["建" * 30, "设" * 30, "园" * 30, "区" * 12 + "。"]
    assert len(cleaned("\n".join(paragraph * 20)).lines) == 20
    full = ["建" * 30, "设" * 29 + "。", ""]
    assert len(cleaned("\n".join(full * 30)).lines) == 30
    bulleted = ["——" + "建" * 28, "设" * 30, "区" * 12 + "。"]
    assert len(cleaned("\n".join(bulleted * 20)).lines) == 20


def test_blanks_that_stand_for_line_breaks_part_a_long_line() -> None:
    paragraphs = ["一、工作回顾", "过去一年，粮食增产。园区扩大。", "（一） 兴产业", "——建强园区，上新项目。"] * 60
    text = cleaned(" ".join(paragraphs))
    assert [text.chars[a:b] for (a, b), *_ in text.lines][:4] == [*paragraphs[:3], "建强园区，上新项目。"]
    assert len(text.lines) == 240
    assert len(cleaned("兴产 业，惠民生，" * 300 + "好。").lines) == 1


def test_sentences_of_one_length_are_not_a_wrapped_text() -> None:
    assert len(cleaned("\n".join(["建园区，上新项目，延长链条。"] * 60)).lines) == 60


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        # One line of its own below one of many headings of a style.
        ("一、甲乙丙丁\n※\n二、戊己庚辛\n※\n三、持续提升政府\n治理水平\n※\n", 6),
        # Several are subtitles, and so is one of two.
        ("一、甲乙丙丁\n奋进新程\n※\n二、戊己庚辛\n展望新篇\n※\n三、壬癸子丑\n※\n", 8),
        ("一、甲乙丙丁\n奋进新程\n※\n二、戊己庚辛\n※\n", 5),
        # A short sentence where all others of the style run into their paragraphs.
        ("".join(f"（{n}）抓产业。※\n" for n in "一二三四五六") + "（七）坚持不懈用\n思想铸魂。※\n", 7),
        ("（一）抓产业\n建强园区。※\n（二）惠民生\n办好实事。※\n", 4),
    ],
)
def test_a_heading_torn_over_two_lines_is_one(raw: str, lines: int) -> None:
    assert len(cleaned(raw.replace("※", "建强园区，上新项目，延长链条。")).lines) == lines


def test_a_heading_above_a_paragraph_is_not_joined_with_it() -> None:
    assert not broken("一、工作回顾", "过去一年，粮食增产。")
    assert not broken("总结全县", "第十三次党代会以来的工作，安排今后五年工作。")


def test_a_quote_across_a_healed_break_is_one_quote_a_line_of_the_source() -> None:
    text = cleaned("甲“乙\n\n丙”丁。\n戊。")
    assert text.chars == "甲“乙丙”丁。\n戊。"
    assert [tuple(q) for q in text.quotes(Span(1, 5))] == [(1, 3, "“乙"), (5, 7, "丙”")]
    assert [q.exact for q in text.quotes(Span(0, len(text.chars)))] == ["甲“乙", "丙”丁。", "戊。"]
    assert text.quotes(Span(7, 8)) == ()  # the break itself is no character of the source
    assert text.quotes(Span(3, 3)) == ()


def test_a_quote_keeps_the_emphasis_marks_that_stand_in_it() -> None:
    text = cleaned("建成**青石**园区。")
    assert [q.exact for q in text.quotes(Span(0, 6))] == ["建成**青石**园区"]


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("加快建设，。；：“”（）《》‘’、一二12.!?"),
        st.sampled_from("—-#*●·_ \t\r\n\u3000\u00a0\u200b\u200f\u202e\u2028\x0b\x0c\x85\ufeff"),
        st.characters(codec="utf-8"),
        st.sampled_from("𠀀𪜶😀🏗e\u0301"),
    ),
    max_size=200,
)


@given(HOSTILE, st.data())
def test_every_quote_of_a_hostile_text_stands_in_its_source(raw: str, data: st.DataObject) -> None:
    text = cleaned(raw)
    end = data.draw(st.integers(0, len(text.chars)))
    span = Span(data.draw(st.integers(0, end)), end)
    quotes = text.quotes(span)
    for quote in quotes:
        assert raw[quote.start : quote.end] == quote.exact != ""
        assert len(quote.exact.splitlines()) == 1
    assert all(a.end <= b.start for a, b in pairwise(quotes))
    # Nothing of the span is lost: what the quotes hold beyond it are marks that cleaning left out.
    wanted = iter("".join(quote.exact for quote in quotes))
    assert all(char in wanted for char in text.chars[slice(*span)].replace("\n", ""))


@given(HOSTILE)
def test_cleaning_never_changes_a_character(raw: str) -> None:
    text = cleaned(raw)
    spots = [text.raw_offset(i) for i, char in enumerate(text.chars) if char != "\n"]
    assert spots == sorted(set(spots))
    assert "".join(raw[i] for i in spots) == text.chars.replace("\n", "")
    assert "".join(text.chars[slice(*line.at)] for line in text.lines) == text.chars.replace("\n", "")


@given(HOSTILE)
def test_cleaning_leaves_out_no_chinese_character(raw: str) -> None:
    kept = re.sub("[^\u4e00-\u9fff]", "", cleaned(raw).chars)
    lines = [line for line in raw.splitlines() if not re.fullmatch(r"[\W_]*第?\W*\d{1,3}\W*页?[\W_]*", line)]
    assert kept in (re.sub("[^\u4e00-\u9fff]", "", raw), re.sub("[^\u4e00-\u9fff]", "", "".join(lines)))


@given(st.binary(max_size=80))
def test_any_bytes_are_a_source_or_a_report_error(data: bytes) -> None:
    try:
        source = decode(data, "a")
    except ReportError:
        return
    assert source.raw.encode("utf-8" if source.encoding == "utf-8" else source.encoding)
