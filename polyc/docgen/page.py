"""What a plan is made of."""

from __future__ import annotations

from attrs import field, frozen


@frozen(kw_only=True)
class Page:
    """A file to be written: `path` is relative, parted by ``/``."""

    path: str
    text: str = field(repr=False)
