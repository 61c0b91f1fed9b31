"""A printed module, executed in memory."""

from __future__ import annotations

from types import CodeType, ModuleType

from polyc.backends.python.printer import print_module
from polyc.kernel.program import Program


def load(program: Program) -> ModuleType:
    """The module that `print_module` prints, ready to settle; nothing is written to disk."""
    return executed(printed_code(program))


def printed_code(program: Program) -> CodeType:
    """The module that `print_module` prints, compiled."""
    artifact = print_module(program)
    return compile(artifact.text, f"<{artifact.path}>", "exec")


def executed(code: CodeType) -> ModuleType:
    """A module of compiled code that `printed_code` made."""
    path = code.co_filename.strip("<>")
    module = ModuleType(path.removesuffix(".py").replace("/", "."))
    exec(code, module.__dict__)  # noqa: S102 - our own text
    return module
