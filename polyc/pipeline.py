"""The phases, one call each: text → syntax → model → checks → kernel."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from polyc.checks.all_checks import check_model
from polyc.checks.silencing import silenced
from polyc.diagnostics.diagnostic import Outcome
from polyc.kernel.program import Program
from polyc.kernel.verify import verify
from polyc.lowering.discharge import discharge
from polyc.lowering.lower import lower
from polyc.model.policy import Policy
from polyc.model.resolve import resolve
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.parser import parse as parse_text
from polyc.syntax.reading import read as read

SUFFIX = ".pol"


def policy_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The policies among and below these paths, sorted, each once."""
    found = {file for path in paths for file in (path.rglob(f"*{SUFFIX}") if path.is_dir() else (path,))}
    return tuple(sorted(found))


def parse(source: Source) -> Outcome[SourcePolicy]:
    """The syntax tree of a text."""
    return parse_text(source)


def understand(source: Source) -> Outcome[Policy]:
    """Syntax and model: names resolved, values typed."""
    tree = parse_text(source)
    if tree.value is None:
        return Outcome(value=None, diagnostics=tree.diagnostics)
    return resolve(tree.value)


def check(source: Source) -> Outcome[Policy]:
    """The policy, if nothing is wrong with it: model checks and a trial lowering included."""
    tree = parse_text(source)
    if tree.value is None:
        return Outcome(value=None, diagnostics=tree.diagnostics)
    understood = resolve(tree.value)
    if understood.value is None:
        return understood
    policy = understood.value
    trial = lower(policy, source.sha256, ())
    found = (*understood.diagnostics, *check_model(policy), *trial.diagnostics)
    outcome = Outcome(value=policy, diagnostics=silenced(tree.value, found))
    return Outcome(value=None if outcome.errors else policy, diagnostics=outcome.diagnostics)


def compile_policy(policy: Policy, source: Source, scenarios: tuple[str, ...] = ()) -> Outcome[Program]:
    """The program of a checked policy under some scenarios."""
    lowered = lower(policy, source.sha256, scenarios)
    if lowered.value is None:
        return lowered
    verify(lowered.value)
    return evolve(lowered, value=discharge(lowered.value))
