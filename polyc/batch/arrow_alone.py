"""Arrow as a short run wants it: without what it loads unasked, and with memory as the run needs it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Final

_UNASKED: Final = ("numpy", "pandas")


def load_arrow(*, alone: bool) -> bool:
    """Whether Arrow is there; `alone`, without numpy and pandas where nothing in this process has loaded them.

    Arrow loads both where they are installed, which takes longer than Arrow itself, many
    megabytes and threads of their own; no run on one machine makes a table one of theirs.  And
    Arrow's allocator asks for huge pages: to clear them costs more than they save a
    process that lives for a second, several times as much on a virtual machine whose host
    takes back what is free.
    """
    os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")
    if find_spec("pyarrow") is None:
        return False
    if alone and not {"pyarrow", *_UNASKED} & sys.modules.keys():
        sys.modules.update(dict.fromkeys(_UNASKED))  # type: ignore[arg-type]  # Python says so that there is none
        try:
            import_module("pyarrow.compute")
            import_module("pyarrow").array([])  # now it looks for pandas, this once
        finally:
            for name in _UNASKED:
                del sys.modules[name]
    return True
