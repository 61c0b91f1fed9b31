"""Lines of policy within Markdown by hand, in the colours of the language."""

from __future__ import annotations

import re
from typing import Final

from polyc.docgen.example import snippet

FENCED: Final = re.compile(r"^```pol\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def coloured_fences(text: str) -> str:
    """The Markdown with every fence of ```` ```pol ```` as the site shows policies."""
    return FENCED.sub(lambda found: snippet(found[1]), text)
