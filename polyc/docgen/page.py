"""What a plan is made of."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, frozen

_TITLE: Final = re.compile(r"^# +(.+?)\s*(?:\{.*\})?$", re.MULTILINE)


@frozen(kw_only=True)
class Page:
    """A file to be written: `path` is relative, parted by ``/``."""

    path: str
    text: str = field(repr=False)

    @property
    def title(self) -> str:
        """The first heading of a page by hand, else the file's name."""
        found = _TITLE.search(self.text)
        return found[1] if found else self.path.removesuffix(".md")
