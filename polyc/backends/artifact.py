"""What a back end makes: text, and where it belongs."""

from __future__ import annotations

import re

from attrs import frozen


@frozen(kw_only=True)
class Artifact:
    """A file to be written: `path` is relative and parted by ``/``."""

    path: str
    text: str


def artifact_path(policy: str, suffix: str) -> str:
    """The path for a policy id, safe on every system: ``山东省/威海市/居民住院`` + ``.py``."""
    parts = (re.sub(r"\W", "_", part) for part in policy.split("/"))
    return "/".join(part or "_" for part in parts) + suffix
