"""What a report says that it carries out for a higher body: 贯彻落实市委“三个青石”总体思路."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from gangmu.graph.mentions.names import quick
from gangmu.graph.model import Mandate, Span
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

_CUES, _ISSUERS, _HEADS = (alternatives(words("mandates", part)) for part in ("cues", "issuers", "heads"))
_ISSUER = rf"(?:(?!{_CUES})[\u3400-\u9fff]{{2,4}}(?=[省市县区]委|[省市县区]政府))?{_ISSUERS}"
_CUE = re.compile(
    rf"(?P<cue>{quick(words('mandates', 'cues'))})(?:{alternatives(words('mandates', 'between'))})*"
    rf"(?P<issuer>{_ISSUER})(?:[、和]{_ISSUER})*"
)
# What is named: a formula in quotation marks, or a document's title; the stretch ends where the head noun closes it.
_NAMED = re.compile(r"“([^“”\n]{2,40})”|《([^《》\n]{4,60})》")
_HEAD = re.compile(rf"{_HEADS}(?:和{_HEADS})?(?=[，、。；和与及]|$)")
_STOP = re.compile("[。；！？\n]")
# Between the body and the name these open something else, which the body did not name.
_OTHER = re.compile("[，和与]|在$")
_COMMA = re.compile("[，。；！？\n]")
# So far from the body a name may stand; so near to it a name needs no head noun.
_REACH, _NEAR = 120, 6

# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[Mandate, ...]:
    """Return the mandates of the report, one for each thing named, in the order of the text.

    >>> from gangmu.graph.text import Source, clean
    >>> from gangmu.graph.outline import outline
    >>> text = clean(Source("a", "按照市委以绿色转型为牵引，打造“两个强市”、构建“一个高地”的定位，加快发展。", "", ""))
    >>> [(mandate.issuer, mandate.cue, mandate.name) for mandate in read(outline(text))]
    [('市委', '按照', '两个强市'), ('市委', '按照', '一个高地')]
    """
    starts = [sentence.at.start for sentence in reading.sentences]
    return tuple(
        Mandate(name, issuer, cue, at, spot, max(0, bisect_right(starts, at.start) - 1))
        for name, issuer, cue, at, spot in _found(reading.text.chars)
    )


def _found(chars: str) -> Iterator[tuple[str, str, str, Span, Span]]:
    """Yield name, issuer, cue, the phrase and the name's place of each mandate."""
    for match in _CUE.finditer(chars):
        begin = match.end()
        first = _NAMED.search(chars, begin, _before(_STOP, chars, begin))
        if first is None or not _direct(chars[begin : first.start()]):
            continue
        comma = _before(_COMMA, chars, first.end())
        names = [first, *_NAMED.finditer(chars, first.end(), comma)]
        head = _HEAD.search(chars, names[-1].end(), comma + 1)
        if head is None and first.start() - begin > _NEAR:
            continue
        at = Span(match.start(), head.end() if head else names[-1].end())
        for named in names:
            group = 1 if named[1] else 2
            yield named[group], match["issuer"], match["cue"], at, Span(*named.span(group))


def _before(mark: re.Pattern[str], chars: str, at: int) -> int:
    """Return where the next `mark` behind `at` stands, or how far to look where none is near."""
    found = mark.search(chars, at, at + _REACH)
    return found.start() if found else min(at + _REACH, len(chars))


def _direct(between: str) -> bool:
    """Tell whether a name is the body's own, given what stands between the two (…以甲为牵引，打造 may)."""
    return between.startswith("以") or not _OTHER.search(between)
