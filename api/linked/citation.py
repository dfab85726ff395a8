"""How to cite words of a report: by the Chinese standard GB/T 7714—2015, and as a BibTeX entry.

The date of reading is left to the reader: a page that wrote today's date would be another page tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from gangmu.api.linked.model import Citation
from gangmu.graph.iris import digest

# GB/T 7714—2015, annex B: N a newspaper, R a report, EB an electronic bulletin; OL online.
TYPES: Mapping[str, str] = {"NewsDigest": "N/OL", "PolicyDocument": "EB/OL"}
_TEX = str.maketrans(
    {
        **{char: f"\\{char}" for char in "#$%&_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: the report (its kind is the local name of its class), its words with their place, the address."""

    author: str
    title: str
    kind: str
    year: str
    exact: str
    start: int
    end: int
    address: str


def citations(cited: Cited, date_read: str) -> tuple[Citation, ...]:
    """Return the citation in each style; `date_read` stands where the reader's date belongs."""
    return Citation("GB/T 7714—2015", gbt(cited, date_read)), Citation("BibTeX", bibtex(cited))


def gbt(cited: Cited, date_read: str) -> str:
    """Return the citation by GB/T 7714—2015: author, title, type, year, place of the words, date read, address.

    >>> said = Cited("青石县", "青石县报告", "PlanOutline", "2021", "新建水库", 3, 7, "https://w3id.org/gangmu/id/x")
    >>> gbt(said, "引用日期")
    '青石县. 青石县报告[R/OL]. 2021: 第3—7字[引用日期]. https://w3id.org/gangmu/id/x.'
    """
    place = f"第{cited.start}—{cited.end}字" if cited.exact else ""
    when = ": ".join(filter(None, (_line(cited.year), place)))
    heads = (_line(cited.author), f"{_line(cited.title)}[{TYPES.get(cited.kind, 'R/OL')}]", f"{when}[{date_read}]")
    return f"{'. '.join(filter(None, heads))}. {cited.address}."


def bibtex(cited: Cited) -> str:
    r"""Return the citation as a BibTeX entry, in which no word of the report can end a field.

    >>> print(bibtex(Cited("青石县", "50% {青石}", "PlanOutline", "2021", "甲", 3, 4, "https://w3id.org/gangmu/id/甲")))
    @misc{gangmu-7a8b437150fa,
      author = {{青石县}},
      title = {50\% \{青石\}},
      year = {2021},
      note = {“甲”, characters 3--4},
      url = {https://w3id.org/gangmu/id/%E7%94%B2},
      language = {zh},
    }
    """
    note = f"“{_tex(cited.exact)}”, characters {cited.start}--{cited.end}" if cited.exact else ""
    fields = {
        "author": f"{{{_tex(cited.author)}}}" if cited.author else "",
        "title": _tex(cited.title),
        "year": _tex(cited.year),
        "note": note,
        "url": quote(cited.address, safe=":/#"),
        "language": "zh",
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{gangmu-{digest(cited.address)},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    """Return a text on one line: reports break their lines where they like."""
    return " ".join(text.split())
