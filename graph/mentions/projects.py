"""Definite undertakings: what the report says has been, is being or will be built, set up, held or carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gangmu.graph.mentions.heads import definite, ended, head_class, vague
from gangmu.graph.mentions.lists import QUANTITY, SIZE, Item, items
from gangmu.graph.mentions.masks import mask
from gangmu.graph.mentions.phrases import Phrase, phrases
from gangmu.graph.model import HeadingKind, Orientation, Project, Sentence, Span, Status
from gangmu.graph.outline import Reading
from gangmu.ontology.words import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

_TAILS = words("projects", "tails", "any")
_OF = words("projects", "tails", "of")
_ENTERING = re.compile(alternatives(words("projects", "tails", "entering")))
_RULE = re.compile(rf"{alternatives(words('projects', 'tails', 'rule'))}”$")
_REVIEW_ONGOING = words("projects", "status", "review_ongoing")
_PLAN_ONGOING = words("projects", "status", "plan_ongoing")
_CAMPAIGN = frozenset(words("projects", "status", "campaign"))
# Which verbs may have an object of which head: an organisation is founded, a document written.
_TAKES = {
    "facility": frozenset(("build", "carry", "found", "raise")),
    "programme": frozenset(("build", "carry", "hold", "raise")),
    "organisation": frozenset(("found",)),
    "document": frozenset(("write",)),
    "light": frozenset(("build", "carry", "hold", "raise")),
}

# -- patterns --------------------------------------------------------------------------------------------------------

_TAIL = re.compile(rf"(?:{alternatives(_TAILS)}|的{alternatives(_OF)}(?:和{alternatives(_OF)})?)$")
_TITLE = re.compile(r"《‖+》$")
_COUNTED = re.compile(r"“[一二两三四五六七八九十双百\d+]+(?:[个大项条支块方]|[^“”]{0,4}”$)")
_MORE = re.compile(r"(?P<and>以及|)(?=(?<=以及)|\d+[个座所处条家]“?[^，。；]{2,24}$)")
_CARRY = frozenset(("carry",))
_TRACTION = re.compile(r"以(?P<name>“‖+”改革)为(?:牵引|抓手|引领|突破口|契机)")


# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Project, ...]:
    """Return the undertakings of a report, one for each statement about each, in the order of the text."""
    masked = mask(reading.text.chars)
    found: list[Project] = []
    for sentence in reading.sentences:
        if sentence.orientation is Orientation.PREAMBLE or not _speaks(reading, sentence):
            continue
        phrase: Phrase | None = None
        for clause in sentence.clauses:
            for phrase in _phrases(masked, clause, phrase):
                for item in items(masked, _trimmed(masked, phrase.object)):
                    found += _item(reading, masked, sentence, clause, phrase, item)
    return tuple(_known(found))


def _speaks(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence may announce something: headings other than leads and bullets only repeat."""
    if not sentence.heading or sentence.section is None:
        return True
    return reading.sections[sentence.section].kind in (HeadingKind.LEAD, HeadingKind.BULLET)


def _phrases(masked: str, clause: Span, last: Phrase | None) -> Iterator[Phrase]:
    """The verb phrases of a clause; 以及甲、乙 and 30个丙 go on with the verb of the clause before."""
    if last is not None and (more := _MORE.match(masked, clause.start, clause.end)):
        yield last._replace(object=Span(clause.start + len(more["and"]), clause.end))
        return
    for traction in _TRACTION.finditer(masked, clause.start, clause.end):
        yield Phrase("以…为", "以…为", _CARRY, Span(*traction.span("name")))
    yield from phrases(masked, clause)


def _trimmed(masked: str, span: Span) -> Span:
    """Leave out what stands around the list: leading 好, closing 建设, 步伐, 前期工作."""
    start, end = span
    while start < end and masked[start] in "好了对、以在":
        start += 1
    if entering := _ENTERING.match(masked, start, end):
        start = entering.end()
    while end > start and masked[end - 1] in "、和与及的":
        end -= 1
    if masked.startswith("“‖‖‖”", end - 5) and ended(masked[start : end - 5]):
        end -= 5  # 中心“全覆盖”
    while tail := _TAIL.search(masked, start, end):
        # 标准化建设 is a name; 指挥中心建设 is 指挥中心 with a tail.
        if not ended(masked[start : tail.start()]) and not masked[: tail.start()].endswith("”"):
            break
        end = tail.start()
    return Span(start, end)


def _item(
    reading: Reading, masked: str, sentence: Sentence, clause: Span, phrase: Phrase, item: Item
) -> Iterator[Project]:
    chars = reading.text.chars
    span, quantity = _measured(masked, chars, item.span)
    if span.start >= span.end:
        return
    words_ = masked[span.start : span.end]
    own = ended(words_)
    if _TITLE.search(words_):
        if (
            "write" in phrase.classes
            and ended(chars[span.start : span.end - 1])
            and head_class(ended(chars[span.start : span.end - 1])) == "document"
        ):
            yield _made(
                reading, sentence, clause, phrase, Span(words_.index("《") + span.start, span.end), "", quantity, "规划"
            )
        return
    if item.head is not None:
        yield from _shared(reading, masked, sentence, clause, phrase, item, span, quantity)
        return
    if words_.endswith("”"):
        if phrase.classes & {"build", "carry", "hold"} and _named(words_, chars[span.start : span.end]):
            yield _made(reading, sentence, clause, phrase, span, "", quantity, "")
    elif (
        own and _takes(phrase, own) and (definite(chars[span.start : span.end], own) or _counted(phrase, own, quantity))
    ):
        yield _made(reading, sentence, clause, phrase, span, "", quantity, own)


