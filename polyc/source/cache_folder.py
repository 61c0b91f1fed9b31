"""A folder of this user's own for what is quicker to read back than to make again.

What lies there is unpickled and executed, so it must not be a place where another user
could put a file: the folder has mode 0700 and belongs to the user.
"""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder, made if need be; None where no safe one can be had."""
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "polyc"
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = home.stat()
    except (OSError, RuntimeError):
        return None
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return home if mine and not status.st_mode & 0o077 else None
