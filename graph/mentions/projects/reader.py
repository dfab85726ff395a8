"""Definite undertakings: what the report says has been, is being or will be built, set up, held or carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gangmu.graph.mentions.projects.endings import ending_of, parts
from gangmu.graph.mentions.projects.heads import HEAD_ENDS, ended, place_like
from gangmu.graph.mentions.projects.lists import Item, items
from gangmu.graph.mentions.projects.masks import mask
from gangmu.graph.mentions.projects.naming import Named, named
from gangmu.graph.mentions.projects.phrases import Anchors, Phrase, phrases
from gangmu.graph.mentions.projects.pieces import pieces
from gangmu.graph.mentions.projects.quantities import QUANTITY, QUANTITY_ENDS
from gangmu.graph.model import HeadingKind, Orientation, Project, Sentence, Span, Status
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

_TAILS = words("projects", "tails", "any")
_OF = words("projects", "tails", "of")
_CAMPAIGN = frozenset(words("projects", "status", "campaign"))
_WRITE = frozenset(("write",))
_FOUND = frozenset(("found",))
_CARRY = frozenset(("carry",))

# -- patterns --------------------------------------------------------------------------------------------------------

_TAIL = re.compile(rf"(?:{alternatives(_TAILS)}|的{alternatives(_OF)}(?:和{alternatives(_OF)})?)$")
_TAIL_ENDS = frozenset(word[-1] for word in (*_TAILS, *_OF))
_ENTERING = re.compile(
    rf"(?:{alternatives(words('projects', 'tails', 'entering'))}|成为"
    r"|(?:提升)?发展(?=[^，]{4})(?![战改规计行]))+"
)
# 将…打造成区域中心, but 打造成渝…圈.
_MADE = re.compile("(?:打造|培育)(?:成(?![都渝绵德雅万功长立])|为)")
# 加强与…医院合作, 推进以…为重点的…: what a preposition governs is not what is done.
_GOVERNED = re.compile(
    "对(?![口外俄接标台港])|[与把]|同(?![江安仁心步一城方庆])(?=[^，；]*(?:合作|交往|交流|对接|衔接|协作|联动|关系|伙伴|友谊|的))|向(?![阳海家])|将(?![军乐])|由|从(?![化江严业])"
    "|为(?![民企老农侨])|以(?!旧换|工代|竹代)"
)
_BEGUN = re.compile(alternatives(words("projects", "status", "review_ongoing")))
# 提升 goes on; 改造提升 is to be done.
_GOING = re.compile(
    rf"(?<!改造){alternatives(words('projects', 'status', 'plan_ongoing'))}|加快(?:建设|推进|实施|发展)?(?:$|、)"
)
# 加快…前期工作: what is only prepared has not begun.
_PREPARED = re.compile(alternatives(words("projects", "status", "prepared")))
# What is to be finished, or opened, is planned whatever has been done of it.
_FINISHING = re.compile(alternatives(words("projects", "status", "finishing")))
_MORE = re.compile(
    r"(?P<and>以及|)(?=(?<=以及)|(?:\d+[个座所处条家]|[一两三四五六七八九十]+[座所处条])“?[^，。；]{2,24}$)"
)
# 对甲、乙等区域进行整治.
_DONE_TO = re.compile(
    "对(?P<to>[^，；对的]{2,80}?)(?P<verb>进行|实施|开展|的)了?(?:系统|全面|集中|重点|统一|大规模)*的?"
    "(?P<doing>[^，；、的]{0,10}(?:改造|整治|治理|扩建|绿化|亮化|修复|硬化|美化|修缮|提升))"
    "(?:工程|工作|行动|力度|步伐|进度|任务)?$"
)
# 完成云岭农商银行组建.
_FOUNDED = re.compile("(?<=...)(?:组建|挂牌|设立|成立)(?:工作)?$")
_ETC = re.compile("(.+?)等(?P<rest>[^、等]{0,8})$")
# Neither a list nor a quotation nor a number, and it ends in no noun of an undertaking: nothing is named.
_NAMELESS = re.compile(
    "[^、和与及等“”》（以批0-9０-９一二两三四五六七八九十百千]*"
    rf"(?<![{re.escape(''.join(sorted({*HEAD_ENDS, *QUANTITY_ENDS, *'）”》'})))}])$"
)
# With these begins what goes on with the verb before, or names a reform that leads (以“…”改革为牵引).
_SPECIAL = frozenset("以要一两三四五六七八九十0123456789０１２３４５６７８９")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# With these begins whatever stands before a name without being of it.
_LEADS = frozenset("对与把同向将由从为以成提发") | {word[0] for word in words("projects", "tails", "entering")}
_TRACTION = re.compile(
    r"以(?P<name>“‖+”改革|[^，；、的以]{4,18}(?:行动|工程|攻坚战))为(?:牵引|抓手|引领|突破口|契机|载体|重点)"
)
# 云谷园区累计完成投资1.5亿元: how far it has come.
_COME = re.compile(
    r"(?P<object>[^，；\d]{4,30}?)(?:建设)?(?P<verb>(?P<sum>累计|共|已|全年|当年|年内)*完成)"
    r"(?:投资|[营播种、]*造林|工程量)[^，；]{0,16}?\d"
)
# 扩大…试点: the other things that are made wider are no undertakings.
_WIDENED = re.compile(
    "(?:有序|稳步|积极|逐步|稳妥|继续|进一步|加快|持续|适时|不断|大幅|再)*(?P<verb>扩大)"
    "(?P<object>(?!对?外?开放)[^，；的]{2,40}试点)(?:范围|面|规模|领域|地区|城市)?$"
)


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Project, ...]:
    """Return the undertakings of a report, one for each statement about each, in the order of the text."""
    chars = reading.text.chars
    masked = mask(chars)
    anchors = Anchors(masked)
    found: list[Project] = []
    for sentence in reading.sentences:
        if sentence.orientation is Orientation.PREAMBLE or not _speaks(reading, sentence):
            continue
        last: Phrase | None = None
        for clause in sentence.clauses:
            if not anchors.among(clause) and masked[clause.start] not in _SPECIAL:
                continue
            for part in parts(masked, clause):
                for phrase in _phrases(masked, part, last, anchors):
                    last = phrase
                    for item in listed(masked, phrase):
                        if one := named(masked, chars, phrase, item):
                            found.append(_project(reading, sentence, clause, phrase, one))
    return tuple(_known(found))


def listed(masked: str, phrase: Phrase) -> Iterator[Item]:
    """The things that a phrase lists; what 对甲、乙进行改造 is done to shares what is done."""
    if phrase.doing is None:
        object_span = _trimmed(masked, phrase)
        if not _NAMELESS.match(masked, *object_span):
            yield from items(masked, object_span)
        return
    object_ = _ETC.match(masked, *phrase.object)
    if object_ and QUANTITY.match(object_["rest"]):
        yield Item(Span(*object_.span("rest")), phrase.doing)
    for piece in pieces(masked, Span(*object_.span(1)) if object_ else phrase.object):
        own = masked[piece.start : piece.end]
        if place_like(own) or ended(own) or QUANTITY.match(own):
            yield Item(piece, phrase.doing)


def _speaks(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence may announce something: headings other than leads and bullets only repeat."""
    if not sentence.heading or sentence.section is None:
        return True
    return reading.sections[sentence.section].kind in (HeadingKind.LEAD, HeadingKind.BULLET)


