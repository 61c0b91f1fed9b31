"""Policies named on the command line: found, checked and compiled."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from attrs import field, frozen

from polyc import pipeline
from polyc.cli.console import paint_for, warn
from polyc.cli.endings import Rejected, WrongUsage
from polyc.cli.usage import Option
from polyc.diagnostics.report import Report
from polyc.kernel.program import Program
from polyc.model.policy import Policy
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy

SCENARIO: Final = Option(
    names=("--scenario",), metavar="情景", repeated=True, help="采用政策中的这个情景;可以写多次"
)


@frozen(kw_only=True)
class Checked:
    """A policy without errors, the text it was written in, and that text's whole tree."""

    policy: Policy
    source: Source
    tree: SourcePolicy = field(repr=False)


def files(words: Iterable[str]) -> tuple[Path, ...]:
    """The policies at these paths and below them; raises `WrongUsage` where there is none."""
    paths = [Path(word) for word in words]
    for path in paths:
        if not path.exists():
            raise WrongUsage(f"没有这个文件或文件夹:{path}")
    found = pipeline.policy_files(paths)
    if not found:
        raise WrongUsage(f"这里没有 .pol 文件:{'、'.join(map(str, paths))}")
    return found


def one_file(word: str) -> Path:
    """The one policy at this path; raises `WrongUsage` where it is no file."""
    path = Path(word)
    if not path.is_file():
        raise WrongUsage(f"没有这个文件:{path}")
    return path


def readable(path: Path) -> Source:
    """The text of a policy; shows what is wrong with the file and raises `Rejected`."""
    read = pipeline.read(path)
    if read.value is None:
        reject([Report(path=path, source=None, diagnostics=read.diagnostics)])
    return read.value


def examine(path: Path) -> tuple[Report, Checked | None]:
    """All findings in one policy, and the policy unless one of them is an error."""
    read = pipeline.read(path)
    if read.value is None:
        return Report(path=path, source=None, diagnostics=read.diagnostics), None
    source = read.value
    tree = pipeline.compose(source)
    checked = pipeline.check_whole(tree, source)
    report = Report(path=path, source=source, diagnostics=(*read.diagnostics, *checked.diagnostics))
    if tree.value is None or checked.value is None or checked.errors:
        return report, None
    return report, Checked(policy=checked.value, source=source, tree=tree.value)


def load(path: Path) -> Checked:
    """One policy that must be right; shows its errors and raises `Rejected` otherwise."""
    report, checked = examine(path)
    if checked is None:
        reject([report])
    return checked


def compiled(checked: Checked, scenarios: Sequence[str] = ()) -> Program:
    """The program of a policy under these scenarios; shows what forbids it and raises `Rejected`."""
    _known(checked.policy, scenarios)
    made = pipeline.compile_policy(checked.policy, checked.source, tuple(scenarios))
    if made.value is None or made.errors:
        reject([Report(path=checked.source.path, source=checked.source, diagnostics=made.diagnostics)])
    return made.value


def _known(policy: Policy, scenarios: Sequence[str]) -> None:
    names = [each.name for each in policy.scenarios]
    for name in scenarios:
        if name not in names:
            known = f"有这些情景:{'、'.join(names)}。" if names else "这项政策没有写情景。"
            raise WrongUsage(f"没有叫“{name}”的情景。{known}")


def reject(reports: Sequence[Report]) -> NoReturn:
    """Show the findings on standard error and end the command."""
    from polyc.diagnostics.render_text import render_text

    warn(render_text(reports, paint_for(sys.stderr)))
    raise Rejected
