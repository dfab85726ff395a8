"""A name as the pairs of characters that it is made of, which is how parts of it are found.

SQLite's own trigrams find nothing below three characters, and most Chinese words have two. Of Latin letters there are
so few that half of all names hold any two of them; so three in a row are a word of the index as well.
Each pair is written in figures, so that nothing that somebody types can mean something to the full-text engine.
"""

from __future__ import annotations

START, END = "\x02", "\x03"


def token(pair: str) -> str:
    """Return a pair of characters as one word of the full-text index.

    >>> token("青石")
    '9752x77f3'
    """
    return f"{ord(pair[0]):x}x{ord(pair[1]):x}"


def tokens(text: str) -> list[str]:
    """Return all words of the index for `text`, each once; `START` and `END` mark where a name begins and ends.

    >>> tokens(START + "青石"), tokens("Park")
    (['2x9752', '9752x77f3'], ['50x61', '61x72', '72x6b', '50x61x72', '61x72x6b'])
    """
    return list(dict.fromkeys([*_pairs(text), *_triples(text)]))


def telling(text: str) -> list[str]:
    """Return those that tell most of `text` and together cover it: threes of Latin letters, pairs for all else.

    >>> telling("5Gpark"), telling("青石")
    (['35x47', '47x70x61', '70x61x72', '61x72x6b'], ['9752x77f3'])
    """
    latin = [text[i : i + 2].isascii() and text[i : i + 2].isalpha() for i in range(len(text) - 1)]
    alone = [
        token(text[i : i + 2])
        for i, both in enumerate(latin)
        if not (both and (any(latin[max(0, i - 1) : i]) or any(latin[i + 1 : i + 2])))
    ]
    return list(dict.fromkeys([*alone, *_triples(text)]))


def _pairs(text: str) -> list[str]:
    return [token(text[i : i + 2]) for i in range(len(text) - 1)]


def _triples(text: str) -> list[str]:
    parts = (text[i : i + 3] for i in range(len(text) - 2))
    return ["x".join(f"{ord(c):x}" for c in part) for part in parts if part.isascii() and part.isalpha()]