def _section(reading: Reading, sentence: Sentence, clause: Span) -> int | None:
    """The section under which a clause stands: what a heading itself announces stands under the heading above."""
    if sentence.section is not None and sentence.heading:
        section = reading.sections[sentence.section]
        if section.at.meets(clause):
            return section.parent
    return sentence.section


def _phrases(masked: str, clause: Span, last: Phrase | None, anchors: Anchors) -> Iterator[Phrase]:
    """The verb phrases of a clause; 以及甲、乙 and 30个丙 go on with the verb of the clause before."""
    more = _MORE.match(masked, clause.start, clause.end) if last is not None else None
    if last is not None and more and ending_of(masked, clause) is None:
        yield last._replace(object=Span(clause.start + len(more["and"]), clause.end))
        return
    if masked[clause.start] == "以" or masked.startswith("要以", clause.start):
        for traction in _TRACTION.finditer(masked, clause.start, clause.end):
            yield Phrase("以…为", "以…为", _CARRY, Span(*traction.span("name")))
    if come := _COME.match(masked, *clause):
        yield Phrase(come["verb"], "完成", _CARRY, Span(*come.span("object")), True, not come["sum"])
        return
    if widened := _WIDENED.match(masked, *clause):
        yield Phrase(widened["verb"], widened["verb"], _CARRY, Span(*widened.span("object")))
        return
    if masked.find("对", *clause) >= 0 and (done := _DONE_TO.search(masked, *clause)):
        yield Phrase(done["verb"], done["verb"], _CARRY, Span(*done.span("to")), doing=Span(*done.span("doing")))
        clause = Span(clause.start, done.start())
    if masked[clause.start] in _CIRCLED:
        clause = Span(clause.start + 1, clause.end)
    if clause.start < clause.end:
        for phrase in phrases(masked, clause, anchors):
            founded = phrase.classes & _CARRY and _FOUNDED.search(masked, *phrase.object)
            if founded:
                phrase = phrase._replace(classes=_FOUND, object=Span(phrase.object.start, founded.start()))
            yield phrase


