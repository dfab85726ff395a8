"""What holds of undertakings in any text: each says what stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gangmu.graph.mentions import projects
from gangmu.graph.mentions.projects.endings import parts
from gangmu.graph.mentions.projects.masks import mask
from gangmu.graph.mentions.projects.phrases import Anchors, phrases
from gangmu.graph.model import Span
from gangmu.graph.outline import outline
from gangmu.graph.text import Source, clean
from gangmu.ontology.lexicon import words

VERBS = words("projects", "verbs", "build") + words("projects", "verbs", "carry") + words("projects", "endings", "done")
HEADS = words("projects", "heads", "facility") + words("projects", "heads", "programme")
MARKS = ("、", "，", "；", "。", "和", "等", "的", "对", "将", "“", "”", "（", "）", "《", "》", "3个", "两大", "\n")
PIECES = st.sampled_from((*VERBS, *HEADS, *MARKS, "云岭", "青石镇", "加快", "支持", "进行", "5万亩"))
SENTENCES = st.lists(PIECES, max_size=24).map("".join)


@settings(max_examples=150)
@given(SENTENCES | st.text(max_size=60))
def test_every_quote_verifies_and_every_span_is_in_its_sentence(text: str) -> None:
    source = Source("a", f"一、今年工作任务\n{text}\n", "", "")
    reading = outline(clean(source))
    for project in projects.read(reading):
        assert project.name
        sentence = reading.sentences[project.sentence]
        assert sentence.at.holds(project.at) and sentence.at.holds(project.spot)
        for span in (project.at, project.spot):
            for quote in reading.text.quotes(span):
                assert source.raw[quote.start : quote.end] == quote.exact


@settings(max_examples=150)
@given(SENTENCES)
def test_one_scan_of_a_text_finds_what_a_scan_of_each_clause_finds(text: str) -> None:
    masked = mask(text)
    anchors = Anchors(masked)
    start = 0
    for clause in masked.replace("；", "，").replace("。", "，").replace("\n", "，").split("，"):
        span = Span(start, start + len(clause))
        start += len(clause) + 1
        for part in parts(masked, span) if clause else ():
            if part.start < part.end:
                assert list(phrases(masked, part, anchors)) == list(phrases(masked, part))
        if clause and not anchors.among(span):
            assert list(phrases(masked, span)) == []
