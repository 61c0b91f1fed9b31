"""The phases, one call each: text → syntax → model → checks → kernel."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from polyc.analysis.conflicts import with_claims
from polyc.analysis.rates import rates_out_of_range
from polyc.checks.adjustable_marks import adjustable_marks
from polyc.checks.all_checks import check_model
from polyc.checks.silencing import silenced
from polyc.diagnostics.diagnostic import Diagnostic, Outcome
from polyc.diagnostics.reached import RateReached
from polyc.kernel.program import Program
from polyc.lowering.lower import lower
from polyc.model.places import place_of_rate
from polyc.model.policy import Policy
from polyc.model.resolve import resolve
from polyc.source.text import Source, joint_fingerprint
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.inheriting import whole_tree
from polyc.syntax.parser import parse as parse_text
from polyc.syntax.reading import read as read

if TYPE_CHECKING:
    from polyc.batch.api import BatchPolicy

SUFFIX = ".pol"


def policy_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The policies among and below these paths, sorted, each once."""
    found = {file for path in paths for file in (path.rglob(f"*{SUFFIX}") if path.is_dir() else (path,))}
    return tuple(sorted(found))


def parse(source: Source) -> Outcome[SourcePolicy]:
    """The syntax tree of a text."""
    return parse_text(source)


def formatted(source: Source) -> Outcome[str]:
    """The text in its canonical layout, which means the same."""
    from polyc.syntax.formatting.reformat import formatted as reformatted

    return reformatted(source)


def compose(source: Source) -> Outcome[SourcePolicy]:
    """The syntax tree of a text together with the policies it builds on, which must be right."""
    return whole_tree(source, examined)


def understand(source: Source) -> Outcome[Policy]:
    """Syntax and model: names resolved, values typed."""
    tree = compose(source)
    if tree.value is None:
        return Outcome(value=None, diagnostics=tree.diagnostics)
    return resolve(tree.value)


def check(source: Source) -> Outcome[Policy]:
    """The policy, if nothing is wrong with it: model checks and a trial lowering included."""
    return check_whole(compose(source), source)


def check_whole(tree: Outcome[SourcePolicy], source: Source) -> Outcome[Policy]:
    """As `check`, of a text whose whole tree is known."""
    if tree.value is None:
        return Outcome(value=None, diagnostics=tree.diagnostics)
    return _checked(tree.value, source)


def examined(tree: SourcePolicy, source: Source) -> tuple[Diagnostic, ...]:
    """All that is wrong with the whole tree of a text."""
    return _checked(tree, source).diagnostics


def _checked(tree: SourcePolicy, source: Source) -> Outcome[Policy]:
    understood = resolve(tree)
    if understood.value is None:
        return understood
    policy = understood.value
    trial = lower(policy, source.sha256, ())
    marks = adjustable_marks(tree, source.text)
    found = (*understood.diagnostics, *marks, *check_model(policy), *trial.diagnostics)
    if trial.value is not None:
        found = _tried(policy, trial.value, found)
    outcome = Outcome(value=policy, diagnostics=silenced(tree, source.text, found))
    return Outcome(value=None if outcome.errors else policy, diagnostics=outcome.diagnostics)


def _tried(policy: Policy, program: Program, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings with claims that show them; where nothing is wrong, the rates that a claim drives too far."""
    shown = tuple(with_claims(found, program))
    if Outcome(value=None, diagnostics=shown).errors:
        return shown
    rates = (
        RateReached(span=place_of_rate(policy, each.about), name=each.about, rate=each.rate, claim=each.claim)
        for each in rates_out_of_range(program)
    )
    return (*shown, *rates)


def compile_policy(policy: Policy, source: Source, scenarios: tuple[str, ...] = ()) -> Outcome[Program]:
    """The program of a checked policy under some scenarios."""
    from polyc.kernel.verify import verify  # a check needs neither of them, and begins without
    from polyc.lowering.discharge import discharge

    lowered = lower(policy, fingerprint(policy, source), scenarios)
    if lowered.value is None:
        return lowered
    verify(lowered.value)
    return evolve(lowered, value=discharge(lowered.value))


def batch_policy(path: Path, scenarios: tuple[str, ...] = ()) -> Outcome[BatchPolicy]:
    """The policy of a file, ready to settle tables; needs the extra `batch`."""
    from polyc.batch.api import of_prepared
    from polyc.batch.preparing import prepare

    source = read(path)
    if source.value is None:
        return Outcome(value=None, diagnostics=source.diagnostics)
    checked = check(source.value)
    if checked.value is None:
        return Outcome(value=None, diagnostics=checked.diagnostics)
    policy = checked.value
    made = compile_policy(policy, source.value, scenarios)
    if made.value is None:
        return Outcome(value=None, diagnostics=made.diagnostics)
    ready = of_prepared(prepare(made.value, policy.conventions.order))
    return Outcome(value=ready, diagnostics=(*checked.diagnostics, *made.diagnostics))


def fingerprint(policy: Policy, source: Source) -> str:
    """That of the text, and of all texts it builds on: a change of any of them is another program."""
    if not policy.ancestors:
        return source.sha256
    return joint_fingerprint((source.sha256, *(each.sha256 for each in policy.ancestors)))
