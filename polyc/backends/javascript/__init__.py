"""The JavaScript back end: a script for pages and a module for Node, both around one core."""

from __future__ import annotations

from polyc.backends.javascript.printer import print_module

__all__ = ["print_module"]
