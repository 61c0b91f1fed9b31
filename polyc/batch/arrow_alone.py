"""Arrow as a short run wants it: without what it loads unasked, and with memory as the run needs it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec


def load_arrow() -> bool:
    """Whether Arrow is there; it is loaded in a third of the time where nothing in this process has loaded it.

    Arrow loads numpy where that is installed, which starts threads of its own; a run turns
    no table into one of numpy.  And Arrow's allocator asks for huge pages: to clear them
    costs more than they save a process that lives for a second, several times as much on
    a virtual machine whose host takes back what is free.
    """
    os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")
    if find_spec("pyarrow") is None:
        return False
    if "pyarrow" not in sys.modules and "numpy" not in sys.modules:
        sys.modules["numpy"] = None  # type: ignore[assignment]  # so Python says that a module is not there
        try:
            import_module("pyarrow")
        finally:
            del sys.modules["numpy"]
    return True
