"""What is handed out of a compiled policy."""

from __future__ import annotations

from typing import Final

from polyc.backends import c, javascript, python
from polyc.backends.artifact import Artifact
from polyc.backends.sample import sample
from polyc.backends.schema import schema
from polyc.kernel.program import Program

TARGETS: Final = ("python", "javascript", "c", "native", "all")
"""The languages in which a policy is handed out."""


def artifacts(program: Program, target: str = "python") -> tuple[Artifact, ...]:
    """The module in one of the `TARGETS`, the schema of its claims, and a claim as an example."""
    return (*_modules(program, target), schema(program), sample(program))


def _modules(program: Program, target: str) -> tuple[Artifact, ...]:
    match target:
        case "python":
            return (python.print_module(program),)
        case "javascript":
            return javascript.print_module(program)
        case "c" | "native":
            return c.print_module(program)
        case "all":
            return tuple(each for one in ("python", "javascript", "c") for each in _modules(program, one))
        case _:
            raise ValueError(f"no back end is called {target}")
