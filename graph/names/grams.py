"""A name as the pairs of characters that it is made of, which is how parts of it are found.

SQLite's own trigrams find nothing below three characters, and most Chinese words have two.
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
    """Return the pairs in `text`, each once, in their order; `START` and `END` mark where a name begins and ends.

    >>> tokens(START + "青石")
    ['2x9752', '9752x77f3']
    """
    return list(dict.fromkeys(token(text[i : i + 2]) for i in range(len(text) - 1)))
