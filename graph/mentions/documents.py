"""The plans, schemes and rules that a report names in 《》; works of culture and reports are none."""

from __future__ import annotations

import re

from gangmu.graph.model import NamedDocument, Span
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

# -- patterns --------------------------------------------------------------------------------------------------------

# What may stand behind the noun: （2021—2025年）, （试行）.
_HEAD = alternatives(words("documents", "heads"))
_TITLED = re.compile(
    rf"《(?P<name>[^《》\n]{{1,60}}?(?:〈[^〈〉\n]{{1,40}}〉)?[^《》\n]{{0,40}}?{_HEAD}"
    r"(?:[（(〔][^（）()〔〕\n]{1,20}[）)〕])?)》"
)
_NEVER = re.compile(rf"(?:{alternatives(words('documents', 'never'))})$")

# -- read ------------------------------------------------------------------------------------------------------------


def read(reading: Reading) -> tuple[NamedDocument, ...]:
    """Return the documents that the report names, each where it is named first, in the order of the text.

    >>> from gangmu.graph.text import Source, clean
    >>> from gangmu.graph.outline import outline
    >>> text = clean(Source("a", "编制《青石县防洪规划（2021—2025年）》，排演《青石谣》。", "", ""))
    >>> [document.name for document in read(outline(text))]
    ['青石县防洪规划（2021—2025年）']
    """
    found: dict[str, NamedDocument] = {}
    for match in _TITLED.finditer(reading.text.chars):
        name = match["name"]
        if name not in found and not _NEVER.search(name):
            found[name] = NamedDocument(name, Span(*match.span("name")))
    return tuple(found.values())
