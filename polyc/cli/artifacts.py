"""What is handed out of a compiled policy."""

from __future__ import annotations

from polyc.backends.artifact import Artifact
from polyc.backends.python import print_module
from polyc.backends.sample import sample
from polyc.backends.schema import schema
from polyc.kernel.program import Program


def artifacts(program: Program) -> tuple[Artifact, ...]:
    """The module, the schema of its claims, and a claim as an example."""
    return (print_module(program), schema(program), sample(program))
