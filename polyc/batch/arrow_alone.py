"""Arrow as a short run wants it: without what it loads unasked, and with memory as the run needs it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec


def load_arrow(*, alone: bool) -> bool:
    """Whether Arrow is there; `alone`, it is loaded without numpy where nothing in this process has loaded that.

    Arrow loads numpy where it is installed, which takes longer than Arrow itself and
    starts threads of its own; no run on one machine makes a table one of numpy.  And
    Arrow's allocator asks for huge pages: to clear them costs more than they save a
    process that lives for a second, several times as much on a virtual machine whose host
    takes back what is free.
    """
    os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")
    if find_spec("pyarrow") is None:
        return False
    if alone and "pyarrow" not in sys.modules and "numpy" not in sys.modules:
        sys.modules["numpy"] = None  # type: ignore[assignment]  # Python's way to say that there is none
        try:
            import_module("pyarrow.compute")
        finally:
            del sys.modules["numpy"]
    return True
