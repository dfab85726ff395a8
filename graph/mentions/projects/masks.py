"""The clean text with the insides of quotation marks, title marks and brackets hidden, character for character."""

from __future__ import annotations

import re

HIDDEN = "‖"
_GROUP = re.compile(r"“[^“”\n]{1,60}”|（[^（）\n]{1,120}）|《[^《》\n]{1,120}》|〔[^〔〕\n]{1,8}〕|\([^()\n]{1,60}\)")


def mask(chars: str) -> str:
    """Return `chars` with what stands inside a pair of marks hidden; lengths and the marks themselves stay.

    >>> mask("建设“云谷、水岸”（二期）园区")
    '建设“‖‖‖‖‖”（‖‖）园区'
    """
    return _GROUP.sub(_hide, chars)


def _hide(match: re.Match[str]) -> str:
    group = match[0]
    return group[0] + HIDDEN * (len(group) - 2) + group[-1]