def _led(masked: str, start: int, end: int) -> int:
    """Return where a name begins behind a preposition, 成 or 为, and what leads up to it."""
    if _GOVERNED.match(masked, start, end):
        start = (masked.rfind("的", start, end) + 1) or end
    if made := _MADE.match(masked, max(start - 2, 0), end):
        start = max(start, made.end())
    entering = _ENTERING.match(masked, start, end)
    return entering.end() if entering else start


def _trimmed(masked: str, phrase: Phrase) -> Span:
    """Leave out what stands around the list: leading 好, closing 建设, 步伐, 前期工作."""
    start, end = phrase.object
    while start < end and (masked[start] in "好了、在" or masked[start].isspace()):
        start += 1
    if start < end and masked[start] in _LEADS:
        start = _led(masked, start, end)
    while end > start and masked[end - 1] in "、和与及的等" and masked[end - 2] not in "高初中同平均":
        end -= 1
    if masked.startswith("“‖‖‖”", end - 5) and ended(masked[start : end - 5]):
        end -= 5  # 中心“全覆盖”
    while (
        phrase.classes != _WRITE
        and end > start
        and masked[end - 1] in _TAIL_ENDS
        and (tail := _TAIL.search(masked, max(start, end - 12), end))
    ):
        # 标准化建设 is a name; 指挥中心建设 is 指挥中心 with a tail.
        if masked[tail.start() - 1] != "”" and not ended(masked[start : tail.start()]):
            break
        end = tail.start()
    return Span(start, end)


def _project(reading: Reading, sentence: Sentence, clause: Span, phrase: Phrase, one: Named) -> Project:
    return Project(
        one.name,
        _status(reading, sentence, phrase),
        clause,
        one.spot,
        _section(reading, sentence, clause),
        sentence.index,
        phrase.run,
        one.quantity,
        one.aliases,
        campaign=one.head in _CAMPAIGN,
    )


def _status(reading: Reading, sentence: Sentence, phrase: Phrase) -> Status:
    if phrase.aim or phrase.run == "以…为":
        return Status.ONGOING
    if sentence.orientation is Orientation.REVIEW:
        begun = not phrase.done if phrase.after else _BEGUN.search(phrase.run)
        return Status.ONGOING if begun else Status.DONE
    prepared = _PREPARED.search(reading.text.chars, phrase.object.start, phrase.object.end)
    return Status.ONGOING if _GOING.search(phrase.run) and not prepared else Status.PLANNED


def _known(found: list[Project]) -> Iterator[Project]:
    """What the review reports as done or begun, and the plan takes up again, is ongoing there.

    Another 20 of what there are 270 of are not taken up again.
    """
    before: set[tuple[str, str | None]] = set()
    for project in found:
        taken_up = project.status is Status.PLANNED and not _FINISHING.search(project.verb)
        if taken_up and (project.name, project.quantity) in before:
            project = replace(project, status=Status.ONGOING)
        elif project.status is not Status.PLANNED:
            before.add((project.name, project.quantity))
        yield project
