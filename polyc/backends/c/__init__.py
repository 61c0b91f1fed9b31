"""The C back end: a header and a source in C99 that need nothing but the standard library's integers."""

from __future__ import annotations

from polyc.backends.c.printer import print_module

__all__ = ["print_module"]