def _shared(
    reading: Reading,
    masked: str,
    sentence: Sentence,
    clause: Span,
    phrase: Phrase,
    item: Item,
    span: Span,
    quantity: str | None,
) -> Iterator[Project]:
    assert item.head is not None
    chars = reading.text.chars
    head_span, size = _measured(masked, chars, item.head)
    head = ended(masked[head_span.start : head_span.end]) or ("”" if masked[head_span.end - 1] == "”" else "")
    name = chars[span.start : span.end]
    if not head or vague(name) or (head != "”" and not _takes(phrase, head)) or len(name) < 2:
        return
    yield _made(reading, sentence, clause, phrase, span, chars[head_span.start : head_span.end], quantity or size, head)


def _counted(phrase: Phrase, head: str, quantity: str | None) -> bool:
    """A number makes a bare kind definite where something is built: 新建温室500亩."""
    return bool(quantity) and head_class(head) == "facility" and "build" in phrase.classes


def _named(masked: str, words_: str) -> bool:
    """Tell whether words that end in a quotation name something: “云谷”, 商圈“云谷”, 青石“一号工程”."""
    inner = words_[masked.rindex("“") :]
    head = ended(inner[1:-1])
    if head and len(inner) - 2 > len(head):
        return True
    if _COUNTED.match(inner) or _RULE.search(inner):
        return False
    before = masked[: masked.rindex("“")].rstrip("”‖“")
    return not before or bool(ended(before))


def _takes(phrase: Phrase, head: str) -> bool:
    return phrase.after or bool(phrase.classes & _TAKES[head_class(head)])


def _measured(masked: str, chars: str, span: Span) -> tuple[Span, str | None]:
    """Part a quantity at either end of a name from it: 10万亩以上高标准农田, 基地2个至3个."""
    start, end = span
    quantity: str | None = None
    while start < end and (match := QUANTITY.match(masked, start, end)) and match.end() < end:
        quantity = quantity or (match[0] if match[0] != "一批" else None)
        start = match.end()
    tail = None
    for tail in QUANTITY.finditer(masked, max(start, end - 16), end):
        pass
    if tail and tail.end() == end and tail.start() > start:
        quantity, end = tail[0], tail.start()
    # What stands before the last 的 only describes: 服务周边的物流集散地.
    cut = masked.rfind("的", start, end - 2)
    if cut >= 0:
        start = cut + 1
    return Span(start, end), quantity


def _made(
    reading: Reading,
    sentence: Sentence,
    clause: Span,
    phrase: Phrase,
    span: Span,
    shared: str,
    quantity: str | None,
    head: str,
) -> Project:
    status = _status(sentence, phrase)
    project = _project(reading, sentence, clause, span, phrase.run, status, head)
    if size := SIZE.search(project.name, 2):
        quantity = quantity or size[0]
        project = replace(project, name=project.name[: size.start()] + project.name[size.end() :])
    own, full = project.name, project.name + shared
    if not shared or own.endswith(shared):
        return replace(project, quantity=quantity)
    # 大桥等重大项目: 大桥 is its name; 汽车充电桩等一批项目: 汽车充电桩项目; 温泉体验等示范小镇: 温泉体验示范小镇.
    light = head and head != "”" and head_class(head) == "light"
    plain = own + (head if head in ("项目", "工程") else "")
    name = own if ended(own) else plain if light else full
    aliases = tuple(dict.fromkeys(alias for alias in (own, plain if light else full, full) if alias != name))
    return replace(project, name=name, aliases=aliases, quantity=quantity)


def _project(
    reading: Reading, sentence: Sentence, clause: Span, span: Span, verb: str, status: Status, head: str
) -> Project:
    section = sentence.section
    if sentence.heading and section is not None:
        section = reading.sections[section].parent
    name = re.sub(r"（[^（）]{6,}）", "", reading.words(span))
    return Project(name, status, clause, span, section, sentence.index, verb, campaign=head in _CAMPAIGN)


def _status(sentence: Sentence, phrase: Phrase) -> Status:
    if phrase.aim:
        return Status.ONGOING
    if sentence.orientation is Orientation.REVIEW:
        begun = not phrase.done if phrase.after else any(word in phrase.run for word in _REVIEW_ONGOING)
        return Status.ONGOING if begun else Status.DONE
    going = phrase.run == "以…为" or any(word in phrase.run for word in _PLAN_ONGOING)
    return Status.ONGOING if going else Status.PLANNED


def _known(found: list[Project]) -> Iterator[Project]:
    """What the review reports as done or begun, and the plan takes up again, is ongoing there."""
    before: set[str] = set()
    for project in found:
        if project.status is Status.PLANNED and project.name in before:
            project = replace(project, status=Status.ONGOING)
        elif project.status is not Status.PLANNED:
            before.add(project.name)
        yield project
