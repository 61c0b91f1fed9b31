"""A printed module, executed in memory."""

from __future__ import annotations

from types import ModuleType

from polyc.backends.python.printer import print_module
from polyc.kernel.program import Program


def load(program: Program) -> ModuleType:
    """The module that `print_module` prints, ready to settle; nothing is written to disk."""
    artifact = print_module(program)
    module = ModuleType(artifact.path.removesuffix(".py").replace("/", "."))
    exec(compile(artifact.text, f"<{artifact.path}>", "exec"), module.__dict__)  # noqa: S102 - our own text
    return module
