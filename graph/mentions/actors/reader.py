"""The organisations, enterprises and persons that a report names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gangmu.graph.mentions.actors.bodies import bodies
from gangmu.graph.mentions.actors.departments import departments
from gangmu.graph.mentions.actors.firms import firms, is_name
from gangmu.graph.mentions.actors.makers import makers
from gangmu.graph.mentions.actors.persons import persons, posts
from gangmu.graph.mentions.names import Entry, Hit, each, gather, settle
from gangmu.graph.mentions.places.gazetteer import is_known
from gangmu.graph.model import Actor, Kind
from gangmu.graph.outline import Reading
from gangmu.ontology.lexicon import alternatives, words

_HEAD = re.compile("(?:集团)?(?:有限|股份有限|有限责任)?公司$|集团$")
_CENTRE = "党中央"
_BODIES = (Kind.PARTY_BODY, Kind.GOVERNMENT_BODY, Kind.ORGANIZATION)
# A short form of fewer characters, or one that ends in a word of business, is no name by itself.
_LEAST, _GENERIC_HEADS = 3, re.compile(rf"(?:{alternatives(words('actors', 'firm', 'heads'))}|商业|联合)$")
# So many characters hold a report's title, where its own province stands.
_OPENING = 200


def read(reading: Reading) -> tuple[Actor, ...]:
    """Return the actors that the report names, in the order of the text.

    >>> from gangmu.graph.text import Source, clean
    >>> from gangmu.graph.outline import outline
    >>> text = clean(Source("a", "青石县委书记张云岭作报告。支持甲乙、丙丁等企业。", "", ""))
    >>> [(actor.name, actor.kind.value) for actor in read(outline(text))]
    [('青石县委', 'PartyBody'), ('张云岭', 'Person'), ('甲乙', 'Enterprise'), ('丙丁', 'Enterprise')]
    """
    chars = reading.text.chars
    named = [*departments(chars), *bodies(chars), *persons(chars), *firms(chars), *makers(chars)]
    hits = [hit for hit in settle(named) if hit.key]
    hits = settle([*hits, *_short_forms(chars, hits)])
    entries = gather(chars, _united(chars, hits))
    return tuple(_actor(chars, entry) for entry in entries.values())


def _short_forms(chars: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield where the text names an enterprise without its place or its 公司, whose full name it has elsewhere."""
    for key in {hit.key for hit in hits if hit.kind is Kind.ENTERPRISE}:
        short = _HEAD.sub("", key[next((n for n in (4, 3, 2) if is_known(key[:n])), 0) :])
        if short != key and len(short) >= _LEAST and is_name(short) and not _GENERIC_HEADS.search(short):
            yield from (Hit(at, at + len(short), key, Kind.ENTERPRISE) for at in each(chars, short))


def _united(chars: str, hits: list[Hit]) -> Iterable[Hit]:
    """Yield the hits with the key of the one longer name that means the same (县委 of 青石县委), if there is one."""
    kinds = {hit.key: hit.kind for hit in hits}
    longer = {
        key: [other for other in kinds if key in other and key != other and _same(chars, key, other, kind)]
        for key, kind in kinds.items()
    }
    whole = {key: found[0] if len(found) == 1 else key for key, found in longer.items()}
    return (hit._replace(key=whole[hit.key]) for hit in hits)


def _same(chars: str, key: str, longer: str, kind: Kind) -> bool:
    """Tell whether `longer` is `key` with its place before it, or with 公司 after it.

    甲省委 is no other than 省委 only where 甲 is the report's own province.
    """
    if longer.startswith(key):
        return bool(_HEAD.fullmatch(longer, len(key)))
    if not longer.endswith(key):
        return False
    place = longer[: -len(key)]
    return is_known(place) if kind not in _BODIES else key[0] != "省" or place in chars[:_OPENING]


def _actor(chars: str, entry: Entry) -> Actor:
    """Return the record of one actor, under the form of its name that the text uses most."""
    held: dict[str, None] = {}
    if entry.kind is Kind.PERSON:
        for spot in entry.spots:
            held |= dict.fromkeys(posts(chars, spot.start))
    # 中央 alone is said of much else; the party's centre bears its full name wherever the report gives it once.
    name = _CENTRE if _CENTRE in entry.forms else entry.name
    aliases = tuple(form for form in entry.forms if form != name)
    return Actor(name, entry.kind, entry.spots, aliases, tuple(held))
