"""Chinese punctuation for prose that was typed with half-width marks."""

from __future__ import annotations

import re
from typing import Final

_HAN: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff10-\uff5a“”《》〔〕、。]"
_WIDE: Final = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_MARK: Final = re.compile(rf"(?<={_HAN})[,:;?!]|[,:;?!](?={_HAN})|;(?=.*{_HAN})|(?<=[)）%\d]);")
_SMALL_BRACKETS: Final = re.compile(r"\([^()]*\)")


def typeset(prose: str) -> str:
    """The prose with full-width marks beside Chinese and around it; figures and code keep theirs.

    >>> typeset("较小(4,300.00元,300.00元)")
    '较小（4,300.00元，300.00元）'
    """
    if not re.search(_HAN, prose):
        return prose
    marked = _MARK.sub(lambda found: _WIDE[found[0]], prose)
    while (wider := _SMALL_BRACKETS.sub(_bracket, marked)) != marked:
        marked = wider
    return marked


def _bracket(found: re.Match[str]) -> str:
    """Wide brackets around Chinese; those around bare figures stay."""
    inner = found[0][1:-1]
    return f"（{inner}）" if re.search(_HAN, inner) else found[0]
