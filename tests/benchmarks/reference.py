"""The reference job from its policy text to a loaded module."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from polyc import pipeline
from polyc.backends.python.load import load

POLICY = Path(__file__).with_name("reference.pol")


def reference() -> ModuleType:
    """The module compiled from `reference.pol`."""
    source = pipeline.read(POLICY).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    program = pipeline.compile_policy(policy, source).value
    assert program is not None
    return load(program)
