"""The parts of a slogan that headings unfold: those below the heading that is about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gangmu.graph.mentions.slogans.listings import listed
from gangmu.graph.mentions.slogans.parts import split
from gangmu.graph.model import Listed, Section, Span

# -- patterns --------------------------------------------------------------------------------------------------------

_NEAR = re.compile(r"[”’」』]?\w{0,12}[。：:]?\n?\W{0,3}")
# What a heading that is about a slogan has beside its name.
_OPENING = re.compile("[^，、；：“]{0,14}[“‘「]?")
_TAIL = re.compile(r"[”’」]?\w{0,6}")


def under(
    chars: str, sections: Sequence[Section], below: Mapping[int, Sequence[Section]], index: int, name: Span
) -> Iterator[Listed]:
    """Yield the headings below section `index`, or one that it stands in, if that names the slogan.

    A section names it in a heading that is about nothing else (做好“四篇文章”), or in the words right before the first
    of the headings below.
    """
    at: int | None = index
    while at is not None:
        section, children = sections[at], below.get(at, ())
        if len(children) > 1 and _about(chars, section, children, name):
            alike = [child for child in children if child.kind is children[0].kind]
            yield listed(chars, _telling(chars, [_named(chars, child) for child in alike], name), name, False)
        at = section.parent


def _about(chars: str, section: Section, children: Sequence[Section], name: Span) -> bool:
    if not section.at.holds(name):
        return bool(_NEAR.fullmatch(chars, name.end, children[0].at.start))
    if not _OPENING.fullmatch(chars, section.at.end - len(section.name), name.start):
        return False
    # Where the heading goes on to speak of something else, the parts must bear the slogan's own noun (…攻坚战).
    noun = chars[name.end - 2 : name.end]
    return bool(_TAIL.fullmatch(chars, name.end, section.at.end)) or all(noun in child.name for child in children)


def _named(chars: str, section: Section) -> Span:
    at = chars.find(section.name, *section.at)
    return Span(at, at + len(section.name)) if at >= 0 else section.at


def _telling(chars: str, names: list[Span], name: Span) -> list[Span]:
    """Return of headings of several clauses the clause that bears the slogan's noun, if each has one: …打好甲攻坚战."""
    noun = chars[name.end - 2 : name.end]
    clauses = [[clause for clause in split(chars, one, "，") if noun in chars[slice(*clause)]] for one in names]
    return [found[0] for found in clauses] if all(len(found) == 1 for found in clauses) else names
