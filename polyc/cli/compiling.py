"""A policy compiled under the scenarios that its cases ask for, kept from one run to the next."""

from __future__ import annotations

from functools import cache, partial

from polyc import pipeline
from polyc.cli import policies
from polyc.kernel.program import Program
from polyc.testing.keeping import kept
from polyc.testing.module import Compiled
from polyc.testing.run import Compile, Under


def compiling(checked: policies.Checked) -> Under:
    """The programs of a policy with their modules, read back where any command has made them before."""
    store, texts = kept(), pipeline.fingerprint(checked.policy, checked.source)

    @cache
    def under(scenarios: tuple[str, ...]) -> Compiled:
        return store.compiled(texts, scenarios, partial(policies.compiled, checked, scenarios))

    return under


def programs(under: Under) -> Compile:
    """The programs alone."""

    def program(scenarios: tuple[str, ...]) -> Program:
        return under(scenarios).program

    return program
