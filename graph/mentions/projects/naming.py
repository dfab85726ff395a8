"""One listed thing to the name of an undertaking, its other wordings and its quantity; or to nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from gangmu.graph.mentions.projects.heads import acts, definite, ended, head_class, is_head, particular, vague
from gangmu.graph.mentions.projects.lists import DONE_TO, Item
from gangmu.graph.mentions.projects.phrases import Phrase
from gangmu.graph.mentions.projects.quantities import measured, sized
from gangmu.graph.model import Span
from gangmu.ontology.lexicon import alternatives, words

# -- words -----------------------------------------------------------------------------------------------------------

# Which verbs may have an object of which head: an organisation is founded, a document written, a fund either way.
_TAKES = {
    "facility": frozenset(("build", "carry", "found", "raise")),
    "programme": frozenset(("build", "carry", "hold", "raise")),
    "organisation": frozenset(("found",)),
    "event": frozenset(("hold",)),
    "fund": frozenset(("build", "carry", "found", "raise")),
    "document": frozenset(("write",)),
    "light": frozenset(("build", "carry", "hold", "raise")),
}
_URGING = frozenset(words("projects", "verbs", "urging"))
# 市政、通信等基础设施 names kinds, 保税仓库等基础设施 does not.
_INSTALLATIONS = frozenset(("设施", "基础设施"))
_WEAK = frozenset(words("projects", "verbs", "weak"))
_DOES = words("projects", "verbs", "setting_up")
# 加强黑臭水体专项整治: these are named whatever is said of them.
_DRIVES = ("专项整治", "专项行动", "攻坚战", "改革", "试点")
_PLANS = frozenset(("计划", "行动计划"))
_HOLDS = frozenset(("hold",))
_SETS_UP = frozenset(("build", "found"))
_QUOTED_BY = frozenset(("build", "carry", "hold"))

# -- patterns --------------------------------------------------------------------------------------------------------

_RULE = re.compile(rf"{alternatives(words('projects', 'tails', 'rule'))}”$")
# A verb that the list repeats before a facility's name: 新增灌溉面积5万亩、新建改建农村公路7公里.
_DOING = re.compile("(?:新建改建|新建|改建|扩建|创建|立项|健全|优化|建设(?![办路街局]|社区|兵团))(?=..)")
_COUNTED = re.compile(r"“[一二两三四五六七八九十双百\d+]+(?:[个大项条支块方]|[^“”]{0,4}”$)")
_FORMULA = re.compile(r"(“[^“”]+”)(?=[^“”]+$)")
# 第三届云岭风筝汇: the ordinal makes it an event, whatever noun ends it.
_NTH = re.compile(r"[^的，]{0,12}?第[\d一二三四五六七八九十百]+届[^的，]{3,}$")
# 长江等重要生态系统保护工程: what is done to them is of the name.
_WORKED = re.compile("(?:保护|修复|治理|整治|改造)(?:重大|重点)?工程$")


class Named(NamedTuple):
    """A name found: its words, its other wordings, its quantity, the noun that ends it, and where its words stand."""

    name: str
    aliases: tuple[str, ...]
    quantity: str | None
    head: str
    spot: Span


# -- read ------------------------------------------------------------------------------------------------------------


def named(masked: str, chars: str, phrase: Phrase, item: Item) -> Named | None:
    """Return what `item` names as the object of `phrase`, or None where it names no definite undertaking."""
    found = _named(masked, chars, phrase, item)
    if found is None or acts(masked[found.spot.start : found.spot.end]):
        return None
    weak = phrase.verb in _WEAK and not phrase.after
    told = found.quantity or particular(found.name) or found.name.endswith(_DRIVES)
    return None if weak and not told else found


def _named(masked: str, chars: str, phrase: Phrase, item: Item) -> Named | None:
    span, quantity = measured(masked, item.span)
    if span.start >= span.end:
        return None
    if item.head is not None:
        return _sharing(masked, chars, phrase, item.head, span, quantity)
    shown, name = masked[span.start : span.end], chars[span.start : span.end]
    if ("“" in shown or "”" in shown) and shown.count("“") != shown.count("”"):
        return None
    if shown[-1] == "》" and "《" in shown:
        title = Span(masked.rindex("《", span.start, span.end), span.end)
        kind = ended(chars[title.start : title.end - 1])
        written = "write" in phrase.classes and kind and head_class(kind) == "document"
        return _plain(chars, title, quantity, kind) if written else None
    if shown[-1] == "”" and "“" in shown:
        done = phrase.verb in _URGING and shown.split("“")[0].endswith(_DOES)  # 支持青石建设“一枢纽”
        quoted = phrase.classes & _QUOTED_BY and not done and _names(shown, name)
        return _plain(chars, span, quantity, "") if quoted else None
    head = ended(shown)
    if not head and phrase.classes & _HOLDS and _NTH.match(shown):
        return _plain(chars, span, quantity, "会")
    if head and head_class(head) == "facility" and (doing := _DOING.match(masked, span.start, span.end - len(head))):
        span = Span(doing.end(), span.end)
        name = chars[slice(*span)]
    if quantity and phrase.verb == "新增" and head and head_class(head) == "programme":
        return None  # 新增国土绿化3万亩 is a count
    if head and _takes(phrase, head) and (definite(name, head) or _counted(phrase, head, quantity)):
        return _plain(chars, span, quantity, head)
    return None


def _plain(chars: str, span: Span, quantity: str | None, head: str) -> Named:
    name, size = sized(chars[span.start : span.end])
    formula = _FORMULA.match(name)
    # “云谷”行动 is also called “云谷”; “专精特新”企业培育计划 is not called “专精特新”.
    aliases = (formula[1],) if formula and is_head(name[formula.end() :]) else ()
    return Named(name, aliases, quantity or size, head, span)


def _sharing(masked: str, chars: str, phrase: Phrase, shared: Span, span: Span, quantity: str | None) -> Named | None:
    """A thing that shares the head of its list.

    大桥等重大项目: 大桥 is its name; 汽车充电桩等一批项目: 汽车充电桩项目; 温泉体验等示范小镇: 温泉体验示范小镇.
    """
    whole = shared
    shared, size = measured(masked, whole)
    if shared.end < whole.end:
        size = None  # 甲、乙等项目58个: so many in all
    head = ended(masked[shared.start : shared.end])
    quoted = not head and masked[shared.end - 1] == "”"
    own, inside = sized(chars[span.start : span.end])
    if quoted and (phrase.verb in _URGING or _RULE.search(chars, shared.start, shared.end)):
        return None
    if not (quoted or (head and _takes(phrase, head))) or vague(own) or len(own) < 2:
        return None
    if head in _INSTALLATIONS and not (particular(own) or _installed(masked[phrase.object.start : shared.start])):
        return None
    tail = chars[shared.start : shared.end]
    full = own if own.endswith(tail) else own + tail
    light = bool(head) and head_class(head) == "light"
    plain = own + (head if head in ("项目", "工程") else "") if light else full
    own_head = ended(own)
    acted = head in DONE_TO or head == "改革"  # 铁路等行业改革: what is done to a bare kind is of its name
    bare = own_head == own and not definite(own, own_head)
    if bare and not acted and not quantity and head_class(own_head) == "facility":
        return None  # 道路、供水等配套工程
    known = (bool(own_head) and not (bare and acted)) or own[-1] == "线" == tail[-1]
    name = own if known else full if light and _WORKED.search(tail) else plain
    aliases = tuple(dict.fromkeys(alias for alias in (own, plain, full) if alias != name))
    return Named(name, aliases, quantity or size or inside, head, span)


def _installed(listed: str) -> bool:
    """Tell whether one of the things listed is a definite facility: then they are things, and not kinds."""
    return any((head := ended(one)) and definite(one, head) for one in re.split("[、和]", listed.removesuffix("等")))


def _counted(phrase: Phrase, head: str, quantity: str | None) -> bool:
    """A number makes a bare kind definite where something is built: 新建温室500亩."""
    return bool(quantity) and head_class(head) == "facility" and not phrase.classes.isdisjoint(_SETS_UP)


def _names(masked: str, name: str) -> bool:
    """Tell whether words that end in a quotation name something: “云谷”, 商圈“云谷”, 青石“一号工程”."""
    cut = masked.rindex("“")
    inner = name[cut:]
    head = ended(inner[1:-1])
    if head and len(inner) - 2 > len(head):
        return True
    if len(inner) < 4 or _COUNTED.match(inner) or _RULE.search(inner):
        return False
    before = masked[:cut].rstrip("”‖“")
    return not before or bool(ended(before))


def _takes(phrase: Phrase, head: str) -> bool:
    if head == "行动计划" and "carry" in phrase.classes:
        return True
    if head in _PLANS and "write" in phrase.classes:
        return True
    return phrase.after or bool(phrase.classes & _TAKES[head_class(head)])
