"""The Python back end: one self-contained module a policy."""

from __future__ import annotations

from polyc.backends.python.printer import print_module

__all__ = ["print_module"]
